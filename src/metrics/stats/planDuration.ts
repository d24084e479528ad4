import type {PlannedUnits} from "./experimentPlan.js";

/** How units come and how alike those of one account are. */
export interface PlanFlow {
  /** units of both arms that enter in a week */
  per_week: number;
  /** mean units of an account; 1 where units are independent; default 1 */
  cluster_size?: number;
  /** standard deviation of units of an account divided by their mean; default 0 */
  cluster_size_cv?: number;
  /** share of the variance that lies between accounts, 0 to 1; default 0 */
  intraclass?: number;
}

/**
 * By how much accounts with several alike units each inflate the number of units: 1 + ((1 + cv²) m - 1) ICC.
 *
 * @see Eldridge, Ashby and Kerry 2006, Sample size for cluster randomized trials, equation 3
 */
export function designEffect({
  cluster_size = 1,
  cluster_size_cv = 0,
  intraclass = 0
}: Omit<PlanFlow, "per_week">): number {
  return 1 + ((1 + cluster_size_cv ** 2) * cluster_size - 1) * intraclass;
}

/** Units and accounts of both arms together, and weeks until they are there. */
export function planDuration(
  {per_arm, reason}: PlannedUnits,
  flow: PlanFlow
): {units: number | null; accounts: number | null; weeks: number | null; reason?: string} {
  if (per_arm === null) return {units: null, accounts: null, weeks: null, reason};
  const units = 2 * Math.ceil(per_arm * designEffect(flow) - 1e-9);
  const accounts = Math.ceil(units / (flow.cluster_size ?? 1));
  if (!(flow.per_week > 0)) return {units, accounts, weeks: null, reason: "no units come in a week"};
  return {units, accounts, weeks: Math.ceil(units / flow.per_week)};
}

import type {Random} from "./random.js";
import type {Account} from "./world.js";

/** Seats gained or lost, as the last month's active-user rate suggests. */
export function seatChange(random: Random, account: Account, atRenewal: boolean): number | null {
  const rate = account.active_rate;
  if (rate === null) return null;
  const {seats, billing} = account.contract;
  const grow = rate > 0.55 ? 0.1 : rate > 0.4 ? 0.04 : 0.004;
  const shrink = atRenewal ? (rate < 0.35 ? 0.3 : 0.04) : billing === "monthly" && rate < 0.4 ? 0.025 : 0.002;
  const draw = random.next();
  if (draw < grow) return seats + Math.max(1, Math.round(seats * random.between(0.06, 0.28)));
  if (draw > 1 - shrink) return seats - Math.max(1, Math.round(seats * random.between(0.08, 0.3)));
  return null;
}

import {group} from "d3";
import type {ActivationFollow} from "./activation.js";
import type {ChurnTargets} from "./churnTarget.js";
import type {CompanyRow} from "./companyRow.js";
import type {MrrChange} from "./dailyMovements.js";
import type {Lifetime} from "./ltv.js";
import type {NamedWindow} from "./periods.js";
import type {Follow} from "./survival.js";

/** What the config says that metrics rest on. */
export interface MetricSettings {
  as_of: string;
  /** a fraction; null without one */
  gross_margin: number | null;
  ltv_months: number;
  logo_churn_targets: ChurnTargets;
}

/** The attributes of an account by which it is filtered. */
export interface AccountKeys {
  account_id: string;
  segment: string;
  plan: string;
  region: string;
  csm: string;
}

/** An account in a window, with what it is filtered by and its payment in the 12 months that end on t1. */
export interface InputRow extends CompanyRow, AccountKeys {
  /** the unused seats of t1, split by when their holders last used the product */
  unused_never: number | null;
  unused_lapsed: number | null;
  unused_partial: number | null;
  /** days of the 28 up to t1 with usage by anyone */
  active_days: number | null;
  /** bit k: paid k + 1 months before t1 */
  paid_months: number;
  /** bit k: paid k + 1 months before t1 and not k months before */
  lost_months: number;
  /** days from the first proactive touch to the coming renewal; as of the last day of data */
  first_proactive_days: number | null;
}

/** Something that belongs to an account. */
export type Of<T> = T & {account_id: string};

/** All that the metrics of a window are computed from. A list is null where its table is not given. */
export interface MetricInputs {
  window: NamedWindow;
  settings: MetricSettings;
  rows: readonly InputRow[];
  changes: readonly MrrChange[];
  /** hours from opening, tickets opened in the window */
  first_responses: readonly Of<Follow>[] | null;
  resolutions: readonly Of<Follow>[] | null;
  /** days from creation, requests made up to t1 */
  requests: readonly Of<Follow>[] | null;
  /** effort scores answered in the window */
  efforts: readonly Of<{score: number}>[] | null;
  activations: readonly Of<ActivationFollow>[] | null;
  lifetimes: readonly Of<Lifetime>[];
}

const LISTS = [
  "changes",
  "first_responses",
  "resolutions",
  "requests",
  "efforts",
  "activations",
  "lifetimes"
] as const;

type Lists = Pick<MetricInputs, (typeof LISTS)[number]>;

/** The inputs of the accounts that are kept. */
export function filterInputs(inputs: MetricInputs, keep: (account: AccountKeys) => boolean): MetricInputs {
  const rows = inputs.rows.filter(keep);
  const ids = new Set(rows.map((d) => d.account_id));
  const filtered = LISTS.map((list) => [list, inputs[list]?.filter((d) => ids.has(d.account_id)) ?? null]);
  return {...inputs, rows, ...(Object.fromEntries(filtered) as Lists)};
}

/** The inputs of each account by itself, in one pass. */
export function inputsByAccount(inputs: MetricInputs): Map<string, MetricInputs> {
  const groups = LISTS.map((list) => {
    const items: readonly Of<unknown>[] | null = inputs[list];
    return {list, byAccount: items && group(items, (d) => d.account_id)};
  });
  const parts = inputs.rows.map((row) => {
    const lists = groups.map(({list, byAccount}) => [
      list,
      byAccount && (byAccount.get(row.account_id) ?? [])
    ]);
    return [row.account_id, {...inputs, rows: [row], ...(Object.fromEntries(lists) as Lists)}] as const;
  });
  return new Map(parts);
}

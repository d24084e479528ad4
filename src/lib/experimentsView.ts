import type {ExperimentReport, ExperimentsData} from "../metrics/experimentsData.js";
import type {KpiResult} from "../metrics/stats/experimentTypes.js";
import {fold, foldedWords, holdsWords} from "./fold.js";

/** What has become of an experiment, in the order of the chips: successes and failures side by side. */
export const STATES = [
  "better",
  "worse",
  "no difference",
  "blocked",
  "no control",
  "cannot decide",
  "running"
] as const;

/** One of them. */
export type ExperimentState = (typeof STATES)[number];

/** The account that stands for experiments across accounts. */
export const ACROSS = "across";

/** What the page's controls choose, by key; a missing one has its default. */
export interface ExperimentsChoice {
  /** words that name, id, account or KPI must hold */
  q?: string;
  state?: string;
  /** an account_id, or ACROSS */
  account?: string;
  /** an experiment_id */
  experiment?: string;
}

/** An experiment in the list. */
export interface RegistryRow {
  report: ExperimentReport;
  state: ExperimentState;
  /** a guardrail whose whole interval lies beyond its margin */
  breached: boolean;
}

/** An account that has experiments of its own. */
export interface ExperimentAccount {
  account_id: string;
  name: string;
  count: number;
}

/** Everything that the Experiments page shows under a choice. */
export interface ExperimentsView {
  data: ExperimentsData;
  choice: ExperimentsChoice;
  /** the rows that the choice leaves, the newest first */
  rows: RegistryRow[];
  /** how many there are of each state, whatever state is chosen */
  counts: Map<ExperimentState, number>;
  /** all of the counts together */
  total: number;
  accounts: ExperimentAccount[];
  /** how many experiments run across accounts */
  across: number;
  /** the chosen experiment, or the newest that the choice leaves; null where there is none */
  chosen: RegistryRow | null;
  /** an experiment that was asked for and does not exist */
  unknown: string | null;
}

/** Computes the Experiments page. */
export function experimentsView(data: ExperimentsData, choice: ExperimentsChoice): ExperimentsView {
  const all = data.experiments.map(registryRow);
  const words = foldedWords(choice.q ?? "");
  const open = all.filter(({report}) => ofAccount(report, choice.account) && holds(report, words));
  const counts = new Map(STATES.map((d) => [d, open.filter((row) => row.state === d).length]));
  const rows = STATES.some((d) => d === choice.state)
    ? open.filter((row) => row.state === choice.state)
    : open;
  const asked = choice.experiment ? all.find((d) => d.report.experiment_id === choice.experiment) : undefined;
  const unknown = choice.experiment && !asked ? choice.experiment : null;
  return {
    ...{data, choice, rows, counts, unknown},
    total: open.length,
    accounts: accountsOf(data),
    across: data.experiments.filter((d) => d.account_id === null).length,
    chosen: unknown !== null ? null : (asked ?? rows[0] ?? null)
  };
}

function registryRow(report: ExperimentReport): RegistryRow {
  return {
    report,
    state: stateOf(report),
    breached: report.result.kpis.some((d) => d.outcome === "breached")
  };
}

/** What has become of an experiment: that of its primary KPI, once it is over and its split holds. */
export function stateOf({result}: ExperimentReport): ExperimentState {
  if (result.status !== "ended") return result.status;
  const outcome = result.kpis.find((d) => d.role === "primary")?.outcome;
  if (outcome === "better" || outcome === "worse") return outcome;
  return outcome === "no detectable difference" ? "no difference" : "cannot decide";
}

/** The KPI that is decided on; the first where none is marked. */
export function primaryOf(kpis: readonly KpiResult[]): KpiResult | null {
  return kpis.find((d) => d.role === "primary") ?? kpis[0] ?? null;
}

function ofAccount({account_id}: ExperimentReport, account: string | undefined): boolean {
  if (!account) return true;
  return account === ACROSS ? account_id === null : account_id === account;
}

function holds(report: ExperimentReport, words: readonly string[]): boolean {
  const {experiment_id, name, hypothesis, account_id, account_name, result} = report;
  const kpis = result.kpis.map((d) => d.kpi);
  return holdsWords([experiment_id, name, hypothesis, account_id, account_name, ...kpis].join(" "), words);
}

function accountsOf({experiments}: ExperimentsData): ExperimentAccount[] {
  const accounts = new Map<string, ExperimentAccount>();
  for (const {account_id, account_name} of experiments) {
    if (account_id === null) continue;
    const known = accounts.get(account_id) ?? {account_id, name: account_name ?? account_id, count: 0};
    accounts.set(account_id, {...known, count: known.count + 1});
  }
  return [...accounts.values()].sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
}

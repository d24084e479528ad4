import {group} from "d3";
import type {SegmentChurn} from "../metrics/churnTarget.js";
import {churnTable} from "../metrics/churnTarget.js";
import type {Metric} from "../metrics/metric.js";
import {retention} from "../metrics/retention.js";

import {BANDS} from "./bands.js";
import type {Measure, Triangle} from "./cohortTriangle.js";
import {triangle} from "./cohortTriangle.js";
import type {Curve} from "./lives.js";
import {curves, follows} from "./lives.js";
import {lossesByAge} from "./lossesByAge.js";
import type {OverviewData, WindowData} from "./overviewData.js";
import {unpackRows} from "./overviewData.js";
import {chosenWindows} from "./overviewView.js";
import type {RetentionData, Split} from "./retentionData.js";
import {SPLITS} from "./retentionData.js";

/** What the page's controls choose, by key; a missing one has its default. */
export interface RetentionChoice {
  measure?: string;
  cohorts?: string;
  cell?: string;
  by?: string;
  segment?: string;
  plan?: string;
  region?: string;
  csm?: string;
  quarter?: string;
}

/** A segment's logo churn in the quarter against its target. */
export type TargetRow = ReturnType<typeof churnTable>[number] & SegmentChurn;

/** The rates of one group over the windows. */
export interface Trend {
  name: string;
  points: {period: string; metric: Metric}[];
}

/** Everything that the Retention page shows under a choice. */
export interface RetentionView {
  measure: Measure;
  shows: "share" | "amount";
  by: Split;
  window: WindowData;
  triangle: Triangle;
  curves: Curve[];
  left_out: number;
  /** The last month that the curves are drawn to. */
  horizon: number;
  losses: ReturnType<typeof lossesByAge>;
  lives: {accounts: number; left: number};
  targets: TargetRow[];
  all: TargetRow | null;
  trends: Trend[];
  periods: string[];
}

/** Computes the Retention page. */
export function retentionView(
  data: RetentionData,
  overview: OverviewData,
  choice: RetentionChoice
): RetentionView {
  const measure = choice.measure === "grr" || choice.measure === "nrr" ? choice.measure : "logo";
  const by = SPLITS.find((d) => d === choice.by) ?? "segment";
  const months = choice.cohorts === "all" ? Infinity : Number(choice.cohorts ?? 16) || 16;
  const {window} = chosenWindows(overview, choice);
  const {curves: drawn, left_out} = curves(data, choice, by);
  const lives = follows(data, choice);
  const churn = targetRows(overview, window, choice);
  // A quarter under way would end every line near zero lost; it is drawn when it is asked for.
  const windows = overview.windows.filter((d) => d === window || !d.label.includes(" "));
  return {
    measure,
    by,
    shows: choice.cell === "amount" ? "amount" : "share",
    window,
    triangle: triangle(data, choice, {measure, months}),
    curves: drawn,
    left_out,
    horizon: horizonOf(drawn),
    losses: lossesByAge(lives),
    lives: {accounts: lives.length, left: lives.filter((d) => d.event).length},
    ...churn,
    trends: trends({...overview, windows}, {measure, by, choice}),
    periods: windows.map((d) => d.label)
  };
}

/** The curves are drawn to two years, or to the longest half year that somebody was still followed in. */
function horizonOf(drawn: readonly Curve[]): number {
  const longest = Math.max(0, ...drawn.flatMap((d) => d.follows.map((f) => f.time)));
  return Math.max(6, Math.min(24, Math.floor(longest / 6) * 6));
}

function chosenRows(overview: OverviewData, window: WindowData, choice: RetentionChoice) {
  const {accounts} = overview;
  const keep = (i: number) => SPLITS.every((key) => !choice[key] || accounts[key][i] === choice[key]);
  return unpackRows(window.rows, accounts.account_id, BANDS).flatMap((row, k) => {
    const i = window.rows.i[k] ?? -1;
    return keep(i) ? [{row, i}] : [];
  });
}

function targetRows(overview: OverviewData, window: WindowData, choice: RetentionChoice) {
  const base = chosenRows(overview, window, choice).filter(({row}) => row.start_mrr > 0);
  const segments = Array.from(
    group(base, ({i}) => overview.accounts.segment[i] ?? "(none)"),
    ([segment, D]) => ({segment, accounts: D.length, lost: D.filter(({row}) => row.end_mrr <= 0).length})
  ).sort((a, b) => (a.segment < b.segment ? -1 : 1));
  const rows = churnTable(segments, overview.targets).map((d, i) => ({...d, ...segments[i]!}));
  const accounts = segments.reduce((sum, d) => sum + d.accounts, 0);
  const lost = segments.reduce((sum, d) => sum + d.lost, 0);
  const expected = rows.reduce(
    (sum, d, i) => sum + (d.churn.target ?? NaN) * (segments[i]?.accounts ?? 0),
    0
  );
  const known = Number.isFinite(expected) && accounts > 0;
  const sum = {segment: "All accounts", accounts, lost};
  const [all] = churnTable([sum], known ? expected / accounts : null);
  return {targets: rows, all: rows.length > 1 && all ? {...all, ...sum} : null};
}

const METRIC = {logo: "logo_churn", grr: "grr", nrr: "nrr"} as const;

/** The measure by quarter of the five largest groups; logo churn stands for logos, since its target does. */
function trends(
  overview: OverviewData,
  {measure, by, choice}: {measure: Measure; by: Split; choice: RetentionChoice}
): Trend[] {
  const column = overview.accounts[by];
  const byWindow = overview.windows.map((window) => ({
    period: window.label,
    groups: group(chosenRows(overview, window, choice), ({i}) => column[i] ?? "(none)")
  }));
  const sizes = new Map<string, number>();
  for (const {groups} of byWindow) {
    for (const [name, D] of groups) sizes.set(name, (sizes.get(name) ?? 0) + D.length);
  }
  const names = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 5);
  return names
    .map(([name]) => name)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => ({
      name,
      points: byWindow.map(({period, groups}) => {
        const rows = (groups.get(name) ?? []).map((d) => d.row);
        return {period, metric: retention(rows)[METRIC[measure]]};
      })
    }));
}

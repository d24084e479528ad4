import {benjaminiHochberg} from "./benjaminiHochberg.js";
import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";
import {normalCdf} from "./normal.js";
import {wilson} from "./wilson.js";

/** Targets of the config: one for all, or one per segment with a default; fractions a quarter. */
export type ChurnTargets = number | Readonly<Record<string, number>> | null | undefined;

/** The accounts of a segment that paid when the quarter started, and how many of them it lost. */
export interface SegmentChurn {
  segment: string;
  accounts: number;
  lost: number;
}

/** The target of a segment; null where the config has none. */
export function targetOf(targets: ChurnTargets, segment: string): number | null {
  if (targets === null || targets === undefined) return null;
  if (typeof targets === "number") return targets;
  return targets[segment] ?? targets.default ?? null;
}

/**
 * Logo churn of a quarter against the target, in words: above or below target when the target lies outside
 * the Wilson interval, else within noise. Over several segments the target is what they would lose at theirs.
 */
export function churnVsTarget(segments: readonly SegmentChurn[], targets: ChurnTargets): Metric {
  const known = segments.flatMap((d) => {
    const target = targetOf(targets, d.segment);
    return target === null ? [] : [{...d, target}];
  });
  if (targets === null || targets === undefined)
    return undefinedMetric("the config gives no target of logo churn");
  const sum = (of: (d: (typeof known)[number]) => number) => known.reduce((total, d) => total + of(d), 0);
  const [n, lost] = [sum((d) => d.accounts), sum((d) => d.lost)];
  const interval = wilson(lost, n);
  if (interval === null)
    return undefinedMetric("no account with a target was paying when the quarter started", {n});
  const shared = known.every((d) => d.target === known[0]?.target) ? known[0]?.target : undefined;
  const target = shared ?? sum((d) => d.accounts * d.target) / n;
  const verdict =
    interval.low > target ? "above target" : interval.high < target ? "below target" : "within noise";
  const {low, high} = interval;
  const ends = {low: low - target, high: high - target};
  return {
    value: lost / n - target,
    numerator: lost,
    denominator: n,
    ...ends,
    n,
    method: "Wilson 95 %, less the target",
    verdict,
    target
  };
}

/** One verdict per segment; *marked* says that it stands when all segments are looked at (5 % false discoveries). */
export function churnTable(
  segments: readonly SegmentChurn[],
  targets: ChurnTargets
): {segment: string; churn: Metric; p: number | null; marked: boolean}[] {
  const rows = segments.map((d) => {
    const churn = churnVsTarget([d], targets);
    return {segment: d.segment, churn, p: scoreTest(d, churn.target ?? null)};
  });
  const marks = benjaminiHochberg(rows.map((d) => d.p));
  return rows.map((d, i) => ({...d, marked: marks[i]!}));
}

/** Two-sided score test of a share, the one whose acceptance region is Wilson's interval. */
function scoreTest({accounts, lost}: SegmentChurn, target: number | null): number | null {
  if (target === null || accounts === 0) return null;
  const error = Math.sqrt((target * (1 - target)) / accounts);
  if (error === 0) return lost / accounts === target ? 1 : 0;
  return 2 * normalCdf(-Math.abs(lost / accounts - target) / error);
}

import type {Follow, SurvivalStep} from "../metrics/survival.js";
import {survival} from "../metrics/survival.js";
import type {LogRank} from "../metrics/stats/logRank.js";
import {logRank} from "../metrics/stats/logRank.js";
import {chance} from "./chance.js";
import type {RetentionData, Split} from "./retentionData.js";
import {splitFilter} from "./retentionData.js";

type Filters = Partial<Record<Split, string>>;

/** The lives that pass a filter, as survival functions read them. */
export function follows(
  {lives, levels}: Pick<RetentionData, "lives" | "levels">,
  filters: Filters
): Follow[] {
  const keep = splitFilter(levels, lives, filters);
  return lives.months.flatMap((time, k) => {
    if (!keep(k)) return [];
    const entry = lives.entry[k] ?? 0;
    return [{time, event: lives.left[k] === 1, ...(entry > 0 ? {entry} : {})}];
  });
}

/** A survival curve of one group. */
export interface Curve {
  name: string;
  follows: Follow[];
  steps: SurvivalStep[];
}

/** One curve for each level of a split, the largest groups first, at most five; and how many groups are left out. */
export function curves(
  data: RetentionData,
  filters: Filters,
  by: Split
): {curves: Curve[]; left_out: number} {
  const groups = data.levels[by]
    .filter((name) => !filters[by] || filters[by] === name)
    .map((name) => ({name, follows: follows(data, {...filters, [by]: name})}))
    .filter((d) => d.follows.length > 0)
    .sort((a, b) => b.follows.length - a.follows.length);
  const shown = groups.slice(0, 5).map((d) => ({...d, steps: survival(d.follows)}));
  return {curves: shown.sort((a, b) => (a.name < b.name ? -1 : 1)), left_out: Math.max(0, groups.length - 5)};
}

/** Whether the curves that are drawn differ by more than chance. */
export function curvesApart(drawn: readonly Curve[]): LogRank {
  const rows = drawn.flatMap((curve) => curve.follows.map((d) => ({...d, name: curve.name})));
  return logRank(
    {
      time: rows.map((d) => d.time),
      event: rows.map((d) => Number(d.event)),
      entry: rows.map((d) => d.entry ?? -Infinity)
    },
    rows.map((d) => d.name)
  );
}

/** A test of groups in a few words: *log-rank p 0.012*; empty where there is nothing to compare. */
export function logRankText({p, df}: LogRank): string {
  if (p === null) return "";
  const groups = df === 1 ? "" : ` over ${df + 1} groups`;
  return `log-rank p ${chance(p)}${groups}`;
}

import {formatFor} from "../../lib/format.js";
import type {AnatomyRow} from "../../lib/scorecardAnatomy.js";
import type {Scorecard} from "../../metrics/health.js";
import {metricLabel} from "../../lib/metricWords.js";

const format = formatFor();

/** What the anatomy shows first: who carries the score, and who tells accounts least apart. */
export function anatomyTitle(card: Scorecard, rows: readonly AnatomyRow[]): string {
  const most = rows.reduce<AnatomyRow | null>((a, d) => (a === null || d.share > a.share ? d : a), null);
  if (most === null) return "The scorecard has no component";
  const first = `${metricLabel(most.component)} carries ${format.percent(most.share, 0)} of ${card.id}’s score`;
  const [flat] = rows
    .filter((d) => d.with_data >= 5)
    .map((d) => ({...d, alike: Math.max(d.at_full, d.at_zero) / d.with_data}))
    .sort((a, b) => b.alike - a.alike);
  if (flat === undefined || flat.alike < 0.5) return first;
  const end = flat.at_full >= flat.at_zero ? "all points" : "no points";
  return `${first}; ${metricLabel(flat.component)}, where ${format.percent(flat.alike, 0)} of accounts get ${end}, tells them least apart`;
}

/** From when to when a version counts. */
export function validity({valid_from, valid_to}: Pick<Scorecard, "valid_from" | "valid_to">): string {
  if (valid_from === undefined && valid_to === undefined) return "valid without limit";
  if (valid_to === undefined) return `valid from ${format.day(valid_from)}`;
  return valid_from === undefined
    ? `valid to ${format.day(valid_to)}`
    : `valid ${format.day(valid_from)} to ${format.day(valid_to)}`;
}

/** Whom a scorecard is for. */
export function cardScope({segments}: Pick<Scorecard, "segments">): string {
  return segments === undefined ? "every segment without one of its own" : segments.join(", ");
}

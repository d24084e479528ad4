import {BANDS} from "./bands.js";
import {toCsv} from "./csv.js";
import type {AnatomyRow} from "./scorecardAnatomy.js";
import type {BandChange} from "./scorecardWhatIf.js";

/** The anatomy as CSV; points_0 counts the accounts with 0 to 10 points, and so on. */
export function anatomyCsv(id: string, rows: readonly AnatomyRow[]): string {
  const bins = (rows[0]?.bins ?? []).map((_, k) => {
    return {key: `points_${10 * k}`, value: (d: AnatomyRow) => d.bins[k]};
  });
  return toCsv(rows, [
    {key: "scorecard", value: () => id},
    {key: "component_group", value: (d) => d.group},
    {key: "component", value: (d) => d.component},
    {key: "weight", value: (d) => d.share},
    {key: "mean_effective_weight", value: (d) => d.effective},
    {key: "bad", value: (d) => d.definition.bad},
    {key: "good", value: (d) => d.definition.good},
    {key: "with_data", value: (d) => d.with_data},
    {key: "accounts", value: (d) => d.accounts},
    {key: "median_points", value: (d) => d.median},
    {key: "at_zero", value: (d) => d.at_zero},
    {key: "at_full", value: (d) => d.at_full},
    ...bins
  ]);
}

/** The accounts that change band as CSV. */
export function changesCsv(changes: readonly BandChange[]): string {
  return toCsv(changes, [
    {key: "account_id", value: (d) => d.account_id},
    {key: "name", value: (d) => d.name},
    {key: "segment", value: (d) => d.segment},
    {key: "arr", value: (d) => d.arr},
    {key: "configured_score", value: (d) => d.before.score},
    {key: "configured_band", value: (d) => d.before.band},
    {key: "tried_score", value: (d) => d.after.score},
    {key: "tried_band", value: (d) => d.after.band},
    {key: "steps", value: (d) => BANDS.indexOf(d.after.band) - BANDS.indexOf(d.before.band)}
  ]);
}

import type {AlarmQuality} from "../stats/alarmQuality.js";
import {alarmQuality} from "../stats/alarmQuality.js";
import type {DangerThreshold, ThresholdOptions} from "../stats/dangerThreshold.js";
import {dangerThreshold} from "../stats/dangerThreshold.js";
import type {CutPanel} from "./scoreBacktest.js";
import {scoredRows} from "./scoreBacktest.js";

/** A line of a measure at or under which an account is in the danger zone. */
export interface DangerLine {
  /** by which rule it was asked for; a quartile may stand in its place */
  rule: "youden" | "cost";
  line: DangerThreshold;
  /** what came of its alarms in the months that judge; null when there are none */
  quality: AlarmQuality | null;
}

/**
 * Draws the line of a measure from the months to learn from, by Youden's J and, where errors have a price, of least
 * cost, and judges it on the later months. Where a panel cannot be cut, every month whose horizon is over draws it,
 * or else every month there is: then too few leavers are known for more than the worst quartile.
 */
export function dangerLines(
  panel: CutPanel,
  values: readonly (number | null)[],
  {costs, seed = 1}: Pick<ThresholdOptions, "costs" | "seed"> = {}
): DangerLine[] {
  const all = panel.rows.map((_, i) => i);
  const decided = all.filter((i) => panel.outcome[i] !== null);
  const places = [panel.train, decided, all].find((d) => d.length > 0) ?? [];
  const rows = scoredRows(panel, places, (i) => values[i]);
  const judge = scoredRows(panel, panel.test, (i) => values[i]);
  const month = judge.places.map((i) => panel.rows[i]!.point_date);
  const drawn = (rule: DangerLine["rule"], options: ThresholdOptions): DangerLine => {
    const line = dangerThreshold(rows, {...options, seed});
    const quality =
      line.value === null || month.length === 0 ? null : alarmQuality({...judge, month}, line.value);
    return {rule, line, quality};
  };
  const youden = drawn("youden", {});
  return costs === undefined || youden.line.basis !== "youden" ? [youden] : [youden, drawn("cost", {costs})];
}

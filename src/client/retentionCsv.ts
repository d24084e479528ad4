import {cohortsCsv} from "../lib/retentionCsv.js";
import type {RetentionView} from "../lib/retentionView.js";
import {csvButton} from "./csvButton.js";

/** A button that hands out the cells of the triangle. */
export function retentionCsv(view: RetentionView): HTMLButtonElement {
  return csvButton(`cohorts-${view.measure}.csv`, () => cohortsCsv(view));
}

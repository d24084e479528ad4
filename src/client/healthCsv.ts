import {scoresCsv, zoneCsv} from "../lib/healthCsv.js";
import type {HealthView} from "../lib/healthView.js";
import {csvButton} from "./csvButton.js";

/** Two buttons: every score with its estimates, and every account in danger. */
export function healthCsv(view: HealthView): HTMLButtonElement[] {
  return [
    csvButton("health-scores.csv", () => scoresCsv(view), "Scores CSV"),
    csvButton("health-danger-zone.csv", () => zoneCsv(view), "Danger zone CSV")
  ];
}

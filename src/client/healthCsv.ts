import {dom} from "../components/dom.js";
import {Icon} from "../components/icon.js";
import {scoresCsv, zoneCsv} from "../lib/healthCsv.js";
import type {HealthView} from "../lib/healthView.js";
import {downloadCsv} from "./download.js";

/** Two buttons: every score with its estimates, and every account in danger. */
export function healthCsv(view: HealthView): HTMLButtonElement[] {
  const {h} = dom();
  const button = (label: string, name: string, csv: () => string) => {
    const node = h("button", {type: "button", class: "qd-button"}, Icon("download", {size: 14}), label);
    node.addEventListener("click", () => downloadCsv(name, csv()));
    return node;
  };
  return [
    button("Scores CSV", "health-scores.csv", () => scoresCsv(view)),
    button("Danger zone CSV", "health-danger-zone.csv", () => zoneCsv(view))
  ];
}

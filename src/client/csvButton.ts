import {dom} from "../components/dom.js";
import {Icon} from "../components/icon.js";
import {downloadCsv} from "./download.js";

/** A button that hands out a CSV file, made when it is asked for. */
export function csvButton(name: string, csv: () => string, label = "CSV"): HTMLButtonElement {
  const {h} = dom();
  const button = h("button", {type: "button", class: "qd-button"}, Icon("download", {size: 14}), label);
  button.addEventListener("click", () => downloadCsv(name, csv()));
  return button;
}

import {dom} from "../components/dom.js";
import {Icon} from "../components/icon.js";
import {leaversCsv, signalsCsv} from "../lib/causesCsv.js";
import type {CausesView} from "../lib/causesView.js";
import {downloadCsv} from "./download.js";

/** Two buttons: every signal with its estimates, and every account that left. */
export function causesCsv(view: CausesView): HTMLButtonElement[] {
  const {h} = dom();
  const button = (label: string, name: string, csv: () => string) => {
    const node = h("button", {type: "button", class: "qd-button"}, Icon("download", {size: 14}), label);
    node.addEventListener("click", () => downloadCsv(name, csv()));
    return node;
  };
  return [
    button("Signals CSV", "causes-signals.csv", () => signalsCsv(view)),
    button("Accounts CSV", "causes-accounts.csv", () => leaversCsv(view))
  ];
}

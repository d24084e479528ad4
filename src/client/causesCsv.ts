import {leaversCsv, signalsCsv} from "../lib/causesCsv.js";
import type {CausesView} from "../lib/causesView.js";
import {csvButton} from "./csvButton.js";

/** Two buttons: every signal with its estimates, and every account that left. */
export function causesCsv(view: CausesView): HTMLButtonElement[] {
  return [
    csvButton("causes-signals.csv", () => signalsCsv(view), "Signals CSV"),
    csvButton("causes-accounts.csv", () => leaversCsv(view), "Accounts CSV")
  ];
}

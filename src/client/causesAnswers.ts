import type {CausesData} from "../lib/causesData.js";
import type {CausesChoice, CausesView} from "../lib/causesView.js";
import {causesView} from "../lib/causesView.js";
import {workerAnswers} from "./workerAnswers.js";

/** Computes what the Causes page shows under a choice, in a worker: many accounts take seconds. */
export function causesAnswers(about: CausesData): (choice: CausesChoice) => Promise<CausesView> {
  const url = import.meta.resolve("./causesWorker.js");
  return workerAnswers({url, about, here: (choice: CausesChoice) => causesView(about, choice)});
}

import type {CausesData} from "../lib/causesData.js";
import type {CausesChoice, CausesView} from "../lib/causesView.js";
import {causesView} from "../lib/causesView.js";
import {workerAnswers} from "./workerAnswers.js";

/**
 * Computes what the Causes page shows under a choice, in a worker: many accounts take seconds. The page is marked with
 * *data-busy* as long as an answer is awaited.
 */
export function causesAnswers(about: CausesData): (choice: CausesChoice) => Promise<CausesView> {
  const url = import.meta.resolve("./causesWorker.js");
  const ask = workerAnswers({url, about, here: (choice: CausesChoice) => causesView(about, choice)});
  const busy = (on: boolean) => document.documentElement.toggleAttribute("data-busy", on);
  return (choice) => {
    busy(true);
    return ask(choice).finally(() => busy(false));
  };
}

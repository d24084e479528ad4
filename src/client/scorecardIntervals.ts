import type {Intervals} from "../components/scorecard/whatIfResult.js";
import type {WhatIf} from "../lib/scorecardWhatIf.js";
import type {IntervalAnswer, IntervalQuestion} from "./scorecardWorker.js";

/** So long a reader must rest on a number before its interval is computed. */
const REST = 200;

/** Computes intervals apart from the page; only the last question is answered. */
export function intervalsInWorker(answer: (intervals: Intervals) => void): (result: WhatIf) => void {
  let worker: Worker | null = null;
  let timer = 0;
  let asked = 0;
  let busy = false;
  const start = () => {
    const made = new Worker(import.meta.resolve("./scorecardWorker.js"), {type: "module"});
    made.addEventListener("message", (event: MessageEvent<IntervalAnswer>) => {
      busy = false;
      if (event.data.id === asked) answer(event.data);
    });
    return made;
  };
  return ({edited, backtest}) => {
    const id = ++asked;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      // What is still being computed answers a question that nobody asks any more.
      if (busy) {
        worker?.terminate();
        worker = null;
      }
      worker ??= start();
      busy = true;
      const question: IntervalQuestion = {
        id,
        before: backtest.rows.before,
        after: edited ? backtest.rows.after : null
      };
      worker.postMessage(question);
    }, REST);
  };
}

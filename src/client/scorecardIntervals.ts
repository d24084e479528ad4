import type {Intervals} from "../lib/scorecardIntervals.js";
import {scorecardIntervals} from "../lib/scorecardIntervals.js";
import type {WhatIf} from "../lib/scorecardWhatIf.js";
import type {Metric} from "../metrics/metric.js";
import {workerAnswers} from "./workerAnswers.js";

/** So long a reader must rest on a number before its interval is computed. */
const REST = 200;

/** Computes intervals apart from the page; only the last question is answered, with the reason where there are none. */
export function intervalsInWorker(answer: (intervals: Intervals) => void): (result: WhatIf) => void {
  const url = import.meta.resolve("./scorecardWorker.js");
  const ask = workerAnswers({url, about: null, here: scorecardIntervals});
  let timer = 0;
  let last: WhatIf | null = null;
  return (result) => {
    const {edited, backtest} = (last = result);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const {before, after} = backtest.rows;
      void ask({before, after: edited ? after : null})
        .catch((error: unknown) => withoutIntervals(result, String(error)))
        .then((intervals) => {
          if (last === result) answer(intervals);
        });
    }, REST);
  };
}

function withoutIntervals({backtest, edited}: WhatIf, reason: string): Intervals {
  const bare = ({auc}: {auc: Metric}): Metric => ({...auc, low: null, high: null, reason});
  return {
    before: bare(backtest.before),
    after: bare(edited ? backtest.after : backtest.before),
    difference: null
  };
}

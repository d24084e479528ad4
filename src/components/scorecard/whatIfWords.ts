import {plural} from "../../lib/words.js";
import {formatFor} from "../../lib/format.js";
import type {WhatIf} from "../../lib/scorecardWhatIf.js";

const format = formatFor();

/** What is tried out does, in one sentence. */
export function whatIfTitle({edited, counts, changes, backtest, empty}: WhatIf): string {
  const [risk, watch, healthy] = counts;
  if (empty.length > 0) return `Every weight of ${empty.join(" and ")} is zero: there is no score`;
  if (!edited) {
    return `As configured, ${plural(risk?.before ?? 0, "account")} are at risk, ${watch?.before ?? 0} on watch, ${healthy?.before ?? 0} healthy: try other weights and anchors`;
  }
  const moved =
    changes.length === 0
      ? "No account changes band"
      : `${plural(changes.length, "account")} ${changes.length === 1 ? "changes" : "change"} band`;
  const [a, b] = [backtest.before.auc.value, backtest.after.auc.value];
  if (a === null || b === null) return `${moved}; the backtest cannot be told`;
  const [from, to] = [format.decimal(a, 3), format.decimal(b, 3)];
  return `${moved}; ROC AUC ${from === to ? `stays ${to}` : `goes from ${from} to ${to}`}`;
}

/** The same in few words, which stay in sight where the result lies below the sliders. */
export function whatIfSummary({edited, counts, backtest}: WhatIf): string {
  const bands = counts
    .filter((d) => d.before + d.after > 0)
    .map(({band, before, after}) => `${band} ${before}${edited && after !== before ? ` to ${after}` : ""}`);
  const area = backtest.after.auc.value;
  return [...bands, `AUC ${format.decimal(area, 3)}`].join(" \u00b7 ");
}

import {definitionHref} from "../../lib/links.js";
import type {ScorecardData} from "../../lib/scorecardData.js";
import type {Intervals} from "../../lib/scorecardIntervals.js";
import type {WhatIf} from "../../lib/scorecardWhatIf.js";
import {Card} from "../card.js";
import {dom} from "../dom.js";
import {TableDownload} from "../download/downloadMenu.js";
import type {TryPanelElement} from "./tryPanel.js";
import {BandChanges, WhatIfResult} from "./whatIfResult.js";
import {whatIfSummary, whatIfTitle} from "./whatIfWords.js";

/** A card whose numbers follow what is tried out. */
export interface WhatIfCardElement {
  root: HTMLElement;
  update(result: WhatIf, intervals: Intervals | null): void;
}

/** What the buttons of the card do. */
export interface WhatIfCardOptions {
  tools: readonly Element[];
  document?: Document;
}

/** Weights and anchors to try out at the left, what they do to bands and backtest at the right. */
export function WhatIfCard(
  data: ScorecardData,
  controls: TryPanelElement,
  {tools, document}: WhatIfCardOptions
): WhatIfCardElement {
  const {h} = dom(document);
  const title = h("span");
  const said = h("p", {class: "qd-hidden", role: "status"});
  const summary = h("p", {class: "qd-try-summary qd-num", "aria-hidden": "true"});
  const result = h("div", {class: "qd-try-side"});
  const changes = h("div");
  const root = Card(
    {
      title,
      subtitle:
        "Weights are relative to their neighbours; 0 leaves a part out. Bands as if this version had always had these numbers: down at the boundary at once, up only 3 points above it",
      body: [
        h("div", {class: "qd-try-tools"}, tools),
        said,
        summary,
        h(
          "div",
          {class: "qd-try-body"},
          controls,
          h("div", {class: "qd-try-right"}, result, Warning(document))
        ),
        changes
      ],
      method: `ROC AUC of the score against a churn within ${data.test.horizon_days} days; percentiles of 2,000 bootstrap samples of accounts`,
      links: [
        TableDownload({table: () => changes.firstElementChild, document}),
        {label: "Definition", href: definitionHref("health_score")}
      ]
    },
    {id: "what-if", document}
  );
  const horizon = data.test.horizon_days;
  return {
    root,
    update(now, intervals) {
      title.textContent = whatIfTitle(now);
      summary.textContent = whatIfSummary(now);
      result.replaceChildren(WhatIfResult(now, intervals, {horizon, document}));
      if (intervals !== null) said.textContent = whatIfTitle(now);
      else changes.replaceChildren(BandChanges(now, {currency: data.currency, document}));
    }
  };
}

function Warning(document?: Document): HTMLElement {
  const {h} = dom(document);
  return h(
    "p",
    {class: "qd-try-warning"},
    h("b", null, "Fitted to what judges it. "),
    "What is tried out here is judged by the same months that suggest it: an AUC that was raised by moving sliders is too good for the months to come. Settle weights for a reason of your own, then watch the months that follow."
  );
}

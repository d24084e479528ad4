import type {RetentionView} from "../../lib/retentionView.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import {CurvesCard, LossesCard, TargetsCard, TriangleCard} from "./cards.js";
import {TrendsCard} from "./trends.js";

/** Everything of the Retention page below its controls. */
export function RetentionBody(view: RetentionView, options: PageCardOptions): HTMLElement {
  const {h} = dom(options.document);
  return h(
    "div",
    {class: "qd-grid"},
    TriangleCard(view, options),
    CurvesCard(view, options),
    LossesCard(view, options),
    TargetsCard(view, options),
    TrendsCard(view, options)
  );
}

import {healthTitle} from "../../lib/healthText.js";
import type {HealthView} from "../../lib/healthView.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import {ScoresCard} from "./scoresCard.js";

export {healthTitle};

/** Everything of the Health page below its controls. */
export function HealthBody(view: HealthView, options: PageCardOptions): HTMLElement {
  const {h} = dom(options.document);
  return h("div", {class: "qd-grid"}, ScoresCard(view, options));
}

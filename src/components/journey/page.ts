import type {JourneyView} from "../../lib/journeyView.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import {FlowCard} from "./flowCard.js";
import {LivesCard} from "./livesCard.js";
import {StagesCard} from "./stagesCard.js";
import {StuckCard} from "./stuckCard.js";
import {ValueCard, ValueKpis} from "./valueCard.js";

/** Everything of the Journey page below its controls. */
export function JourneyBody(view: JourneyView, options: PageCardOptions): HTMLElement {
  const {h} = dom(options.document);
  return h(
    "div",
    null,
    ValueKpis(view, options),
    h(
      "div",
      {class: "qd-grid"},
      FlowCard(view, options),
      StuckCard(view, options),
      ValueCard(view, options),
      StagesCard(view, options),
      LivesCard(view, options)
    )
  );
}

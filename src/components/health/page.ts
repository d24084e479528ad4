import type {HealthView} from "../../lib/healthView.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import {CalibrationCard, LiftCard, MonthsCard} from "./curveCards.js";
import {HealthyCard} from "./healthyCard.js";
import {LikeCard} from "./likeCard.js";
import {ScoresCard} from "./scoresCard.js";
import {LinesCard, ZoneCard} from "./zoneCards.js";

/** Everything of the Health page below its controls. */
export function HealthBody(view: HealthView, options: PageCardOptions): HTMLElement {
  const {h} = dom(options.document);
  return h(
    "div",
    {class: "qd-grid"},
    ScoresCard(view, options),
    MonthsCard(view, options),
    CalibrationCard(view, options),
    LikeCard(view, options),
    LiftCard(view, options),
    LinesCard(view, options),
    ZoneCard(view, options),
    HealthyCard(view, options)
  );
}

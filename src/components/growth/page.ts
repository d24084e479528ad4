import type {GrowthView} from "../../lib/growthView.js";
import {dom} from "../dom.js";
import type {PageCardOptions} from "../overview/options.js";
import {AdvocatesCard, ReferralsCard} from "./advocateCards.js";
import {LeadsCard, OutcomeCard} from "./leadCards.js";
import {LtvCard} from "./ltvCard.js";
import {ChannelsCard, TrialsCard} from "./trialCards.js";

/** Everything of the Growth page below its controls. */
export function GrowthBody(view: GrowthView, options: PageCardOptions): HTMLElement {
  const {h} = dom(options.document);
  return h(
    "div",
    {class: "qd-grid"},
    TrialsCard(view, options),
    ChannelsCard(view, options),
    LeadsCard(view, options),
    OutcomeCard(view, options),
    AdvocatesCard(view, options),
    ReferralsCard(view, options),
    LtvCard(view, options)
  );
}

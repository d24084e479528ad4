import {dom} from "../dom.js";
import {AccountKpis} from "./accountKpis.js";
import type {AccountView} from "./accountView.js";
import {ChampionsCard, QuietCard} from "./championsCard.js";
import {HealthHistoryCard} from "./healthHistoryCard.js";
import {RevenueCard} from "./revenueCard.js";
import {ScoreParts} from "./scoreParts.js";
import {FeaturesCard, TimelineCard} from "./usageCards.js";
import {ValueCard} from "./valueCard.js";
import {SurveysCard, TicketsCard, TouchesCard} from "./voiceCards.js";
import {GoalsCard, PeopleCard, PlansCard, RequestsCard} from "./workCards.js";

const CARDS = [
  TimelineCard,
  ScoreParts,
  ChampionsCard,
  QuietCard,
  PeopleCard,
  HealthHistoryCard,
  RevenueCard,
  FeaturesCard,
  TouchesCard,
  TicketsCard,
  SurveysCard,
  GoalsCard,
  ValueCard,
  PlansCard,
  RequestsCard
];

/** Everything of the Account page below its filters. */
export function AccountBody(view: AccountView): HTMLElement {
  const {h} = dom(view.document);
  return h(
    "div",
    null,
    AccountKpis(view),
    h(
      "div",
      {class: "qd-grid"},
      CARDS.map((card) => card(view))
    )
  );
}

import {dom} from "../dom.js";
import {AccountKpis} from "./accountKpis.js";
import type {AccountView} from "./accountView.js";
import {ChampionsCard, QuietCard} from "./championsCard.js";
import {HealthHistoryCard} from "./healthHistoryCard.js";
import {JournalCard} from "./journalCard.js";
import {RevenueCard} from "./revenueCard.js";
import {ScoreParts} from "./scoreParts.js";
import {FeaturesCard, TimelineCard} from "./usageCards.js";
import {ValueCard} from "./valueCard.js";
import {SurveysCard, TicketsCard, TouchesCard} from "./voiceCards.js";
import {GoalsCard, PeopleCard, PlansCard, RequestsCard} from "./workCards.js";

type MakeCard = (view: AccountView) => HTMLElement;

/** The cards in their order, each with the table without which it is empty. */
const CARDS: readonly (readonly [card: MakeCard, table?: string])[] = [
  [TimelineCard],
  [ScoreParts],
  [ChampionsCard],
  [QuietCard],
  [PeopleCard],
  [HealthHistoryCard],
  [RevenueCard],
  [FeaturesCard, "usage"],
  [TouchesCard, "touches"],
  [TicketsCard, "tickets"],
  [SurveysCard, "surveys"],
  [GoalsCard, "goals"],
  [ValueCard, "value"],
  [PlansCard, "plans"],
  [RequestsCard, "requests"],
  [JournalCard]
];

/** Everything of the Account page below its filters; what is not configured stands small at the end. */
export function AccountBody(view: AccountView): HTMLElement {
  const {h} = dom(view.document);
  const {missing} = view.data;
  const isMissing = (table?: string) => table !== undefined && missing.includes(table);
  return h(
    "div",
    null,
    AccountKpis(view),
    h(
      "div",
      {class: "qd-grid"},
      CARDS.filter(([, table]) => !isMissing(table)).map(([card]) => card(view)),
      CARDS.filter(([, table]) => isMissing(table)).map(([card]) => small(card(view)))
    )
  );
}

function small(card: HTMLElement): HTMLElement {
  card.className = card.className.replace(/\bqd-span-\d+/, "qd-span-4");
  return card;
}

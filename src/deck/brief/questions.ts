import type {Child} from "../../components/dom.js";
import type {MessageId} from "../../lib/messages.js";
import type {BriefData, BriefOpen} from "../../metrics/briefData.js";
import {capitalised} from "../capitalised.js";
import type {DeckKit} from "../kit.js";
import type {Finding} from "../types.js";
import {isolate} from "../../lib/languages.js";
import {ageOf, daysText, overduePlans} from "./page.js";

/** Where in the deck a question comes from. */
export type QuestionTopic =
  "adoption" | "features" | "goals" | "value" | "voice" | "support" | "experiments" | "request" | "next";

/** A question that the customer is likely to ask. */
export interface BriefQuestion {
  question: string;
  behind: Child;
  topic: QuestionTopic;
  weight: number;
}

const BY_ID: Record<string, MessageId> = {
  active_users: "brief.question.active_users",
  unused_seats: "brief.question.unused_seats",
  breadth: "brief.question.breadth",
  value: "brief.question.value",
  nps: "brief.question.nps",
  tickets: "brief.question.tickets"
};

function questionOf({id}: Finding): MessageId {
  if (id.startsWith("goal ")) return "brief.question.goal";
  if (id.startsWith("first_response")) return "brief.question.first_response";
  if (id.startsWith("experiment ")) return "brief.question.experiment";
  return BY_ID[id] ?? "brief.question.other";
}

/** The bad findings of the deck's slides; of several with the same question the heaviest. */
function fromFindings(findings: readonly Finding[], kit: DeckKit): BriefQuestion[] {
  const bad = findings.filter((d) => d.tone === "bad").sort((a, b) => b.weight - a.weight);
  const asked = new Set<string>();
  return bad.flatMap((d) => {
    const question = kit.text(questionOf(d));
    if (asked.has(question)) return [];
    asked.add(question);
    return [
      {
        question,
        behind: capitalised(d.headline(), kit.locale),
        topic: d.slide as QuestionTopic,
        weight: d.weight
      }
    ];
  });
}

function ticket(data: BriefData, kit: DeckKit): BriefQuestion[] {
  const open = data.brief.open.filter((d) => d.kind === "ticket");
  const [first] = open;
  if (!first) return [];
  const values = {
    severity: kit.format.count(first.severity),
    days: daysText(ageOf(first.since, data), kit),
    eta: first.eta === null ? "none" : kit.format.day(first.eta),
    n: open.length - 1
  };
  return [
    {
      question: named(first, kit),
      behind: kit.text(
        first.severity === null ? "brief.question.ticket.behind_plain" : "brief.question.ticket.behind",
        values
      ),
      topic: "support",
      weight: first.severity !== null && first.severity <= 2 ? 0.9 : 0.3
    }
  ];
}

function named({what}: BriefOpen, kit: DeckKit): string {
  return what
    ? kit.text("brief.question.ticket", {what: isolate(what)})
    : kit.text("brief.question.ticket_plain");
}

function request(data: BriefData, kit: DeckKit): BriefQuestion[] {
  const waiting = data.brief.open.filter((d) => d.kind === "request");
  const [first] = waiting;
  if (!first) return [];
  const days = ageOf(first.since, data);
  return [
    {
      question: kit.text("brief.question.request", {what: isolate(first.what ?? "")}),
      behind: kit.text("brief.question.request.behind", {days: daysText(days, kit), n: waiting.length - 1}),
      topic: "request",
      weight: Math.min(0.7, 0.25 + days / 800)
    }
  ];
}

function overdue(data: BriefData, kit: DeckKit): BriefQuestion[] {
  return overduePlans(data)
    .slice(0, 1)
    .map((d) => ({
      question: kit.text("brief.question.plan", {plan: isolate(d.plan)}),
      behind: kit.text("brief.question.plan.behind", {day: kit.format.day(d.due_date)}),
      topic: "next" as const,
      weight: 0.8
    }));
}

/** What the customer is likely to ask: from what fell, was missed or waits, the heaviest first. */
export function briefQuestions(data: BriefData, findings: readonly Finding[], kit: DeckKit): BriefQuestion[] {
  return [
    ...fromFindings(findings, kit),
    ...ticket(data, kit),
    ...request(data, kit),
    ...overdue(data, kit)
  ].sort((a, b) => b.weight - a.weight);
}

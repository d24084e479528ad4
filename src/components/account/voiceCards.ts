import {plural} from "../../lib/words.js";
import type {AccountSurvey, AccountTicket, AccountTouch} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import type {AccountView} from "./accountView.js";
import {metricOf} from "./accountView.js";
import {FreeText, emptyText, plainWords} from "./cells.js";
import {columnsFor} from "./columns.js";
import {hours} from "../../lib/metricWords.js";

const NONE = "\u2013";
const SHOWN = 8;

function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}

/** What the account asked for help with, in the period and what is still open. */
export function TicketsCard(view: AccountView): HTMLElement {
  const {data, document, format, window, rows} = view;
  const {text, end} = columnsFor<AccountTicket>(document);
  const tickets = rowsOf(data.tickets);
  const duration = (d: AccountTicket, to: string | null) =>
    to === null ? NONE : hours(hoursBetween(d.opened_at, to), format);
  const table = DataTable(
    tickets,
    [
      text("topic", "Topic", (d) => plainWords(d.topic ?? d.category), {sort: (d) => d.topic ?? d.category}),
      text("opened", "Opened", (d) => format.day(d.opened_at), {sort: (d) => d.opened_at}),
      end("severity", "Severity", (d) => d.severity ?? NONE, {sort: (d) => d.severity, words: "severity"}),
      end("first", "First response", (d) => duration(d, d.first_response_at), {words: "response"}),
      end("resolved", "Resolved in", (d) => (d.resolved_at ? duration(d, d.resolved_at) : "open"), {
        narrow: "side"
      }),
      end("csat", "CSAT", (d) => (d.csat === null ? NONE : `${d.csat}/5`), {
        sort: (d) => d.csat,
        words: "CSAT"
      })
    ],
    {
      caption: "Tickets",
      csv: (d) => ({...d}),
      limit: SHOWN,
      empty: emptyText(view, "tickets", "No ticket in the last 13 months."),
      document
    }
  );
  return Card(
    {
      title: ticketsTitle(view, tickets),
      subtitle: "Newest first; severity 1 is the worst",
      body: table,
      links: [
        rows("tickets", [data.account.account_id, window.t0, window.t1], `Tickets opened in ${window.label}`)
      ]
    },
    {span: 7, id: "tickets", document}
  );
}

function ticketsTitle(view: AccountView, tickets: readonly AccountTicket[]): string {
  if (view.data.missing.includes("tickets")) return "Tickets are not known";
  const opened = metricOf(view, "tickets").value ?? 0;
  const open = tickets.filter((d) => d.resolved_at === null);
  const worst = open.filter((d) => d.severity === 1).length;
  const now = open.length === 0 ? "none is open" : `${open.length} ${open.length === 1 ? "is" : "are"} open`;
  return `${plural(opened, "ticket")} in ${view.window.label}; ${now}${worst > 0 ? `, ${worst} of severity 1` : ""}`;
}

/** What its users answered. */
export function SurveysCard(view: AccountView): HTMLElement {
  const {data, document, format, window, rows} = view;
  const {text, end} = columnsFor<AccountSurvey>(document);
  const surveys = rowsOf(data.surveys);
  const commented = surveys.some((d) => d.comment !== null);
  const comment = text("comment", "Comment", (d) => FreeText(d.comment, document), {narrow: "note"});
  const table = DataTable(
    surveys,
    [
      text("kind", "Survey", (d) => d.kind.toUpperCase(), {sort: (d) => d.kind}),
      text("answered", "Answered", (d) => format.day(d.answered_at), {sort: (d) => d.answered_at}),
      end("score", "Score", (d) => format.decimal(d.score, 0), {sort: (d) => d.score, narrow: "side"}),
      ...(commented ? [comment] : [])
    ],
    {
      caption: "Survey answers",
      csv: (d) => ({...d}),
      limit: SHOWN,
      empty: emptyText(view, "surveys", "No answer in the last 13 months."),
      document
    }
  );
  return Card(
    {
      title: surveysTitle(view),
      subtitle: `Newest first; NPS 0–10, CSAT 1–5, CES 1–7${commented ? "" : "; comments are not published"}`,
      body: table,
      links: [
        rows(
          "survey_answers",
          [data.account.account_id, window.t0, window.t1],
          `Survey answers in ${window.label}`
        )
      ]
    },
    {span: 5, id: "surveys", document}
  );
}

function surveysTitle(view: AccountView): string {
  if (view.data.missing.includes("surveys")) return "Survey answers are not known";
  const {value, n = 0} = metricOf(view, "nps");
  const {label} = view.window;
  if (value !== null) return `NPS ${view.format.signed(value)} from ${plural(n, "answer")} in ${label}`;
  return `${plural(n, "NPS answer")} in ${label}${n > 0 ? ", too few for a score" : ""}`;
}

/** When and how the account was in touch. */
export function TouchesCard(view: AccountView): HTMLElement {
  const {data, document, format, window, rows} = view;
  const {text} = columnsFor<AccountTouch>(document);
  const touches = rowsOf(data.touches);
  const summary = text("summary", "Summary", (d) => FreeText(d.summary, document), {narrow: "note"});
  const noted = touches.some((d) => d.summary !== null);
  const table = DataTable(
    touches,
    [
      text("purpose", "Purpose", (d) => plainWords(d.purpose), {sort: (d) => d.purpose}),
      text("day", "Day", (d) => format.day(d.ts), {sort: (d) => d.ts, narrow: "side"}),
      text("channel", "Channel", (d) => plainWords(d.channel), {sort: (d) => d.channel}),
      text("direction", "Direction", (d) => plainWords(d.direction), {sort: (d) => d.direction}),
      text("csm", "CSM", (d) => d.csm ?? NONE, {sort: (d) => d.csm}),
      ...(noted ? [summary] : [])
    ],
    {
      caption: "Touches",
      csv: (d) => ({...d}),
      limit: SHOWN,
      empty: emptyText(view, "touches", "No touch in the last 13 months."),
      document
    }
  );
  return Card(
    {
      title: touchesTitle(view, touches),
      subtitle: "Newest first",
      body: table,
      links: [rows("touches", [data.account.account_id, window.t0, window.t1], `Touches in ${window.label}`)]
    },
    {span: 6, id: "touches", document}
  );
}

function touchesTitle({data, format}: AccountView, touches: readonly AccountTouch[]): string {
  const last = touches[0];
  if (!last)
    return data.missing.includes("touches") ? "Touches are not known" : "No touch in the last 13 months";
  const inbound = touches.filter((d) => d.direction === "inbound").length;
  return `Last touch on ${format.day(last.ts)}; ${inbound} of ${touches.length} in 13 months came from them`;
}

import type {AccountSurvey, AccountTicket, AccountTouch} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import type {AccountView} from "./accountView.js";
import {metricOf} from "./accountView.js";
import {hours} from "./metricWords.js";
import {plural} from "./sentences.js";

const words = (text: string | null) => (text === null ? "\u2013" : text.replaceAll("_", " "));

/** What an empty part says: which table brings it, or that the account has no rows in it. */
export function emptyText({data}: AccountView, table: string, none: string): string {
  return data.missing.includes(table)
    ? `The table \`${table}\` is not configured. Add it to quarterdeck.yaml.`
    : none;
}

function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}

/** What the account asked for help with, in the period and what is still open. */
export function TicketsCard(view: AccountView): HTMLElement {
  const {data, document, format, window, rows} = view;
  const tickets = rowsOf(data.tickets);
  const opened = metricOf(view, "tickets").value ?? 0;
  const open = tickets.filter((d) => d.resolved_at === null);
  const worst = open.filter((d) => d.severity === 1).length;
  const title = data.missing.includes("tickets")
    ? "Tickets are not known"
    : `${plural(opened, "ticket")} in ${window.label}; ${open.length === 0 ? "none is open" : `${format.count(open.length)} ${open.length === 1 ? "is" : "are"} open`}${worst > 0 ? `, ${worst} of severity 1` : ""}`;
  const duration = (d: AccountTicket, to: string | null) =>
    to === null ? "\u2013" : hours(hoursBetween(d.opened_at, to), format);
  return Card(
    {
      title,
      subtitle: "Newest first; severity 1 is the worst",
      body: DataTable(
        tickets,
        [
          {
            key: "topic",
            label: "Topic",
            cell: (d) => words(d.topic ?? d.category),
            sort: (d) => d.topic ?? d.category
          },
          {
            key: "opened",
            label: "Opened",
            cell: (d) => format.day(d.opened_at),
            sort: (d) => d.opened_at,
            narrow: "fact"
          },
          {
            key: "severity",
            label: "Severity",
            align: "end",
            cell: (d) => d.severity ?? "\u2013",
            sort: (d) => d.severity,
            narrow: "fact"
          },
          {
            key: "first",
            label: "First response",
            align: "end",
            cell: (d) => duration(d, d.first_response_at),
            narrow: "fact"
          },
          {
            key: "resolved",
            label: "Resolved in",
            align: "end",
            cell: (d) => (d.resolved_at === null ? "open" : duration(d, d.resolved_at)),
            narrow: "side"
          },
          {
            key: "csat",
            label: "CSAT",
            align: "end",
            cell: (d) => (d.csat === null ? "\u2013" : `${d.csat}/5`),
            sort: (d) => d.csat,
            narrow: "fact"
          }
        ],
        {
          caption: "Tickets",
          limit: 8,
          empty: emptyText(view, "tickets", "No ticket in the last 13 months."),
          document
        }
      ),
      links: [
        rows("tickets", [data.account.account_id, window.t0, window.t1], `Tickets opened in ${window.label}`)
      ]
    },
    {span: 7, id: "tickets", document}
  );
}

/** What its users answered. */
export function SurveysCard(view: AccountView): HTMLElement {
  const {data, document, format, window, rows} = view;
  const surveys = rowsOf(data.surveys);
  const nps = metricOf(view, "nps");
  const title =
    nps.value !== null
      ? `NPS ${format.signed(nps.value)} from ${plural(nps.n ?? 0, "answer")} in ${window.label}`
      : `${plural(nps.n ?? 0, "NPS answer")} in ${window.label}${(nps.n ?? 0) > 0 ? ", too few for a score" : ""}`;
  const commented = surveys.some((d) => d.comment !== null);
  return Card(
    {
      title: data.missing.includes("surveys") ? "Survey answers are not known" : title,
      subtitle: `Newest first; NPS 0–10, CSAT 1–5, CES 1–7${commented ? "" : "; comments are not published"}`,
      body: DataTable(
        surveys,
        [
          {key: "kind", label: "Survey", cell: (d) => d.kind.toUpperCase(), sort: (d) => d.kind},
          {
            key: "answered",
            label: "Answered",
            cell: (d) => format.day(d.answered_at),
            sort: (d) => d.answered_at,
            narrow: "fact"
          },
          {
            key: "score",
            label: "Score",
            align: "end",
            cell: (d) => format.decimal(d.score, 0),
            sort: (d) => d.score,
            narrow: "side"
          },
          ...(commented
            ? [
                {
                  key: "comment",
                  label: "Comment",
                  cell: (d: AccountSurvey) => Wrapped(d.comment, view),
                  narrow: "note" as const
                }
              ]
            : [])
        ],
        {
          caption: "Survey answers",
          limit: 8,
          empty: emptyText(view, "surveys", "No answer in the last 13 months."),
          document
        }
      ),
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

function Wrapped(text: string | null, {document}: AccountView): Child {
  const {h} = dom(document);
  return h("span", {class: "qd-wrap", dir: "auto"}, text ?? "\u2013");
}

/** When and how the account was in touch. */
export function TouchesCard(view: AccountView): HTMLElement {
  const {data, document, format, window, rows} = view;
  const touches = rowsOf(data.touches);
  const inbound = touches.filter((d) => d.direction === "inbound").length;
  const last = touches[0];
  const title = last
    ? `Last touch on ${format.day(last.ts)}; ${inbound} of ${touches.length} in 13 months came from them`
    : data.missing.includes("touches")
      ? "Touches are not known"
      : "No touch in the last 13 months";
  const noted = touches.some((d) => d.summary !== null);
  return Card(
    {
      title,
      subtitle: "Newest first",
      body: DataTable(
        touches,
        [
          {key: "purpose", label: "Purpose", cell: (d) => words(d.purpose), sort: (d) => d.purpose},
          {key: "day", label: "Day", cell: (d) => format.day(d.ts), sort: (d) => d.ts, narrow: "side"},
          {
            key: "channel",
            label: "Channel",
            cell: (d) => words(d.channel),
            sort: (d) => d.channel,
            narrow: "fact"
          },
          {
            key: "direction",
            label: "Direction",
            cell: (d) => words(d.direction),
            sort: (d) => d.direction,
            narrow: "fact"
          },
          {key: "csm", label: "CSM", cell: (d) => d.csm ?? "\u2013", sort: (d) => d.csm, narrow: "fact"},
          ...(noted
            ? [
                {
                  key: "summary",
                  label: "Summary",
                  cell: (d: AccountTouch) => Wrapped(d.summary, view),
                  narrow: "note" as const
                }
              ]
            : [])
        ],
        {
          caption: "Touches",
          limit: 8,
          empty: emptyText(view, "touches", "No touch in the last 13 months."),
          document
        }
      ),
      links: [rows("touches", [data.account.account_id, window.t0, window.t1], `Touches in ${window.label}`)]
    },
    {span: 6, id: "touches", document}
  );
}

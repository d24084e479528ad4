import {callWords} from "../../lib/callWords.js";
import {titleOfAll} from "../../lib/coverageText.js";
import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import type {DueCheckpoint, RenewalsView} from "../../lib/renewalsView.js";
import {plural} from "../../lib/words.js";
import type {CallQuality} from "../../metrics/renewal/renewalCalls.js";
import {columnsFor} from "../account/columns.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import {HealthPill} from "../healthPill.js";
import type {PageCardOptions} from "../overview/options.js";

const SHOWN = 6;

/** The renewals that come to 180 or 90 days before within a week. */
export function CheckpointsCard(view: RenewalsView, {document}: PageCardOptions): HTMLElement {
  const {due, data} = view;
  const format = formatFor({currency: data.currency});
  const {text, end} = columnsFor<DueCheckpoint>(document);
  const table = DataTable(
    due,
    [
      text("name", "Account", (d) => AccountName(d.row, {document}), {sort: (d) => d.row.name}),
      text("health", "Health", (d) => HealthPill({band: d.row.band, score: d.row.score}, {document}), {
        sort: (d) => d.row.score,
        narrow: "side"
      }),
      end("days", "Before", (d) => `${d.days} d`, {sort: (d) => d.days, words: "before"}),
      end("on", "On", (d) => format.dayMonth(d.on), {sort: (d) => d.on, words: "on"}),
      end("arr", "ARR", (d) => format.money(d.row.arr), {sort: (d) => d.row.arr, words: "ARR"}),
      text("call", "Call", (d) => (d.row.call === null ? "no call" : callWords(d.row.call, format)))
    ],
    {
      caption: "Checkpoints due this week",
      limit: SHOWN,
      href: (d) => pageHref("account", {account: d.row.account_id}),
      csv: ({row, days, on}) => ({
        ...{account_id: row.account_id, name: row.name, days, on, arr: row.arr, score: row.score},
        ...{call: row.call?.call, probability: row.call?.probability}
      }),
      empty: "No renewal comes to 180 or 90 days before within the week.",
      document
    }
  );
  const subtitle = `180 and 90 days before a renewal, in the seven days after ${format.dayMonth(data.as_of)}`;
  return Card({title: checkpointsTitle(due), subtitle, body: table}, {span: 6, id: "checkpoints", document});
}

function checkpointsTitle(due: readonly DueCheckpoint[]): string {
  if (due.length === 0) return "No checkpoint is due this week";
  const open = due.filter((d) => d.row.call === null).length;
  const without = open === 0 ? "each with a call" : `${open} without a call`;
  if (due.length === 1) return `1 checkpoint due this week, ${open === 0 ? "with" : "without"} a call`;
  return `${plural(due.length, "checkpoint")} due this week, ${without}`;
}

/** What became of the renewals that CSMs called: of all accounts, whichever are chosen. */
export function CallsCard(view: RenewalsView, {document}: PageCardOptions): HTMLElement {
  const {calls, data} = view;
  const format = formatFor({currency: data.currency});
  const {text, end} = columnsFor<CallQuality>(document);
  const n = calls.reduce((total, d) => total + d.n, 0);
  const table = DataTable(
    calls,
    [
      text("call", "Call", (d) =>
        d.call === null ? "Probability only" : callWords({call: d.call, probability: null}, format)
      ),
      end("said", "Said", (d) => format.percent(d.said, 0), {
        ...{sort: (d) => d.said, words: "said", title: "Probability that the calls gave, on average"}
      }),
      end("renewed", "Renewed", (d) => `${d.renewed} of ${d.n}`, {
        sort: (d) => d.renewed / d.n,
        narrow: "side"
      }),
      end("share", "Share", (d) => format.percent(d.renewed / d.n, 0), {sort: (d) => d.renewed / d.n}),
      end("interval", "95%", (d) => format.percentRange(d.low, d.high, 0))
    ],
    {
      caption: "Past calls",
      csv: (d) => ({...d}),
      empty: "No decided renewal was called. Calls written here are compared with what happens.",
      document
    }
  );
  return Card(
    {
      title: titleOfAll(callsTitle(calls, n), view),
      subtitle: "The last call before each decided renewal; renewed: pays 30 days after its day",
      body: table,
      method: `n = ${n}; Wilson 95%. A call without a probability counts as said above`
    },
    {span: 4, id: "calls", document}
  );
}

function callsTitle(calls: readonly CallQuality[], n: number): string {
  if (n === 0) return "No call can be compared with what happened yet";
  const off = calls.filter((d) => d.said < d.low || d.said > d.high);
  const renewals = plural(n, "renewal");
  if (off.length === 0)
    return n === 1
      ? "The one past call is as sure as it should be, within noise"
      : `Calls on ${renewals} are as sure as they should be, within noise`;
  const words = off.map((d) => `“${(d.call ?? "probability only").replaceAll("_", " ")}”`).join(", ");
  const more = off.filter((d) => d.said < d.low).length;
  const how =
    more === off.length
      ? "more renewed than said"
      : more === 0
        ? "fewer renewed than said"
        : "renewals came out otherwise";
  if (n === 1) return `The one past call, ${words}, is off: ${how}`;
  return `Of calls on ${renewals}, ${words} ${off.length === 1 ? "is" : "are"} off: ${how}`;
}

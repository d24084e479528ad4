import {plural} from "../../lib/words.js";
import {accountOverride, type JournalEntry, journalEntries} from "../../lib/journalEntries.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import type {AccountView} from "./accountView.js";
import {FreeText} from "./cells.js";
import {columnsFor} from "./columns.js";

const NONE = "\u2013";
const SHOWN = 8;

/** What people wrote about the account: overrides, what became of plays, calls on renewals; who and when. */
export function JournalCard(view: AccountView): HTMLElement {
  const {data, journal, document, format} = view;
  const {text, end} = columnsFor<JournalEntry>(document);
  const entries = journalEntries(data, journal, format);
  const day = (value: string | null) => (value === null ? NONE : format.day(value));
  const table = DataTable(
    entries,
    [
      text("kind", "Line", (d) => d.kind),
      text("what", "What", (d) => FreeText(d.what, document)),
      text("why", "Why", (d) => (d.why === null ? null : FreeText(d.why, document)), {narrow: "note"}),
      text("by", "Who", (d) => FreeText(d.by, document)),
      end("on", "When", (d) => day(d.on), {sort: (d) => d.on, narrow: "side"}),
      text("state", "State", (d) => State(d, view), {
        narrow: "note",
        csv: (d) => (d.waits ? "not in the build yet" : null)
      })
    ],
    {
      caption: "Journal",
      limit: SHOWN,
      csv: ({kind, on, by, what, why, waits}) => ({kind, on, by, what, why, waits: waits !== null}),
      empty:
        "Nobody has written about this account yet: an override, a call on its renewal, what became of a play.",
      document
    }
  );
  const subtitle = "Latest first. Lines are only added; nothing here reaches a customer deck";
  return Card(
    {title: title(entries, view), subtitle, body: table, links: controls(view)},
    {span: 12, id: "journal", document}
  );
}

function title(entries: readonly JournalEntry[], {data, journal, format}: AccountView): string {
  const held = accountOverride(data, journal);
  const lines =
    entries.length === 0 ? "The journal has no line" : `${plural(entries.length, "line")} in the journal`;
  if (held === null) return `${lines}${entries.length === 0 ? " on this account" : "; no override holds"}`;
  const value = held.score === null ? held.band : `a score of ${format.decimal(held.score, 0)}`;
  return `${lines}; an override by ${held.by} says ${value} until ${format.day(held.until)}`;
}

function controls({data, journal, document}: AccountView): HTMLElement[] {
  const {ask} = journal;
  if (!ask) return [];
  const {paying, renewal_date} = data.account;
  return [
    control("Override", ask.override, document),
    ...(paying && renewal_date !== null ? [control("Renewal call", ask.call, document)] : [])
  ];
}

function control(label: string, run: () => void, document?: Document): HTMLButtonElement {
  const button = dom(document).h("button", {type: "button"}, label);
  button.addEventListener("click", run);
  return button;
}

/** Whether the line waits, and what can be done about it. */
function State({waits, reopens}: JournalEntry, {journal: {ask}, document}: AccountView) {
  const {h} = dom(document);
  const link = (label: string, run: () => void) => {
    const button = control(label, run, document);
    button.className = "qd-link";
    return button;
  };
  if (waits)
    return [
      h("span", {class: "qd-unit"}, waits.written ? "Not in the build yet" : "To be copied into the file"),
      ask && !waits.written
        ? [" ", link("Write it", () => ask.write(waits)), " ", link("Forget it", () => ask.forget(waits))]
        : null
    ];
  return reopens && ask ? link("Open again", () => ask.reopen(reopens)) : null;
}

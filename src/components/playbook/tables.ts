import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import {playNumbers} from "../../lib/playText.js";
import {loudestTitle} from "../../lib/playbookWords.js";
import {MESSAGE_LABELS} from "../../lib/playDraft.js";
import {playChanges, type PlayCount} from "../../lib/playChanges.js";
import {type PlayItem} from "../../lib/playItems.js";
import type {PlaybookData} from "../../metrics/plays/playbookData.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";

type Look = Pick<PlaybookData, "since" | "currency"> & {document?: Document};

/** What came and went since a week ago: two cards. */
export function ChangesBody(items: readonly PlayItem[], look: Look): HTMLElement {
  const {document} = look;
  const {h} = dom(document);
  const {entered, left} = playChanges(items, look);
  const table = (rows: readonly PlayItem[], which: "entered" | "left", empty: string) =>
    DataTable(rows, changeColumns(look, which), {
      ...{caption: `Plays that ${which}`, sort: {key: "arr", descending: true}, empty, document}
    });
  const format = formatFor();
  const since = format.day(look.since);
  return h(
    "div",
    {class: "qd-grid"},
    Card(
      {
        title:
          entered.length === 0 ? "No play fired" : `${format.count(entered.length)} fired since ${since}`,
        subtitle: `Entered: fired after ${since}. The accounts are looked at on that day and on the last day of data; what came and went between is not seen.`,
        body: table(entered, "entered", "No play fired since.")
      },
      {document}
    ),
    Card(
      {
        title:
          left.length === 0
            ? "No reason ended"
            : `${format.count(left.length)} lost their reason since ${since}`,
        subtitle: `Left: what made the play fire was gone by the last day of data, and was there on ${since}.`,
        body: table(left, "left", "No reason of an open play ended.")
      },
      {document}
    )
  );
}

function changeColumns({currency, document}: Look, which: "entered" | "left"): Column<PlayItem>[] {
  const {h} = dom(document);
  const format = formatFor({currency});
  const numbers = (d: PlayItem) =>
    which === "entered" || d.numbers_now === null
      ? playNumbers(d, format)
      : playNumbers({numbers: d.numbers_now, numbers_ahead: null}, format);
  return [
    {
      key: "account",
      label: "Account",
      cell: (d) =>
        d.account_id === null
          ? d.name
          : h("a", {href: pageHref("account", {account: d.account_id})}, AccountName(d, {document})),
      sort: (d) => d.name
    },
    {
      key: "play",
      label: "Play",
      cell: (d) => h("span", {class: "qd-play-when"}, d.of.title),
      sort: (d) => d.of.title,
      narrow: "note"
    },
    {
      key: "numbers",
      label: which === "entered" ? "Numbers" : "Numbers now",
      cell: (d) => h("span", {class: "qd-play-when"}, numbers(d)),
      narrow: "note"
    },
    {
      key: "day",
      label: which === "entered" ? "Fired" : "Fired first",
      cell: (d) => format.day(d.fired_on),
      sort: (d) => d.fired_on
    },
    {
      key: "arr",
      label: "ARR",
      align: "end",
      cell: (d) => (d.arr === null ? "\u2013" : format.money(d.arr)),
      sort: (d) => d.arr
    },
    {key: "csm", label: "CSM", cell: (d) => d.csm ?? "\u2013", sort: (d) => d.csm, narrow: "hide"}
  ];
}

/** The playbook: every play, its condition, and how much it says. */
export function AllPlays(counts: readonly PlayCount[], {document}: {document?: Document} = {}): HTMLElement {
  return Card(
    {
      title: loudestTitle(counts),
      subtitle:
        "Fires now: open firings, and how many of them are new since last week. 12 months: times it fired in the twelve months up to the last day of data.",
      body: DataTable(counts, playColumns(document), {
        caption: "Plays",
        sort: {key: "open", descending: true},
        limit: 200,
        document
      }),
      method: "Built-in plays and those of the configuration, under playbook."
    },
    {document}
  );
}

function playColumns(document?: Document): Column<PlayCount>[] {
  const {h} = dom(document);
  const format = formatFor();
  return [
    {
      key: "play",
      label: "Play",
      cell: ({play}) =>
        h(
          "span",
          {class: "qd-play-name"},
          h("b", null, play.title),
          h("small", null, play.good ? "good news" : play.scope === "company" ? "whole company" : play.id)
        ),
      sort: ({play}) => play.title
    },
    {
      key: "when",
      label: "Fires when",
      narrow: "note",
      cell: ({play}) =>
        h(
          "span",
          {class: "qd-play-when"},
          play.on === "entering" ? null : `${play.on} `,
          play.when === "" ? "a condition on the segment" : h("code", null, play.when)
        ),
      csv: ({play}) => play.when
    },
    {
      key: "do",
      label: "Do this",
      narrow: "note",
      cell: ({play}) =>
        h(
          "span",
          {class: "qd-play-when"},
          play.actions
            .map((d) => `${d.do} (${d.owner === "csm" ? "CSM" : d.owner}, ${d.within_days}\u00a0d)`)
            .join("; ")
        )
    },
    {
      key: "draft",
      label: "Draft",
      narrow: "hide",
      cell: ({play}) => (play.message === null ? "\u2013" : MESSAGE_LABELS[play.message])
    },
    {
      key: "open",
      label: "Fires now",
      align: "end",
      cell: (d) => [
        h("span", {class: "qd-unit"}, "fires now "),
        format.count(d.open),
        d.fresh > 0 && h("span", {class: "qd-tail"}, ` ${format.count(d.fresh)} new`)
      ],
      sort: (d) => d.open
    },
    {
      key: "fired",
      label: "12 months",
      align: "end",
      cell: (d) => [format.count(d.fired), h("span", {class: "qd-unit"}, " times in 12 months")],
      sort: (d) => d.fired
    }
  ];
}

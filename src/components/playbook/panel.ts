import {formatFor} from "../../lib/format.js";
import {pageHref} from "../../lib/links.js";
import {nearDay} from "../../lib/nearDay.js";
import {playNumbers} from "../../lib/playText.js";
import type {PlayItem} from "../../lib/playItems.js";
import {addDays, daysBetween} from "../../metrics/days.js";
import {SNOOZE_DAYS} from "../../metrics/plays/playState.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import type {ListLook} from "./listRow.js";

/** What can be said of a firing. */
export interface PlayVerdict {
  state: "done" | "snoozed" | "dropped" | "open";
  note: string | null;
}

/** What the panel needs beside the firing. */
export interface PanelOptions extends ListLook {
  /** the other firings of the account */
  others: readonly PlayItem[];
  /** the reader’s day, from which a firing is put off; as_of where data are of a later day */
  today: string;
  /** the letter, and what is chosen of it */
  draft: Element;
  onVerdict: (verdict: PlayVerdict) => void;
  onOpen: (item: PlayItem) => void;
  onClose: () => void;
}

/** All about one firing: its numbers, who does what by when, a letter, and what became of it. */
export function PlayPanel(item: PlayItem, options: PanelOptions): HTMLElement {
  const {h} = dom(options.document);
  const close = h("button", {type: "button", class: "qd-button", "aria-label": "Close"}, "Close");
  close.addEventListener("click", options.onClose);
  const name = h("bdi", null, item.name);
  const title =
    item.account_id === null ? name : h("a", {href: pageHref("account", {account: item.account_id})}, name);
  return h(
    "aside",
    {class: "qd-play-panel", "aria-label": `${item.of.title}, ${item.name}`},
    h(
      "header",
      null,
      h("div", null, h("p", {class: "qd-eyebrow"}, title), h("h2", {tabindex: -1}, item.of.title)),
      close
    ),
    Why(item, options),
    ToDo(item, options),
    Verdict(item, options),
    options.draft,
    Others(options)
  );
}

function Why(item: PlayItem, {as_of, currency, accounts, document}: PanelOptions): HTMLElement {
  const {h} = dom(document);
  const format = formatFor({currency});
  const then = playNumbers(item, format);
  const now =
    item.numbers_now === null ? null : playNumbers({numbers: item.numbers_now, numbers_ahead: null}, format);
  const renewal = accounts[item.account_id ?? ""]?.renewal_date ?? null;
  const days = renewal === null ? "" : `, in ${format.count(daysBetween(as_of, renewal))} days`;
  const facts: [string, Child][] = [
    [`On ${format.day(item.fired_on)}`, then],
    ...(now !== null && now !== then ? [["Now", now] as [string, Child]] : []),
    ...(item.arr === null ? [] : [["ARR", format.money(item.arr)] as [string, Child]]),
    ...(item.account_id === null
      ? []
      : [
          ["Renewal", renewal === null ? "no date known" : `${format.day(renewal)}${days}`] as [string, Child]
        ]),
    ["CSM", item.csm ?? "\u2013"]
  ];
  return h(
    "dl",
    {class: "qd-play-facts"},
    facts.map(([term, value]) => [h("dt", null, term), h("dd", null, value)])
  );
}

function ToDo({actions}: PlayItem, {as_of, document}: PanelOptions): HTMLElement | null {
  const {h} = dom(document);
  if (actions.length === 0) return null;
  const format = formatFor();
  return h(
    "ul",
    {class: "qd-play-todo"},
    actions.map((d) =>
      h(
        "li",
        null,
        d.do,
        h(
          "small",
          {class: d.due < as_of ? "qd-play-late" : null},
          ` ${d.owner === "csm" ? "CSM" : d.owner}, by ${nearDay(d.due, as_of, format)}`
        )
      )
    )
  );
}

function Verdict(item: PlayItem, {as_of, today, onVerdict, document}: PanelOptions): HTMLElement {
  const {h} = dom(document);
  if (item.account_id === null)
    return h(
      "p",
      {class: "qd-card-sub"},
      "A play of the whole company: the journal keeps lines about accounts only."
    );
  const from = today > as_of ? today : as_of;
  const note = h("input", {
    class: "qd-input",
    name: "note",
    placeholder: "Note",
    "aria-label": "Note",
    autocomplete: "off"
  });
  const until = h("input", {
    class: "qd-input",
    type: "date",
    name: "until",
    "aria-label": "Snooze until",
    min: addDays(from, 1),
    value: addDays(from, SNOOZE_DAYS)
  });
  const button = (label: string, key: string, verdict: () => PlayVerdict) => {
    const made = h(
      "button",
      {type: "button", class: "qd-button", "data-verdict": label.toLowerCase(), "aria-keyshortcuts": key},
      label
    );
    made.addEventListener("click", () => {
      if (key !== "S" || until.reportValidity()) onVerdict(verdict());
    });
    return made;
  };
  const said = () => note.value.trim() || null;
  const snooze = () =>
    [said(), `until ${until.value || addDays(from, SNOOZE_DAYS)}`].filter(Boolean).join(", ");
  if (item.state === "done" || item.state === "dropped" || item.state === "snoozed") {
    const words = `${item.state}${item.entry?.by ? ` by ${item.entry.by}` : ""}${item.entry?.note ? `: ${item.entry.note}` : ""}`;
    return h(
      "div",
      {class: "qd-play-verdict"},
      h("p", null, words),
      button("Open again", "O", () => ({state: "open", note: null}))
    );
  }
  return h(
    "div",
    {class: "qd-play-verdict", role: "group", "aria-label": "What became of it"},
    note,
    h(
      "div",
      null,
      button("Done", "D", () => ({state: "done", note: said()})),
      button("Drop", "X", () => ({state: "dropped", note: said()})),
      button("Snooze", "S", () => ({state: "snoozed", note: snooze()})),
      until
    )
  );
}

function Others({others, onOpen, document}: PanelOptions): HTMLElement | null {
  const {h} = dom(document);
  if (others.length === 0) return null;
  return h(
    "section",
    {class: "qd-play-others"},
    h("h3", null, "In the same call"),
    h(
      "ul",
      null,
      others.map((item) => {
        const link = h("button", {type: "button", class: "qd-link"}, item.of.title);
        link.addEventListener("click", () => onOpen(item));
        return h("li", null, link);
      })
    )
  );
}

import {dom} from "../components/dom.js";
import {LIST_COLUMNS, ListHead, ListRow, type ListLook} from "../components/playbook/listRow.js";
import {PrintList} from "../components/playbook/printList.js";
import {EmptyState} from "../components/states.js";
import type {PlayItem} from "../lib/playItems.js";
import type {PlayLine} from "../lib/playLines.js";
import {virtualRows} from "./virtualRows.js";

/** The list of firings, of which only the rows in sight are drawn. */
export interface PlaybookList {
  root: HTMLElement;
  set(lines: readonly PlayLine[], empty: string): void;
  /** moves the focus by so many rows; to the current one, or the first, where nothing has it */
  move(by: 1 | -1): void;
  /** the firing that has the focus, or had it last; when it has left, the one in its place */
  current(): PlayItem | null;
  /** puts the focus on the current firing */
  focus(): void;
}

/** What orders the list, as the page says it. */
const ORDER_WORDS =
  "Accounts by the first day on which something is due, of one day the largest ARR first; good news alone comes last. The plays of an account stand together, since one calls a customer once.";

/** The keys of the list, as the page says them. */
const KEYS =
  "J and K or the arrow keys go through the list, Enter opens, D is done, S snooze, X drop (Enter writes them), Esc closes.";

/** Draws the list; **onOpen** is called with the firing whose row is opened. */
export function playbookList(look: ListLook, onOpen: (item: PlayItem) => void): PlaybookList {
  const {h} = dom();
  let lines: readonly PlayLine[] = [];
  let at: string | null = null;
  const body = h("tbody", {role: "rowgroup"});
  const table = h(
    "table",
    {class: "qd-table qd-sticky qd-play-table", role: "table", "aria-colcount": LIST_COLUMNS.length},
    h("caption", {class: "qd-hidden"}, "Plays"),
    ListHead(),
    body
  );
  const empty = h("div");
  const printed = h("div", {class: "qd-play-print"});
  const root = h(
    "section",
    {class: "qd-card qd-play-list", "aria-label": "Plays"},
    h("p", {class: "qd-card-sub"}, ORDER_WORDS, h("span", {class: "qd-play-keys"}, ` ${KEYS}`)),
    h("div", {class: "qd-table-box--stack"}, table),
    empty,
    printed
  );
  const rows = virtualRows<PlayLine>(
    body,
    (line, i) => ListRow(line, i, look),
    ({first, full}) => `${first} ${full !== null}`
  );
  const linkOf = (id: string | null) =>
    id === null ? null : body.querySelector<HTMLElement>(`[data-play="${CSS.escape(id)}"]`);
  const itemOf = (id: string | null | undefined) => lines.find((d) => d.item.id === id)?.item ?? null;
  body.addEventListener("focusin", (event) => {
    const row = (event.target as Element).closest("tr");
    at = row?.querySelector<HTMLElement>("[data-play]")?.dataset.play ?? at;
  });
  body.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("a:not([data-play])")) return;
    const item = itemOf(target.closest("tr")?.querySelector<HTMLElement>("[data-play]")?.dataset.play);
    if (item === null) return;
    event.preventDefault();
    at = item.id;
    onOpen(item);
  });
  addEventListener("beforeprint", () => printed.replaceChildren(PrintList(lines, look)));
  addEventListener("afterprint", () => printed.replaceChildren());
  return {
    root,
    set(next, words) {
      const focused = body.contains(body.ownerDocument.activeElement);
      at = stayed(at, lines, next);
      lines = next;
      table.setAttribute("aria-rowcount", String(next.length + 1));
      table.hidden = next.length === 0;
      empty.replaceChildren(...(next.length > 0 ? [] : [EmptyState(words)]));
      rows.set(next);
      if (focused) linkOf(at)?.focus({preventScroll: true});
    },
    move(by) {
      const own = linkOf(at);
      if (!own) return void body.querySelector<HTMLElement>("[data-play]")?.focus();
      const {activeElement, body: page} = own.ownerDocument;
      if (activeElement === page) return own.focus();
      own.focus({preventScroll: true});
      own.dispatchEvent(new KeyboardEvent("keydown", {key: by > 0 ? "ArrowDown" : "ArrowUp", bubbles: true}));
    },
    current: () => itemOf(at),
    focus: () => linkOf(at)?.focus()
  };
}

/** The firing to go on from in another list: the same one, else the one that took its place. */
function stayed(at: string | null, before: readonly PlayLine[], next: readonly PlayLine[]): string | null {
  if (at === null || next.some((d) => d.item.id === at)) return at;
  const place = before.findIndex((d) => d.item.id === at);
  return place < 0 ? at : (next[Math.min(place, next.length - 1)]?.item.id ?? null);
}

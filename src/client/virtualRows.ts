import {bisectLeft, bisectRight} from "d3";

/** Draws only the rows that are in sight, and a few around them. */
export interface VirtualRows<T> {
  /** Shows another list from its start. */
  set(rows: readonly T[]): void;
}

/** How high a row is taken to be before any has been seen. */
const UNSEEN = 33;

/** How many rows are drawn above and below what is in sight. */
const MARGIN = 12;

/**
 * Fills a table’s body with the rows that are in sight as the page scrolls; two empty rows keep the place of the rest,
 * so that the page is as long as if all were there. Rows of one kind are equally high.
 *
 * Arrow keys, Page Up, Page Down, Home and End move the focus from row to row, also to those not drawn yet.
 *
 * @param kindOf tells rows of different heights apart; by default all are of one kind
 */
export function virtualRows<T>(
  body: HTMLTableSectionElement,
  draw: (row: T, index: number) => HTMLTableRowElement,
  kindOf: (row: T) => string = () => ""
): VirtualRows<T> {
  let [above, below] = [spacer(body), spacer(body)];
  let rows: readonly T[] = [];
  let tops = [0];
  let range = [0, 0];
  const heights = rowHeights(kindOf);
  const keep = (space: Element, height: number) =>
    space.firstElementChild!.setAttribute("style", `height:${height}px`);
  const show = (from: number, to: number) => {
    range = [from, to];
    const drawn = rows.slice(from, to).map((row, i) => draw(row, from + i));
    body.replaceChildren(...(from > 0 ? [above] : []), ...drawn, ...(to < rows.length ? [below] : []));
    heights.measure(rows.slice(from, to), drawn);
    tops = heights.tops(rows);
    keep(above, tops[from]!);
    keep(below, tops.at(-1)! - tops[to]!);
  };
  const place = () => {
    const {top} = body.getBoundingClientRect();
    const first = bisectRight(tops, -top) - 1;
    const from = Math.min(Math.max(0, first - MARGIN), Math.max(0, rows.length - 1));
    const to = Math.min(rows.length, bisectLeft(tops, innerHeight - top) + MARGIN);
    return [from, Math.max(from, to)] as const;
  };
  const update = () => {
    const [from, to] = place();
    if (Math.abs(from - range[0]!) < MARGIN / 2 && Math.abs(to - range[1]!) < MARGIN / 2) return;
    const focused = indexOf(document.activeElement);
    show(from, to);
    if (focused !== null && focused >= from && focused < to) focusRow(focused);
  };
  const focusRow = (index: number) => {
    if (index < range[0]! || index >= range[1]!) {
      scrollTo({top: scrollY + body.getBoundingClientRect().top + tops[index]! - innerHeight / 2});
      show(...place());
    }
    const row = body.querySelector(`[aria-rowindex="${index + 2}"]`);
    const link = row?.querySelector<HTMLElement>("[data-focus]") ?? row?.querySelector<HTMLElement>("a");
    link?.focus({preventScroll: true});
    link?.closest("tr")?.scrollIntoView({block: "nearest"});
  };
  const page = (index: number) => Math.floor(innerHeight / heights.of(rows[index]!)) - 2;
  body.addEventListener("keydown", (event) => {
    const index = indexOf(event.target as Element);
    const next = index === null ? null : target(event.key, index, {last: rows.length - 1, page: page(index)});
    if (next === null) return;
    event.preventDefault();
    focusRow(next);
  });
  let waiting = 0;
  const soon = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      update();
    });
  };
  addEventListener("scroll", soon, {passive: true});
  addEventListener("resize", () => {
    heights.forget();
    show(range[0]!, range[1]!);
    show(...place());
  });
  addEventListener("beforeprint", () => show(0, Math.min(rows.length, 500)));
  return {
    set(next) {
      rows = next;
      tops = heights.tops(rows);
      [above, below] = [spacer(body), spacer(body)];
      show(...place());
    }
  };
}

/** What is known of the heights of rows, by their kind. */
function rowHeights<T>(kindOf: (row: T) => string) {
  const seen = new Map<string, number>();
  const of = (row: T) => seen.get(kindOf(row)) ?? seen.values().next().value ?? UNSEEN;
  return {
    of,
    /** where each row begins, and where the last one ends */
    tops(rows: readonly T[]): number[] {
      let top = 0;
      return [0, ...rows.map((row) => (top += of(row)))];
    },
    measure(rows: readonly T[], drawn: readonly HTMLTableRowElement[]): void {
      for (const [i, element] of drawn.entries()) {
        const {height} = element.getBoundingClientRect();
        if (height > 0) seen.set(kindOf(rows[i]!), height);
      }
    },
    forget: () => seen.clear()
  };
}

function spacer(body: Element): HTMLTableRowElement {
  const {ownerDocument: document} = body;
  const row = document.createElement("tr");
  row.setAttribute("role", "presentation");
  row.className = "qd-spacer";
  const cell = document.createElement("td");
  cell.setAttribute("role", "presentation");
  row.append(cell);
  return row;
}

function indexOf(element: Element | null): number | null {
  const row = element?.closest("[aria-rowindex]")?.getAttribute("aria-rowindex");
  return row ? Number(row) - 2 : null;
}

function target(key: string, index: number, {last, page}: {last: number; page: number}): number | null {
  const clamp = (value: number) => Math.min(last, Math.max(0, value));
  if (key === "ArrowDown") return clamp(index + 1);
  if (key === "ArrowUp") return clamp(index - 1);
  if (key === "PageDown") return clamp(index + page);
  if (key === "PageUp") return clamp(index - page);
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}

/** Draws only the rows that are in sight, and a few around them. */
export interface VirtualRows<T> {
  /** Shows another list from its start. */
  set(rows: readonly T[]): void;
}

/** How many rows are drawn above and below what is in sight. */
const MARGIN = 12;

/**
 * Fills a table’s body with the rows that are in sight as the page scrolls; two empty rows keep the place of the rest,
 * so that the page is as long as if all were there. All rows are equally high.
 *
 * Arrow keys, Page Up, Page Down, Home and End move the focus from row to row, also to those not drawn yet.
 */
export function virtualRows<T>(
  body: HTMLTableSectionElement,
  draw: (row: T, index: number) => HTMLTableRowElement
): VirtualRows<T> {
  let [above, below] = [spacer(body), spacer(body)];
  let rows: readonly T[] = [];
  let height = 33;
  let range = [0, 0];
  const show = (from: number, to: number) => {
    range = [from, to];
    above.firstElementChild!.setAttribute("style", `height:${from * height}px`);
    below.firstElementChild!.setAttribute("style", `height:${(rows.length - to) * height}px`);
    const drawn = rows.slice(from, to).map((row, i) => draw(row, from + i));
    body.replaceChildren(...(from > 0 ? [above] : []), ...drawn, ...(to < rows.length ? [below] : []));
    const measured = drawn[0]?.getBoundingClientRect().height ?? 0;
    if (measured > 0) height = measured;
  };
  const place = () => {
    const top = -body.getBoundingClientRect().top / height;
    const from = Math.min(Math.max(0, Math.floor(top) - MARGIN), Math.max(0, rows.length - 1));
    const to = Math.min(rows.length, Math.ceil(top + innerHeight / height) + MARGIN);
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
      scrollTo({top: scrollY + body.getBoundingClientRect().top + index * height - innerHeight / 2});
      show(...place());
    }
    const row = body.querySelector(`[aria-rowindex="${index + 2}"]`);
    const link = row?.querySelector<HTMLElement>("[data-focus]") ?? row?.querySelector<HTMLElement>("a");
    link?.focus({preventScroll: true});
    link?.closest("tr")?.scrollIntoView({block: "nearest"});
  };
  body.addEventListener("keydown", (event) => {
    const index = indexOf(event.target as Element);
    const next =
      index === null
        ? null
        : target(event.key, index, {last: rows.length - 1, page: Math.floor(innerHeight / height) - 2});
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
  addEventListener("resize", () => show(...place()));
  addEventListener("beforeprint", () => show(0, Math.min(rows.length, 500)));
  return {
    set(next) {
      rows = next;
      [above, below] = [spacer(body), spacer(body)];
      show(...place());
    }
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

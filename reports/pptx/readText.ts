import type {Box, Cell, Edge, Paragraph, Run, TablePart, TextPart} from "./slideParts.js";

// Every function below runs in the page: it refers to nothing but the page and the others of this list.

/** A colour as six hexadecimal digits; null for none. */
function hexOf(colour: string): string | null {
  const numbers = (colour.match(/-?[\d.]+(?:e-?\d+)?/gu) ?? []).map(Number);
  if (!colour.startsWith("rgb") && !colour.startsWith("color(srgb")) return null;
  if (numbers[3] === 0) return null;
  const most = colour.startsWith("rgb") ? 1 : 255;
  return numbers
    .slice(0, 3)
    .map((d) =>
      Math.round(Math.max(0, Math.min(255, d * most)))
        .toString(16)
        .padStart(2, "0")
    )
    .join("")
    .toUpperCase();
}

function boxOf(rect: DOMRect, frame: DOMRect): Box {
  const scale = 1280 / frame.width;
  const round = (d: number) => Math.round(d * scale * 100) / 100;
  return {
    x: round(rect.left - frame.left),
    y: round(rect.top - frame.top),
    w: round(rect.width),
    h: round(rect.height)
  };
}

function runOf(text: string, element: Element): Run {
  const style = getComputedStyle(element);
  const svg = element.namespaceURI !== "http://www.w3.org/1999/xhtml";
  return {
    text,
    size: parseFloat(style.fontSize),
    bold: Number(style.fontWeight) >= 600,
    display: /^"[^"]* Display"/u.test(style.fontFamily),
    colour: hexOf(svg ? style.fill : style.color) ?? "000000",
    spacing: parseFloat(style.letterSpacing) || 0,
    href: element.closest("a")?.getAttribute("href") ?? null
  };
}

function paragraphOf(element: Element): Paragraph {
  const style = getComputedStyle(element);
  const rtl = style.direction === "rtl";
  const side = style.textAlign.replace(/^-webkit-/u, "");
  const right = side === "right" || (side === "start" && rtl) || (side === "end" && !rtl);
  const list = element.tagName === "LI" ? element.parentElement!.tagName : "";
  return {
    runs: [],
    align: side === "center" ? "ctr" : right ? "r" : "l",
    rtl,
    line: parseFloat(style.lineHeight) || null,
    bullet: list === "UL" ? "disc" : list === "OL" ? "number" : null,
    inset: 0
  };
}

function isInline(element: Element): boolean {
  return /^(inline|contents)/u.test(getComputedStyle(element).display);
}

/** Whether a name could change the order of the text around it, or that text the name's. */
function needsIsolate(name: Element): boolean {
  const text = name.textContent ?? "";
  return (
    getComputedStyle(name.parentElement!).direction === "rtl" ||
    /[\p{Script=Arabic}\p{Script=Hebrew}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text)
  );
}

/** The text of a block as paragraphs, with white space as it is shown. */
function paragraphsOf(block: Element): Paragraph[] {
  const found: Paragraph[] = [paragraphOf(block)];
  const ended = () => / $|\n$/u.test(found.at(-1)!.runs.at(-1)?.text ?? " ");
  const say = (text: string, element: Element) => {
    const shown = text.replace(/[ \t\r\n\f]+/gu, " ").replace(ended() ? /^ /u : /^$/u, "");
    if (shown !== "") found.at(-1)!.runs.push(runOf(shown, element));
  };
  const walk = (node: Node, element: Element) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) say(child.textContent ?? "", element);
      if (child.nodeType !== 1) continue;
      const inner = child as Element;
      if (inner.tagName === "svg" || inner.tagName === "IMG") continue;
      if (inner.tagName === "BR") found.at(-1)!.runs.push(runOf("\n", element));
      else if (isInline(inner)) {
        // What stands apart by a margin reads as a word of its own.
        const {marginInlineStart, paddingInlineStart, borderInlineStartWidth} = getComputedStyle(inner);
        if (parseFloat(marginInlineStart) > 0) say(" ", element);
        const last = found.at(-1)!;
        if (last.runs.length === 0)
          last.inset = parseFloat(paddingInlineStart) + parseFloat(borderInlineStartWidth);
        const apart = inner.tagName === "BDI" && needsIsolate(inner);
        if (apart) say("\u2068", inner);
        walk(inner, inner);
        if (apart) say("\u2069", inner);
      } else {
        found.push(paragraphOf(inner));
        walk(inner, inner);
        found.push(paragraphOf(block));
      }
    }
  };
  walk(block, block);
  for (const {runs} of found) {
    const last = runs.at(-1);
    if (last) last.text = last.text.replace(/ $/u, "");
  }
  return found.filter((d) => d.runs.some((run) => run.text.trim() !== ""));
}

function insideOf(element: Element, frame: DOMRect): Box {
  const style = getComputedStyle(element);
  const box = boxOf(element.getBoundingClientRect(), frame);
  const [top, right, bottom, left] = ["Top", "Right", "Bottom", "Left"].map(
    (side) =>
      parseFloat(style.getPropertyValue(`padding-${side.toLowerCase()}`)) +
      parseFloat(style.getPropertyValue(`border-${side.toLowerCase()}-width`))
  ) as [number, number, number, number];
  return {x: box.x + left, y: box.y + top, w: box.w - left - right, h: box.h - top - bottom};
}

function textOf(block: Element, frame: DOMRect): TextPart | null {
  const paragraphs = paragraphsOf(block);
  if (paragraphs.length === 0) return null;
  const box = insideOf(block, frame);
  const title = block.tagName === "H1";
  const shown = shownBox(block, frame);
  const tight = box.w - shown.w <= 1;
  // A line that nearly fills its box may be broken in a wider font; a box as wide as its line has room beside it.
  const full = !tight && shown.w > 0.86 * box.w;
  const single = isLine(block, paragraphs, frame) && !full && !title;
  const text = single && tight ? sided(block, paragraphs, box) : paragraphs;
  // A title has room for two lines, which a wider font may take.
  const h = title && !block.closest(".cover") ? Math.max(box.h, 76) : box.h;
  return {kind: "text", box: {...box, h}, paragraphs: text, single, title, anchor: "t"};
}

/** A line at the other margin grows away from it; one of the other direction grows as what it stands in runs. */
function sided(block: Element, paragraphs: Paragraph[], box: Box): Paragraph[] {
  const right = box.x > 640 && box.x + box.w > 1230;
  const left = box.x < 50 && box.x + box.w < 640;
  const rtl = getComputedStyle(block.parentElement!).direction === "rtl";
  const start = rtl ? "r" : "l";
  const side = right ? "r" : left ? "l" : null;
  return paragraphs.map((d) => ({
    ...d,
    align: side ?? (d.rtl === rtl || d.align === "ctr" ? d.align : start)
  }));
}

function shownBox(block: Element, frame: DOMRect): Box {
  const range = block.ownerDocument.createRange();
  range.selectNodeContents(block);
  return boxOf(range.getBoundingClientRect(), frame);
}

function isLine(block: Element, paragraphs: readonly Paragraph[], frame: DOMRect): boolean {
  const [first] = paragraphs;
  return paragraphs.length === 1 && shownBox(block, frame).h < 1.5 * (first!.line ?? Infinity);
}

function edgeOf(style: CSSStyleDeclaration, side: "top" | "bottom"): Edge | null {
  const width = parseFloat(style.getPropertyValue(`border-${side}-width`));
  const colour = hexOf(style.getPropertyValue(`border-${side}-color`));
  return width > 0 && colour && style.getPropertyValue(`border-${side}-style`) !== "none"
    ? {colour, width}
    : null;
}

function cellOf(cell: Element, frame: DOMRect): Cell {
  const style = getComputedStyle(cell);
  const paragraphs = paragraphsOf(cell);
  const line = paragraphs.length > 0 && isLine(cell, paragraphs, frame);
  const vertical = style.verticalAlign;
  const [first] = paragraphs;
  const size = Math.max(0, ...(first?.runs ?? []).map((run) => run.size));
  // Half of what its line is higher than its letters.
  const above = line && vertical === "top" ? ((first!.line ?? 0) - 1.21 * size) / 2 : 0;
  const side = (name: string) => parseFloat(style.getPropertyValue(`padding-${name}`));
  return {
    // One line stands at its place whatever its font.
    paragraphs: line ? paragraphs.map((d) => ({...d, line: null})) : paragraphs,
    anchor: vertical === "bottom" ? "b" : vertical === "top" ? "t" : "ctr",
    padding: [side("top") + above, side("right"), side("bottom"), side("left")],
    top: edgeOf(style, "top"),
    bottom: edgeOf(style, "bottom")
  };
}

function tableOf(table: HTMLTableElement, frame: DOMRect): TablePart {
  const rows = Array.from(table.rows);
  const width = (cell: Element) => boxOf(cell.getBoundingClientRect(), frame).w;
  return {
    kind: "table",
    box: boxOf(table.getBoundingClientRect(), frame),
    rtl: getComputedStyle(table).direction === "rtl",
    columns: Array.from(rows[0]?.cells ?? [], width),
    rows: rows.map((row) => ({
      height: boxOf(row.getBoundingClientRect(), frame).h,
      head: row.parentElement!.tagName === "THEAD",
      cells: Array.from(row.cells, (cell) => cellOf(cell, frame))
    }))
  };
}

/** The functions of this list as text, for a page. */
export const READ_TEXT = [
  hexOf,
  boxOf,
  runOf,
  paragraphOf,
  isInline,
  needsIsolate,
  paragraphsOf,
  insideOf,
  textOf,
  sided,
  shownBox,
  isLine,
  edgeOf,
  cellOf,
  tableOf
]
  .map(String)
  .join("\n");

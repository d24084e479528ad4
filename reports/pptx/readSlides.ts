import type {ChartSheet} from "../../src/components/deck/chartSheet.js";
import {READ_TEXT} from "./readText.js";
import type {ChartPart, LaidSlide, ShapePart, SlidePart, TextPart} from "./slideParts.js";

// Every function below runs in the page, beside those of readText.

declare const hexOf: (colour: string) => string | null;
declare const boxOf: (rect: DOMRect, frame: DOMRect) => SlidePart["box"];
declare const isInline: (element: Element) => boolean;
declare const paragraphsOf: (element: Element) => TextPart["paragraphs"];
declare const textOf: (block: Element, frame: DOMRect) => TextPart | null;
declare const tableOf: (table: Element, frame: DOMRect) => SlidePart;

/** The corners of a path of straight lines, in the page's coordinates. */
function cornersOf(path: SVGPathElement): {points: [number, number][]; closed: boolean}[] {
  const matrix = path.getScreenCTM()!;
  const found: {points: [number, number][]; closed: boolean}[] = [];
  let [x, y] = [0, 0];
  const to = (command: string) => {
    if (command === "m" || command === "M") found.push({points: [], closed: false});
    const {x: left, y: top} = new DOMPoint(x, y).matrixTransform(matrix);
    found.at(-1)?.points.push([left, top]);
  };
  for (const [, name = "", list = ""] of (path.getAttribute("d") ?? "").matchAll(/([a-z])([^a-z]*)/giu)) {
    const numbers = (list.match(/-?[\d.]+(?:e-?\d+)?/gu) ?? []).map(Number);
    const by = name === name.toLowerCase();
    if (name === "z" || name === "Z") found.at(-1)!.closed = true;
    const wide = /[hv]/iu.test(name) ? 1 : 2;
    for (let i = 0; i + wide <= numbers.length; i += wide) {
      if (/v/iu.test(name)) y = numbers[i]! + (by ? y : 0);
      else x = numbers[i]! + (by ? x : 0);
      if (wide === 2) y = numbers[i + 1]! + (by ? y : 0);
      to(i === 0 ? name : "L");
    }
  }
  return found.filter((d) => d.points.length > 1);
}

/** A mark of a drawing without its place. */
function lookOf(mark: SVGElement): Omit<ShapePart, "shape" | "box"> {
  const style = getComputedStyle(mark);
  const token = (name: string) => style.getPropertyValue(`--qd-${name}`).trim().slice(1).toUpperCase();
  const width = parseFloat(style.strokeWidth);
  const stroke = width > 0 ? hexOf(style.stroke) : null;
  return {
    kind: "shape",
    fill: hexOf(style.fill),
    hatch: style.fill.startsWith("url(") ? {line: token("border-strong"), ground: token("surface")} : null,
    opacity: Number(style.opacity),
    stroke: stroke ? {colour: stroke, width, dashed: style.strokeDasharray !== "none"} : null,
    name: null
  };
}

function markOf(mark: SVGGraphicsElement, frame: DOMRect): ShapePart | null {
  const look = lookOf(mark);
  const rect = mark.getBoundingClientRect();
  if (mark.tagName === "rect") return {...look, shape: "rect", box: boxOf(rect, frame)};
  if (mark.tagName === "circle") return {...look, shape: "ellipse", box: boxOf(rect, frame)};
  if (mark.tagName === "line") {
    const ends = ["1", "2"].map((end) => {
      const at = (axis: string) => Number(mark.getAttribute(axis + end) ?? 0);
      return new DOMPoint(at("x"), at("y")).matrixTransform(mark.getScreenCTM()!);
    });
    const [x, y] = [Math.min(ends[0]!.x, ends[1]!.x), Math.min(ends[0]!.y, ends[1]!.y)];
    const [w, h] = [Math.abs(ends[0]!.x - ends[1]!.x), Math.abs(ends[0]!.y - ends[1]!.y)];
    return {...look, shape: "line", box: boxOf(new DOMRect(x, y, w, h), frame)};
  }
  const subpaths = cornersOf(mark as SVGPathElement);
  if (subpaths.length === 0) return null;
  const all = subpaths.flatMap((d) => d.points);
  const [xs, ys] = [all.map((d) => d[0]), all.map((d) => d[1])];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const box = boxOf(new DOMRect(x, y, Math.max(...xs) - x, Math.max(...ys) - y), frame);
  const scale = 1280 / frame.width;
  const place = ([left, top]: [number, number]): [number, number] => [(left - x) * scale, (top - y) * scale];
  return {
    ...look,
    shape: "path",
    box,
    path: subpaths.map(({points, closed}) => ({points: points.map(place), closed}))
  };
}

/** A label of a drawing: one line, in the middle of its own height. */
function labelOf(text: SVGElement, frame: DOMRect): TextPart | null {
  const [paragraph] = paragraphsOf(text);
  if (!paragraph) return null;
  const {textAnchor, direction} = getComputedStyle(text);
  const end = (textAnchor === "end") !== (direction === "rtl");
  return {
    kind: "text",
    box: boxOf(text.getBoundingClientRect(), frame),
    paragraphs: [{...paragraph, line: null, align: textAnchor === "middle" ? "ctr" : end ? "r" : "l"}],
    single: true,
    title: false,
    anchor: "ctr"
  };
}

function chartOf(svg: SVGSVGElement, frame: DOMRect): ChartPart | null {
  if (svg.dataset.sheet === undefined) return null;
  const sheet = JSON.parse(svg.dataset.sheet) as ChartSheet;
  const probe = svg.ownerDocument.createElement("span");
  svg.parentElement!.append(probe);
  const solid = (colour: string) => {
    probe.style.color = colour;
    return hexOf(getComputedStyle(probe).color) ?? "000000";
  };
  const series = sheet.series.map((d) => ({
    ...d,
    colour: solid(d.colour),
    ...(d.points && {
      points: Object.fromEntries(Object.entries(d.points).map(([i, colour]) => [i, solid(colour)]))
    })
  }));
  const lines = {grid: solid("var(--qd-grid)"), base: solid("var(--qd-axis)")};
  probe.remove();
  const box = boxOf(svg.getBoundingClientRect(), frame);
  // A chart that says its direction itself is mirrored, not only its texts.
  const rtl = svg.getAttribute("direction") === "rtl";
  const {left, right} = sheet.plane;
  const plane = rtl ? {...sheet.plane, left: box.w - right, right: box.w - left} : sheet.plane;
  return {
    kind: "chart",
    box,
    name: svg.getAttribute("aria-label") ?? "",
    rtl,
    lines,
    sheet: {...sheet, plane, series}
  };
}

/** The marks and labels of a drawing; those that its data make are drawn by a chart in their place. */
function drawingOf(svg: SVGSVGElement, frame: DOMRect): SlidePart[] {
  let chart: SlidePart | null = chartOf(svg, frame);
  const charted = chart !== null;
  const parts: SlidePart[] = [];
  for (const mark of svg.querySelectorAll<SVGGraphicsElement>("rect, line, circle, path, text")) {
    if (mark.closest("defs")) continue;
    if (charted && mark.matches("[data-mark]")) {
      if (chart) parts.push(chart);
      chart = null;
      continue;
    }
    // The chart has grid lines and a base line of its own.
    if (charted && mark.matches(".grid, .axl")) continue;
    const part = mark.tagName === "text" ? labelOf(mark, frame) : markOf(mark, frame);
    if (part) parts.push(part);
  }
  const first = charted ? undefined : parts.find((d) => d.kind === "shape");
  if (first) first.name = svg.getAttribute("aria-label");
  return parts;
}

/** The ground and the lines of a box. */
function groundOf(element: HTMLElement, frame: DOMRect): ShapePart[] {
  const style = getComputedStyle(element);
  const box = boxOf(element.getBoundingClientRect(), frame);
  const bare = {kind: "shape", hatch: null, opacity: 1, name: null} as const;
  const fill = hexOf(style.backgroundColor);
  const parts: ShapePart[] = fill ? [{...bare, shape: "rect", box, fill, stroke: null}] : [];
  const sides = ["top", "bottom"].flatMap((side) => {
    const width = parseFloat(style.getPropertyValue(`border-${side}-width`));
    const colour = hexOf(style.getPropertyValue(`border-${side}-color`));
    return width > 0 && colour ? [{side, width, colour}] : [];
  });
  if (element.matches(".tag")) {
    const {colour, width} = sides[0]!;
    const dashed = style.borderTopStyle === "dashed";
    return [{...bare, shape: "round", box, fill, stroke: {colour, width, dashed}}];
  }
  for (const {side, width, colour} of sides) {
    const y = side === "top" ? box.y + width / 2 : box.y + box.h - width / 2;
    const stroke = {colour, width, dashed: false};
    parts.push({...bare, shape: "line", box: {...box, y, h: 0}, fill: null, stroke});
  }
  return parts;
}

/** A picture in a format that every program reads, large enough to be shown larger. */
function imageOf(image: HTMLImageElement, frame: DOMRect): SlidePart {
  const box = boxOf(image.getBoundingClientRect(), frame);
  const {src, alt} = image;
  if (/^data:image\/(?:png|jpeg|gif);base64,/u.test(src)) return {kind: "image", box, src, alt};
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.max(1, Math.ceil(4 * box.w)), Math.max(1, Math.ceil(4 * box.h))];
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return {kind: "image", box, src: canvas.toDataURL("image/png"), alt};
}

/** Everything in an element, in the order in which it is painted. */
function partsOf(element: HTMLElement, frame: DOMRect): SlidePart[] {
  if (element.tagName === "svg") return drawingOf(element as unknown as SVGSVGElement, frame);
  if (element.tagName === "TABLE") {
    const inner = Array.from(element.querySelectorAll<HTMLElement>("svg, .tag"));
    const over = inner.flatMap((d) => (d.matches(".tag") ? groundOf(d, frame) : partsOf(d, frame)));
    // A table has no ground of its own: its lines lie on what is drawn in its cells.
    return [...over, tableOf(element, frame)];
  }
  if (element.tagName === "IMG") return [imageOf(element as HTMLImageElement, frame)];
  const ground = element.matches(".slide") ? [] : groundOf(element, frame);
  const inline = Array.from(element.childNodes).some((d) =>
    d.nodeType === 3
      ? d.textContent!.trim() !== ""
      : d.nodeType === 1 &&
        !/^(svg|IMG)$/u.test((d as Element).tagName) &&
        isInline(d as Element) &&
        d.textContent!.trim() !== ""
  );
  if (inline || /^(UL|OL)$/u.test(element.tagName)) {
    const text = textOf(element, frame);
    return text ? [...ground, text] : ground;
  }
  return [...ground, ...Array.from(element.children).flatMap((d) => partsOf(d as HTMLElement, frame))];
}

function laidSlides(root: Element): LaidSlide[] {
  return Array.from(root.querySelectorAll<HTMLElement>(".slide"), (slide) => {
    const metrics = Array.from(
      slide.querySelectorAll<HTMLElement>("[data-metric]"),
      (d) => d.dataset.metric!
    );
    return {
      id: slide.dataset.slide ?? "",
      parts: partsOf(slide, slide.getBoundingClientRect()),
      source: slide.querySelector("footer .s")?.textContent ?? "",
      metrics: [...new Set(metrics)]
    };
  });
}

const HERE = [cornersOf, lookOf, markOf, labelOf, chartOf, drawingOf, groundOf, imageOf, partsOf, laidSlides];

/** An expression that reads every slide of the page that evaluates it, laid out as it is. */
export const READ_SLIDES = `(() => {${READ_TEXT}\n${HERE.map(String).join("\n")}\nreturn laidSlides(document.body);})()`;

import {textWidth} from "../deck/textWidth.js";
import {dom} from "../dom.js";
import type {StyleOf} from "./svgStyles.js";
import {standaloneCopy, xmlText} from "./svgStyles.js";

/** What a file says in words around its chart. */
export interface ChartFileText {
  title: string;
  subtitle?: string;
  /** Method, interval and n. */
  method?: string;
  /** Of which day the data are, and whose. */
  source: string;
}

/** Options of chartFile. */
export interface ChartFileOptions {
  styleOf: StyleOf;
  /** Put into a style element, such as faces of fonts. */
  css?: string;
  document?: Document;
}

/** A drawing as text, with its size in CSS px. */
export interface ChartFile {
  svg: string;
  width: number;
  height: number;
}

const FAMILY = "'Inter Variable', 'Vazirmatn Variable', 'Noto Sans JP Variable', system-ui, sans-serif";
const MARGIN = 24;

/** The drawings of a chart, outermost ones only: no marks of focus, no icons, no tips. */
export function drawingsOf(chart: Element): SVGSVGElement[] {
  const all = chart.localName === "svg" ? [chart] : Array.from(chart.querySelectorAll("svg"));
  return all.filter((d) => d.parentElement?.closest("svg") == null && !isAside(d, chart)) as SVGSVGElement[];
}

function isAside(drawing: Element, chart: Element): boolean {
  const aside = drawing.closest('[aria-hidden="true"], .qd-tip');
  return aside !== null && aside !== chart && chart.contains(aside);
}

/**
 * A chart as one SVG file that needs nothing else: its title, method and source as text, styles in its elements, fonts
 * by name with others to fall back on. More than two drawings stand two in a row.
 *
 * @returns null where the chart holds no drawing
 */
export function chartFile(
  chart: Element,
  text: ChartFileText,
  {styleOf, css, document}: ChartFileOptions
): ChartFile | null {
  const drawings = drawingsOf(chart);
  if (drawings.length === 0) return null;
  const {s, document: own} = dom(document);
  const sizes = drawings.map(sizeOf);
  const columns = drawings.length > 2 ? 2 : 1;
  const cell = Math.max(...sizes.map((d) => d.width));
  const inner = Math.max(400, columns * cell + (columns - 1) * MARGIN);
  const width = inner + 2 * MARGIN;
  const root = s("svg", {"font-family": installed(FAMILY), "font-size": 12, fill: "#181c22"});
  if (css) root.append(s("style", null, css));
  const ground = s("rect", {fill: "#ffffff"});
  root.append(ground);
  let y = 16;
  const say = (words: string | undefined, {size, ...look}: {size: number; weight?: number; fill: string}) => {
    const line = Math.round(size * 1.4);
    for (const part of wrapped(xmlText(words ?? ""), inner, {size, weight: look.weight})) {
      y += line;
      root.append(
        s("text", {x: MARGIN, y, "font-size": size, "font-weight": look.weight, fill: look.fill}, part)
      );
    }
  };
  say(text.title, {size: 15, weight: 600, fill: "#181c22"});
  say(text.subtitle, {size: 12, fill: "#686e75"});
  for (const [i, drawing] of drawings.entries()) {
    const column = i % columns;
    if (column === 0) y += 12;
    const copy = standaloneCopy(drawing, (element) => {
      const style = styleOf(element);
      return (name) => (name === "font-family" ? installed(style(name)) : style(name));
    });
    const place = {x: MARGIN + column * (cell + MARGIN), y, ...sizes[i]!, overflow: "visible"};
    for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
    root.append(copy);
    const row = sizes.slice(i - column, i + 1);
    if (column === columns - 1 || i === drawings.length - 1) y += Math.max(...row.map((d) => d.height));
  }
  y += 6;
  say(text.method, {size: 11, fill: "#686e75"});
  say(text.source, {size: 11, fill: "#686e75"});
  const height = Math.ceil(y + 16);
  for (const node of [root, ground]) {
    node.setAttribute("width", String(width));
    node.setAttribute("height", String(height));
  }
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const {XMLSerializer} = own.defaultView!;
  return {svg: `${new XMLSerializer().serializeToString(root)}\n`, width, height};
}

/** Names each font also as readers have it installed: the site's own are variable ones. */
function installed(family: string): string {
  return family.replace(/["']([^"']+) Variable["']/g, "'$1 Variable', '$1'");
}

/** As its attributes say, so that no layout is needed. */
function sizeOf(drawing: SVGSVGElement): {width: number; height: number} {
  const box = (drawing.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const side = (name: "width" | "height", i: number) =>
    Number.parseFloat(drawing.getAttribute(name) ?? "") || box[i] || 100;
  return {width: side("width", 2), height: side("height", 3)};
}

/** Lines that fit a width; a word that is too long for one is cut into several. */
function wrapped(text: string, width: number, setting: {size: number; weight?: number}): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (textWidth(longer, setting) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const letter of word) {
      if (textWidth(line + letter, setting) > width) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
  }
  return line ? [...lines, line] : lines;
}

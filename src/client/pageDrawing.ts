import {dom} from "../components/dom.js";
import {standaloneCopy, type StyleOf} from "../components/download/svgStyles.js";

/** Where text stands on its line: the share of its height above the base line, in the fonts of the site. */
const ASCENT = 0.8;

/**
 * Draws a part of the page, such as a table with marks in its cells, as it is laid out: words where they stand, grounds
 * and hairlines, and the drawings within it. Controls that only a page has are left out.
 */
export function pageDrawing(root: HTMLElement, styleOf: StyleOf): SVGSVGElement {
  const {s} = dom();
  const frame = root.getBoundingClientRect();
  const width = Math.ceil(Math.max(frame.width, root.scrollWidth));
  const height = Math.ceil(Math.max(frame.height, root.scrollHeight));
  const svg = s("svg", {width, height, viewBox: `0 0 ${width} ${height}`});
  const at = ({left, top}: DOMRect) => ({x: round(left - frame.left), y: round(top - frame.top)});
  const visit = (element: Element): void => {
    const style = styleOf(element);
    if (style("display") === "none" || style("visibility") === "hidden" || element.matches(ASIDE)) return;
    const box = element.getBoundingClientRect();
    if (element.localName === "svg") {
      const copy = standaloneCopy(element as SVGElement, styleOf);
      const size = {width: round(box.width), height: round(box.height)};
      for (const [name, value] of Object.entries({...at(box), ...size, overflow: "visible"}))
        copy.setAttribute(name, String(value));
      svg.append(copy);
      return;
    }
    svg.append(...grounds(box, style, at(box)));
    for (const child of element.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) visit(child as Element);
      else if (child.nodeType === Node.TEXT_NODE)
        for (const d of lines(child as Text)) svg.append(word(d, style, at(d.box)));
    }
  };
  const grounds = (box: DOMRect, style: (name: string) => string, {x, y}: {x: number; y: number}) => {
    const parts: SVGElement[] = [];
    const fill = style("background-color");
    const size = {width: round(box.width), height: round(box.height)};
    if (!CLEAR.test(fill)) parts.push(s("rect", {x, y, ...size, fill}));
    for (const side of ["top", "bottom"] as const) {
      const stroke = style(`border-${side}-color`);
      const thick = Number.parseFloat(style(`border-${side}-width`));
      if (!(thick > 0) || style(`border-${side}-style`) === "none" || CLEAR.test(stroke)) continue;
      const y1 = side === "top" ? y + thick / 2 : y + size.height - thick / 2;
      parts.push(s("line", {x1: x, x2: x + size.width, y1, y2: y1, stroke, "stroke-width": thick}));
    }
    return parts;
  };
  const word = ({text, box}: Line, style: (name: string) => string, {x, y}: {x: number; y: number}) =>
    s(
      "text",
      {
        x,
        y: round(y + ASCENT * box.height),
        fill: style("color"),
        "font-size": style("font-size"),
        "font-weight": style("font-weight"),
        textLength: round(box.width),
        lengthAdjust: "spacingAndGlyphs"
      },
      text
    );
  visit(root);
  return svg;
}

const ASIDE = ".qd-hidden, .qd-tip, .qd-focus-layer, caption, .qd-table-more, .qd-loading";
const CLEAR = /^(transparent|rgba\(.*, 0\))$/;
const round = (value: number) => Math.round(10 * value) / 10;

interface Line {
  text: string;
  box: DOMRect;
}

/** The words of a text by the lines on which they stand. */
function lines(node: Text): Line[] {
  const range = node.ownerDocument.createRange();
  const found: {from: number; to: number; top: number}[] = [];
  for (const {0: part, index} of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + part.length);
    const {top, width} = range.getBoundingClientRect();
    if (width === 0) continue;
    const last = found.at(-1);
    if (last && Math.abs(last.top - top) < 2) last.to = index + part.length;
    else found.push({from: index, to: index + part.length, top});
  }
  return found.map(({from, to}) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return {text: range.toString().replace(/\s+/g, " "), box: range.getBoundingClientRect()};
  });
}

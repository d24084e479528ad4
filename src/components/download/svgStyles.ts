/** Tells what a style property of an element comes to, such as a browser's computed style. */
export type StyleOf = (element: Element) => (property: string) => string;

/** Properties that a child takes from its parent, with what they are where nobody says anything. */
const INHERITED: Readonly<Record<string, string>> = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-opacity": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "paint-order": "normal",
  "shape-rendering": "auto",
  "text-anchor": "start",
  "font-family": "",
  "font-size": "",
  "font-weight": "400",
  "letter-spacing": "normal"
};

/** What stands in a page for pointer, keyboard and style sheets, and means nothing in a file. */
const OF_THE_PAGE = /^(class|style|tabindex|role|href|data-.*|aria-.*|on.*|xlink:href)$/;

// What XML cannot hold: control characters, and halves of characters.
// eslint-disable-next-line no-control-regex
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text without the characters that XML forbids. */
export function xmlText(text: string): string {
  return text.replace(NO_XML, "");
}

/** A copy of a drawing in which each part says its own style, so that it needs neither page nor style sheet. */
export function standaloneCopy(drawing: SVGElement, styleOf: StyleOf): SVGElement {
  const copy = drawing.cloneNode(true) as SVGElement;
  settle(drawing, copy, {...INHERITED}, styleOf);
  return copy;
}

function settle(from: Element, to: Element, above: Readonly<Record<string, string>>, styleOf: StyleOf): void {
  const style = styleOf(from);
  if (/^(style|script|foreignObject|title)$/i.test(from.localName) || isHidden(style)) {
    to.remove();
    return;
  }
  const own: Record<string, string> = {};
  for (const property of Object.keys(INHERITED)) own[property] = style(property) || above[property]!;
  clean(to, style);
  for (const [property, value] of Object.entries(own)) {
    if (value === above[property]) to.removeAttribute(property);
    else to.setAttribute(property, value);
  }
  const opacity = style("opacity");
  if (opacity && opacity !== "1") to.setAttribute("opacity", opacity);
  const [children, copies] = [Array.from(from.childNodes), Array.from(to.childNodes)];
  for (const [i, child] of children.entries()) {
    const copied = copies[i]!;
    if (child.nodeType === 1) settle(child as Element, copied as Element, own, styleOf);
    else if (child.nodeType === 3) copied.nodeValue = xmlText(copied.nodeValue ?? "");
    else to.removeChild(copied);
  }
}

function isHidden(style: (property: string) => string): boolean {
  return style("display") === "none" || style("visibility") === "hidden";
}

/** Drops what belongs to the page, and replaces roles of colours by colours. */
function clean(to: Element, style: (property: string) => string): void {
  for (const {name, value} of Array.from(to.attributes)) {
    if (OF_THE_PAGE.test(name)) to.removeAttribute(name);
    else if (value.includes("var(")) to.setAttribute(name, style(name));
  }
}

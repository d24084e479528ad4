import {attributesIn} from "./mirror.js";

/** What may stand inside an element; null, undefined and false are left out. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

/** Attributes by name; null, undefined and false are left out, true is the empty attribute. */
export type Attributes = Record<string, string | number | boolean | null | undefined>;

/** Makes elements in one document. */
export interface Dom {
  document: Document;
  h: <K extends keyof HTMLElementTagNameMap>(
    name: K,
    attributes?: Attributes | null,
    ...children: Child[]
  ) => HTMLElementTagNameMap[K];
  s: <K extends keyof SVGElementTagNameMap>(
    name: K,
    attributes?: Attributes | null,
    ...children: Child[]
  ) => SVGElementTagNameMap[K];
}

const SVG = "http://www.w3.org/2000/svg";

function fill(node: Element, attributes: Attributes | null | undefined, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  add(node, children);
}

function add(node: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) add(node, child as readonly Child[]);
    else node.append(typeof child === "number" ? String(child) : (child as Node | string));
  }
}

let own: Document | undefined;

/** Says which document components draw in when they are given none; the site's shell names the page's. */
export function drawIn(document: Document | undefined): void {
  own = document;
}

/**
 * Returns the makers of HTML (h) and SVG (s) elements for a document; text is always text, never markup.
 *
 * @throws TypeError if there is no document: outside a page each call passes its own
 */
export function dom(document: Document | undefined = own): Dom {
  if (!document) throw new TypeError("no document to draw in: pass one as an option");
  return {
    document,
    h(name, attributes, ...children) {
      const node = document.createElement(name);
      fill(node, attributes, children);
      return node;
    },
    s(name, attributes, ...children) {
      const node = document.createElementNS(SVG, name);
      fill(node, attributesIn(document, name, attributes ?? {}), children);
      return node;
    }
  };
}

/** Gives an element a **value** that is computed when it is read, as forms and Framework's view() expect. */
export function withValue<E extends HTMLElement, V>(
  element: E,
  get: () => V,
  set?: (value: V) => void
): E & {value: V} {
  return Object.defineProperty(element, "value", {get, set, configurable: true}) as E & {value: V};
}

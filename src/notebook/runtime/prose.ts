import createDOMPurify, {type DOMPurify} from "dompurify";
import {marked} from "marked";
import type {ProseCell} from "../language/proseCell.js";

/** What stands in prose of a notebook that is not trusted: text and its order, nothing that loads or leads away. */
const TEXT_TAGS = [
  "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "del", "code", "pre",
  "blockquote", "table", "thead", "tbody", "tr", "th", "td"
]; // prettier-ignore

const purifiers = new WeakMap<Window, DOMPurify>();

/** Prose as elements, and a place for each of its expressions, in order; null for one that was in no text. */
export interface Prose {
  readonly node: HTMLElement;
  readonly places: readonly (Element | null)[];
}

/**
 * Turns prose into sanitised elements. What is not trusted shows its expressions as they are written.
 *
 * @param trusted whether its own HTML, links and images are kept
 */
export function prose(
  template: ProseCell,
  {document, trusted}: {document: Document; trusted: boolean}
): Prose {
  const text = template.strings.reduce((all, part, i) => {
    const expression = template.parameters[i - 1]?.expression ?? "";
    return all + (trusted ? `<span data-qn="${i - 1}"></span>` : `\\\${${escaped(expression)}}`) + part;
  });
  const html = marked.parse(text, {async: false, gfm: true});
  const node = document.createElement("div");
  node.className = "qn-prose";
  node.append(
    purifierOf(document).sanitize(html, {
      ...(trusted
        ? {USE_PROFILES: {html: true, svg: true}, FORBID_TAGS: ["style", "form"], ADD_ATTR: ["target"]}
        : {ALLOWED_TAGS: TEXT_TAGS, ALLOWED_ATTR: []}),
      RETURN_DOM_FRAGMENT: true
    })
  );
  const places = template.parameters.map((_, i) => node.querySelector(`[data-qn="${i}"]`));
  return {node, places};
}

function purifierOf(document: Document): DOMPurify {
  const window = document.defaultView!;
  if (!purifiers.has(window)) purifiers.set(window, createDOMPurify(window));
  return purifiers.get(window)!;
}

function escaped(text: string): string {
  return text.replace(/[&<>*_`[\]\\]/g, (d) => `&#${d.charCodeAt(0)};`);
}

/** Puts a value where its expression stood, as Framework does: nodes and lists of them, else text. */
export function fillPlace(place: Element, value: unknown): void {
  const list = typeof value === "object" && value !== null && Symbol.iterator in value ? value : [value];
  const parts = Array.from(list as Iterable<unknown>, (d) =>
    typeof d === "object" && d !== null && "nodeType" in d ? (d as Node) : String(d)
  );
  place.replaceChildren(...parts);
}

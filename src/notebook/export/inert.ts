import createDOMPurify, {type DOMPurify} from "dompurify";

/** Elements that do something, ask for something, or only make sense where scripts run. */
const LEFT_OUT = [
  "style", "form", "button", "dialog", "iframe", "video", "audio", "source", "picture", "foreignObject", "feImage", "use",
  "animate", "animateTransform", "animateMotion", "set", "map", "area", "base", "link", "meta", "template"
]; // prettier-ignore

/** What only the page that it came from needs: tips, tools, what is said to screen readers while one points. */
const TOOLS = ".qd-tip, .qd-focus-layer, .qd-card-foot, .qd-download, script, template, [hidden]";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Stateful = Field | HTMLCanvasElement;

const purifiers = new WeakMap<Window, DOMPurify>();

/** A copy of what a cell shows that does nothing and asks for nothing: no scripts, no controls, no other files. */
export function inert(node: Node, document: Document): DocumentFragment {
  const box = document.createElement("div");
  box.append(still(node));
  for (const tool of box.querySelectorAll(TOOLS)) tool.remove();
  const copy = purifierOf(document).sanitize(box, {
    USE_PROFILES: {html: true, svg: true, svgFilters: true, mathMl: true},
    FORBID_TAGS: LEFT_OUT,
    FORBID_ATTR: ["tabindex", "srcset", "action", "ping", "background", "poster", "contenteditable"],
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true
  });
  for (const image of copy.querySelectorAll("img:not([src])"))
    image.replaceWith(image.getAttribute("alt") ?? "");
  return copy;
}

const STATEFUL = "canvas, input, select, textarea";

/** A copy with what canvases and controls show at the moment, which a copy of theirs would not. */
function still(node: Node): Node {
  const copy = node.cloneNode(true);
  if (!("querySelectorAll" in node)) return copy;
  const live = (node as Element).querySelectorAll<Stateful>(STATEFUL);
  for (const [i, d] of [...(copy as Element).querySelectorAll<Stateful>(STATEFUL)].entries())
    d.replaceWith("toDataURL" in d ? pictureOf(live[i] as HTMLCanvasElement) : valueOf(live[i] as Field));
  return copy;
}

function pictureOf(canvas: HTMLCanvasElement): Node | string {
  try {
    const image = canvas.ownerDocument.createElement("img");
    image.src = canvas.toDataURL();
    return image;
  } catch {
    return ""; // a canvas with another site's picture in it does not tell what it shows
  }
}

function valueOf(field: Field): string {
  if ("selectedOptions" in field) return field.selectedOptions[0]?.textContent ?? "";
  if (field.type === "checkbox" || field.type === "radio")
    return (field as HTMLInputElement).checked ? "✓ " : "";
  return field.type === "range" || field.type === "hidden" ? "" : field.value;
}

function purifierOf(document: Document): DOMPurify {
  const window = document.defaultView!;
  const known = purifiers.get(window);
  if (known) return known;
  const made = createDOMPurify(window);
  made.addHook("afterSanitizeAttributes", keepWithin);
  purifiers.set(window, made);
  return made;
}

const STYLED = /^(style|fill|stroke|filter|mask|cursor|clip-path|marker)/;
const ASKS = /url\((?!\s*["']?#)|image-set|\\/i;
const LEADS = /^(href|xlink:href|src)$/;

/** Pictures come from the file itself, links lead to whole addresses, styles ask for nothing. */
function keepWithin(node: Element): void {
  const link = node.tagName.toLowerCase() === "a";
  for (const {name, value} of [...node.attributes]) {
    const within = link ? /^(https?:|mailto:|#)/i : /^(data:image\/|#)/i;
    if (LEADS.test(name) ? !within.test(value) : STYLED.test(name) && ASKS.test(value))
      node.removeAttribute(name);
  }
  if (link) node.setAttribute("rel", "noopener noreferrer");
}

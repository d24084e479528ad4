import type {Child} from "./dom.js";
import {dom} from "./dom.js";

/** An empty state: what is missing, which table brings it, the next step. Text between back-ticks is code. */
export function EmptyState(text: string, {document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  return h("p", {class: "qd-empty"}, withCode(text, document));
}

/** An error: what failed, the value found, the near miss, what was kept. */
export function ErrorState(text: string, {document}: {document?: Document} = {}): HTMLElement {
  const {h, s} = dom(document);
  return h(
    "p",
    {class: "qd-error", role: "alert"},
    s(
      "svg",
      {class: "qd-shape", width: 12, height: 12, viewBox: "0 0 10 10", "aria-hidden": "true"},
      s("path", {d: "M.4 1.2H9.6L5 9.4Z", fill: "var(--qd-risk)"})
    ),
    h("span", null, withCode(text, document))
  );
}

/** Blocks where the marks will be, at the height the card will have; the words come after two seconds (style). */
export function LoadingState({
  height = 160,
  words = "Starting the query engine",
  document
}: {height?: number; words?: string; document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  return h(
    "div",
    {class: "qd-loading", role: "status", style: `height:${height}px`},
    [92, 74, 83, 60].map((width) => h("i", {style: `width:${width}%`, "aria-hidden": "true"})),
    h("span", null, words)
  );
}

/** A sentence with what stands between backticks as code. */
export function withCode(text: string, document?: Document): Child[] {
  const {h} = dom(document);
  return text.split("`").map((part, i) => (i % 2 ? h("code", null, part) : part));
}

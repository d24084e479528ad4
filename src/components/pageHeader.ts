import type {Child} from "./dom.js";
import {dom} from "./dom.js";

/** What stands above a page. */
export interface PageHeaderData {
  /** The page and its scope: *Overview*, *2026Q3*. A part may be a link. */
  path: readonly (string | {label: string; href: string})[];
  /** The finding in one sentence with its number. */
  title: Child;
  /** Beside the title, such as a health pill. */
  aside?: Child;
  actions?: readonly Child[];
}

/** The head of a page: where it is, the finding as its title, and what can be done, at right. */
export function PageHeader(
  {path, title, aside, actions = []}: PageHeaderData,
  {document}: {document?: Document} = {}
): HTMLElement {
  const {h} = dom(document);
  return h(
    "div",
    {class: "qd-head"},
    h(
      "div",
      {class: "qd-head-text"},
      h(
        "p",
        {class: "qd-eyebrow"},
        path.map((part, i) => [
          i > 0 && h("i", {"aria-hidden": "true"}, "/"),
          typeof part === "string" ? h("bdi", null, part) : h("a", {href: part.href}, part.label)
        ])
      ),
      h("div", {class: "qd-head-title"}, h("h1", null, title), aside)
    ),
    actions.length > 0 && h("div", {class: "qd-actions"}, actions)
  );
}

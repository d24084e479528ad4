import type {Child} from "./dom.js";
import {dom} from "./dom.js";
import {TableDownload} from "./download/downloadMenu.js";
import {TABLES} from "./download/tableCsv.js";

/** What a card shows, from top to bottom. */
export interface CardContent {
  /** A sentence that states the finding. */
  title: Child;
  /** Unit, population and how to read it. */
  subtitle?: Child;
  body: Child;
  /** At the left of the foot: method, interval, n. */
  method?: Child;
  /** At the right of the foot. */
  links?: readonly CardLink[];
}

/** A link or a control in the foot of a card. */
export type CardLink = {label: string; href: string} | Element;

/** Options of Card. */
export interface CardOptions {
  /** Columns of twelve that the card takes in a grid at full width. Defaults to 12. */
  span?: number;
  id?: string;
  document?: Document;
}

/** A card: title, subtitle, body and foot, as a section that its title names. */
export function Card(content: CardContent, {span = 12, id, document}: CardOptions = {}): HTMLElement {
  const {h} = dom(document);
  const body = h("div", {class: "qd-card-body"}, content.body);
  const links = withDownload(body, content.links ?? [], document);
  const foot = Boolean(content.method) || links.length > 0;
  return h(
    "section",
    {class: `qd-card qd-span-${span}`, id},
    h("h2", null, content.title),
    content.subtitle && h("p", {class: "qd-card-sub"}, content.subtitle),
    body,
    foot &&
      h(
        "footer",
        {class: "qd-card-foot"},
        h("span", null, content.method),
        links.length > 0 &&
          h(
            "span",
            {class: "qd-card-links"},
            links.map((d) => ("href" in d && "label" in d ? h("a", {href: d.href}, d.label) : d))
          )
      )
  );
}

/** Every table can be taken along: a card that shows one and offers no file yet gets the menu. */
function withDownload(body: Element, links: readonly CardLink[], document?: Document): readonly CardLink[] {
  const offered = links.some((d) => "matches" in d && d.matches(".qd-download"));
  return offered || body.querySelector(TABLES) === null ? links : [TableDownload({document}), ...links];
}

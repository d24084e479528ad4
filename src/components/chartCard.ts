import type {CardLink, CardOptions} from "./card.js";
import {Card} from "./card.js";
import type {Child} from "./dom.js";
import {dom} from "./dom.js";
import {DownloadMenu} from "./download/downloadMenu.js";

/** What a card with a chart shows. */
export interface ChartCardContent {
  title: Child;
  subtitle?: Child;
  chart: Element;
  /** The same numbers as a table; made when it is first asked for. */
  table: () => Element;
  method?: Child;
  links?: readonly CardLink[];
}

/** A card whose chart turns into a table by its button, or by the key t while the card has the focus, and can be taken along. */
export function ChartCard(content: ChartCardContent, options: CardOptions = {}): HTMLElement {
  const {h} = dom(options.document);
  const {chart, table, links = [], ...rest} = content;
  const place = h("div", {class: "qd-card-view"}, chart);
  const button = h(
    "button",
    {type: "button", title: "Show the numbers as a table (t)", "aria-pressed": "false"},
    "Table"
  );
  let made: Element | null = null;
  const toggle = () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    if (on) place.style.minHeight = `${place.offsetHeight || 0}px`;
    place.replaceChildren(on ? (made ??= table()) : chart);
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "Chart" : "Table";
  };
  button.addEventListener("click", toggle);
  const menu = chart.matches(".qd-empty") ? [] : [DownloadMenu(() => ({card, chart, table}), options)];
  const card = Card({...rest, body: place, links: [button, ...menu, ...links]}, options);
  card.addEventListener("keydown", (event) => {
    if (event.key !== "t" || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as Element).closest("input, textarea, select, [role=combobox]")) return;
    event.preventDefault();
    toggle();
    button.focus();
  });
  return card;
}

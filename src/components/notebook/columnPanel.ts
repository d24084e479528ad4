import {type ColumnProfile, columnSort, type ResultColumn, type ResultView} from "../../lib/resultTable.js";
import {dom} from "../dom.js";
import {Distribution} from "./distribution.js";
import {valueWriter} from "./gridNumbers.js";

/** What the panel of a column tells and takes. */
export interface ColumnPanelOptions {
  readonly column: ResultColumn;
  /** what is known of it beyond its name and type; empty where nothing is */
  readonly about: Promise<string>;
  readonly profile: Promise<ColumnProfile>;
  readonly view: ResultView;
  onSort(descending: boolean | null): void;
  onFilter(text: string): void;
  onClose(): void;
  readonly document?: Document;
}

const QUANTILES = ["Least", "25%", "Median", "75%", "Greatest"];

/** What is known of a column, with its order and its filter. Escape closes it. */
export function ColumnPanel(options: ColumnPanelOptions): HTMLElement {
  const {column, about, profile, view, document} = options;
  const {h} = dom(document);
  const facts = h("div", {class: "qn-column-facts", "aria-live": "polite"}, "Counting \u2026");
  void profile.then(
    (d) => facts.replaceChildren(...factsOf(readable(d, column), document)),
    (error: unknown) => facts.replaceChildren(error instanceof Error ? error.message : String(error))
  );
  const described = h("p", {class: "qn-column-about"});
  void about.then((text) => (described.textContent = text));
  const descending = view.sort?.column === column.name ? view.sort.descending : null;
  const sort = (label: string, to: boolean) => {
    const on = descending === to;
    const button = h("button", {type: "button", class: "qd-button", "aria-pressed": String(on)}, label);
    button.addEventListener("click", () => options.onSort(on ? null : to));
    return button;
  };
  const input = h("input", {
    type: "text",
    class: "qn-filter",
    "aria-label": `Filter ${column.name}`,
    placeholder: "text, or > 5, = 2026-01-31"
  });
  input.value = view.filter[column.name] ?? "";
  input.addEventListener("change", () => options.onFilter(input.value));
  const panel = h(
    "div",
    {class: "qn-column-panel", role: "dialog", "aria-label": `Column ${column.name}`},
    h("p", {class: "qn-column-name"}, h("b", null, column.name), " ", h("small", null, column.type)),
    described,
    h("div", {class: "qn-column-acts"}, sort("Least first", false), sort("Greatest first", true)),
    input,
    facts
  );
  panel.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") options.onClose();
    if (event.key === "Enter" && event.target === input) options.onFilter(input.value);
  });
  return panel;
}

/** Its quantiles as the cells of the column are written. */
function readable(profile: ColumnProfile, column: ResultColumn): ColumnProfile {
  const {quantiles} = profile;
  if (quantiles === null || columnSort(column.type) !== "number") return profile;
  return {...profile, quantiles: quantiles.map(valueWriter(column, quantiles))};
}

function factsOf({rows, nulls, distinct, quantiles, bins}: ColumnProfile, document?: Document): Node[] {
  const {h} = dom(document);
  const count = (n: number) => n.toLocaleString("en");
  const share = rows === 0 ? "no rows" : `${((100 * nulls) / rows).toFixed(1)}% of ${count(rows)}`;
  // The most frequent of values that are all there once say nothing.
  const differ = quantiles === null && distinct === rows - nulls;
  const list: (readonly [string, string])[] = [
    ["Missing", `${count(nulls)} (${share})`],
    ["Different", count(distinct)],
    ...(quantiles ?? []).map((d, i) => [QUANTILES[i] ?? "", d] as const),
    ...(quantiles || differ ? [] : bins.slice(0, 8).map((d) => [d.label, count(d.count)] as const))
  ];
  const chart = bins.length > 1 && !differ ? Distribution(bins, {width: 216, height: 48, document}) : null;
  const ends =
    chart && quantiles
      ? h("p", {class: "qn-ends"}, h("span", null, quantiles[0]), h("span", null, quantiles.at(-1)))
      : null;
  const table = h(
    "dl",
    {class: "qd-num"},
    list.map(([name, value]) => [h("dt", null, name), h("dd", null, value)])
  );
  return [chart, ends, table].filter((d) => d !== null);
}

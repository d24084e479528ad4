import type {Child, Dom} from "./dom.js";
import {dom, withValue} from "./dom.js";
import {FilterChip} from "./filterChip.js";
import type {FilterSpec} from "./filterSpec.js";

export type {FilterSpec};

/** Options of FilterBar. */
export interface FilterBarOptions {
  /** What is chosen at first; what the options do not hold falls back to the initial value. */
  value?: Readonly<Record<string, string | undefined>>;
  /** A control before the chips, such as a segmented one; its value is kept under its key. */
  before?: {key: string; control: HTMLElement & {value: string}};
  /** The key to the marks, at the right end. */
  marks?: Child;
  /** Says the state in words, for a narrow screen and for print. */
  words?(value: Readonly<Record<string, string>>): string;
  document?: Document;
}

/** A filter bar; the choices of one of its filters can be replaced. */
export type FilterBarElement = HTMLElement & {
  value: Record<string, string>;
  choices(key: string, spec: FilterSpec): void;
};

/** The filters of a page between two hairlines; its value is a record by key, and it sends *input*. */
export function FilterBar(specs: readonly FilterSpec[], options: FilterBarOptions = {}): FilterBarElement {
  const make = dom(options.document);
  const {h, document} = make;
  const chips = specs.map((spec) => FilterChip(spec, {value: options.value?.[spec.key], document}));
  const {before} = options;
  const chosen = () =>
    Object.fromEntries(specs.map((spec, i) => [spec.key, chips[i]?.value ?? spec.initial]));
  const value = () => (before ? {...chosen(), [before.key]: before.control.value} : chosen());
  const say = () => (options.words ?? ((state) => inWords(specs, state)))(value());
  const summary = WordsButton(make, say());
  const printed = h("p", {class: "qd-filter-print"}, say());
  const root = h(
    "div",
    {class: "qd-filters", role: "group", "aria-label": "Filters"},
    before?.control,
    summary,
    h("div", {class: "qd-chips"}, chips),
    printed,
    options.marks && h("div", {class: "qd-marks"}, options.marks)
  );
  summary.addEventListener("click", () => {
    const open = root.classList.toggle("qd-filters--open");
    summary.setAttribute("aria-expanded", String(open));
  });
  root.addEventListener("input", () => {
    const label = summary.querySelector("span");
    if (label) label.textContent = say();
    printed.textContent = say();
  });
  const choices = (key: string, spec: FilterSpec) => {
    chips[specs.findIndex((d) => d.key === key)]?.choices(spec);
  };
  return Object.assign(withValue(root, value), {choices});
}

function WordsButton({h, s}: Dom, words: string): HTMLButtonElement {
  return h(
    "button",
    {type: "button", class: "qd-button qd-filter-words", "aria-expanded": "false"},
    s(
      "svg",
      {class: "qd-icon", width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true"},
      s("path", {d: "M2.5 4.5h11M4.5 8h7M6.5 11.5h3"})
    ),
    h("span", null, words)
  );
}

/** *2026Q3, Segment Mid-market*, or the initial choices that carry a meaning of their own. */
function inWords(specs: readonly FilterSpec[], value: Readonly<Record<string, string>>): string {
  const words = specs.map((spec) => {
    const chosen = spec.options.find((d) => d.value === value[spec.key]);
    return chosen && (chosen.value !== spec.initial || chosen.value !== "")
      ? `${spec.label} ${chosen.label}`
      : null;
  });
  return words.filter((d) => d !== null).join(", ") || "All accounts";
}

import {fold} from "../lib/fold.js";
import type {Dom} from "./dom.js";
import {dom, withValue} from "./dom.js";
import type {FilterSpec} from "./filterSpec.js";

/** A filter chip; its choices can be replaced, and what is no longer among them falls back to the initial value. */
export type FilterChipElement = HTMLElement & {value: string; choices(spec: FilterSpec): void};

interface Chip {
  make: Dom;
  spec: FilterSpec;
  root: HTMLElement;
  button: HTMLButtonElement;
  list: HTMLElement;
  index: number;
  active: number;
  typed: string;
}

/** A filter as a chip, *Label **value** ⌄*, that opens a list; arrow keys, Home, End, first letters and Escape work. */
export function FilterChip(
  spec: FilterSpec,
  {value, document}: {value?: string; document?: Document} = {}
): FilterChipElement {
  const make = dom(document);
  const {h} = make;
  const id = `qd-filter-${spec.key}`;
  const button = h("button", {
    type: "button",
    class: "qd-chip",
    role: "combobox",
    "aria-haspopup": "listbox",
    "aria-expanded": "false",
    "aria-controls": `${id}-list`,
    "aria-label": spec.label
  });
  const list = h("ul", {
    class: "qd-menu",
    role: "listbox",
    id: `${id}-list`,
    "aria-label": spec.label,
    hidden: true
  });
  const root = h("div", {class: "qd-chip-box", "data-filter": spec.key}, button, list);
  const chip: Chip = {make, spec, root, button, list, index: indexOf(spec, value), active: 0, typed: ""};
  drawButton(chip);
  listen(chip);
  const choices = (next: FilterSpec) => {
    const chosen = chip.spec.options[chip.index]?.value;
    const kept = chosen === chip.spec.initial ? undefined : chosen;
    chip.spec = next;
    chip.index = indexOf(next, kept);
    drawButton(chip);
  };
  return Object.assign(
    withValue(root, () => chip.spec.options[chip.index]?.value ?? chip.spec.initial),
    {choices}
  );
}

function indexOf({options, initial}: FilterSpec, value: string | undefined): number {
  const found = options.findIndex((d) => d.value === value);
  return found >= 0
    ? found
    : Math.max(
        0,
        options.findIndex((d) => d.value === initial)
      );
}

function drawButton({make: {h, s}, spec, button, index}: Chip): void {
  const option = spec.options[index];
  button.classList.toggle("qd-chip--set", option !== undefined && option.value !== spec.initial);
  button.replaceChildren(
    h("span", null, spec.label),
    h("b", {title: option?.label}, option?.label ?? spec.initial),
    s(
      "svg",
      {class: "qd-icon", width: 12, height: 12, viewBox: "0 0 16 16", "aria-hidden": "true"},
      s("path", {d: "m4.5 6.5 3.5 3.5 3.5-3.5"})
    )
  );
}

function drawList(chip: Chip): void {
  const {make, spec, list, index} = chip;
  const {h} = make;
  list.replaceChildren(
    ...spec.options.map((option, i) =>
      h(
        "li",
        {role: "option", id: `${list.id}-${i}`, "aria-selected": String(i === index), "data-index": i},
        h("span", null, option.label),
        option.count !== undefined && h("small", {class: "qd-num"}, option.count)
      )
    )
  );
}

function open(chip: Chip): void {
  drawList(chip);
  chip.list.hidden = false;
  chip.button.setAttribute("aria-expanded", "true");
  activate(chip, chip.index);
}

function close({list, button}: Chip): void {
  list.hidden = true;
  button.setAttribute("aria-expanded", "false");
  button.removeAttribute("aria-activedescendant");
}

function activate(chip: Chip, index: number): void {
  const {list, button, spec} = chip;
  chip.active = Math.min(spec.options.length - 1, Math.max(0, index));
  for (const item of list.children) item.removeAttribute("data-active");
  const item = list.children[chip.active];
  if (!item) return;
  item.setAttribute("data-active", "");
  button.setAttribute("aria-activedescendant", item.id);
  if (typeof item.scrollIntoView === "function") item.scrollIntoView({block: "nearest"});
}

function choose(chip: Chip, index: number): void {
  close(chip);
  if (index === chip.index) return;
  chip.index = index;
  drawButton(chip);
  const view = chip.make.document.defaultView;
  if (view) chip.root.dispatchEvent(new view.Event("input", {bubbles: true}));
}

function listen(chip: Chip): void {
  const {button, list, root} = chip;
  button.addEventListener("click", () => (list.hidden ? open(chip) : close(chip)));
  button.addEventListener("keydown", (event) => {
    if (key(chip, event)) event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = (event.target as Element).closest("[data-index]");
    if (item) choose(chip, Number(item.getAttribute("data-index")));
  });
  root.addEventListener("focusout", (event) => {
    if (!root.contains(event.relatedTarget as Node | null)) close(chip);
  });
}

/** Handles a key; true when it was used. */
function key(chip: Chip, event: KeyboardEvent): boolean {
  const {list, spec} = chip;
  if (list.hidden) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return false;
    open(chip);
    return true;
  }
  const steps: Record<string, number> = {
    ArrowDown: chip.active + 1,
    ArrowUp: chip.active - 1,
    Home: 0,
    End: spec.options.length - 1
  };
  const step = steps[event.key];
  if (step !== undefined) activate(chip, step);
  else if (event.key === "Enter" || event.key === " ") choose(chip, chip.active);
  else if (event.key === "Escape") close(chip);
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) search(chip, event.key);
  else return false;
  return true;
}

/** Goes to the next option that starts with the letters typed. */
function search(chip: Chip, letter: string): void {
  const {spec} = chip;
  const starts = (index: number, text: string) =>
    fold(spec.options[index % spec.options.length]?.label ?? "").startsWith(text);
  const typed = chip.typed + fold(letter);
  const from = typed.length > 1 ? chip.active : chip.active + 1;
  for (const text of [typed, fold(letter)]) {
    for (let i = 0; i < spec.options.length; ++i) {
      if (!starts(from + i, text)) continue;
      chip.typed = text;
      activate(chip, (from + i) % spec.options.length);
      return;
    }
  }
  chip.typed = "";
}

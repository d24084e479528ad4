import {dom} from "../../../components/dom.js";
import {fuzzyRank} from "./fuzzy.js";
import {openDialog} from "./kit.js";

/** Something that the palette offers. */
export interface Choice {
  readonly label: string;
  /** said after it: a group, keys, a number of rows */
  readonly note: string;
  /** what else it is found by */
  readonly also?: string;
  choose(): void;
}

/** What is offered after a sign that begins the query, such as > for commands; the empty sign is for all else. */
export interface Offer {
  readonly sign: string;
  readonly placeholder: string;
  choices(): readonly Choice[];
}

const LIMIT = 50;

/** One field that finds commands, files, cells, tables and headings. Closing gives the focus back to where it was. */
export class Palette {
  readonly element: HTMLDialogElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #offers: readonly Offer[];
  #shown: readonly Choice[] = [];
  #active = 0;

  constructor(offers: readonly Offer[]) {
    const {h} = dom();
    this.#offers = offers;
    this.#list = h("ul", {role: "listbox", id: "qn-palette-list", "aria-label": "Found"});
    this.#input = h("input", {
      type: "text",
      role: "combobox",
      "aria-label": "Go to a notebook, cell or table; > for commands",
      "aria-expanded": "true",
      "aria-autocomplete": "list",
      "aria-controls": "qn-palette-list",
      autocomplete: "off",
      spellcheck: "false"
    });
    this.element = h("dialog", {class: "qn-palette", "aria-label": "Find"}, this.#input, this.#list);
    this.#input.addEventListener("input", () => this.#draw());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("click", (event) => this.#click(event));
  }

  /** Opens it, or changes what it asks for. */
  open(sign = ""): void {
    this.#input.value = sign;
    if (!this.element.open) openDialog(this.element);
    this.#input.focus();
    this.#draw();
  }

  get #offer(): Offer {
    const {value} = this.#input;
    const signed = this.#offers.find((d) => d.sign !== "" && value.startsWith(d.sign));
    return signed ?? this.#offers.find((d) => d.sign === "")!;
  }

  #draw(): void {
    const {h} = dom();
    const offer = this.#offer;
    this.#input.placeholder = offer.placeholder;
    const query = this.#input.value.slice(offer.sign.length);
    const found = fuzzyRank(offer.choices(), query, ({label, also = ""}) => [label, also]).slice(0, LIMIT);
    this.#shown = found.map((d) => d.item);
    this.#active = 0;
    this.#list.replaceChildren(
      ...found.map(({item, at}, i) =>
        h(
          "li",
          {role: "option", id: `qn-choice-${i}`, "data-index": i},
          h("span", null, marked(item.label, at)),
          h("small", null, item.note)
        )
      )
    );
    if (found.length === 0)
      this.#list.append(
        h("li", {role: "option", "aria-disabled": "true", "aria-selected": "false"}, "Nothing found")
      );
    this.#mark();
  }

  #mark(): void {
    for (const [i, item] of [...this.#list.children].entries()) {
      item.setAttribute("aria-selected", String(i === this.#active && this.#shown.length > 0));
      if (i === this.#active) item.scrollIntoView({block: "nearest"});
    }
    if (this.#shown.length > 0)
      this.#input.setAttribute("aria-activedescendant", `qn-choice-${this.#active}`);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #key(event: KeyboardEvent): void {
    const count = this.#shown.length;
    if (event.key === "Enter") this.#choose(this.#active);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (count > 0) this.#active = (this.#active + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
      this.#mark();
    } else return;
    event.preventDefault();
  }

  #click({target}: MouseEvent): void {
    if (target === this.element) return this.element.close();
    const item = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
    if (item) this.#choose(Number(item.dataset.index));
  }

  #choose(index: number): void {
    const choice = this.#shown[index];
    if (!choice) return;
    this.element.close();
    choice.choose();
  }
}

function marked(label: string, at: readonly number[]): (string | HTMLElement)[] {
  const {h} = dom();
  const hit = new Set(at);
  return Array.from(label, (d, i) => (hit.has(i) ? h("mark", null, d) : d));
}

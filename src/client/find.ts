import {dom} from "../components/dom.js";
import {readFilters} from "../lib/filters.js";
import {definitionHref, pageHref} from "../lib/links.js";
import type {SearchEntry} from "../lib/searchIndex.js";
import {findEntries} from "../lib/searchIndex.js";
import {dataUrl} from "./dataUrl.js";
import {loadEntries} from "./findEntries.js";

interface Field {
  input: HTMLInputElement;
  list: HTMLElement;
  entries: readonly SearchEntry[] | null;
  active: number;
}

/** The search field of the side bar: what it finds are links; arrow keys, Enter and Escape work. */
export function watchFind(root: HTMLElement | null): void {
  const input = root?.querySelector<HTMLInputElement>("input");
  const list = root?.querySelector<HTMLElement>("ul");
  if (!root || !input || !list) return;
  const field: Field = {input, list, entries: null, active: -1};
  const load = () => {
    if (field.entries !== null) return;
    field.entries = [];
    loadEntries().then(
      (entries) => {
        field.entries = entries;
        draw(field);
      },
      () => (field.entries = null) // the next focus tries again
    );
  };
  input.addEventListener("focus", load);
  input.addEventListener("input", () => draw(field));
  input.addEventListener("keydown", (event) => key(field, event));
  root.addEventListener("focusout", (event) => {
    if (!root.contains(event.relatedTarget as Node | null)) hide(field);
  });
}

/** From the site's root: a page may lie in a folder. */
function hrefOf(entry: SearchEntry): string {
  return new URL(pageOf(entry), dataUrl("")).href;
}

function pageOf({kind, id}: SearchEntry): string {
  if (kind === "account") return pageHref("account", {...readFilters(location.search), account: id});
  return kind === "page" ? id : definitionHref(id);
}

function draw(field: Field): void {
  const {input, list, entries} = field;
  const {h} = dom(document);
  field.active = -1;
  input.removeAttribute("aria-activedescendant");
  if (!input.value.trim()) return hide(field);
  const found = findEntries(entries ?? [], input.value);
  list.replaceChildren(
    ...found.map((entry, i) =>
      h(
        "li",
        {role: "option", id: `qd-found-${i}`, "aria-selected": "false"},
        h(
          "a",
          {href: hrefOf(entry), tabindex: -1},
          h("span", null, h("bdi", null, entry.name)),
          h("small", null, entry.note)
        )
      )
    )
  );
  if (found.length === 0) {
    list.append(
      h(
        "li",
        {role: "option", "aria-selected": "false", "aria-disabled": "true", class: "qd-menu-none"},
        "Nothing found"
      )
    );
  }
  place(field);
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
}

/** The side bar scrolls, so the list is placed against the window. */
function place({input, list}: Field): void {
  const box = input.closest(".qd-find-box")?.getBoundingClientRect();
  if (!box) return;
  list.style.insetBlockStart = `${box.bottom + 4}px`;
  list.style.insetInlineStart = `${box.left}px`;
  list.style.width = `${Math.max(300, box.width)}px`;
}

function hide({input, list}: Field): void {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function key(field: Field, event: KeyboardEvent): void {
  const {input, list} = field;
  const links = list.querySelectorAll("a");
  if (event.key === "Escape") {
    input.value = "";
    hide(field);
    input.blur();
  } else if (event.key === "Enter") {
    links[Math.max(0, field.active)]?.click();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (links.length === 0) return;
    const last = links.length - 1;
    const [down, up] = [
      field.active < last ? field.active + 1 : 0,
      field.active > 0 ? field.active - 1 : last
    ];
    field.active = event.key === "ArrowDown" ? down : up;
    for (const [i, item] of [...list.children].entries()) {
      item.toggleAttribute("data-active", i === field.active);
      item.setAttribute("aria-selected", String(i === field.active));
    }
    input.setAttribute("aria-activedescendant", `qd-found-${field.active}`);
  }
}

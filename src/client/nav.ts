import type {Filters} from "../lib/filters.js";
import {readFilters, writeFilters} from "../lib/filters.js";

/** Sent on the document when the filters in the address have changed. */
export const FILTERS_CHANGED = "quarterdeck-filters";

const KEYS: Record<string, string> = {
  o: "index",
  a: "accounts",
  r: "retention",
  c: "causes",
  e: "experiments",
  h: "health",
  n: "notebooks",
  p: "deck",
  q: "quality",
  d: "definitions"
};

/** Makes the links between the pages carry the filters of the address. */
export function carryFilters(root: ParentNode = document): void {
  const carry = () => {
    const filters: Filters = readFilters(location.search);
    for (const link of root.querySelectorAll<HTMLAnchorElement>("a[data-page]")) {
      const [path = ""] = (link.getAttribute("href") ?? "").split("?");
      link.setAttribute("href", `${path}${writeFilters(filters)}`);
    }
  };
  carry();
  document.addEventListener(FILTERS_CHANGED, carry);
  addEventListener("popstate", carry);
}

/** Opens and closes the side bar of a narrow screen. */
export function watchMenu(button: HTMLElement | null, side: HTMLElement | null): (open?: boolean) => void {
  const set = (open = !side?.hasAttribute("data-open")) => {
    side?.toggleAttribute("data-open", open);
    button?.setAttribute("aria-expanded", String(open));
    document.documentElement.style.overflow = open ? "hidden" : "";
  };
  button?.addEventListener("click", () => set());
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !side?.hasAttribute("data-open")) return;
    set(false);
    button?.focus();
  });
  return set;
}

/** Keys that work everywhere: / goes to the search field; g and a letter go to a page. */
export function watchKeys(find: () => void): void {
  let waiting = 0;
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "/") {
      event.preventDefault();
      find();
    } else if (event.key === "g") {
      waiting = event.timeStamp;
    } else if (waiting && event.timeStamp - waiting < 1500) {
      waiting = 0;
      const page = KEYS[event.key];
      if (page) document.querySelector<HTMLAnchorElement>(`.qd-nav a[data-page="${page}"]`)?.click();
    }
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

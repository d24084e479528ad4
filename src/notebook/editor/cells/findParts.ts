import {dom} from "../../../components/dom.js";
import {Icon} from "../../../components/icon.js";
import type {IconName} from "../../../lib/icons.js";

/** What can be done in the bar. */
export interface FindActions {
  look(): void;
  go(by: 1 | -1): void;
  replaceOne(): void;
  replaceAll(): void;
  close(): void;
}

/** Whether a toggle is on. */
export function pressed(button: HTMLElement): boolean {
  return button.getAttribute("aria-pressed") === "true";
}

/** The fields and buttons of the bar. */
export type FindParts = ReturnType<typeof makeParts>;

/** Makes the bar, hidden. */
export function findParts(document: Document, actions: FindActions): FindParts {
  const parts = makeParts(document);
  wire(parts, actions);
  return parts;
}

function makeParts(document: Document) {
  const {h} = dom(document);
  const field = (label: string) =>
    h("input", {
      class: "qn-find-field",
      type: "text",
      "aria-label": label,
      placeholder: label,
      spellcheck: "false",
      autocomplete: "off"
    });
  const toggle = (label: string, words: string) =>
    h(
      "button",
      {
        type: "button",
        class: "qn-tool qn-find-toggle",
        "aria-pressed": "false",
        title: label,
        "aria-label": label
      },
      words
    );
  const icon = (label: string, name: IconName) =>
    h(
      "button",
      {type: "button", class: "qn-tool", title: label, "aria-label": label},
      Icon(name, {size: 14, document})
    );
  const text = field("Find");
  const by = field("Replace with");
  const match_case = toggle("Match case", "Aa");
  const regex = toggle("Regular expression", ".*");
  const count = h("span", {class: "qn-find-count", role: "status"});
  const [previous, next, close] = [
    icon("Previous (Shift Enter)", "up"),
    icon("Next (Enter)", "chevron"),
    icon("Close (Esc)", "close")
  ];
  const one = h("button", {type: "button", class: "qd-button"}, "Replace");
  const all = h("button", {type: "button", class: "qd-button"}, "Replace all");
  const first = h("div", {class: "qn-find-row"}, text, match_case, regex, count, previous, next, close);
  const second = h("div", {class: "qn-find-row"}, by, one, all);
  const element = h(
    "div",
    {class: "qn-find", role: "search", "aria-label": "Find in the notebook", hidden: true},
    first,
    second
  );
  return {element, text, by, match_case, regex, count, previous, next, close, one, all, second};
}

function wire(parts: FindParts, wires: FindActions): void {
  const {element, text, by} = parts;
  text.addEventListener("input", () => wires.look());
  for (const toggle of [parts.match_case, parts.regex])
    toggle.addEventListener("click", () => {
      toggle.setAttribute("aria-pressed", String(!pressed(toggle)));
      wires.look();
    });
  parts.previous.addEventListener("click", () => wires.go(-1));
  parts.next.addEventListener("click", () => wires.go(1));
  parts.one.addEventListener("click", () => wires.replaceOne());
  parts.all.addEventListener("click", () => wires.replaceAll());
  parts.close.addEventListener("click", () => wires.close());
  element.addEventListener("keydown", (event) => {
    const act =
      event.key === "Escape"
        ? () => wires.close()
        : event.key !== "Enter"
          ? null
          : event.target === text
            ? () => wires.go(event.shiftKey ? -1 : 1)
            : event.target === by
              ? () =>
                  event.altKey || event.ctrlKey || event.metaKey ? wires.replaceAll() : wires.replaceOne()
              : null;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

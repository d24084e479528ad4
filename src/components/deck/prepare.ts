import {Card} from "../card.js";
import {type Child, dom} from "../dom.js";

/** The parts of the page Prepare QBR that change while one works on the deck. */
export interface PreparedParts {
  /** the list of the slides */
  list: HTMLElement;
  /** the slides themselves, one of them shown */
  deck: HTMLElement;
  /** what keeps the last text from being shown, above the slide */
  fault: HTMLElement;
  /** the CSM's text */
  text: HTMLElement;
  tabs: HTMLElement;
  panels: readonly HTMLElement[];
}

/** What the page does when it is asked. */
export interface PrepareActions {
  step: (by: number) => void;
  fullScreen: () => void;
  /** begins a section of the CSM's text for the slide that is shown, or goes to it */
  write: (place: "add" | "title" | "replace") => void;
}

/** The slides, the one that is shown at the size that there is room for, the text below it, and the tabs beside it. */
export function Prepare(
  parts: PreparedParts,
  actions: PrepareActions,
  {document}: {document?: Document} = {}
): HTMLElement {
  const {h} = dom(document);
  const list = Card(
    {
      title: "Slides",
      subtitle: h("span", {class: "qd-keys"}, "Arrow keys go through them"),
      body: parts.list
    },
    {document}
  );
  list.classList.add("qd-prepare-list");
  const side = h(
    "section",
    {class: "qd-card qd-prepare-side", "aria-label": "Before you send it"},
    h("h2", {class: "qd-hidden"}, "Before you send it"),
    parts.tabs,
    ...parts.panels
  );
  return h(
    "div",
    {class: "qd-prepare", "data-tab": "checks"},
    list,
    stage(parts, actions, document),
    h("section", {class: "qd-card qd-prepare-text", "aria-label": "Your text"}, parts.text),
    side
  );
}

function stage(
  {deck, fault}: PreparedParts,
  {step, fullScreen, write}: PrepareActions,
  document?: Document
): HTMLElement {
  const {h} = dom(document);
  const action = (label: Child, run: () => void) => {
    const button = h("button", {type: "button", class: "qd-button"}, label);
    button.addEventListener("click", run);
    return button;
  };
  const slide = {
    tabindex: 0,
    role: "group",
    "aria-roledescription": "slide",
    "aria-label": "The slide that is shown"
  };
  return h(
    "section",
    {class: "qd-stage-card", "aria-label": "Slide"},
    fault,
    h("div", {class: "qd-stage", ...slide}, deck),
    h(
      "div",
      {class: "qd-stage-bar"},
      action("Back", () => step(-1)),
      action("Next", () => step(1)),
      h("span", {role: "status", class: "qd-stage-place"}),
      action("Full screen", fullScreen)
    ),
    h(
      "div",
      {class: "qd-stage-write"},
      h("span", null, "In your text:"),
      action("Add words to this slide", () => write("add")),
      action("Write your own title", () => write("title")),
      action("Replace the remarks", () => write("replace"))
    )
  );
}

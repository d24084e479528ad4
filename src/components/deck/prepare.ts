import {Card} from "../card.js";
import {type Child, dom} from "../dom.js";

/** A slide as the list names it. */
export interface PreparedSlide {
  id: string;
  title: string;
  element: HTMLElement;
}

/** A line of the checklist. */
export interface PreparedCheck {
  kind: string;
  slide: string;
  text: string;
}

/** What the page Prepare QBR shows. */
export interface PrepareData {
  slides: readonly PreparedSlide[];
  checks: readonly PreparedCheck[];
  lang: string;
  dir: "ltr" | "rtl";
  /** where the CSM's text for this deck lies */
  notes: string;
}

/** What the page does when it is asked. */
export interface PrepareActions {
  show: (index: number) => void;
  step: (by: number) => void;
  fullScreen: () => void;
}

const HEADS: Record<string, string> = {
  "left out": "Slides left out",
  missing: "Missing data",
  "no plan": "No plan yet",
  shortened: "Shortened to fit",
  "bare figure": "Figures in your text",
  note: "Your text"
};

const SLIDES: Record<string, string> = {
  title: "Cover",
  summary: "Summary",
  goals: "Goals",
  value: "Value",
  adoption: "Adoption",
  features: "Features",
  experiments: "Proof of value",
  voice: "Voice",
  support: "Support",
  "not-well": "What did not go well",
  requests: "Requests",
  next: "Next quarter",
  definitions: "Definitions",
  data: "Data"
};

/** The list of slides, the slide itself at the size that there is room for, and the checks before sending. */
export function Prepare(
  data: PrepareData,
  actions: PrepareActions,
  {document}: {document?: Document} = {}
): HTMLElement {
  const {h} = dom(document);
  return h(
    "div",
    {class: "qd-prepare"},
    list(data, actions, document),
    stage(data, actions, document),
    checks(data, document)
  );
}

function list({slides}: PrepareData, {show}: PrepareActions, document?: Document): HTMLElement {
  const {h} = dom(document);
  const items = slides.map(({id, title}, i) => {
    const button = h(
      "button",
      {type: "button", class: "qd-slide-link", "data-slide": id},
      h("span", {class: "qd-num"}, i + 1),
      h("bdi", null, title)
    );
    button.addEventListener("click", () => show(i));
    return h("li", null, button);
  });
  return Card(
    {
      title: `${slides.length} slides`,
      subtitle: h("span", {class: "qd-keys"}, "Arrow keys go through them"),
      body: h("ol", null, items)
    },
    {document}
  );
}

function stage(
  {slides, lang, dir, notes}: PrepareData,
  {step, fullScreen}: PrepareActions,
  document?: Document
): HTMLElement {
  const {h} = dom(document);
  const action = (label: string, run: () => void) => {
    const button = h("button", {type: "button", class: "qd-button"}, label);
    button.addEventListener("click", run);
    return button;
  };
  return h(
    "section",
    {class: "qd-stage-card", "aria-label": "Slide"},
    h(
      "div",
      {
        class: "qd-stage",
        tabindex: 0,
        role: "group",
        "aria-roledescription": "slide",
        "aria-label": "The slide that is shown"
      },
      h("div", {class: "qd-deck", lang, dir}, ...slides.map((slide) => slide.element))
    ),
    h(
      "div",
      {class: "qd-stage-bar"},
      h("span", {role: "status", class: "qd-stage-place"}),
      action("Back", () => step(-1)),
      action("Next", () => step(1)),
      action("Full screen", fullScreen)
    ),
    h(
      "p",
      {class: "qd-card-sub qd-stage-note"},
      "Your own words for this slide: the section ",
      h("code", {class: "qd-stage-section"}),
      " of ",
      h("code", null, notes),
      " in the notes folder."
    )
  );
}

function checks({checks: items}: PrepareData, document?: Document): HTMLElement {
  const {h} = dom(document);
  const kinds = [...new Set(items.map((d) => d.kind))];
  const groups = kinds.map((kind): Child => [
    h("h3", null, HEADS[kind] ?? kind),
    h(
      "ul",
      null,
      items
        .filter((d) => d.kind === kind)
        .map((d) => h("li", null, h("b", null, SLIDES[d.slide] ?? d.slide), ": ", h("bdi", null, d.text)))
    )
  ]);
  const place = h(
    "p",
    {class: "qd-card-sub"},
    h("code", null, "quarterdeck qbr"),
    " makes the PDF to send; Print gives a quick copy."
  );
  const body = h(
    "div",
    {class: "qd-checks"},
    items.length === 0 ? h("p", null, "Nothing is missing.") : groups,
    place
  );
  return Card(
    {title: "Before you send it", subtitle: items.length === 1 ? "1 check" : `${items.length} checks`, body},
    {document}
  );
}

import type {Scorecard} from "../../metrics/health.js";
import {dom, withValue} from "../dom.js";
import {Segmented} from "../segmented.js";

/** A control that chooses a scorecard by its place, and sends *input*; nothing where there is no choice. */
export function ScorecardChoice(
  cards: readonly Scorecard[],
  {places, chosen, document}: {places: readonly number[]; chosen: number; document?: Document}
): (HTMLElement & {value: string}) | null {
  const {h} = dom(document);
  if (places.length < 2) return null;
  const options = places.map((d) => ({value: String(d), label: cards[d]!.id}));
  if (places.length <= 4 && options.every((d) => d.label.length <= 24))
    return Segmented(options, {value: String(chosen), label: "Scorecard", document});
  const select = h(
    "select",
    {class: "qd-input", "aria-label": "Scorecard"},
    options.map((d) => h("option", {value: d.value, selected: d.value === String(chosen)}, d.label))
  );
  return withValue(
    select as HTMLElement,
    () => select.selectedOptions[0]?.value ?? "",
    (next) => {
      for (const option of select.options) option.selected = option.value === next;
    }
  );
}

/** The buttons of the what-if card. */
export interface WhatIfTools {
  nodes: Element[];
  update: (state: {edited: boolean; undo: boolean; yaml: string | null}) => void;
}

/** What the buttons do. */
export interface ToolActions {
  undo: () => void;
  reset: () => void;
  /** Copies a text; false where the browser does not let it. */
  copy: (text: string) => Promise<boolean>;
  document?: Document;
}

/** Undo, reset, and the scorecard as YAML. */
export function Tools({undo, reset, copy, document}: ToolActions): WhatIfTools {
  const {h} = dom(document);
  const button = (label: string, title: string) =>
    h("button", {type: "button", class: "qd-button", title}, label);
  const back = button("Undo", "Take back the last step");
  const all = button("Reset", "Take back everything that is tried out, on every scorecard");
  const yaml = button("Copy as YAML", "For health.scorecards in quarterdeck.yaml");
  const said = h("span", {class: "qd-muted", role: "status"});
  const text = h("pre", {tabindex: 0, "aria-label": "The scorecard as YAML"});
  const details = h("details", {class: "qd-try-yaml"}, h("summary", null, "Show the YAML"), text);
  back.addEventListener("click", undo);
  all.addEventListener("click", reset);
  yaml.addEventListener("click", () => {
    void copy(text.textContent ?? "").then((done) => {
      said.textContent = done ? "Copied" : "The browser does not let this page copy: take it from below";
      if (!done) details.open = true;
    });
  });
  return {
    nodes: [back, all, yaml, said, details],
    update(state) {
      back.disabled = !state.undo;
      all.disabled = !state.edited;
      yaml.disabled = state.yaml === null;
      said.textContent = "";
      details.hidden = state.yaml === null;
      text.textContent = state.yaml ?? "";
    }
  };
}

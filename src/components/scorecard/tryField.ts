import type {EditPlace} from "../../lib/scorecardEdits.js";
import type {SliderRange} from "../../lib/scorecardRange.js";
import {safeId} from "../../lib/safeId.js";
import {dom} from "../dom.js";
import {typed} from "./units.js";

/** A number that can be tried out, by a slider and by typing. */
export interface TryField {
  root: HTMLElement;
  place: EditPlace;
  /** Shows a number; *was* is the configured one where it differs, and *fault* why what is typed cannot be tried. */
  show: (value: number, note: {was?: number; fault?: string | null; typing?: boolean}) => void;
}

/** What a field is for. */
export interface TryFieldOptions {
  place: EditPlace;
  /** The head of its column: *Weight*. */
  label: string;
  /** What it belongs to: *Feature breadth*. */
  of: string;
  range: SliderRange;
  /** What is typed is *scale* times the number, in *unit*. */
  scale: number;
  unit: string;
  onTry: (value: number, typing: boolean) => void;
  onCommit: () => void;
  document?: Document;
}

/** Makes a field. Moving the slider tries a number at once; letting go of it, or leaving the field, is one step. */
export function TryField(options: TryFieldOptions): TryField {
  const {place, label, of, range, scale, unit, onTry, onCommit, document} = options;
  const {h} = dom(document);
  const id = safeId(`try-${place.group}:${place.component ?? ""}:${place.field}`).replaceAll("%", "_");
  const scaled = (value: number) => typed(value, scale);
  const name = `${label}, ${of}`;
  const slider = h("input", {
    ...{type: "range", min: scaled(range.min), max: scaled(range.max), step: scaled(range.step)},
    ...{"aria-label": `${name}, slider`, class: "qd-range"}
  });
  const number = h("input", {
    ...{id, type: "number", step: "any", inputmode: "decimal", class: "qd-input", autocomplete: "off"},
    ...{"aria-describedby": `${id}-note`, min: place.field === "weight" ? 0 : null}
  });
  const note = h("small", {id: `${id}-note`, class: "qd-try-note"});
  const root = h(
    "div",
    {class: "qd-try-field"},
    h("label", {for: id}, label, h("span", {class: "qd-hidden"}, `, ${of}${unit ? `, in ${unit}` : ""}`)),
    slider,
    h("span", {class: "qd-try-number"}, number, unit && h("span", {"aria-hidden": "true"}, unit)),
    note
  );
  const read = (input: HTMLInputElement) => Number((input.valueAsNumber / scale).toPrecision(10));
  slider.addEventListener("input", () => onTry(read(slider), false));
  number.addEventListener("input", () => onTry(read(number), true));
  for (const input of [slider, number]) input.addEventListener("change", onCommit);
  // What the inputs send themselves need not be a number that can be tried: the panel speaks for them.
  for (const type of ["input", "change"]) root.addEventListener(type, (event) => event.stopPropagation());
  return {
    root,
    place,
    show(value, {was, fault, typing = false}) {
      slider.value = scaled(value);
      if (!typing) number.value = scaled(value);
      root.toggleAttribute("data-edited", was !== undefined);
      if (fault) number.setAttribute("aria-invalid", "true");
      else number.removeAttribute("aria-invalid");
      note.textContent = fault ?? (was === undefined ? "" : `was ${scaled(was)}${unit}`);
    }
  };
}

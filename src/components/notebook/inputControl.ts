import {dom} from "../dom.js";

/** An input of a notebook, as its front matter says it. */
export interface InputSpec {
  readonly name: string;
  readonly type: "account" | "quarter" | "select" | "number" | "text" | "date" | "toggle";
  readonly label: string;
  readonly value: string | number | boolean | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
}

/** A choice of a list. */
export interface InputChoice {
  readonly value: string;
  readonly label: string;
}

/** A control with its label: its value is what cells read, and it tells of changes by *input*. */
export type InputElement = HTMLElement & {value: string | number | boolean | null};

/**
 * Makes the control of an input. **choices** are those of an account, a quarter or a select; a first value that is not
 * among them falls back to the first of them.
 */
export function InputControl(
  input: InputSpec,
  {choices = [], document}: {choices?: readonly InputChoice[]; document?: Document} = {}
): InputElement {
  const {h} = dom(document);
  const list = input.type === "account" || input.type === "quarter" || input.type === "select";
  const field = list ? listField(input, choices, document) : plainField(input, document);
  const root = h("label", {class: "qd-notebook-input"}, h("span", null, input.label), field);
  return Object.defineProperty(root, "value", {
    get: () => valueOf(field, input),
    set(value: string | number | boolean | null) {
      if (field instanceof field.ownerDocument.defaultView!.HTMLInputElement && field.type === "checkbox")
        field.checked = value === true;
      else field.value = value === null ? "" : String(value);
    }
  }) as unknown as InputElement;
}

type Field = HTMLInputElement | HTMLSelectElement;

function listField({value}: InputSpec, choices: readonly InputChoice[], document?: Document): Field {
  const {h} = dom(document);
  const first = choices.find((d) => d.value === String(value)) ?? choices[0];
  return h(
    "select",
    null,
    choices.map((d) => h("option", {value: d.value, selected: d === first}, d.label))
  );
}

const TYPES = {number: "number", text: "text", date: "date", toggle: "checkbox"} as const;

function plainField({type, value, min, max, step}: InputSpec, document?: Document): Field {
  const {h} = dom(document);
  const field = h("input", {
    type: TYPES[type as keyof typeof TYPES],
    ...(type === "number" ? {min, max, step: step ?? "any"} : {})
  });
  if (type === "toggle") field.checked = value === true;
  else field.value = value === null ? "" : String(value);
  return field;
}

/** A number that is none, or an empty day, is null. */
function valueOf(field: Field, {type}: InputSpec): string | number | boolean | null {
  if (type === "toggle") return (field as HTMLInputElement).checked;
  if (type === "number")
    return field.value === "" || !Number.isFinite(Number(field.value)) ? null : Number(field.value);
  if (type === "text") return field.value;
  return field.value === "" ? null : field.value;
}

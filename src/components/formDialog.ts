import {type Child, dom} from "./dom.js";

/** A question of a form. */
export interface FormField {
  name: string;
  label: string;
  /** Defaults to one line of text. */
  type?: "text" | "number" | "date" | "textarea" | readonly {value: string; label: string}[];
  value?: string;
  required?: boolean;
  /** of a number or a day */
  min?: string;
  max?: string;
  step?: string;
  /** said below it */
  hint?: string;
}

/** A form in a dialog. */
export interface FormDialogSpec {
  title: string;
  /** said above the questions */
  intro?: Child;
  fields: readonly FormField[];
  /** the words on its button */
  submit: string;
  /** Why the answers do not do together; null where they do. */
  check?: (values: Readonly<Record<string, string>>) => string | null;
}

/** A dialog with a form. **onSubmit** gets the answers, without spaces around them, when all are as they should be. */
export function FormDialog(
  {title, intro, fields, submit, check = () => null}: FormDialogSpec,
  {onSubmit, document}: {onSubmit: (values: Record<string, string>) => void; document?: Document}
): HTMLDialogElement {
  const {h} = dom(document);
  const fault = h("p", {class: "qd-form-fault", role: "alert"});
  const form = h(
    "form",
    {method: "dialog"},
    fields.map((d) => Field(d, document)),
    fault,
    h(
      "div",
      {class: "qd-form-foot"},
      h("button", {type: "submit", class: "qd-button qd-button--primary"}, submit),
      closeButton("Cancel", document)
    )
  );
  form.addEventListener("submit", (event) => {
    const values = valuesOf(form, fields);
    const wrong = check(values);
    fault.textContent = wrong ?? "";
    if (wrong === null) onSubmit(values);
    else event.preventDefault();
  });
  return DialogFrame(title, [intro && h("p", {class: "qd-card-sub"}, intro), form], {document});
}

/** A dialog with a title; it closes by Escape, as a click beside it would. */
export function DialogFrame(
  title: string,
  content: Child,
  {document}: {document?: Document} = {}
): HTMLDialogElement {
  const {h} = dom(document);
  const heading = h("h2", {id: "qd-dialog-title"}, title);
  return h("dialog", {class: "qd-dialog", "aria-labelledby": "qd-dialog-title"}, heading, content);
}

/** A button that closes the dialog in which it stands. */
export function closeButton(label: string, document?: Document): HTMLButtonElement {
  const button = dom(document).h("button", {type: "button", class: "qd-button"}, label);
  button.addEventListener("click", () => button.closest("dialog")?.close());
  return button;
}

function Field(
  {name, label, type = "text", hint, value = "", ...limits}: FormField,
  document?: Document
): HTMLElement {
  const {h} = dom(document);
  const attributes = {name, class: "qd-input", ...limits};
  const control = () => {
    if (type === "textarea") return h("textarea", {...attributes, rows: 3}, value);
    if (typeof type === "string") return h("input", {...attributes, type, value});
    const options = type.map((d) => h("option", {value: d.value, selected: d.value === value}, d.label));
    return h("select", attributes, options);
  };
  return h("label", {class: "qd-field"}, h("span", null, label), control(), hint && h("small", null, hint));
}

function valuesOf(form: HTMLFormElement, fields: readonly FormField[]): Record<string, string> {
  const value = (name: string) =>
    form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value.trim() ?? "";
  return Object.fromEntries(fields.map((d) => [d.name, value(d.name)]));
}

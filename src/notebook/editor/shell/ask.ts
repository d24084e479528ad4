import {type Child, dom} from "../../../components/dom.js";
import {button, openDialog} from "./kit.js";

/** An answer to a question: its value, and the words on its button. */
export interface Answer<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** Asks the reader in a dialog; null where they close it without an answer. The first answer is the usual one. */
export function ask<T extends string>(
  title: string,
  content: Child,
  answers: readonly Answer<T>[],
  {wide = false}: {wide?: boolean} = {}
): Promise<T | null> {
  const {h, document} = dom();
  return new Promise((resolve) => {
    let chosen: T | null = null;
    const dialog = h("dialog", {
      class: `qn-dialog${wide ? " qn-dialog--wide" : ""}`,
      "aria-labelledby": "qn-dialog-title"
    });
    const buttons = answers.map(({value, label}, i) =>
      button({class: `qd-button${i === 0 ? " qd-button--primary" : ""}`}, label, () => {
        chosen = value;
        dialog.close();
      })
    );
    dialog.append(
      h("h2", {id: "qn-dialog-title"}, title),
      // what is longer than the window is scrolled, by keys too
      h("div", {class: "qn-dialog-body", tabindex: wide ? 0 : null}, content),
      h("div", {class: "qn-dialog-foot"}, buttons)
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(chosen);
    });
    (document.querySelector(".qn") ?? document.body).append(dialog);
    openDialog(dialog);
    buttons[0]?.focus();
  });
}

/** Shows the reader something long in a dialog. */
export async function tell(title: string, content: Child): Promise<void> {
  await ask(title, content, [{value: "close", label: "Close"}], {wide: true});
}

/** Asks for a name; null where none is given. */
export async function askName(title: string, value: string): Promise<string | null> {
  const {h} = dom();
  const input = h("input", {class: "qd-input", value, "aria-label": title});
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter")
      input.closest("dialog")?.querySelector<HTMLElement>(".qd-button--primary")?.click();
  });
  queueMicrotask(() => input.select());
  const answer = await ask(title, input, [
    {value: "ok", label: "Rename"},
    {value: "cancel", label: "Cancel"}
  ]);
  return answer === "ok" && input.value.trim() !== "" ? input.value.trim() : null;
}

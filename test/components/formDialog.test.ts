import {assert, describe, it} from "vitest";
import {closeButton, DialogFrame, FormDialog, type FormDialogSpec} from "../../src/components/formDialog.js";
import {emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";

const document = emptyPage();
const SPEC: FormDialogSpec = {
  title: "Override",
  fields: [
    {name: "score", label: "Score", type: "number", min: "0", max: "100"},
    {
      name: "band",
      label: "Band",
      type: [
        {value: "", label: "none"},
        {value: "watch", label: "Watch"}
      ],
      value: "watch"
    },
    {name: "reason", label: "Why", type: "textarea", required: true, hint: "one sentence"}
  ],
  submit: "Write",
  check: ({reason}) => (reason === "" ? "Say why." : null)
};

/** Answers the form and submits it; what came of it. */
function submitted(answers: Record<string, string>): {
  given: Record<string, string>[];
  stopped: boolean;
  said: string;
} {
  const given: Record<string, string>[] = [];
  const dialog = FormDialog(SPEC, {onSubmit: (d) => given.push(d), document});
  for (const [name, value] of Object.entries(answers))
    dialog.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
  const event = new document.defaultView!.Event("submit", {cancelable: true});
  dialog.querySelector("form")!.dispatchEvent(event);
  return {given, stopped: event.defaultPrevented, said: textOf(dialog.querySelector("[role=alert]"))};
}

describe("FormDialog(spec, {onSubmit})", () => {
  it("gives the answers without the spaces around them, first choices as they stand", () => {
    assert.deepStrictEqual(submitted({score: "62", reason: "  a call "}), {
      ...{given: [{score: "62", band: "watch", reason: "a call"}], stopped: false, said: ""}
    });
  });
  it("stays open and says what is wrong where the answers do not do", () => {
    assert.deepStrictEqual(submitted({reason: "  "}), {given: [], stopped: true, said: "Say why."});
  });
  it("names each question and itself, and shows any words as text", () => {
    for (const name of HOSTILE_NAMES) {
      const dialog = FormDialog({...SPEC, title: name, intro: name}, {onSubmit: () => undefined, document});
      assert.isNull(dialog.querySelector("script, img"));
      const heading = dialog.querySelector(`#${dialog.getAttribute("aria-labelledby")}`);
      assert.strictEqual(heading?.textContent, name);
      const labels = Array.from(dialog.querySelectorAll("label > span"), (d) => d.textContent);
      assert.deepStrictEqual(labels, ["Score", "Band", "Why"]);
    }
    const {required, rows} = FormDialog(SPEC, {onSubmit: () => undefined, document}).querySelector(
      "textarea"
    )!;
    assert.deepStrictEqual([required, rows], [true, 3]);
  });
});

describe("closeButton(label)", () => {
  it("closes the dialog in which it stands", () => {
    const button = closeButton("Close", document);
    const dialog = DialogFrame("A line", button, {document});
    let closed = 0;
    dialog.close = () => ++closed;
    button.click();
    assert.strictEqual(closed, 1);
  });
});

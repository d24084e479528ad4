import {InputControl, type InputElement} from "../../../components/notebook/inputControl.js";
import type {NotebookInput} from "../../model/notebook.js";
import type {NotebookRuntime} from "../../runtime/state.js";
import type {Doc} from "./desk.js";
import type {NotebookEngine} from "./surroundings.js";

/** What a notebook's reader chooses, above its cells. Made anew only where the inputs themselves have changed. */
export class InputsBar {
  #shown: {doc: Doc; inputs: string} | null = null;
  readonly #controls = new Map<string, InputElement>();

  constructor(
    private readonly bar: HTMLElement,
    private readonly engine: NotebookEngine
  ) {}

  draw(doc: Doc | null): void {
    const {inputs} = doc?.open.notebook ?? {inputs: []};
    this.bar.hidden = inputs.length === 0;
    if (!doc) return;
    const {runtime} = doc;
    const now = JSON.stringify([inputs, runtime.trusted]);
    if (this.#shown?.doc !== doc || this.#shown.inputs !== now) {
      this.#shown = {doc, inputs: now};
      this.#controls.clear();
      this.bar.replaceChildren();
      for (const input of inputs) this.#place(input, runtime);
      // a notebook that may not run asks the engine nothing
      if (runtime.trusted) for (const input of inputs) void this.#fill(input, runtime);
    }
    for (const [name, control] of this.#controls) show(control, runtime.input(name));
  }

  #place(
    input: NotebookInput,
    runtime: NotebookRuntime,
    choices: readonly {value: string; label: string}[] = []
  ): void {
    const control = InputControl(input, {choices});
    control.addEventListener("change", () => runtime.setInput(input.name, control.value));
    const before = this.#controls.get(input.name);
    if (before) before.replaceWith(control);
    else this.bar.append(control);
    this.#controls.set(input.name, control);
    show(control, runtime.input(input.name));
  }

  async #fill(input: NotebookInput, runtime: NotebookRuntime): Promise<void> {
    const shown = this.#shown;
    try {
      const choices = await this.engine.options(input);
      if (this.#shown === shown && choices.length > 0) this.#place(input, runtime, choices);
    } catch (error) {
      const label = error instanceof Error ? error.message : String(error);
      if (this.#shown === shown) this.#place(input, runtime, [{value: "", label}]);
    }
  }
}

function show(control: InputElement, value: unknown): void {
  if (control.contains(control.ownerDocument.activeElement)) return;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    control.value = value;
}

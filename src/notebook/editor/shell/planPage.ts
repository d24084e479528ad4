import {type Child, dom} from "../../../components/dom.js";
import {formatFor} from "../../../lib/format.js";
import type {PlanStep} from "../../runtime/state.js";
import type {Doc} from "./desk.js";
import {factsTable} from "./factsTable.js";

/** A plan is asked for when nothing has changed for so long, in milliseconds. */
const REST = 300;

/** The plan of the selected SQL cell, asked for anew when the cell is another one, or has changed or run. */
export class PlanPage {
  #asked: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #found: readonly PlanStep[] | string = "Asking the engine";

  constructor(private readonly redraw: () => void) {}

  draw(doc: Doc): Child {
    const cell = doc.view.selected.find((d) => d.kind === "sql");
    if (!cell) return none("Select a SQL cell: its plan says how the engine would run it.");
    if (!doc.runtime.trusted)
      return none("Nothing of this notebook is asked of the engine until it is trusted.");
    const {run} = doc.runtime.state(cell.key);
    const asked = JSON.stringify([doc.id, cell.key, cell.source, run]);
    if (asked !== this.#asked) {
      this.#asked = asked;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#ask(doc, {key: cell.key, asked}), REST);
    }
    return typeof this.#found === "string" ? none(this.#found) : planTable(this.#found);
  }

  async #ask(doc: Doc, {key, asked}: {key: string; asked: string}): Promise<void> {
    const found = await doc.runtime.plan(key).catch((error: Error) => error.message);
    if (this.#asked !== asked) return;
    this.#found = found;
    this.redraw();
  }
}

const none = (words: string) => dom().h("p", {class: "qn-none"}, words);

function planTable(plan: readonly PlanStep[]): Child {
  return factsTable(
    ["Step", "Rows expected"],
    1,
    plan.flatMap((d) => lines(d, 0))
  );
}

function lines({name, facts, rows, steps}: PlanStep, depth: number): Child[] {
  const {h} = dom();
  const words = name.toLowerCase().replaceAll("_", " ");
  const said = facts.map(({label, value}) => `${label}: ${value}`).join(" \u00b7 ");
  const step = h(
    "td",
    {class: "qn-plan-step", style: `--qn-depth: ${depth}`, title: said},
    words.charAt(0).toUpperCase() + words.slice(1),
    h("small", null, said)
  );
  const expected = rows === null ? "" : formatFor().count(rows);
  return [
    h("tr", null, step, h("td", {class: "qn-right qd-num"}, expected)),
    ...steps.flatMap((d) => lines(d, depth + 1))
  ];
}

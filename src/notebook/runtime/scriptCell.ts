import {readJs} from "../language/jsCell.js";
import {evaluate} from "./evaluate.js";
import {nameCharts} from "./namedCharts.js";
import type {Builtins, Outcome, Run} from "./scope.js";

/** Runs a JS cell as Observable Framework would: an expression is shown, a program shows what it displays. */
export async function runScript(run: Run): Promise<Outcome> {
  const {cell, scope, output} = run;
  const {inputs, body} = readJs(cell.source, cell.name);
  const builtins = await scope.builtins();
  const display = displayer(run, builtins);
  const own = {
    display,
    view: (element: unknown) => builtins.input(display(element)),
    invalidation: new Promise<void>((resolve) => run.signal.addEventListener("abort", () => resolve()))
  };
  // What is to be seen must be in the page before anything is shown in it.
  if (inputs.includes("visibility")) run.show({kind: "node", node: output});
  const script = {inputs, body, source: cell.source, offset: 0};
  const given = ((await evaluate(run, script, own)) ?? {}) as Record<string, unknown>;
  return {result: display.result(), value: (name) => given[name], table: null};
}

/**
 * Shows values under each other. The first takes the place of what the last run has shown; what comes after the run is
 * shown as well, until another run takes its place.
 */
function displayer(run: Run, builtins: Builtins) {
  const {output} = run;
  let shown = false;
  const display = <T>(value: T): T => {
    if (run.signal.aborted)
      throw new Error("the cell has run again since: what it displays now has no place");
    const node = isNode(value) ? value : builtins.inspect(value);
    if (shown) output.append(node);
    else output.replaceChildren(node);
    nameCharts(node);
    shown = true;
    run.show({kind: "node", node: output});
    return value;
  };
  return Object.assign(display, {
    result: () => (shown ? ({kind: "node", node: output} as const) : ({kind: "nothing"} as const))
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).nodeType === "number";
}

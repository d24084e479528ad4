import {type Child, dom} from "../../../components/dom.js";
import type {Doc} from "./desk.js";
import {button} from "./kit.js";

/** What the bars above the cells do. */
export interface BarActions {
  trust(doc: Doc): void;
  discard(doc: Doc): void;
  compare(doc: Doc): void;
  dismiss(doc: Doc): void;
  /** runs a halted notebook all the same */
  runAll(doc: Doc): void;
  /** runs what does not read the cells that have halted it */
  runOthers(doc: Doc): void;
}

/** What the reader must know of the notebook that is shown: that it is not trusted, that it was restored, why it does not run. */
export function bars(doc: Doc, act: BarActions): Child[] {
  return [
    !doc.runtime.trusted && trustBar(doc, act),
    doc.restored && doc.open.changed && restoredBar(doc, act),
    doc.runtime.trusted && doc.halted.length > 0 && haltedBar(doc, act)
  ];
}

function trustBar(doc: Doc, act: BarActions): HTMLElement {
  const {h} = dom();
  return h(
    "div",
    {class: "qn-bar qn-bar--watch", "data-bar": "trust", "data-doc": doc.id},
    h(
      "p",
      null,
      h("b", null, "This notebook comes from outside this site. "),
      "Nothing in it runs, and its text is shown without HTML and pictures. Trust it only if you know who wrote it: its code could read everything that this site shows you."
    ),
    button({class: "qd-button", "data-key": "trust"}, "Trust and run", () => act.trust(doc))
  );
}

function restoredBar(doc: Doc, act: BarActions): HTMLElement {
  const {h} = dom();
  return h(
    "div",
    {class: "qn-bar", "data-bar": "restored", "data-doc": doc.id},
    h("p", null, `Restored unsaved changes of ${clock(doc.restored!)}.`),
    button({class: "qd-button", "data-key": "compare"}, "Compare", () => act.compare(doc)),
    button({class: "qd-button", "data-key": "discard"}, "Discard", () => act.discard(doc)),
    button({class: "qd-button", "data-key": "dismiss"}, "Keep", () => act.dismiss(doc))
  );
}

function haltedBar(doc: Doc, act: BarActions): HTMLElement {
  const {h} = dom();
  const {one, names} = cellWords(doc);
  return h(
    "div",
    {class: "qn-bar qn-bar--watch", "data-bar": "halted", "data-doc": doc.id},
    h(
      "p",
      null,
      h("b", null, `${names} ${one ? "was" : "were"} still running when this notebook was last closed. `),
      `So nothing runs by itself: a loop that never ends would hold the page again.`
    ),
    button({class: "qd-button", "data-key": "run others"}, "Run the others", () => act.runOthers(doc)),
    button({class: "qd-button", "data-key": "run all"}, "Run all", () => act.runAll(doc))
  );
}

/** The cells that have halted a notebook: *Cell 2, squares*. */
function cellWords({halted, open: {notebook, analysis}}: Doc): {one: boolean; names: string} {
  const cells = notebook.cells.flatMap(({key, name}, i) => {
    const [given = name] = analysis.links.get(key)?.defines ?? [];
    return halted.includes(key) ? [`${i + 1}${given ? ` (${given})` : ""}`] : [];
  });
  const [last = "", ...before] = cells.toReversed();
  const one = before.length === 0;
  return {one, names: one ? `Cell ${last}` : `Cells ${before.toReversed().join(", ")} and ${last}`};
}

/** The time of day where the reader is: *21:04*. */
export function clock(at: Date): string {
  const two = (d: number) => String(d).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

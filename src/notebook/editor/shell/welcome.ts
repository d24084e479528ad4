import {dom} from "../../../components/dom.js";
import {button} from "./kit.js";

/** What stands in place of the cells where no notebook is open. */
export function welcome(run: (id: string) => void): HTMLElement {
  const {h} = dom();
  const act = (id: string, words: string, kind = "") =>
    button({class: `qd-button${kind}`}, words, () => run(id));
  return h(
    "div",
    {class: "qn-welcome"},
    h("p", null, "No notebook is open. Choose one in the explorer, or begin a new one."),
    act("file.new", "New notebook", " qd-button--primary"),
    act("file.open", "Open file\u2026"),
    act("file.openFolder", "Open folder\u2026"),
    act("view.keys", "Keyboard shortcuts"),
    h(
      "p",
      {class: "qd-muted"},
      "A notebook (.md) that is dropped here opens; a .csv, .tsv or .duckdb file becomes tables beside the warehouse, and stays in this browser."
    )
  );
}

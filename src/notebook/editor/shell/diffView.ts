import {unifiedMergeView} from "@codemirror/merge";
import {EditorState} from "@codemirror/state";
import {EditorView, lineNumbers} from "@codemirror/view";
import {type Child, dom} from "../../../components/dom.js";
import type {Cell, Notebook} from "../../model/notebook.js";
import {tell} from "./ask.js";
import {type CellChange, cellDiff} from "./cellDiff.js";

const WORDS = {changed: "Changed", moved: "Moved", added: "New", removed: "Removed"};

/** Shows how a notebook differs from its file, cell by cell. */
export async function compareWithFile(name: string, before: Notebook, after: Notebook): Promise<void> {
  const {h} = dom();
  const changes = cellDiff(before.cells, after.cells);
  const shown = changes.filter((d) => d.kind !== "same");
  const front = before.front_matter !== after.front_matter;
  const same = changes.length - shown.length;
  const content = h(
    "div",
    {class: "qn-diff"},
    h("p", null, shown.length === 0 && !front ? "Nothing differs from the file." : summary(shown, same)),
    front && section("Front matter", texts(before.front_matter, after.front_matter)),
    shown.map((d) => change(d, after.cells))
  );
  await tell(`${name} and its file`, content);
}

function summary(shown: readonly CellChange[], same: number): string {
  const counts = Object.entries(WORDS).map(([kind, word]) => {
    const count = shown.filter((d) => d.kind === kind).length;
    return count > 0 ? `${count} ${word.toLowerCase()}` : "";
  });
  return [...counts, `${same} as in the file`].filter((d) => d !== "").join(", ");
}

function change({kind, before, after}: CellChange, cells: readonly Cell[]): HTMLElement {
  const {h} = dom();
  const cell = after ?? before!;
  const number = after ? `cell ${cells.indexOf(after) + 1}` : "";
  const title = [WORDS[kind as keyof typeof WORDS], cell.name ?? cell.kind, number]
    .filter((d) => d !== "")
    .join(" \u00b7 ");
  if (kind === "moved") return section(title, null);
  if (kind !== "changed") return section(title, h("pre", {class: `qn-diff-${kind}`}, cell.source));
  const renamed = before!.name !== after!.name || before!.kind !== after!.kind;
  const was = `${before!.kind} ${before!.name ?? "without a name"}`;
  return section(title, [renamed && h("p", null, `It was ${was}.`), texts(before!.source, after!.source)]);
}

function section(title: string, content: Child): HTMLElement {
  const {h} = dom();
  return h("section", null, h("h3", null, title), content);
}

/** A text with what has changed in it; only read. */
function texts(before: string, after: string): HTMLElement {
  const view = new EditorView({
    state: EditorState.create({
      doc: after,
      extensions: [
        lineNumbers(),
        EditorState.readOnly.of(true),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({"aria-label": "Text with its changes"}),
        unifiedMergeView({original: before, mergeControls: false, gutter: true})
      ]
    })
  });
  return view.dom;
}

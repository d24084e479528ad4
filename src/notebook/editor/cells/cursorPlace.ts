import type {EditorState} from "@codemirror/state";

/** Line and column of the cursor, from 1; null outside a text. */
export function cursorPlace(text: EditorState | null): {line: number; column: number} | null {
  if (!text) return null;
  const {head} = text.selection.main;
  const line = text.doc.lineAt(head);
  return {line: line.number, column: head - line.from + 1};
}

/** What is selected in a text, if it is within a line. */
export function chosenText(text: EditorState | null): string {
  const chosen = text ? text.sliceDoc(text.selection.main.from, text.selection.main.to) : "";
  return chosen.includes("\n") ? "" : chosen;
}

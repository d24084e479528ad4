import {setSource} from "../../model/edits.js";
import type {Doc} from "./desk.js";

/** Puts a name where the cursor is; where there is none, copies it. Gives what was done, for the reader. */
export async function insertName(
  doc: Pick<Doc, "open" | "view"> | null,
  name: string,
  copy: (text: string) => Promise<void> = (text) => navigator.clipboard.writeText(text)
): Promise<string> {
  const cell = doc?.view.selected[0];
  const cursor = doc?.view.cursor;
  if (!doc || !cell || !cursor) {
    await copy(name);
    return `Copied ${name}`;
  }
  const before = cell.source.split("\n").slice(0, cursor.line - 1);
  const at = before.reduce((sum, line) => sum + line.length + 1, 0) + cursor.column - 1;
  const text = /[\w)]$/.test(cell.source.slice(0, at)) ? ` ${name}` : name;
  doc.open.edit("Insert name", (d) =>
    setSource(d, cell.key, cell.source.slice(0, at) + text + cell.source.slice(at))
  );
  doc.view.reveal(cell.key, at + text.length);
  return `Inserted ${name}`;
}

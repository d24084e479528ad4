import {removeSelected} from "./arrangeCells.js";
import type {Cells} from "./cells.js";
import {pasteText, textOfSelected} from "./cellsText.js";

/** Cells that were copied last, where the browser gave no clipboard to put them on; else null. */
let kept: string | null = null;

/** Puts the selected cells on the clipboard. */
export async function copySelected(cells: Cells): Promise<void> {
  const text = textOfSelected(cells);
  const count = cells.selectedKeys.length;
  cells.announce(`${count} cell${count === 1 ? "" : "s"} copied`);
  kept = text;
  try {
    await clipboard(cells)?.writeText(text);
    kept = clipboard(cells) ? null : text;
  } catch {
    // refused: what was copied is pasted here all the same
  }
}

/** Copies the selected cells and takes them out. */
export async function cutSelected(cells: Cells): Promise<void> {
  const copied = copySelected(cells);
  removeSelected(cells, "Cut");
  await copied;
}

/** Inserts the cells that lie on the clipboard below what is selected. */
export async function pasteBelow(cells: Cells): Promise<void> {
  const text =
    kept ??
    (await clipboard(cells)
      ?.readText()
      .catch(() => null));
  if (text == null) cells.announce("the browser gives no clipboard here: paste with Ctrl V");
  else pasteText(cells, text);
}

/** There is none in a page that is not served safely. */
function clipboard(cells: Cells): Clipboard | undefined {
  return cells.document.defaultView?.navigator.clipboard;
}

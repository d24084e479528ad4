import type {Page} from "puppeteer-core";

/** A cell as a reader sees it. */
export interface SeenCell {
  kind: string;
  name: string;
  /** null where the text is not shown */
  text: string;
  selected: boolean;
  editing: boolean;
  focused: boolean;
  status: string;
}

/** The cells of the notebook that is shown. */
export async function seenCells(page: Page): Promise<SeenCell[]> {
  return await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>(".qn-cell"), (cell) => ({
      kind: cell.dataset.kind ?? "",
      name: cell.querySelector<HTMLInputElement>(".qn-name")?.value ?? "",
      text: Array.from(cell.querySelectorAll(".cm-line, .qn-plain-lines"), (d) => d.textContent).join("\n"),
      selected: cell.hasAttribute("data-selected"),
      editing: cell.hasAttribute("data-editing"),
      focused: cell === document.activeElement,
      status: cell.dataset.status ?? ""
    }))
  );
}

/** The notebook in short: a word for each cell, its name or its text; [selected], <being written in>. */
export async function inShort(page: Page): Promise<string> {
  const cells = await seenCells(page);
  return cells
    .map(({kind, name, text, selected, editing}) => {
      const word = name || text.replace(/\s+/g, " ").slice(0, 24) || kind;
      return editing ? `<${word}>` : selected ? `[${word}]` : word;
    })
    .join(" ");
}

/** Presses keys one after another; "Control+Enter" holds the first. */
export async function press(page: Page, ...strokes: string[]): Promise<void> {
  for (const stroke of strokes) {
    const keys = stroke.split("+") as Parameters<Page["keyboard"]["press"]>[0][];
    const last = keys.pop();
    for (const key of keys) await page.keyboard.down(key);
    if (last) await page.keyboard.press(last);
    for (const key of keys.reverse()) await page.keyboard.up(key);
  }
}

/** Waits until the cells are so. */
export async function until(page: Page, test: (cells: SeenCell[]) => boolean): Promise<SeenCell[]> {
  const end = Date.now() + 30_000;
  for (;;) {
    const cells = await seenCells(page);
    if (test(cells)) return cells;
    if (Date.now() > end) throw new Error(`the cells never came to be so: ${JSON.stringify(cells)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

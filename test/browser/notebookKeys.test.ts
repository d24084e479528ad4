import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Page} from "puppeteer-core";
import {axeFindings} from "./axe.js";
import {sampleSite, type SiteUnderTest} from "./harness.js";
import {inShort, press, seenCells, until} from "./notebookCells.js";
import {openAgain} from "./notebookPage.js";

const NOTEBOOK = `# First

\`\`\`sql id=a
SELECT 1 AS n
\`\`\`

## Second

\`\`\`sql id=b
SELECT n + 1 AS n FROM a
\`\`\`

\`\`\`js
const c = b.length;
\`\`\`
`;

let site: SiteUnderTest;
let page: Page;
beforeAll(async () => {
  site = await sampleSite();
});
afterAll(() => site.close());

/** The notebook as it was opened, with the first cell selected, and nothing but keys from there. */
async function fresh(): Promise<void> {
  page = await openAgain(site, page, NOTEBOOK);
  await page.focus(".qn-cell");
}

/** As fresh, when all has run. */
async function ran(): Promise<void> {
  await fresh();
  await press(page, "Alt+Shift+Enter");
  await until(page, (d) => d.every((cell) => cell.status === "done"));
}

describe("keys among the cells", () => {
  it("J K, arrows, Home and End go from cell to cell", async () => {
    await fresh();
    await press(page, "j");
    assert.strictEqual(await inShort(page), "# First [a] ## Second b const c = b.length;");
    await press(page, "ArrowDown", "ArrowDown", "k");
    assert.strictEqual(await inShort(page), "# First a [## Second] b const c = b.length;");
    await press(page, "End", "ArrowDown", "ArrowUp");
    assert.strictEqual(await inShort(page), "# First a ## Second [b] const c = b.length;");
    await press(page, "Home");
    assert.isTrue((await seenCells(page))[0]?.focused);
  });
  it("Shift with J K or arrows selects several; Ctrl A all", async () => {
    await fresh();
    await press(page, "Shift+J", "Shift+ArrowDown", "Shift+K");
    assert.strictEqual(await inShort(page), "[# First] [a] ## Second b const c = b.length;");
    await press(page, "Control+a");
    assert.isTrue((await seenCells(page)).every((d) => d.selected));
  });
  it("A and B insert, D D deletes, Z brings back, Shift Z takes away again", async () => {
    await fresh();
    await press(page, "j", "a");
    assert.strictEqual(await inShort(page), "# First [sql] a ## Second b const c = b.length;");
    await press(page, "d", "d");
    assert.strictEqual(await inShort(page), "# First [a] ## Second b const c = b.length;");
    assert.isTrue((await seenCells(page))[1]?.focused, "the focus is on the cell that follows");
    await press(page, "b", "z", "Shift+ArrowDown", "d", "d", "z");
    assert.strictEqual(await inShort(page), "# First [a] [## Second] b const c = b.length;");
    await press(page, "Shift+Z");
    assert.strictEqual(await inShort(page), "# First [b] const c = b.length;");
    await press(page, "d", "j", "d");
    assert.lengthOf(await seenCells(page), 3, "D, another key and D delete nothing");
  });
  it("deletes even the last cell, and the focus is kept", async () => {
    await fresh();
    await press(page, "Control+a", "d", "d");
    assert.lengthOf(await seenCells(page), 0);
    assert.isTrue(await page.evaluate(() => document.activeElement?.closest(".qn-cells") !== null));
    await press(page, "Enter");
    assert.lengthOf(await seenCells(page), 1);
  });
  it("M, Y and S change the kind, and the text stays", async () => {
    await fresh();
    await press(page, "j", "y");
    const kinds = async () => (await seenCells(page)).map((d) => d.kind);
    assert.deepStrictEqual(await kinds(), ["markdown", "js", "markdown", "sql", "js"]);
    await press(page, "m");
    assert.deepStrictEqual(await kinds(), ["markdown", "markdown", "markdown", "sql", "js"]);
    await press(page, "s");
    const [, cell] = await seenCells(page);
    assert.deepInclude(cell, {kind: "sql", text: "SELECT 1 AS n", focused: true});
  });
  it("Alt with arrows moves one or several cells", async () => {
    await fresh();
    await press(page, "j", "Alt+ArrowDown");
    assert.strictEqual(await inShort(page), "# First ## Second [a] b const c = b.length;");
    await press(page, "Shift+ArrowDown", "Alt+ArrowUp", "Alt+ArrowUp", "Alt+ArrowUp");
    assert.strictEqual(await inShort(page), "[a] [b] # First ## Second const c = b.length;");
    assert.isTrue((await seenCells(page))[1]?.focused);
  });
  it("C, X and V copy, cut and paste cells; a name that is taken gets a number", async () => {
    await fresh();
    await press(page, "j", "c", "j", "v");
    await until(page, (d) => d.length === 6);
    assert.strictEqual(await inShort(page), "# First a ## Second [a_2] b const c = b.length;");
    await press(page, "x", "Home", "v");
    await until(page, (d) => d[1]?.name === "a_2");
    assert.strictEqual(await inShort(page), "# First [a_2] a ## Second b const c = b.length;");
  });
  it("O and Shift O fold the code and the result", async () => {
    await fresh();
    const shown = (part: string) =>
      page.$eval(`.qn-cell:nth-child(2) ${part}`, (d) => d.checkVisibility({opacityProperty: true}));
    await press(page, "j", "o");
    assert.isFalse(await shown(".qn-text"));
    await press(page, "o", "Shift+O");
    assert.isTrue(await shown(".qn-text"));
    assert.isFalse(await shown(".qn-shown"));
    await press(page, "Shift+O");
    assert.isTrue(await shown(".qn-shown"));
  });
});

describe("keys among the cells, all on one page", () => {
  beforeAll(ran);

  it("Delete deletes and Alt moves several; Ctrl Z, Ctrl Y and Ctrl Shift Z undo and redo", async () => {
    await press(page, "j", "Shift+ArrowDown", "Delete");
    assert.strictEqual(await inShort(page), "# First [b] const c = b.length;");
    await press(page, "Control+z");
    assert.strictEqual(await inShort(page), "# First [a] [## Second] b const c = b.length;");
    await press(page, "Control+y");
    assert.strictEqual(await inShort(page), "# First [b] const c = b.length;");
    await press(page, "Control+z", "Control+Shift+Z", "Control+z");
    assert.strictEqual(await inShort(page), "# First [a] [## Second] b const c = b.length;");
    await press(page, "Alt+ArrowDown");
    assert.strictEqual(await inShort(page), "# First b [a] [## Second] const c = b.length;");
    await press(page, "Control+z");
    assert.strictEqual(await inShort(page), "# First [a] [## Second] b const c = b.length;");
  });
  it("Ctrl C, X and V are the system's clipboard, with cells as Markdown", async () => {
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await press(page, "Home", "j", "Control+c");
    assert.strictEqual(await clipboard(), "```sql id=a\nSELECT 1 AS n\n```\n");
    await press(page, "Control+x");
    assert.strictEqual(await inShort(page), "# First [## Second] b const c = b.length;");
    await press(page, "Home", "Control+v");
    assert.strictEqual(await inShort(page), "# First [a] ## Second b const c = b.length;");
    await press(page, "Shift+ArrowDown", "Control+c", "Control+v");
    assert.strictEqual(await inShort(page), "# First a ## Second [a_2] [## Second] b const c = b.length;");
    await press(page, "Control+z");
    assert.strictEqual(await inShort(page), "# First [a] [## Second] b const c = b.length;");
  });
  it("arrows go from one text into the next at its ends, in their column; prose that is shown is selected", async () => {
    const place = () => page.$eval(".qn-status", (d) => /Ln \d+, Col \d+/.exec(d.textContent)?.[0]);
    await press(page, "End", "k", "Enter", "Control+Home", "ArrowRight", "ArrowRight", "ArrowDown");
    assert.strictEqual(await inShort(page), "# First a ## Second b <const c = b.length;>");
    assert.strictEqual(await place(), "Ln 1, Col 3");
    await press(page, "ArrowDown");
    assert.strictEqual(
      await inShort(page),
      "# First a ## Second b <const c = b.length;>",
      "there is no other"
    );
    await press(page, "Home", "ArrowUp");
    assert.strictEqual(await inShort(page), "# First a ## Second <b> const c = b.length;");
    assert.strictEqual(await place(), "Ln 1, Col 1");
    await press(page, "ArrowUp");
    assert.strictEqual(await inShort(page), "# First a [## Second] b const c = b.length;");
    assert.isTrue((await seenCells(page))[2]?.focused);
  });
  it("Ctrl H replaces; F3 and Shift F3 go on and back, also when the bar is closed", async () => {
    await press(page, "Home", "Control+h");
    assert.isTrue(await page.$eval('[aria-label="Replace with"]', (d) => d.checkVisibility()));
    await press(page, "Control+f", "Control+a");
    await page.keyboard.type("SELECT");
    await press(page, "Escape");
    const at = async () => (await seenCells(page)).findIndex((d) => d.selected);
    await press(page, "F3");
    assert.strictEqual(await at(), 1);
    await press(page, "F3");
    assert.strictEqual(await at(), 3);
    await press(page, "Shift+F3");
    assert.strictEqual(await at(), 1);
  });
  it("Ctrl Shift arrows and Ctrl Alt Enter run what is above, what follows, and the section", async () => {
    const runs = () =>
      page.$$eval(".qn-cell .qn-time", (list) =>
        list.map((d) => Number(/\d+/.exec((d as HTMLElement).title)?.[0] ?? 0))
      );
    /** Presses, and says which cells have run since. */
    const ran = async (...keys: string[]) => {
      const before = await runs();
      await press(page, ...keys);
      while (Math.max(...(await runs())) <= Math.max(...before))
        await new Promise((done) => setTimeout(done, 20));
      await until(page, (d) => d.every((cell) => cell.status === "done"));
      return (await runs()).flatMap((d, i) => (d > before[i]! ? [i] : []));
    };
    await press(page, "Home", "j", "j");
    assert.include(await ran("Control+Shift+ArrowUp"), 1);
    await press(page, "Home", "j", "j", "j");
    assert.deepStrictEqual(await ran("Control+Shift+ArrowDown"), [3, 4]);
    assert.deepStrictEqual(await ran("Control+Alt+Enter"), [3, 4]);
  });
});

describe("keys between a cell and its text", () => {
  it("Enter writes, Esc leaves; keys of cells are letters in a text", async () => {
    await fresh();
    await press(page, "j", "Enter", "Control+End");
    await page.keyboard.type(", 0 AS dd, 2"); // ends in what has no completions
    assert.strictEqual((await seenCells(page))[1]?.text, "SELECT 1 AS n, 0 AS dd, 2");
    await press(page, "Escape");
    assert.deepInclude((await seenCells(page))[1], {editing: false, focused: true});
    await press(page, "z");
    assert.strictEqual((await seenCells(page))[1]?.text, "SELECT 1 AS n");
  });
  it("Esc closes a list of completions first", async () => {
    await fresh();
    await press(page, "j", "Enter", "Control+End");
    await page.keyboard.type(" FROM acc");
    await page.waitForSelector(".cm-tooltip-autocomplete");
    await press(page, "Escape");
    assert.isTrue((await seenCells(page))[1]?.editing);
    await press(page, "Escape");
    assert.isFalse((await seenCells(page))[1]?.editing);
  });
  it("prose that is left with a fence in it becomes cells", async () => {
    await fresh();
    await press(page, "Enter", "Control+End");
    await page.keyboard.type("\n\n```sql id=new\nSELECT 2");
    await press(page, "ArrowDown", "Control+Enter");
    assert.strictEqual((await seenCells(page))[1]?.name, "new");
  });
});

describe("keys that run", () => {
  const done = (name: string) =>
    until(page, (d) => d.some((cell) => cell.name === name && cell.status === "done"));

  it("Ctrl Enter runs and stays, from the cell and from its text", async () => {
    await ran();
    await press(page, "j", "Control+Enter");
    assert.isTrue((await done("a"))[1]?.focused);
    assert.strictEqual(
      await page.$eval(".qn-cell:nth-child(2) .qn-size", (d) => d.textContent),
      "1 row, 1 column"
    );
    await press(page, "j", "j", "Enter", "Control+Enter");
    assert.isTrue((await done("b"))[3]?.editing);
  });
  it("Shift Enter runs and goes on, at the end into a new cell; prose is shown", async () => {
    await ran();
    await press(page, "Enter");
    assert.isTrue((await seenCells(page))[0]?.editing);
    await press(page, "Shift+Enter");
    assert.strictEqual(await inShort(page), "# First [a] ## Second b const c = b.length;");
    await press(page, "Shift+Enter");
    await done("a");
    await press(page, "End", "Shift+Enter");
    const cells = await seenCells(page);
    assert.deepInclude(cells.at(-1), {kind: "js", text: "", editing: true});
    assert.lengthOf(cells, 6);
  });
  it("Alt Shift Enter runs all with what was typed just before", async () => {
    await ran();
    await press(page, "j", "Enter", "Control+End");
    await page.keyboard.type(", 2 AS m");
    await press(page, "Alt+Shift+Enter");
    await page.waitForFunction(
      () => document.querySelector(".qn-cell:nth-child(2) .qn-size")?.textContent === "1 row, 2 columns"
    );
  });
  it("Alt Enter runs and writes in a new cell below", async () => {
    await ran();
    await press(page, "j", "Alt+Enter");
    const cells = await done("a");
    assert.deepInclude(cells[2], {kind: "sql", text: "", editing: true});
  });
  it("I I interrupts, and the cell says so", async () => {
    await ran();
    await press(page, "j", "Enter", "Control+a");
    await page.keyboard.type(
      "SELECT count(*) AS slow FROM range(1000000) a, range(1000000) b WHERE a.range * b.range = 7"
    );
    await press(page, "Escape", "Escape", "Control+Enter");
    await until(page, (d) => d[1]?.status === "running");
    await press(page, "i", "i");
    await until(page, (d) => d[1]?.status === "stopped");
    assert.isTrue((await seenCells(page))[1]?.focused);
  });
  it("underlines what is wrong, and says it beside the text", async () => {
    await ran();
    await press(page, "j", "j", "j", "Enter", "Control+a");
    await page.keyboard.type("SELECT n, renewal_dt FROM a");
    await press(page, "Escape", "Escape", "Control+Enter");
    await until(page, (d) => d[3]?.status === "failed");
    await page.waitForSelector(".cm-lintRange-error");
    assert.strictEqual(await page.$eval(".cm-lintRange-error", (d) => d.textContent), "renewal_dt");
    assert.match(
      (await page.$eval(".qn-cell:nth-child(4) .qn-error", (d) => d.textContent)) ?? "",
      /renewal_dt/
    );
  });
});

describe("keys of the whole notebook", () => {
  it("Ctrl F finds over all cells, Enter and Shift Enter go on and back, Esc returns to the cell", async () => {
    await fresh();
    await press(page, "Control+f");
    await page.keyboard.type("SELECT");
    const count = () => page.$eval(".qn-find:not([hidden]) .qn-find-count", (d) => d.textContent);
    assert.strictEqual(await count(), "2 found");
    await press(page, "Enter", "Enter");
    assert.strictEqual(await count(), "2 of 2");
    assert.isTrue((await seenCells(page))[3]?.selected);
    await press(page, "Enter");
    assert.strictEqual(await count(), "1 of 2");
    await press(page, "Shift+Enter");
    assert.strictEqual(await count(), "2 of 2");
    await press(page, "Escape");
    assert.isTrue((await seenCells(page))[3]?.focused);
  });
  it("Ctrl Alt F replaces one or all; all are undone as one step", async () => {
    await fresh();
    await press(page, "Control+Alt+f");
    await page.keyboard.type("AS n");
    await page.focus('[aria-label="Replace with"]');
    await page.keyboard.type("AS m");
    await press(page, "Enter", "Enter"); // goes to the first, replaces it
    const texts = async () => (await seenCells(page)).map((d) => d.text);
    assert.deepStrictEqual((await texts()).slice(1, 4), [
      "SELECT 1 AS m",
      "## Second",
      "SELECT n + 1 AS n FROM a"
    ]);
    await press(page, "Escape", "z");
    await press(page, "Control+Alt+f", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab");
    await press(page, "Control+Enter");
    assert.deepStrictEqual((await texts()).slice(1, 4), [
      "SELECT 1 AS m",
      "## Second",
      "SELECT n + 1 AS m FROM a"
    ]);
    await press(page, "Escape", "z");
    assert.deepStrictEqual((await texts()).slice(1, 4), [
      "SELECT 1 AS n",
      "## Second",
      "SELECT n + 1 AS n FROM a"
    ]);
  });
  it("Ctrl G goes to a cell by number, name or heading", async () => {
    await fresh();
    for (const [words, at] of [
      ["4", 3],
      ["a", 1],
      ["second", 2]
    ] as const) {
      await press(page, "Control+g");
      await page.keyboard.type(words);
      await press(page, "Enter");
      assert.isTrue((await seenCells(page))[at]?.focused, words);
    }
  });
  it("Shift Alt F formats, F2 names; a name that is taken is refused", async () => {
    await fresh();
    await press(page, "j", "Shift+Alt+F");
    await until(page, (d) => d[1]?.text === "SELECT\n  1 AS n");
    await press(page, "F2");
    await page.keyboard.type("one");
    await press(page, "Enter");
    assert.deepInclude((await seenCells(page))[1], {name: "one", focused: true});
    await press(page, "F2");
    await page.keyboard.type("b");
    await press(page, "Enter", "Escape");
    assert.strictEqual((await seenCells(page))[1]?.name, "one");
  });
  it("everything is also a button with a name, and axe finds nothing in either mode", async () => {
    await fresh();
    await press(page, "j");
    assert.deepStrictEqual(await axeFindings(page, ".qn-cells"), []);
    await press(page, "Enter", "Control+f");
    assert.deepStrictEqual(await axeFindings(page, ".qn-cells"), []);
    await page.click('.qn-cell:nth-child(2) [aria-label="Delete"]');
    assert.lengthOf(await seenCells(page), 4);
    assert.isTrue((await seenCells(page))[1]?.selected);
    await page.select(".qn-cell:nth-child(3) .qn-tool-kind", "js");
    assert.strictEqual((await seenCells(page))[2]?.kind, "js");
  });
});

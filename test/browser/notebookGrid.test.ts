import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {axeFindings} from "./axe.js";
import {sampleSite, type SiteUnderTest} from "./harness.js";
import {press, seenCells, until} from "./notebookCells.js";
import {openText} from "./notebookPage.js";

// The grid of results on the built site, with DuckDB-WASM behind it; one page, since each starts the engine.

const NOTEBOOK = `\`\`\`sql id=million
SELECT range AS i, range / 4 AS quarter FROM range(1000000)
\`\`\`

\`\`\`sql id=few
SELECT * FROM (VALUES (1, 'one', -1.5), (2, '=two', 4.25), (2, 'two
lines', -1234567890123456.75), (7, 'tab	here', NULL), (NULL, repeat('long ', 40), 0)) AS t(n, word, x)
\`\`\`

\`\`\`sql id=seats
SELECT seats FROM account_dim
\`\`\`
`;

/** Numbers that are none and an account that nobody knows; a result of which all holds; a cell that never ends. */
const DOUBTED = `\`\`\`sql id=doubted
SELECT 'nobody' AS account_id, 'nan'::DOUBLE AS ratio FROM account_dim LIMIT 2
\`\`\`

\`\`\`sql id=good
SELECT account_id, seats FROM account_dim
\`\`\`

\`\`\`js
await new Promise(() => {});
\`\`\`
`;

let site: SiteUnderTest;
let page: Page;
beforeAll(async () => {
  site = await sampleSite();
  page = await openText(site, NOTEBOOK);
  await until(page, (d) => d.every((cell) => cell.status === "done"));
}, 600_000);
afterAll(() => site?.close());

/** The part of a cell's result. */
const part = (cell: number, selector: string) => `.qn-cell:nth-child(${cell}) ${selector}`;

/** The rows of a cell's grid that are drawn, once none of them waits for its page. */
async function rows(cell: number): Promise<string[]> {
  await page.waitForFunction(
    (selector) => {
      const all = [...document.querySelectorAll(selector)].map((d) => d.textContent ?? "");
      return all.length > 0 && !all.some((d) => d.includes("\u2026"));
    },
    {},
    part(cell, ".qn-grid-row")
  );
  return await page.$$eval(part(cell, ".qn-grid-row"), (list) =>
    list.map((row) => [...row.children].map((d) => d.textContent).join("|"))
  );
}

/** Whether a cell of the grid lies within what can be seen of it. */
const inSight = (selector: string) =>
  page.$eval(selector, (d) => {
    const {top, bottom} = d.getBoundingClientRect();
    const around = d.closest(".qn-grid-scroll")!.getBoundingClientRect();
    return top >= around.top && bottom <= around.bottom + 1;
  });

/** Runs a cell by keys, and waits until it shows what that run gave. */
async function runAgain(on: Page, cell: number, keys: string): Promise<void> {
  const before = await on.$eval(part(cell, ".qn-time"), (d) => d.getAttribute("title"));
  await press(on, keys);
  await on.waitForFunction(
    (place, time, title) =>
      document.querySelector<HTMLElement>(place)?.dataset.status === "done" &&
      document.querySelector(time)?.getAttribute("title") !== title,
    {},
    `.qn-cell:nth-child(${cell})`,
    part(cell, ".qn-time"),
    before
  );
}

/** A browser without a window has no mouse: takes the rules away that are for such a screen. */
function forgetTouch(): void {
  for (const sheet of document.styleSheets)
    for (let i = sheet.cssRules.length - 1; i >= 0; --i) {
      const rule = sheet.cssRules[i];
      if (rule instanceof CSSMediaRule && rule.conditionText === "(hover: none)") sheet.deleteRule(i);
    }
}

async function openColumn(cell: number, column: number): Promise<void> {
  await page.click(part(cell, `[role=columnheader]:nth-child(${column}) button`));
  await page.waitForSelector(part(cell, ".qn-column-facts dl"));
}

describe("a result of a million rows", () => {
  it("goes to its last row by a key, back, and on by pages", async () => {
    await page.focus(part(1, "[role=grid]"));
    await press(page, "Control+End");
    assert.strictEqual((await rows(1)).at(-1), "999,999|249,999.75");
    assert.isTrue(await inSight(part(1, "[data-cursor]")));
    assert.match(
      await page.$eval(part(1, ".qn-grid-foot"), (d) => d.textContent),
      /\u20131,000,000 of 1,000,000/
    );
    await press(page, "PageUp");
    assert.strictEqual(await page.$eval(part(1, "[data-cursor]"), (d) => d.textContent), "249,997.00");
    await press(page, "Control+Home", "PageDown");
    assert.strictEqual(await page.$eval(part(1, "[data-cursor]"), (d) => d.textContent), "11");
  });
  it("goes to its last row by the wheel, with few rows in the page", async () => {
    await page.hover(part(1, ".qn-grid-rows"));
    await page.mouse.wheel({deltaY: 9_000_000});
    await page.waitForSelector(part(1, '[aria-rowindex="1000001"]'));
    const drawn = await rows(1);
    assert.strictEqual(drawn.at(-1), "999,999|249,999.75");
    assert.isBelow(drawn.length, 20);
    assert.isTrue(await inSight(part(1, '[aria-rowindex="1000001"]')));
  });
  it("is sorted and filtered by the engine", async () => {
    await openColumn(1, 1);
    await page.click(part(1, ".qn-column-acts button:nth-child(2)"));
    await page.waitForSelector(part(1, "[aria-sort=descending]"));
    await page.waitForFunction(
      (d) => document.querySelector(d)?.textContent.startsWith("999,999"),
      {},
      part(1, ".qn-grid-row")
    );
    await openColumn(1, 1);
    await page.keyboard.type("< 3");
    await press(page, "Enter");
    await page.waitForFunction(
      (d) => document.querySelector(d)?.textContent === "3 of 1,000,000 rows",
      {},
      part(1, ".qn-grid-foot [role=status]")
    );
    assert.deepStrictEqual(await rows(1), ["2|0.50", "1|0.25", "0|0.00"]);
  });
});

describe("a result of few rows", () => {
  it("tells of a column what is missing, its quantiles and its distribution, as worked out by hand", async () => {
    await openColumn(2, 1);
    // 1, 2, 2, 7 and one that is missing
    assert.deepStrictEqual(
      await page.$$eval(part(2, ".qn-column-facts dl > *"), (list) => list.map((d) => d.textContent)),
      "Missing,1 (20.0% of 5),Different,3,Least,1,25%,1,Median,2,75%,2,Greatest,7".split(",")
    );
    assert.deepStrictEqual(
      await page.$$eval(part(2, ".qn-column-facts rect"), (list) =>
        list.map((d) => Number(d.getAttribute("height")))
      ),
      [24, 48, 0, 0, 0, 0, 24]
    );
    assert.deepStrictEqual(await axeFindings(page, part(2, ".qn-grid")), []);
    await press(page, "Escape");
    assert.isTrue(await page.$eval(part(2, "[role=grid]"), (d) => d === document.activeElement));
  });
  it("copies what is marked by keys or by the mouse, a cell in its cell", async () => {
    await press(
      page,
      "Control+Home",
      "Shift+ArrowDown",
      "Shift+ArrowDown",
      "Shift+ArrowDown",
      "Shift+End",
      "Control+c"
    );
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.waitForFunction(
      (d) => document.querySelector(d)?.textContent === "12 cells copied",
      {},
      part(2, "[role=status]")
    );
    assert.strictEqual(
      await copied(),
      "1\tone\t-1.5\n2\t=two\t4.25\n2\ttwo lines\t-1234567890123456.75\n7\ttab here\t"
    );
    const place = async (row: number, column: number) => {
      const cell = await page.$(part(2, `.qn-grid-row:nth-child(${row}) > :nth-child(${column})`));
      const {x, y, width, height} = (await cell!.boundingBox())!;
      return [x + width / 2, y + height / 2] as const;
    };
    await page.mouse.move(...(await place(1, 1)));
    await page.mouse.down();
    await page.mouse.move(...(await place(2, 2)), {steps: 4});
    await page.mouse.up();
    await press(page, "Control+c");
    await page.waitForFunction(
      (d) => document.querySelector(d)?.textContent === "4 cells copied",
      {},
      part(2, "[role=status]")
    );
    assert.strictEqual(await copied(), "1\tone\n2\t=two");
  });
  it("shows a value that does not fit", async () => {
    await press(page, "Control+Home", "End", "ArrowLeft", "Control+ArrowDown", " ");
    await page.waitForSelector(part(2, ".qn-value-panel"));
    assert.strictEqual(
      await page.$eval(part(2, ".qn-value-panel pre"), (d) => d.textContent),
      "long ".repeat(40)
    );
    await press(page, "Escape");
    assert.isNull(await page.$(part(2, ".qn-value-panel")));
  });
  it("is handed out as CSV: numbers as numbers, text that a formula could begin with as text", async () => {
    await page.evaluate(() => {
      const made = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        Object.assign(globalThis, {handedOut: blob.text()});
        return made(blob);
      };
    });
    await page.click(part(2, ".qn-grid-act"));
    await page.waitForFunction(() => "handedOut" in globalThis);
    const csv = await page.evaluate(() => (globalThis as unknown as {handedOut: Promise<string>}).handedOut);
    assert.strictEqual(
      csv.replace(/^\ufeff/, ""),
      `n,word,x\r\n1,one,-1.5\r\n2,'=two,4.25\r\n2,"two\nlines",-1234567890123456.75\r\n7,tab\there,\r\n,${"long ".repeat(40)},0\r\n`
    );
  });
  it("has columns as wide as the reader makes them, by mouse and keys, also when its cell runs again", async () => {
    const widths = () =>
      page.$$eval(part(2, "[role=columnheader]"), (d) =>
        d.map((head) => Math.round(head.getBoundingClientRect().width))
      );
    const edge = await page.$eval(part(2, "[role=columnheader]:nth-child(1) .qn-grid-edge"), (d) => {
      const {left, top, width} = d.getBoundingClientRect();
      return {x: left + width / 2, y: top + 10};
    });
    const [first = 0] = await widths();
    await page.mouse.move(edge.x, edge.y);
    await page.mouse.down();
    await page.mouse.move(edge.x + 55, edge.y, {steps: 4});
    await page.mouse.up();
    assert.strictEqual((await widths())[0], first + 55);
    assert.isNull(await page.$(".qn-column-panel"), "no panel was opened by it");
    await page.focus(part(2, "[role=grid]"));
    await press(page, "Control+Home", "Shift+Alt+ArrowLeft");
    assert.strictEqual((await widths())[0], first + 39);
    await page.focus(".qn-cell:nth-child(2)");
    await runAgain(page, 2, "Control+Enter");
    await rows(2);
    assert.strictEqual((await widths())[0], first + 39);
    await page.click(part(2, "[role=columnheader]:nth-child(1) .qn-grid-edge"), {count: 2});
    assert.strictEqual((await widths())[0], first);
  });
  it("becomes a chart by one click, in a cell of its own", async () => {
    await page.click(part(2, ".qn-link"));
    const cells = await until(page, (d) => d[2]?.kind === "chart" && d[2].status === "done");
    assert.lengthOf(cells, 4);
    assert.include((await seenCells(page))[2]?.text, "rows: few");
    assert.isNotNull(await page.$(part(3, "svg [aria-label=bar], svg rect, svg circle")));
    await press(page, "Escape", "z");
  });
  it("has the inserting bar in the gap below it, which takes no click from it while it does not show", async () => {
    await page.evaluate(forgetTouch);
    const {x, bottom} = await page.$eval(part(2, ".qn-box"), (d) => {
      const box = d.getBoundingClientRect();
      return {x: box.left + box.width / 2 - 20, bottom: box.bottom};
    });
    const hit = (y: number) =>
      page.evaluate((x, y) => document.elementFromPoint(x, y)?.closest("[class]")?.className, x, y);
    assert.notInclude(await hit(bottom - 4), "qn-insert");
    await page.mouse.move(x, bottom + 5);
    assert.include(await hit(bottom - 4), "qn-insert-button");
    await page.mouse.click(x, bottom - 4);
    const cells = await until(page, (d) => d.length === 4);
    assert.strictEqual(cells[2]?.text, "");
    await press(page, "Escape", "z");
    await until(page, (d) => d.length === 3);
  });
  it("tells what a column of the warehouse holds, over its head and in its panel", async () => {
    const words = "account_dim.seats: Seats paid for [seats]";
    await page.waitForSelector(part(3, `[role=columnheader] button[title$="${words}"]`));
    await openColumn(3, 1);
    assert.strictEqual(await page.$eval(part(3, ".qn-column-about"), (d) => d.textContent), words);
  });
});

describe("the checks of results", () => {
  let on: Page;
  const lines = (selector: string) =>
    on.$$eval(selector, (list) => list.map((d) => [...d.children].map((part) => part.textContent).join("|")));
  beforeAll(async () => {
    on = await openText(site, DOUBTED);
    await on.waitForSelector(".qn-checks");
  }, 120_000);
  afterAll(() => on?.browserContext().close());

  it("tell what does not hold where problems are told, and how many hold", async () => {
    assert.deepStrictEqual(await lines(".qn-panel-body li > .qn-problem"), [
      "|1 account is not known: nobody|cell 1, 1:20",
      "|ratio is no finite number in 2 rows|cell 1, 1:49"
    ]);
    assert.deepStrictEqual(await lines(".qn-checks > .qn-problem"), ["|5 of 7 checks hold|checks"]);
  });
  it("have a page, with what is only told, and lead to their cells", async () => {
    await on.click(".qn-checks button");
    const tab = await on.$eval("[role=tab][aria-selected=true]", (d) =>
      [...d.childNodes].map((part) => part.textContent).join(" ")
    );
    assert.strictEqual(tab, "Checks 7");
    const marks = await on.$$eval(".qn-panel-body svg", (d) =>
      d.map((mark) => mark.getAttribute("aria-label"))
    );
    assert.deepStrictEqual(marks.slice(0, 4), ["does not hold", "does not hold", "note", "holds"]);
    assert.lengthOf(marks, 8);
    await on.click(".qn-panel-body li:last-child button");
    assert.isTrue((await seenCells(on))[1]?.selected);
    assert.deepStrictEqual(await axeFindings(on), []);
  });
  it("stay, with the focus, while the cells run again", async () => {
    await on.focus('[data-key="check 1"]');
    await on.evaluate(() => {
      const seen: number[] = [];
      Object.assign(globalThis, {seen});
      const look = () => {
        seen.push(document.querySelectorAll(".qn-panel-body li").length);
        requestAnimationFrame(look);
      };
      look();
    });
    await runAgain(on, 2, "Alt+Shift+Enter");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const {seen, key} = await on.evaluate(() => ({
      seen: [...new Set((globalThis as unknown as {seen: number[]}).seen)],
      key: (document.activeElement as HTMLElement).dataset.key
    }));
    assert.deepStrictEqual({seen, key}, {seen: [8], key: "check 1"});
  });
});

import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {axeFindings} from "./axe.js";
import {type PageLog, type SiteUnderTest, sampleSite, settled, visit} from "./harness.js";
import {openText} from "./notebookPage.js";

// The workbench on the built site. Pages are few: each starts the engine, which takes seconds.

let site: SiteUnderTest;
let page: Page;
let log: PageLog;
beforeAll(async () => {
  site = await sampleSite();
  ({page, log} = await visit(site, "notebook.html?file=notebooks/seat-waste.md"));
}, 600_000);
afterAll(() => site?.close());

/** Keys pressed together, such as Control Shift p. */
async function press(keys: string, on: Page = page): Promise<void> {
  const list = keys.split(" ");
  for (const key of list.slice(0, -1)) await on.keyboard.down(key as "Control");
  await on.keyboard.press(list.at(-1) as "p");
  for (const key of list.slice(0, -1).reverse()) await on.keyboard.up(key as "Control");
}
const seen = (selector: string, words: string | RegExp, on: Page = page) =>
  on.waitForFunction(
    (a: string, b: string) =>
      [...document.querySelectorAll(a)].some((d) => new RegExp(b, "u").test(d.textContent)),
    {timeout: 40_000},
    selector,
    typeof words === "string" ? words.replace(/[$()*+.?[\]^{|}\\]/g, "\\$&") : words.source
  );
const text = (selector: string, on: Page = page) => on.$eval(selector, (d) => d.textContent);
/** Opens the palette, finds and chooses. */
async function choose(words: string, on: Page = page): Promise<void> {
  await press("Control p", on);
  await on.keyboard.type(words);
  await on.keyboard.press("Enter");
}

/** Lets the page be handed files: headless browsers show no choosers. What is written into them is kept in the page. */
async function handFiles(on: Page, files: Record<string, string>): Promise<void> {
  await on.evaluate((list) => {
    const kept = Object.assign(globalThis, {files: list}).files;
    const handle = (name: string) => ({
      kind: "file",
      name,
      isSameEntry: (other: {name: string}) => Promise.resolve(other.name === name),
      queryPermission: () => Promise.resolve("granted"),
      getFile: () => Promise.resolve(new File([kept[name] ?? ""], name)),
      createWritable: () =>
        Promise.resolve({write: (next: string) => void (kept[name] = next), close: () => Promise.resolve()})
    });
    Object.assign(globalThis, {
      showOpenFilePicker: () => Promise.resolve(Object.keys(kept).map(handle)),
      showSaveFilePicker: ({suggestedName}: {suggestedName: string}) => Promise.resolve(handle(suggestedName))
    });
  }, files);
}
const fileText = (name: string, on: Page = page) =>
  on.evaluate((d) => (globalThis as unknown as {files: Record<string, string>}).files[d], name);

const CHAIN = `---
inputs:
  least: {type: number, label: Least seats, value: 100}
---

# Chain of \`cells\`

\`\`\`js
display(many.length);
\`\`\`

\`\`\`sql id=many
FROM account_dim WHERE seats >= \${least}
\`\`\`

\`\`\`sql id=broken
SELECT nmae FROM account_dim
\`\`\`
`;
/** Every way to run or ask for something that a text has. */
const HOSTILE = `---
inputs:
  pick: {type: select, options: {sql: "SELECT 1 AS asked"}}
---

# Nice <script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">

<iframe src="https://stranger.example/"></iframe><iframe srcdoc="<script>parent.hacked = 3</script>"></iframe>
<a id=bad href="javascript:window.hacked = 4">click</a> [md](javascript:window.hacked=5)
![remote](https://stranger.example/x.png) <img src="https://stranger.example/y.png">
<style>body { background: url(https://stranger.example/z.png) } .qn { display: none !important }</style>
<form action="https://stranger.example/"><input name=q></form><svg onload="window.hacked = 6"><use href="https://stranger.example/s.svg#a"></use></svg>
<base href="https://stranger.example/"><link rel=stylesheet href="https://stranger.example/a.css"><meta http-equiv=refresh content="0;url=https://stranger.example/">

\`\`\`js
window.hacked = 7
\`\`\`

\`\`\`sql id=q
SELECT \${window.hacked = 8} AS x
\`\`\`

Text with \${window.hacked = 9}.
`;

describe("the workbench", () => {
  it("may evaluate, and is the only page that may", async () => {
    assert.match(
      await page.$eval("meta[http-equiv]", (d) => d.getAttribute("content") ?? ""),
      / 'unsafe-eval'/
    );
    assert.strictEqual(await page.evaluate("new Function('return 1')()"), 1);
  });
  it("opens the published notebook that the address names, and runs it", async () => {
    await seen("[data-progress]", /^(\d+) of \1 cells ran/u);
    assert.isNull(await page.$('[data-bar="trust"]'));
    await seen('.qn-row[aria-current="true"]', "seat-waste.md");
    assert.isNotNull(await page.$(".qn-cells svg[role=img], .qn-cells figure, .qn-cells .qd-chart"));
    assert.deepStrictEqual(await axeFindings(page), []);
  });
  it("gives the focus to the selected cell of a notebook that is shown, but takes it from no list and no field", async () => {
    const shown = (tab: RegExp, cell: number) =>
      page.waitForFunction(
        (words: string, label: string) =>
          new RegExp(words).test(document.querySelector(".qn-tab[data-on]")?.textContent ?? "") &&
          document.activeElement?.matches(".qn-cell") &&
          document.activeElement.getAttribute("aria-label")?.startsWith(label),
        {timeout: 10_000},
        tab.source,
        `Cell ${cell} `
      );
    await shown(/seat-waste/, 1);
    await page.keyboard.press("j");
    await press("Alt Shift n");
    await shown(/untitled/, 1);
    await press("Alt PageUp");
    await shown(/seat-waste/, 2);
    await press("Alt PageDown");
    await shown(/untitled/, 1);
    await page.focus('[data-key="site notebooks/weekly-review.md"]');
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    const row = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.key);
    assert.strictEqual(row, "site notebooks/weekly-review.md");
    await page.keyboard.press("Enter");
    await shown(/weekly-review/, 1);
    await press("Control p");
    await page.keyboard.type("seat-was");
    await seen(".qn-palette [aria-selected=true]", /^seat-waste\.md/);
    await page.keyboard.type("te.md");
    await page.keyboard.press("Enter");
    await shown(/seat-waste/, 2);
    await press("Alt w");
    await shown(/untitled/, 1);
    await press("Alt w");
    await page.waitForSelector("dialog.qn-dialog");
    await page.evaluate(() => {
      const buttons = document.querySelectorAll<HTMLElement>("dialog.qn-dialog button");
      [...buttons].find((d) => d.textContent === "Close without saving")!.click();
    });
    await shown(/weekly-review/, 1);
    await choose("release-post-mortem.md");
    await shown(/release-post-mortem/, 1);
    await press("Alt w");
    await shown(/weekly-review/, 1);
    await page.focus(".qn-inputs :is(input, select)");
    await press("Alt w");
  });
  it("lists the warehouse with counts and columns, and stands without a notebook", async () => {
    await seen(".qn-section--warehouse", "account_dim");
    await page.click('[data-key="table account_dim"]');
    await seen(".qn-row--column", /^account_idvarchar/);
    await seen(".qn-status", /DuckDB-WASM 1\./);
    await seen(".qn-welcome", "No notebook is open");
  });
  it("opens a file that is not the site's, shows it, and runs nothing until it is trusted", async () => {
    await handFiles(page, {"hostile.md": HOSTILE});
    await press("Control o");
    await seen(".qn-cells", "Nice");
    await page.click(".qn-shown a").catch(() => undefined);
    await press("Alt Shift Enter");
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.isFalse(await page.evaluate(() => "hacked" in globalThis));
    assert.isNull(await page.$(".qn-shown :is(script, iframe, img, style, form, svg, base, link, meta)"));
    assert.deepStrictEqual(
      await page.$$eval(".qn-shown a[href]", (list) =>
        list.map((d) => d.getAttribute("href")).filter((d) => /script/i.test(d!))
      ),
      []
    );
    assert.match(await text('[data-bar="trust"]'), /comes from outside this site/);
    assert.match(await text(".qn-panel"), /Nothing is wrong|Problems/);
    assert.deepStrictEqual(log.foreign, []);
    await press("Alt w");
  });
  it("runs what is trusted, by what cells need; says what failed and goes there by keys alone", async () => {
    await handFiles(page, {"chain.md": CHAIN});
    await press("Control o");
    await page.waitForSelector('[data-key="trust"]');
    await page.focus('[data-key="trust"]');
    await page.keyboard.press("Enter");
    await seen("[data-progress]", /^2 of 3 cells ran/);
    assert.isNull(await page.$('[data-bar="trust"]'));
    const rows = Number(/many.*?([\d,]+) rows/u.exec((await text(".qn-variables")) ?? "")![1]);
    assert.isAbove(rows, 0);
    await seen(".qn-section--outline", new RegExp(`Chain of cellsmany${rows} rowsbrokenerror`));
    await press("Control Shift m");
    await seen(".qn-problem", /nmae.*cell 4, 1:8/);
    await page.focus(".qn-problem");
    await page.keyboard.press("Enter");
    await seen(".qn-status", /Ln 1, Col 8/);
  });
  it("runs again what reads an input that is changed", async () => {
    const before = await text(".qn-variables");
    await page.focus(".qn-inputs input");
    await press("Control a");
    await page.keyboard.type("100000");
    await page.keyboard.press("Tab");
    await seen(".qn-variables", /many.*?0 rows/u);
    assert.notStrictEqual(await text(".qn-variables"), before);
  });
  it("finds commands, cells and tables, and gives the focus back", async () => {
    await page.focus('[data-key="notebook.runAll"]');
    await press("F1");
    await page.keyboard.type("dark");
    await seen(".qn-palette [aria-selected=true]", "Change between light and dark");
    await page.keyboard.press("Escape");
    assert.strictEqual(
      await page.evaluate(() => (document.activeElement as HTMLElement).dataset.key),
      "notebook.runAll"
    );
    await choose("many");
    await page.waitForFunction(() => document.activeElement?.closest(".qn-cell") !== null);
  });
  it("saves into the file that was opened, and not over a file that has meanwhile changed", async () => {
    await choose(">insert text below");
    await page.keyboard.type("Typed words");
    await seen(".qn-tab", /not saved/);
    await press("Control s");
    await seen(".qn-status", "Saved chain.md");
    const saved = (await fileText("chain.md"))!;
    assert.include(saved, "Typed words");
    const lines = (d: string) => d.split("\n").filter((line) => line !== "" && line !== "Typed words");
    assert.deepStrictEqual(lines(saved), lines(CHAIN));
    await page.keyboard.type(", and more");
    await page.evaluate(() =>
      Object.assign((globalThis as unknown as {files: object}).files, {"chain.md": "other"})
    );
    await press("Control s");
    await seen(".qn-dialog h2", "chain.md has changed");
    assert.strictEqual(await fileText("chain.md"), "other");
    await page.keyboard.press("Escape");
  });
  it("shows cell by cell how a notebook differs from its file", async () => {
    await choose(">compare with");
    await seen(".qn-diff", /1 changed, 4 as in the file|changed/);
    await seen(".qn-diff", "Typed words");
    await page.keyboard.press("Escape");
  });
  it("brings back unsaved changes after its tab was killed", async () => {
    await new Promise((resolve) => setTimeout(resolve, 900));
    const crashed = new Promise((resolve) => page.once("error", resolve));
    await page.goto("chrome://crash").catch(() => undefined);
    await Promise.race([crashed, new Promise((resolve) => setTimeout(resolve, 5_000))]);
    const context = page.browserContext();
    await page.close().catch(() => undefined);
    ({page, log} = await visit(site, "notebook.html", {context}));
    await seen('[data-bar="restored"]', /^Restored unsaved changes of \d\d:\d\d/u);
    await seen(".qn-cells", "Typed words, and more");
    await page.click('[data-key="discard"]');
    await page.waitForFunction(() => document.querySelector('[data-bar="restored"]') === null);
    assert.notInclude(await text(".qn-cells"), "and more");
  });
  it("opens without running what held the page when it was killed, and says which cell that was", async () => {
    const {page: hung} = await visit(site, "notebook.html?file=notebooks/seat-waste.md");
    const context = hung.browserContext();
    await seen("[data-progress]", /^(\d+) of \1 cells ran/u, hung);
    await choose(">insert javascript below", hung);
    await hung.keyboard.type("while (true) {}");
    await hung.keyboard.down("Control");
    void hung.keyboard.press("Enter").catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await hung.close(); // nothing in it answers any more
    const {page: next, log: nextLog} = await visit(site, "notebook.html?file=notebooks/seat-waste.md", {
      context
    });
    await seen(
      '[data-bar="halted"]',
      /^Cell 2 was still running when this notebook was last closed\./u,
      next
    );
    await seen(".qn-cells", "while (true) {}", next);
    assert.match((await text("[data-progress]", next)) ?? "", /^0 of /);
    assert.deepStrictEqual(await axeFindings(next), []);
    await next.click('[data-key="run others"]');
    await seen("[data-progress]", /^([1-9]\d*) of (?!\1\b)\d+ cells ran/u, next);
    await next.click(".qn-cell:nth-child(2) .qn-kind");
    await choose(">delete cells", next);
    await next.waitForFunction(() => document.querySelector('[data-bar="halted"]') === null);
    await press("Alt w", next);
    assert.deepStrictEqual(nextLog, {errors: [], foreign: []});
    await context.close();
  });
  it("ends an endless query when it is told to, and works on", async () => {
    await handFiles(page, {
      "endless.md":
        "```sql id=endless\nSELECT count(*) FROM range(10000000000) a, range(10000000000) b\n```\n\n```sql id=big\nSELECT range AS i, repeat('x', 100) AS words FROM range(100000)\n```\n\n```js\nPlot.barX([1, 2], {x: (d) => d}).plot()\n```\n"
    });
    await press("Control o");
    await page.waitForSelector('[data-key="trust"]');
    await page.click('[data-key="trust"]');
    await page.waitForSelector('[data-key="notebook.interrupt"]');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await page.click('[data-key="notebook.interrupt"]');
    await page.waitForSelector('[data-key="notebook.runAll"]');
    await choose("big");
    await press("Control Enter");
    await seen(".qn-section--outline", "big100,000 rows");
  });
  it("keeps panes and tabs on reload, by keys too", async () => {
    await page.focus(".qn-splitter--right");
    await page.keyboard.press("ArrowRight");
    await press("Control j");
    const tabs = await page.$$eval(".qn-tab", (list) => list.length);
    await page.reload();
    await settled(page);
    await page.waitForFunction((count) => document.querySelectorAll(".qn-tab").length === count, {}, tabs);
    assert.strictEqual(await page.$eval(".qn-side", (d) => Math.round(d.getBoundingClientRect().width)), 248);
    assert.isNotNull(await page.$(".qn[data-no-panel]"));
    await press("Control j");
  });
  it("has nothing that axe finds with a notebook open, light and dark, the palette and a question open", async () => {
    for (const theme of ["light", "dark"]) {
      await page.evaluate((d) => (document.documentElement.dataset.theme = d), theme);
      assert.deepStrictEqual(await axeFindings(page), [], theme);
      await press("F1");
      assert.deepStrictEqual(await axeFindings(page, ".qn-palette"), [], `${theme}, palette`);
      await page.keyboard.press("Escape");
    }
    await choose(">keyboard shortcuts");
    await page.waitForSelector(".qn-dialog");
    assert.deepStrictEqual(await axeFindings(page, ".qn-dialog"), []);
    await page.keyboard.press("Escape");
    await page.setViewport({width: 390, height: 844});
    assert.isAtMost(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  });
  it("asked no other host, and broke no policy", () => {
    assert.deepStrictEqual(log, {errors: [], foreign: []});
  });
  it("lets no query and no worker of a notebook that runs ask another host", async () => {
    const asked: string[] = [];
    const stranger = createServer(({url = ""}, response) => {
      asked.push(url);
      response.writeHead(200, {"access-control-allow-origin": "*", "content-length": 8}).end("a,b\n1,2\n");
    });
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    const host = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
    const queries = [
      `FROM read_csv('${host}/csv')`,
      `FROM '${host}/file.csv'`,
      `FROM read_text('${host}/' || getvariable('qn_1'))`,
      `EXPLAIN ANALYZE COPY (SELECT 1) TO '${host}/copy.csv'`
    ];
    const scripts = [
      `await fetch("${host}/fetch")`,
      `new Worker(new URL("_wasm/duckdb-browser-eh.worker.js", location.href))`,
      `await new Promise((resolve, reject) => {
  const worker = new Worker(URL.createObjectURL(new Blob(["fetch('${host}/worker').then(() => postMessage(1), () => postMessage(0))"])));
  worker.onmessage = ({data}) => data ? resolve() : reject(new Error("refused"));
})`
    ];
    const fences = [...queries.map((d) => ["sql", d]), ...scripts.map((d) => ["js", d])];
    const own = await openText(site, fences.map(([kind, d]) => `\`\`\`${kind}\n${d}\n\`\`\`\n`).join("\n"));
    await own.waitForFunction(
      (n) => document.querySelectorAll(".qn-cell:is([data-status=failed], [data-status=done])").length === n,
      {timeout: 40_000},
      fences.length
    );
    assert.include(await text(".qn-cells", own), "only this site\u2019s own files");
    await own.browserContext().close();
    await new Promise((resolve) => stranger.close(resolve));
    assert.deepStrictEqual(asked, []);
  });
});

import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {serve} from "../../reports/serve.js";
import {benchNotebookPage} from "./notebookPage.js";
import {runCliWell} from "../support/cli.js";
import {PROJECT} from "../support/sources.js";

const ROUNDS = 60;
const CELLS = 200;

/** What is queried: a few rows, as most cells give, and a hundred thousand. */
const QUERIES = {
  "one row": "SELECT count(*) AS accounts, sum(mrr) AS mrr FROM account_dim",
  "220 rows": "SELECT segment, name, mrr, seats FROM account_dim ORDER BY mrr DESC",
  "100,000 rows": "SELECT range AS n, range % 7 AS day, 'account ' || range AS name FROM range(100000)"
};

interface Times {
  readonly bare: number;
  readonly table: number;
  readonly cell: number;
}

/** A cell's overhead over the query itself in DuckDB-WASM, and the opening of a long notebook, in the finished page. */
export async function benchNotebook(dir: string): Promise<void> {
  const dist = join(dir, "dist");
  await runCliWell(["build", "--config", join(PROJECT, "data", "quarterdeck.yaml"), "--out", dist]);
  const server = await serve(dist);
  const browser = await launchBrowser(await findBrowser());
  try {
    const page = await browser.newPage();
    await page.setViewport({width: 1440, height: 900});
    await page.goto(new URL("notebook.html", server.url).href, {waitUntil: "load"});
    await page.waitForSelector(".qn", {timeout: 60_000});
    const started = await startedIn(page);
    console.log(`engine: up after ${started.toFixed(0)} ms`);
    for (const [name, sql] of Object.entries(QUERIES)) tell(name, await timed(page, sql));
    const {opened, typed} = await openedIn(page);
    console.log(
      `a notebook of ${CELLS} cells, read and drawn with the engine up: ${opened.toFixed(0)} ms (aim: 1,000); one key typed in it: median ${typed.toFixed(1)} ms`
    );
    await page.close();
    await benchNotebookPage({browser, url: server.url}, longText());
  } finally {
    await browser.close();
    await server.close();
  }
}

function tell(name: string, {bare, table, cell}: Times): void {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  console.log(
    `${name}: cell ${ms(cell)}; bare query with its rows in the page ${ms(bare)}: ${(cell / bare).toFixed(2)}x, ` +
      `${ms(cell - bare)} more (aim: 16); bare query into a table ${ms(table)}: ${(cell / table).toFixed(2)}x, ${ms(cell - table)} more`
  );
}

/** Finds a module of the site as the page itself has loaded it. */
const MODULE = `((name) => import(
  [...document.querySelectorAll("link[rel=modulepreload]")].map((d) => d.href).find((d) => d.includes(name))
))`;

/** Keeps a runtime and an engine's own connection in the page. Text, so that no compiler changes it. */
async function startedIn(page: Page): Promise<number> {
  const started: unknown = await page.evaluate(`(async () => {
    const {sharedEngine} = await ${MODULE}("/runtime/sharedEngine.");
    const {notebookSession} = await ${MODULE}("/runtime/session.");
    const {notebookRuntime} = await ${MODULE}("/runtime/notebookRuntime.");
    const began = performance.now();
    const shared = sharedEngine();
    const engine = await shared.opened();
    const ms = performance.now() - began;
    const bare = await engine.connect();
    await bare.query("USE published");
    const runtime = notebookRuntime({
      document,
      session: notebookSession(shared),
      builtins: () => Promise.reject(new Error("no JavaScript here")),
      tables: () => Promise.resolve(new Set()),
      first: () => Promise.resolve(null),
      watch: {starts() {}, evaluates: (of, run) => run()}
    });
    globalThis.bench = {bare, runtime};
    return ms;
  })()`);
  return started as number;
}

/** In turn, so that all meet the same state of the machine. */
async function timed(page: Page, sql: string): Promise<Times> {
  const times: unknown = await page.evaluate(
    `(async (sql, rounds) => {
    const {parseNotebook} = await ${MODULE}("/model/parse.");
    const {analyse} = await ${MODULE}("/language/analyse.");
    const {bare, runtime} = globalThis.bench;
    const notebook = parseNotebook("\`\`\`sql id=made\\n" + sql + "\\n\`\`\`\\n");
    runtime.update(notebook, analyse(notebook));
    const of = async (run) => {
      const began = performance.now();
      await run();
      return performance.now() - began;
    };
    const runs = {
      bare: () => bare.query(sql),
      table: () => bare.query("CREATE OR REPLACE TABLE memory.main.bench AS " + sql),
      cell: () => runtime.run()
    };
    const times = {bare: [], table: [], cell: []};
    for (let i = 0; i < rounds + 5; ++i)
      for (const [name, run] of Object.entries(runs)) {
        const ms = await of(run);
        if (i >= 5) times[name].push(ms);
      }
    const state = runtime.state(notebook.cells[0].key);
    if (state.status !== "done") throw new Error(state.error?.message);
    const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
    return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
  })(${JSON.stringify(sql)}, ${ROUNDS})`
  );
  return times as Times;
}

/** A notebook as people write them: prose, queries, JavaScript and charts in turn. */
function longText(): string {
  const cell = (i: number) =>
    [
      `## Part ${i}\n\nWhat *happened* in part ${i}, in a few words with a [link](index.html).\n\n`,
      `\`\`\`sql id=rows${i}\nSELECT segment, count(*) AS accounts, sum(mrr) AS mrr\nFROM account_dim\nGROUP BY ALL\n\`\`\`\n\n`,
      `\`\`\`js\nconst total${i} = rows${i - 1}.reduce((sum, d) => sum + d.mrr, 0);\n\`\`\`\n\n`,
      `\`\`\`chart\nrows: rows${i - 2}\nmark: bar\nx: mrr\ny: segment\n\`\`\`\n\n`
    ][i % 4]!;
  return Array.from({length: CELLS}, (_, i) => cell(i)).join("");
}

/** Opens it beside the workbench, and has it drawn and laid out. */
async function openedIn(page: Page): Promise<{opened: number; typed: number}> {
  const found: unknown = await page.evaluate(
    `(async (text) => {
    const {parseNotebook, writeNotebook} = await ${MODULE}("/model/parse.");
    const {analyse} = await ${MODULE}("/language/analyse.");
    const {openNotebook} = await ${MODULE}("/editor/openNotebook.");
    const {notebookView} = await ${MODULE}("/cells/notebookView.");
    const {runtime} = globalThis.bench;
    const host = document.createElement("div");
    host.style.cssText = "position:fixed;inset:0;overflow:auto;z-index:9";
    document.body.append(host);
    const began = performance.now();
    const open = openNotebook(text, {parse: parseNotebook, write: writeNotebook, analyse});
    runtime.update(open.notebook, open.analysis);
    const view = notebookView({open, runtime, schema: () => Promise.resolve([]), document});
    host.append(view.element);
    host.getBoundingClientRect();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const opened = performance.now() - began;
    const times = [];
    const {setSource} = await ${MODULE}("/model/edits.");
    const {key, source} = open.notebook.cells[1];
    for (let i = 1; i <= 30; ++i) {
      const start = performance.now();
      open.edit("Type", (d) => setSource(d, key, source + " ".repeat(i)));
      host.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return {opened, typed: times.sort((a, b) => a - b)[15], cells: open.notebook.cells.length};
  })(${JSON.stringify(longText())})`
  );
  return found as {opened: number; typed: number};
}

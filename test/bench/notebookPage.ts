import type {Page} from "puppeteer-core";
import type {SiteUnderTest} from "../browser/harness.js";
import {openText} from "../browser/notebookPage.js";

type Site = Pick<SiteUnderTest, "browser" | "url">;

const ONE = "```sql id=one\nSELECT count(*) AS accounts FROM account_dim\n```\n";
const WRITTEN =
  "```sql id=written\nSELECT 1 AS n\n```\n\n```sql id=endless\nSELECT count(*) FROM range(10000000000) a, range(10000000000) b\n```\n";
const KEYS = 60;

/** The workbench as a reader has it: how long a notebook takes to be there, and a key to be seen. */
export async function benchNotebookPage(site: Site, long: string): Promise<void> {
  const one = await openedAfter(site, ONE);
  const many = await openedAfter(site, long);
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  console.log(
    `the workbench with a long notebook: all cells stand ${ms(many.shown)} after the page's start and have run ${ms(many.ran)} ` +
      `after the engine is up; with one cell ${ms(one.shown)} and ${ms(one.ran)}: ` +
      `${(many.shown / one.shown).toFixed(2)}x and ${(many.ran / Math.max(1, one.ran)).toFixed(2)}x`
  );
  const page = await openText(site, WRITTEN);
  await page.waitForSelector('.qn-cell:nth-child(2)[data-status="running"], .qn-cell[data-status="running"]');
  const busy = await typed(page);
  await page.evaluate("document.querySelector('[data-key=\"notebook.interrupt\"]')?.click()");
  await page.waitForSelector('.qn-cell[data-status="stopped"]');
  const idle = await typed(page);
  const words = (d: {median: number; p95: number}) =>
    `median ${d.median.toFixed(1)} ms, p95 ${d.p95.toFixed(1)} ms`;
  console.log(`a key to its paint: ${words(busy)} while a query runs; ${words(idle)} while nothing does`);
  await page.browserContext().close();
}

/** From the page's start until the cells stand there, and from the engine's until all have run. */
async function openedAfter(site: Site, text: string): Promise<{shown: number; ran: number}> {
  const page = await openText(site, text);
  const shown = await page.evaluate(() => performance.now());
  const ran: unknown = await page.evaluate(`new Promise((resolve) => {
    let up = null;
    const look = () => {
      const engine = document.querySelector(".qn-status-engine")?.textContent ?? "";
      if (up === null && /DuckDB-WASM \\d/.test(engine)) up = performance.now();
      const cells = [...document.querySelectorAll(".qn-cell")];
      const open = cells.filter((d) => d.dataset.status !== "done");
      if (up !== null && cells.length > 0 && open.length === 0) resolve(performance.now() - up);
      else requestAnimationFrame(look);
    };
    look();
  })`);
  await page.browserContext().close();
  return {shown, ran: ran as number};
}

/** Keys at the end of the first cell's text, each from its event until the frame that shows it is painted. */
async function typed(page: Page): Promise<{median: number; p95: number}> {
  await page.click(".qn-cell .cm-content");
  await page.evaluate(`
    globalThis.times = [];
    addEventListener("keydown", (event) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
      channel.port2.postMessage(null);
    }), {capture: true, signal: (globalThis.end = new AbortController()).signal});
  `);
  for (let i = 0; i < KEYS; ++i) {
    await page.keyboard.press(i % 2 === 0 ? "x" : "Backspace");
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const times = (await page.evaluate("end.abort(), times")) as number[];
  const sorted = times.sort((a, b) => a - b);
  return {median: sorted[sorted.length >> 1]!, p95: sorted[Math.floor(0.95 * (sorted.length - 1))]!};
}

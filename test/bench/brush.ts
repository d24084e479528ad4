import {join} from "node:path";
import type {Browser, Page} from "puppeteer-core";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {serve} from "../../reports/serve.js";
import type {AccountMonthsData} from "../../src/lib/accountMonthsData.js";
import {MONTH_SIGNALS} from "../../src/lib/accountMonthsData.js";
import {packBins} from "../../src/lib/monthBins.js";
import {parkMiller} from "../support/parkMiller.js";
import {runCliWell} from "../support/cli.js";
import {PROJECT} from "../support/sources.js";

const ACCOUNTS = 5000;
const MONTHS = 30;
const BINS = [50, 41, 30, 50];
/** Brush events of each kind: drawn wider, moved, and taken away. */
const EVENTS = 400;

interface Times {
  median: number;
  p95: number;
}

/** Brushing four linked histograms of 150,000 account-months on the finished Causes page, against arquero's filters. */
export async function benchBrush(dir: string): Promise<void> {
  const dist = join(dir, "dist");
  await runCliWell(["build", "--config", join(PROJECT, "data", "quarterdeck.yaml"), "--out", dist]);
  const data = madeMonths();
  const server = await serve(dist);
  const browser = await launchBrowser(await findBrowser());
  try {
    const ours = await brushed(await causesPage(browser, server.url, data));
    const theirs = await scanned(await browser.newPage(), data);
    const ms = ({median, p95}: Times) =>
      `median ${median.toFixed(2)} ms, 95th percentile ${p95.toFixed(2)} ms`;
    console.log(
      `brush, ${data.left.length.toLocaleString("en")} rows, four charts, from event to charts redrawn: ${ms(ours)} (aim: 8 and 16)`
    );
    console.log(
      "  includes script, attributes, style and layout; the wait for a frame, paint and raster are not in it"
    );
    console.log(
      `  arquero, filter and count of four charts by a full scan, nothing drawn: ${ms(theirs)} = ${(ours.median / theirs.median).toFixed(3)}x at the median`
    );
    console.log(`  data: ${(JSON.stringify(data).length / 1e3).toFixed(0)} KB (aim: 1,000)`);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Account-months whose signals go together, as real ones do. */
function madeMonths(): AccountMonthsData {
  const drawn = parkMiller(2_000_000, 7).values();
  const random = () => drawn.next().value ?? 0;
  const columns = BINS.map((): number[] => []);
  let left = "";
  for (let account = 0; account < ACCOUNTS; ++account) {
    const level = random();
    for (let month = 0; month < MONTHS; ++month) {
      for (const [d, bins] of BINS.entries()) {
        const value = d === 2 ? month / MONTHS : (level + random() + random()) / 3;
        columns[d]!.push(d === 3 && random() < 0.01 ? bins : Math.floor(value * bins));
      }
      left += month > MONTHS - 3 ? "-" : random() < 0.05 * (1 - level) ? "1" : "0";
    }
  }
  const widths = [2, 0.025, 1, 2];
  return {
    as_of: "2026-09-30",
    first: "2024-04-30",
    last: "2026-09-30",
    horizon: 90,
    account_id: Array.from({length: ACCOUNTS}, (_, i) => `A-${i}`),
    name: Array.from({length: ACCOUNTS}, (_, i) => `Company ${i}`),
    months: Array.from({length: ACCOUNTS}, () => MONTHS),
    columns: Object.fromEntries(
      MONTH_SIGNALS.map((key, d) => [key, {width: widths[d]!, bins: BINS[d]!, open: d === 1 || d === 2, rows: packBins(columns[d]!, BINS[d]!)}])
    ) as AccountMonthsData["columns"],
    left
  }; // prettier-ignore
}

/** The finished page, its file of account-months exchanged; frames wait until the bench runs them. */
async function causesPage(browser: Browser, url: string, data: AccountMonthsData): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({width: 1440, height: 900});
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    // A worker's own imports would wait for the interception for ever; the page computes its causes itself.
    if (request.url().includes("causesWorker")) return void request.abort();
    if (!/account-months[^/]*\.json/.test(request.url())) return void request.continue();
    void request.respond({contentType: "application/json", body: JSON.stringify(data)});
  });
  await page.goto(new URL("causes.html", url).href, {waitUntil: "load"});
  await page.waitForSelector("#account-months .qd-thumb", {timeout: 60_000});
  await page.evaluate(() => document.querySelector("#account-months")?.scrollIntoView());
  await page.waitForNetworkIdle({idleTime: 500});
  return page;
}

async function brushed(page: Page): Promise<Times> {
  // As text that no compiler changes. Each event is timed from its dispatch through its frame to a finished layout.
  const times = await page.evaluate(`(() => {
    const areas = [...document.querySelectorAll("#account-months .qd-brush")];
    let draw = null;
    window.requestAnimationFrame = (d) => ((draw = d), 1);
    window.cancelAnimationFrame = () => {};
    const times = [];
    const send = (area, type, x) => {
      const box = area.getBoundingClientRect();
      const event = new PointerEvent(type, {clientX: box.left + x, clientY: box.top + 60, pointerId: 1, button: 0, bubbles: true});
      const began = performance.now();
      area.dispatchEvent(event);
      if (draw === null) return;
      const run = draw;
      draw = null;
      run(began);
      document.documentElement.getBoundingClientRect();
      for (const d of areas) d.previousElementSibling.getBBox();
      times.push(performance.now() - began);
    };
    for (const area of areas) area.setPointerCapture = () => {};
    for (let i = 0; times.length < ${EVENTS} && i < 200; ++i) {
      const area = areas[i % 4];
      const width = area.clientWidth;
      const from = 40 + ((i * 37) % 60);
      send(area, "pointerdown", from);
      for (let x = from; x < from + width / 3; x += 6) send(area, "pointermove", x);
      send(area, "pointerup", from + width / 3);
      send(area, "pointerdown", from + width / 6);
      for (let x = 0; x < width / 3; x += 6) send(area, "pointermove", from + width / 6 + x);
      send(area, "pointerup", from + width / 2);
      if (i % 5 !== 4) continue;
      area.querySelector(".qd-thumb").dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
      draw?.(0);
      draw = null;
    }
    return times;
  })()`);
  return timesOf(times as number[]);
}

/** The same counts by arquero: for each chart a filter over the other three ranges, and a count of its bins. */
async function scanned(page: Page, data: AccountMonthsData): Promise<Times> {
  await page.addScriptTag({path: join(PROJECT, "node_modules", "arquero", "dist", "arquero.min.js")});
  const rows = MONTH_SIGNALS.map((key) => data.columns[key].rows);
  const times = await page.evaluate(
    `((rows, bins) => {
    const columns = rows.map((text) => Uint8Array.from(text, (d) => d.charCodeAt(0) - 40));
    const table = aq.table(Object.fromEntries(columns.map((d, i) => ["c" + i, d])));
    const times = [];
    for (let i = 0; i < 60; ++i) {
      const ranges = bins.map((n, d) => [(i * (d + 3)) % (n >> 1), ((i * (d + 3)) % (n >> 1)) + (n >> 1)]);
      const began = performance.now();
      for (let d = 0; d < 4; ++d) {
        const keep = [0, 1, 2, 3].filter((e) => e !== d).map((e) => "d.c" + e + ">=" + ranges[e][0] + "&&d.c" + e + "<" + ranges[e][1]);
        table.filter("d=>" + keep.join("&&")).groupby("c" + d).count().objects();
      }
      times.push(performance.now() - began);
    }
    return times;
  })(${JSON.stringify(rows)}, ${JSON.stringify(BINS)})`
  );
  return timesOf(times as number[]);
}

function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return {median: at(0.5), p95: at(0.95)};
}

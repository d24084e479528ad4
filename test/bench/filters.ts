import {join} from "node:path";
import type {Browser, Page} from "puppeteer-core";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {serve} from "../../reports/serve.js";
import {runCliWell} from "../support/cli.js";
import {PROJECT} from "../support/sources.js";
import {median} from "./measure.js";

/** So many accounts the sample has, and so many a large company. */
const [SMALL, LARGE] = [120, 5000];
const TIMES = 30;

/** Pages with a list of accounts, and the file that each draws from. */
const PAGES = {
  "playbook.html?state=open": "playbook",
  "renewals.html": "renewals",
  "postmortems.html": "losses"
};

type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

/** Choosing a segment on the finished pages of a company of 5,000 accounts, against the same on the sample's 120. */
export async function benchFilters(dir: string): Promise<void> {
  const dist = join(dir, "dist");
  await runCliWell(["build", "--config", join(PROJECT, "data", "quarterdeck.yaml"), "--out", dist]);
  const server = await serve(dist);
  const browser = await launchBrowser(await findBrowser());
  try {
    for (const [path, file] of Object.entries(PAGES)) {
      const few = await filtered(browser, {url: new URL(path, server.url).href, file, copies: 1});
      const copies = Math.ceil(LARGE / SMALL);
      const many = await filtered(browser, {url: new URL(path, server.url).href, file, copies});
      const ms = (times: number[]) =>
        `${median(times).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)}`;
      console.log(
        `${path}: a segment chosen, until painted: median ${ms(many)} (aim: 100), against ${ms(few)} with ${SMALL} accounts = ${(median(many) / median(few)).toFixed(1)}x`
      );
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

/** How long each choice takes, in milliseconds, from the click until the frame after it is painted. */
async function filtered(
  browser: Browser,
  {url, file, copies}: {url: string; file: string; copies: number}
): Promise<number[]> {
  const page = await browser.newPage();
  await page.setViewport({width: 1440, height: 900});
  await multiply(page, {file, copies});
  await page.goto(url, {waitUntil: "load"});
  await page.waitForSelector("main [data-filter=segment] .qd-chip", {timeout: 60_000});
  await page.waitForNetworkIdle({idleTime: 500});
  // As text that no compiler changes.
  const times = await page.evaluate(`(async () => {
    const times = [];
    for (let i = 0; i < ${TIMES}; ++i) {
      const chip = document.querySelector("main [data-filter=segment]");
      chip.querySelector(".qd-chip").click();
      const options = chip.querySelectorAll("[role=option]");
      const began = performance.now();
      options[i % options.length].click();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return times;
  })()`);
  await page.close();
  return times as number[];
}

/** Exchanges a page's file for one in which every account stands **copies** times, under as many ids and names. */
async function multiply(page: Page, {file, copies}: {file: string; copies: number}): Promise<void> {
  if (copies === 1) return;
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const url = request.url();
    if (!url.includes(`/${file}.`) || !url.endsWith(".json")) return void request.continue();
    void fetch(url)
      .then(async (answer) => multiplied((await answer.json()) as Json, copies))
      .then((data) => request.respond({contentType: "application/json", body: JSON.stringify(data)}));
  });
}

/** Lists of accounts, and the table of those by id; all else stays as it is. */
function multiplied(data: Json, copies: number): Json {
  const times = Array.from({length: copies}, (_, k) => k);
  const again = (d: Json, k: number) => (typeof d === "string" && k > 0 ? `${d}-${k}` : d);
  const walk = (value: Json, key: string): Json => {
    if (Array.isArray(value)) {
      if (!isRow(value[0])) return value;
      return times.flatMap((k) =>
        (value as {[key: string]: Json}[]).map((d) => ({...d, account_id: again(d.account_id!, k)}))
      );
    }
    if (value === null || typeof value !== "object") return value;
    if (key === "accounts")
      return Object.fromEntries(times.flatMap((k) => Object.entries(value).map(([id, d]) => [again(id, k), d]))) as Json; // prettier-ignore
    return Object.fromEntries(Object.entries(value).map(([name, d]) => [name, walk(d, name)]));
  };
  return walk(data, "");
}

function isRow(value: Json | undefined): boolean {
  return value !== null && typeof value === "object" && "account_id" in value;
}

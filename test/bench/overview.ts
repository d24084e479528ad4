import {join} from "node:path";
import type {Browser} from "puppeteer-core";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {serve} from "../../reports/serve.js";
import {workspace} from "../../reports/workspace.js";
import {runCliWell} from "../support/cli.js";
import {PROJECT} from "../support/sources.js";
import {writeCompany} from "./company.js";
import {median} from "./measure.js";

interface Load {
  /** To the first chart in the page. */
  chart_seconds: number;
  /** All that was transferred until the page came to rest. */
  bytes: number;
}

/** The Overview of the sample, cold, against the same page of a company with a single account. */
export async function benchOverview(dir: string): Promise<void> {
  const sample = join(dir, "sample", "dist");
  await runCliWell(["build", "--config", join(PROJECT, "data", "quarterdeck.yaml"), "--out", sample]);
  const {config} = await writeCompany(join(dir, "one"), {
    accounts: 1,
    users_per_account: 1,
    rows: 1000,
    features: 5
  });
  await runCliWell(["build", "--config", config]);
  const [ours, theirs] = [await loads(sample), await loads(workspace({config}).out)];
  const kb = (bytes: number) => `${(bytes / 1e3).toFixed(0)} KB`;
  console.log(
    `Overview, bytes, cold: ${kb(ours.bytes)} against ${kb(theirs.bytes)} with one account = ${(ours.bytes / theirs.bytes).toFixed(2)}x`
  );
  console.log(
    `Overview, time to first chart, cold: ${ours.chart_seconds.toFixed(2)} s against ${theirs.chart_seconds.toFixed(2)} s = ${(ours.chart_seconds / theirs.chart_seconds).toFixed(2)}x`
  );
}

async function loads(dist: string): Promise<Load> {
  const server = await serve(dist);
  const browser = await launchBrowser(await findBrowser());
  try {
    const runs: Load[] = [];
    for (let i = 0; i < 5; ++i) runs.push(await coldLoad(browser, server.url));
    return {
      chart_seconds: median(runs.map((d) => d.chart_seconds)),
      bytes: median(runs.map((d) => d.bytes))
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function coldLoad(browser: Browser, url: string): Promise<Load> {
  const context = await browser.createBrowserContext(); // nothing cached
  const page = await context.newPage();
  const session = await page.createCDPSession();
  let bytes = 0;
  session.on("Network.loadingFinished", (d) => (bytes += d.encodedDataLength));
  await session.send("Network.enable");
  await page.evaluateOnNewDocument(NOTE_FIRST_CHART);
  await page.goto(url, {waitUntil: "load"});
  const found = await page.waitForFunction(() => (window as ChartWindow).first_chart, {
    polling: 50,
    timeout: 60_000
  });
  const chart_seconds = ((await found.jsonValue()) ?? NaN) / 1000;
  await page.waitForNetworkIdle({idleTime: 500});
  await context.close();
  return {chart_seconds, bytes};
}

type ChartWindow = Window & {first_chart?: number};

/** Runs in the page, as text that no compiler changes: milliseconds from the start of the navigation to the first drawn mark. */
const NOTE_FIRST_CHART = `(function look() {
  if (document.querySelector("main svg rect, main svg path[stroke]") === null) return setTimeout(look, 10);
  window.first_chart = performance.now();
})();`;

import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Browser, BrowserContext, Page} from "puppeteer-core";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {type LocalServer, serve} from "../../reports/serve.js";
import {workspace} from "../../reports/workspace.js";
import {PROJECT} from "../support/sources.js";
import {runCliWell} from "../support/cli.js";

/** A finished site, served, with a browser. */
export interface SiteUnderTest {
  dist: string;
  url: string;
  browser: Browser;
  close(): Promise<void>;
}

/** The sample company. */
export const SAMPLE_CONFIG = join(PROJECT, "data", "quarterdeck.yaml");

/** Where tests build; unchanged inputs are not built again from one run to the next. */
export const TEST_WORK = join(PROJECT, ".quarterdeck", "test");

/** Builds the sample company's site, unless it is built, and says where. */
export async function sampleBuilt(): Promise<string> {
  const dist = join(TEST_WORK, "dist");
  await runCliWell(["build", "--config", SAMPLE_CONFIG, "--out", dist]);
  return dist;
}

/** Opens a browser for the sample company's site. */
export async function sampleSite(): Promise<SiteUnderTest> {
  return await openSite(await sampleBuilt());
}

/** Serves a finished site and opens a browser. */
export async function openSite(dist: string): Promise<SiteUnderTest> {
  if (!existsSync(join(dist, "index.html"))) throw new Error(`no site in ${dist}`);
  const server: LocalServer = await serve(dist);
  const browser = await launchBrowser(await findBrowser());
  return {
    dist,
    url: server.url,
    browser,
    async close() {
      await browser.close();
      await server.close();
    }
  };
}

/** What went wrong on a page while it was looked at; empty lists are what is wanted. */
export interface PageLog {
  errors: string[];
  foreign: string[];
}

/** How a page is looked at; without a context it gets one of its own, with nothing stored and nothing cached. */
export interface Look {
  width?: number;
  theme?: "light" | "dark";
  context?: BrowserContext;
  /** what is done to the page before it goes anywhere */
  before?: (page: Page) => Promise<void>;
}

/** Opens an address in a new page, and waits until everything has been drawn. */
export async function visit(
  site: SiteUnderTest,
  path: string,
  {width = 1440, theme = "light", context: shared, before}: Look = {}
): Promise<{page: Page; log: PageLog}> {
  const context = shared ?? (await site.browser.createBrowserContext());
  const page = await context.newPage();
  const log = watch(page, site.url);
  await before?.(page);
  await page.setViewport({width, height: width < 600 ? 844 : 900});
  await page.emulateMediaFeatures([
    {name: "prefers-color-scheme", value: theme},
    {name: "prefers-reduced-motion", value: "reduce"}
  ]);
  await page.goto(new URL(path, site.url).href, {waitUntil: "load"});
  await settled(page);
  return {page, log};
}

/** Waits until Framework has run every cell and nothing has moved for a while. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector("observablehq-loading, [data-busy]") &&
      document.querySelector("main h1") !== null,
    {timeout: 60_000}
  );
  await page.waitForNetworkIdle({idleTime: 200, concurrency: 0, timeout: 60_000});
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

function watch(page: Page, origin: string): PageLog {
  const log: PageLog = {errors: [], foreign: []};
  page.on("console", (message) => {
    if (message.type() === "error" || /Content.Security.Policy/i.test(message.text()))
      log.errors.push(message.text());
  });
  page.on("pageerror", (error) => log.errors.push(error instanceof Error ? error.message : String(error)));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") log.errors.push(`${request.url()}: ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) log.errors.push(`${response.url()}: ${response.status()}`);
  });
  page.on("request", (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(origin))
      log.foreign.push(request.url());
  });
  return log;
}

/** Ids of the sample's paying accounts, the largest first, from the warehouse as sampleSite left it. */
export async function someAccounts(): Promise<string[]> {
  await using db = await openWarehouse(workspace({config: SAMPLE_CONFIG}).warehouse, {readonly: true});
  const rows = await db.query<{account_id: string}>(
    "SELECT account_id FROM account_dim WHERE paying ORDER BY mrr DESC, account_id"
  );
  return rows.map((d) => d.account_id);
}

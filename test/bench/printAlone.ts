import type {Browser} from "puppeteer-core";
import {deckSlices} from "../../loaders/slice.js";
import {readConfig} from "../../loaders/config.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {startFontServer} from "../../reports/deck/fontServer.js";
import type {DeckHtml} from "../../reports/print.js";
import {renderHtml} from "../../reports/render.js";
import {workspace} from "../../reports/workspace.js";
import {deckStyle} from "../../src/deck/style.js";
import {LANGUAGES} from "../../src/lib/languages.js";
import {loadMessages} from "../../src/lib/messages.js";

/** Decks that are rendered already, and how they look. */
export interface FinishedHtml {
  decks: readonly DeckHtml[];
  style: string;
}

/** Renders the decks of a built company, or the first of them. */
export async function finishedHtml(path: string, quarter: string, limit = Infinity): Promise<FinishedHtml> {
  await Promise.all(LANGUAGES.map(loadMessages));
  const config = await readConfig(path);
  await using db = await openWarehouse(workspace({config: path}).warehouse, {readonly: true});
  const slices = [...(await deckSlices(db, config, {quarter})).values()].slice(0, limit);
  const [first] = slices;
  if (first === undefined) throw new Error("no account pays");
  return {decks: slices.map((d) => renderHtml(d).html), style: deckStyle(first.vendor)};
}

/** Seconds; the browser is started, and its pages have printed one deck each, before the clock is. */
export async function printAlone({decks, style}: FinishedHtml, jobs: number): Promise<number> {
  await using fonts = await startFontServer(style);
  const browser = await launchBrowser(await findBrowser());
  try {
    const queue = decks.values();
    const lanes = await Promise.all(Array.from({length: jobs}, () => openLane(browser, fonts.page)));
    for (const print of lanes) await print(decks[0]?.body ?? "");
    const began = performance.now();
    await Promise.all(
      lanes.map(async (print) => {
        for (const {body} of queue) await print(body);
      })
    );
    return (performance.now() - began) / 1000;
  } finally {
    await browser.close();
  }
}

async function openLane(browser: Browser, url: string): Promise<(body: string) => Promise<void>> {
  const page = await browser.newPage();
  await page.goto(url);
  return async (body) => {
    await page.evaluate((html) => {
      document.body.innerHTML = html;
      return document.fonts.ready.then(() => true);
    }, body);
    await page.pdf({preferCSSPageSize: true, printBackground: true, tagged: true, outline: true});
  };
}

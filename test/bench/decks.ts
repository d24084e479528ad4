import {mkdir, readdir, stat} from "node:fs/promises";
import {join} from "node:path";
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
import {runCliWell} from "../support/cli.js";
import {PROJECT} from "../support/sources.js";
import {measured, median} from "./measure.js";

const SAMPLE = join(PROJECT, "data", "quarterdeck.yaml");
const QUARTER = "2026Q3";
const CHILD = ["--import", "tsx", join(import.meta.dirname, "decksChild.ts")];
const JOBS = 2;

/** Decks a second, all that makes one included, against printing the same finished HTML with the same warm browser. */
export async function benchDecks(dir: string): Promise<void> {
  await runCliWell(["build", "--no-site", "--config", SAMPLE]);
  const ours: number[] = [];
  let decks = 0;
  let sizes: number[] = [];
  const finished = await finishedHtml();
  const bare: number[] = [];
  for (let i = 0; i < 3; ++i) {
    const out = join(dir, `decks-${i}`);
    await mkdir(out);
    ours.push(Number((await measured([...CHILD, SAMPLE, QUARTER, out, String(JOBS)])).stdout));
    sizes = await pdfSizes(out);
    decks = sizes.length;
    bare.push(await printBare(finished));
  }
  const [per_deck, per_print] = [median(ours) / decks, median(bare) / finished.length];
  console.log(
    `decks: ${(1 / per_deck).toFixed(1)} a second against ${(1 / per_print).toFixed(1)} for printing alone = ` +
      `${((100 * per_print) / per_deck).toFixed(0)} % (aim: 70 % or more), ${(1000 * per_deck).toFixed(0)} ms a deck, ${decks} decks`
  );
  console.log(`  a typical deck: ${(median(sizes) / 1e6).toFixed(2)} MB (aim: under 2)`);
}

async function finishedHtml(): Promise<{decks: DeckHtml[]; style: string; length: number}> {
  await Promise.all(LANGUAGES.map(loadMessages));
  const config = await readConfig(SAMPLE);
  await using db = await openWarehouse(workspace({config: SAMPLE}).warehouse, {readonly: true});
  const slices = [...(await deckSlices(db, config, {quarter: QUARTER})).values()];
  const [first] = slices;
  if (first === undefined) throw new Error("no account pays");
  return {
    decks: slices.map((d) => renderHtml(d).html),
    style: deckStyle(first.vendor),
    length: slices.length
  };
}

/** Seconds; the browser is started, its pages have printed one deck each, before the clock is. */
async function printBare({decks, style}: {decks: readonly DeckHtml[]; style: string}): Promise<number> {
  await using fonts = await startFontServer(style);
  const browser = await launchBrowser(await findBrowser());
  try {
    const queue = decks.values();
    const lanes = await Promise.all(Array.from({length: JOBS}, () => openLane(browser, fonts.page)));
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

async function pdfSizes(dir: string): Promise<number[]> {
  const names = (await readdir(dir, {recursive: true})).filter((d) => d.endsWith(".pdf"));
  return await Promise.all(names.map(async (d) => (await stat(join(dir, d))).size));
}

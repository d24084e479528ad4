import {mkdir} from "node:fs/promises";
import {join, resolve} from "node:path";
import type {Browser} from "puppeteer-core";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {startFontServer} from "../../reports/deck/fontServer.js";
import {LANGUAGES} from "../../src/lib/languages.js";
import {loadMessages} from "../../src/lib/messages.js";
import {type ContactSheet, contactSheets} from "./sheets.js";

const COLUMNS = 3;
const GAP = 24;
const SCALE = 0.45;

const SHEET = `main.qd-deck { display: grid; grid-template-columns: repeat(${COLUMNS}, 1280px); gap: ${GAP}px; padding: ${GAP}px; background: #6E7782; }`;

async function photograph(browser: Browser, {name, style, render}: ContactSheet, out: string): Promise<void> {
  await using fonts = await startFontServer(style + SHEET);
  const page = await browser.newPage();
  const width = COLUMNS * 1280 + (COLUMNS + 1) * GAP;
  await page.setViewport({width, height: 744, deviceScaleFactor: SCALE});
  await page.goto(fonts.page);
  await page.evaluate(async ({lang, dir, body}) => {
    Object.assign(document.documentElement, {lang, dir});
    document.body.innerHTML = body;
    document.body.getBoundingClientRect();
    await document.fonts.ready;
    await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined)));
  }, render().html);
  await page.screenshot({path: join(out, `${name}.png`), fullPage: true});
  await page.close();
}

// contact-sheets [folder] [part of a name]…
const [out = "test/output/looks", ...wanted] = process.argv.slice(2);
await Promise.all(LANGUAGES.map(loadMessages));
await mkdir(out, {recursive: true});
const browser = await launchBrowser(await findBrowser());
try {
  for (const sheet of await contactSheets())
    if (wanted.length === 0 || wanted.some((d) => sheet.name.includes(d)))
      await photograph(browser, sheet, out);
} finally {
  await browser.close();
}
console.log(resolve(out));

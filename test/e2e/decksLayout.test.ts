import type {Browser, Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {type FontServer, startFontServer} from "../../reports/deck/fontServer.js";
import {renderHtml} from "../../reports/render.js";
import {deckStyle} from "../../src/deck/style.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {ARABIC, JAPANESE, LONG, longest, shortest, UNBROKEN} from "../fixtures/deck/extremes.js";
import {halden} from "../fixtures/deck/halden.js";
import {type LayoutFault, textBoxFaults} from "./support/textBoxes.js";

let browser: Browser;
let fonts: FontServer;
let page: Page;

beforeAll(async () => {
  fonts = await startFontServer(deckStyle({accent: null, font: null}));
  browser = await launchBrowser(await findBrowser());
  page = await browser.newPage();
  await page.setViewport({width: 1280, height: 720});
  await page.goto(fonts.page);
  await page.evaluate("globalThis.__name = (d) => d");
});

afterAll(async () => {
  await browser?.close();
  await fonts?.[Symbol.asyncDispose]();
});

async function faults(data: DeckData, change?: (body: string) => string): Promise<LayoutFault[]> {
  const {html} = renderHtml(data);
  const body = change ? change(html.body) : html.body;
  await page.evaluate(async (text) => {
    document.body.innerHTML = text;
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  }, body);
  return (await page.evaluate(`(${textBoxFaults.toString()})(document.body)`)) as LayoutFault[];
}

describe("every text box of every slide", () => {
  const cases: Record<string, DeckData> = {
    "of a full deck": halden(),
    "with the shortest content": shortest(),
    "with 200 characters in words and the most rows": longest(LONG),
    "with 200 characters without a space": longest(UNBROKEN),
    "with Arabic names": longest(ARABIC),
    "with Japanese names": longest(JAPANESE)
  };
  for (const [name, data] of Object.entries(cases)) {
    it(`stands inside the slide, on no other, at 11 px or more, ${name}`, async () => {
      assert.deepStrictEqual(await faults(data), []);
    });
  }
  it("is measured by a rule that sees overlap, small text and text outside", async () => {
    const found = await faults(halden(), (body) =>
      body
        .replace('<p class="kick">Adoption', '<p class="kick" style="top: 60px">Adoption')
        .replace('<p class="cs">', '<p class="cs" style="font-size: 10px">')
        .replace("<footer>", '<footer style="bottom: -10px">')
    );
    assert.includeMembers([...new Set(found.map((d) => d.fault))], ["overlap", "small", "outside"]);
  });
});

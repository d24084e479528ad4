import type {Browser, Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {type FontServer, startFontServer} from "../../reports/deck/fontServer.js";
import {noteBody} from "../../loaders/slice/noteBody.js";
import {type RenderedDeck, renderBriefHtml, renderHtml} from "../../reports/render.js";
import {briefStyle} from "../../src/deck/brief/briefStyle.js";
import {STORY} from "../../src/metrics/deckTemplate.js";
import {type Language, LANGUAGES} from "../../src/lib/languages.js";
import {loadMessages} from "../../src/lib/messages.js";
import {deckStyle} from "../../src/deck/style.js";
import {measureDeck} from "../../src/deck/measure.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {briefOf, emptyBrief, fullestBrief, internalNote, TEN_LINES} from "../fixtures/deck/brief.js";
import {extremeDecks} from "../fixtures/deck/extremeCompany.js";
import {type Extreme, EXTREMES} from "../fixtures/deck/extremeShapes.js";
import {ARABIC, JAPANESE, LONG, longest, shortest, UNBROKEN} from "../fixtures/deck/extremes.js";
import {halden} from "../fixtures/deck/halden.js";
import {type LayoutFault, textBoxFaults} from "./support/textBoxes.js";

let browser: Browser;
let fonts: FontServer;
let page: Page;
let extremes: ReadonlyMap<Extreme, DeckData>;

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadMessages));
  extremes = await extremeDecks();
  fonts = await startFontServer(briefStyle({accent: null, font: null}));
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
  return faultsIn(renderHtml(data), change);
}

async function faultsIn({html}: RenderedDeck, change?: (body: string) => string): Promise<LayoutFault[]> {
  const body = change ? change(html.body) : html.body;
  await page.evaluate(
    async (text, lang, dir) => {
      document.documentElement.lang = lang;
      document.documentElement.dir = dir;
      document.body.innerHTML = text;
      document.body.getBoundingClientRect();
      await document.fonts.ready;
    },
    body,
    html.lang,
    html.dir
  );
  return (await page.evaluate(`(${textBoxFaults.toString()})(document.body)`)) as LayoutFault[];
}

/** Goals that were missed this quarter, each with a result to tell. */
function missed(n: number, name: string): DeckData {
  const data = halden();
  const goals = Array.from({length: n}, (_, i) => ({
    ...data.goals[0]!,
    goal_id: `G-${i}`,
    goal: `${name} ${i}`,
    status: "missed" as const,
    due_date: "2026-09-01"
  }));
  return {...data, goals};
}

/** The CSM's own text on every slide that takes it. */
function noted(
  data: DeckData,
  words: string,
  slides: readonly string[] = STORY.filter((d) => d !== "title")
): DeckData {
  const sections = slides.map((slide) => ({
    slide,
    place: "add" as const,
    line: 1,
    body: noteBody(words)
  }));
  return {...data, notes: {file: "notes/A-0007/2026Q3.md", fault: null, sections}};
}

/** An account of three weeks. */
function young(): DeckData {
  const data = halden();
  const {adoption, support} = data;
  return {
    ...data,
    adoption: {...adoption!, weeks: adoption!.weeks.slice(-3), mau_before: null, mau_history: []},
    support: {...support!, months: support!.months.slice(-1), opened_before: null, opened_history: []}
  };
}

/** Languages whose own long names break as no Latin one does. */
const NAMES: Partial<Record<Language, string>> = {ar: ARABIC, ja: JAPANESE};

describe("every text box of every slide", () => {
  const cases: Record<string, DeckData> = {
    "of a full deck": halden(),
    "with the shortest content": shortest(),
    "with 200 characters in words and the most rows": longest(LONG),
    "with 200 characters without a space": longest(UNBROKEN),
    "with Arabic names": longest(ARABIC),
    "with Japanese names": longest(JAPANESE),
    "with as many bad results as there is room for": missed(6, "Goal"),
    "with more bad results than there is room for, of long names": missed(12, LONG.slice(0, 90)),
    "with the CSM's own words everywhere": noted(halden(), "We **agreed** on this with Jan in September."),
    "with the CSM's own words below many bad results": noted(
      missed(6, "Goal"),
      "Agreed with Jan. ".repeat(9),
      ["summary", "not-well"]
    ),
    "with the CSM's own words beside few findings": noted({...halden(), value: null, goals: []}, "Agreed."),
    "with the CSM's own words below an experiment of long names": noted(
      longest(LONG),
      "Agreed with Jan. ".repeat(9),
      ["experiments"]
    ),
    "of an account of three weeks": young()
  };
  for (const [name, data] of Object.entries(cases)) {
    it(`stands inside the slide, on no other, at 11 px or more, ${name}`, async () => {
      assert.deepStrictEqual(await faults(data), []);
      const misfits = await page.evaluate(`(${measureDeck.toString()})(document.body)`);
      assert.deepStrictEqual(misfits, [], "what the export would refuse");
    });
  }
  for (const language of LANGUAGES.filter((d) => d !== "en"))
    for (const [name, data] of Object.entries({
      "a full deck": halden(),
      "the shortest content": shortest(),
      "names of 200 characters and the most rows": longest(NAMES[language] ?? LONG)
    }))
      it(`stands inside the slide, on no other, at 11 px or more, in ${language} with ${name}`, async () => {
        assert.deepStrictEqual(await faultsIn(renderHtml(data, language)), []);
        const misfits = await page.evaluate(`(${measureDeck.toString()})(document.body)`);
        assert.deepStrictEqual(misfits, [], "what the export would refuse");
      });
  // What the loaders make of the extremes; in all languages where numbers and names are the widest.
  for (const extreme of EXTREMES)
    for (const language of ["longest", "negative", "millions"].includes(extreme)
      ? LANGUAGES
      : ["en" as const])
      it(`stands inside the slide, on no other, at 11 px or more, in ${language} of the account ${extreme}`, async () => {
        assert.deepStrictEqual(await faultsIn(renderHtml(extremes.get(extreme)!, language)), []);
        const misfits = await page.evaluate(`(${measureDeck.toString()})(document.body)`);
        assert.deepStrictEqual(misfits, [], "what the export would refuse");
      });
  for (const language of ["en", "tr", "ru"] as const)
    it(`stands inside the slide, on no other, at 11 px or more, in ${language} in the serif`, async () => {
      const serif = `<style>${deckStyle({accent: null, font: "serif"})}</style>`;
      for (const data of [halden(), extremes.get("longest")!, extremes.get("millions")!])
        assert.deepStrictEqual(await faultsIn(renderHtml(data, language), (body) => serif + body), []);
    });
  const briefs = {
    "of a brief": briefOf(),
    "of a brief about an account of which hardly anything is known": emptyBrief(),
    "of a brief with long names and the most rows": fullestBrief(LONG, longest(LONG)),
    "of a brief with 200 characters without a space": fullestBrief(UNBROKEN, longest(UNBROKEN)),
    "of a brief with Arabic names": fullestBrief(ARABIC, longest(ARABIC)),
    "of a brief with ten lines of the CSM's own": {
      ...briefOf({notes: internalNote(TEN_LINES)})
    }
  };
  for (const [name, data] of Object.entries(briefs)) {
    it(`stands inside the slide, on no other, at 11 px or more, ${name}`, async () => {
      assert.deepStrictEqual(await faultsIn(renderBriefHtml(data)), []);
      const misfits = await page.evaluate(`(${measureDeck.toString()})(document.body)`);
      assert.deepStrictEqual(misfits, [], "what the export would refuse");
    });
  }
  it("is measured by a rule that sees overlap, small text and text outside", async () => {
    const found = await faults(halden(), (body) =>
      body
        .replace('<p class="kick">Adoption', '<p class="kick" style="top: 60px">Adoption')
        .replace('<p class="cs">', '<p class="cs" style="font-size: 10px">')
        .replace("<footer>", '<footer style="bottom: -10px">')
        .replace('<td class="r">', '<td class="r" style="text-indent: 300px">')
        .replaceAll('role="img"', 'role="img" style="width: 300px; height: auto"')
    );
    const kinds = [...new Set(found.map((d) => d.fault))];
    assert.includeMembers(kinds, ["overlap", "small", "outside", "past its box"]);
    assert.isTrue(
      found.some((d) => d.fault === "small" && d.text === "2026Q3"),
      "text in a drawing made smaller"
    );
  });
});

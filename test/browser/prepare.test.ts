import {mkdtemp, readFile, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {contentOf} from "../../src/deck/content.js";
import {type Deck, renderDeck} from "../../src/deck/deck.js";
import {deckLanguage} from "../../src/deck/kit.js";
import {dataName} from "../../src/lib/dataName.js";
import type {DeckFile} from "../../src/lib/deckFile.js";
import {loadMessages} from "../../src/lib/messages.js";
import {readReview} from "../../src/lib/notes/review.js";
import {axeFindings} from "./axe.js";
import {type PageLog, type SiteUnderTest, sampleSite, settled, someAccounts, visit} from "./harness.js";

let site: SiteUnderTest;
let account: string;
let page: Page;
let log: PageLog;
let downloads: string;
/** What the page itself cannot know: the deck as Node makes it. */
let deck: Deck;
beforeAll(async () => {
  site = await sampleSite();
  [account = ""] = await someAccounts();
  const path = join(site.dist, "_data", "decks", `${dataName(account)}.json`);
  const {data} = JSON.parse(await readFile(path, "utf8")) as DeckFile;
  await loadMessages(deckLanguage(data));
  deck = renderDeck({...data, notes: null}, {document: lightDocument()});
  ({page, log} = await visit(site, `deck.html?account=${account}&lang=${deckLanguage(data)}`));
  page.on("dialog", (dialog) => void dialog.accept());
  downloads = await mkdtemp(join(tmpdir(), "quarterdeck-prepare-"));
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: downloads,
    browserContextId: page.browserContext().id
  });
  await page.waitForSelector(".cm-content");
}, 600_000);
afterAll(async () => {
  await site?.close();
  await rm(downloads, {recursive: true, force: true});
});

/** The page's policy blocks handlers in the text even where it is only read, and says so. */
const wrong = () => ({
  errors: log.errors.filter((d) => !d.startsWith("Executing inline event handler violates")),
  foreign: log.foreign
});
/** Without the marks that keep numbers apart in a text from right to left. */
const plain = (words: string) => words.replace(/[\u2066-\u2069]/gu, "");
const slideText = async (id: string) =>
  plain(await page.$eval(`.qd-stage .slide[data-slide="${id}"]`, (d) => d.textContent));
const shown = () => page.$eval(".qd-stage .slide[data-shown]", (d) => (d as HTMLElement).dataset.slide);
/** The text as it stands: lines outside the view of the editor are not in the page. */
async function text(): Promise<string> {
  await page.evaluate(() => {
    Object.assign(globalThis, {copied: ""});
    navigator.clipboard.writeText = (d) => Promise.resolve(void Object.assign(globalThis, {copied: d}));
  });
  await page.click(".qd-text-foot button:last-of-type");
  return await page.evaluate(() => (globalThis as unknown as {copied: string}).copied);
}
async function press(label: string): Promise<void> {
  const [button] = await page.$$(`xpath/.//main//button[normalize-space()='${label}']`);
  if (!button) throw new Error(`no button ${label}`);
  await button.click();
}
/** Puts a text in place of all, as one pastes it. */
async function put(next: string): Promise<void> {
  await page.focus(".cm-content");
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.press("Delete");
  if (next !== "") await page.keyboard.sendCharacter(next);
  await rest();
}
/** Waits until the preview has followed the text and the slides have been measured. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 900));

describe("the editor beside the deck", () => {
  it("shows on the slide what is typed, its references as numbers, and turns to that slide", async () => {
    await page.focus(".cm-content");
    await page.keyboard.type("# adoption\n\nWe **trained** {{active_us");
    await page.waitForSelector(".cm-tooltip-autocomplete li[aria-selected]");
    const offered = await page.$eval(".cm-tooltip-autocomplete li[aria-selected]", (d) => d.textContent);
    const written = plain(deck.references.get("active_users")!.text);
    assert.strictEqual(plain(offered), `active_users${written}`);
    // A list that has only just opened takes no key that was meant for the text.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await page.keyboard.press("Enter");
    await page.keyboard.type(" people.");
    await rest();
    assert.include(await text(), "{{active_users}} people.");
    assert.include(await slideText("adoption"), `We trained ${written} people.`);
    assert.strictEqual(await shown(), "adoption");
  });
  it("leaves Tab to the page, and the arrow keys to the text while one writes", async () => {
    await page.focus(".cm-content");
    await page.keyboard.press("ArrowLeft");
    assert.strictEqual(await shown(), "adoption");
    await page.keyboard.press("Tab");
    assert.isFalse(await page.$eval(".cm-content", (d) => d === document.activeElement));
  });
  it("keeps the last good slides where the text has a fault, and names it with its line", async () => {
    await put("# adoption\n\n{{active_userz}}");
    assert.match(
      await page.$eval(".qd-stage-fault", (d) => d.textContent),
      /line 1.*active_userz.*did you mean active_users\?/
    );
    assert.include(await slideText("adoption"), "We trained");
    assert.isNotNull(await page.$(".cm-lintRange-error"));
    await put("# adoption\n\nFine.");
    assert.strictEqual(await page.$eval(".qd-stage-fault", (d) => d.textContent), "");
  });
  it("tells bare figures and text that does not fit among the checks, which lead to their slide", async () => {
    await put(`# adoption: replace\n\n98765 hours. ${"Many words that need room. ".repeat(60)}`);
    const checks = await page.$eval(".qd-checks", (d) => d.textContent);
    assert.match(checks, /98765/);
    assert.match(checks, /px too long/);
    await page.click('.qd-slide-link[data-slide="summary"]');
    await page.click('.qd-checks h3[data-kind="does not fit"] + ul button');
    assert.strictEqual(await shown(), "adoption");
  });
  it("begins a section by its button, and goes to it the next time", async () => {
    await put("");
    await page.click('.qd-slide-link[data-slide="adoption"]');
    await press("Write your own title");
    await page.keyboard.type("A title of ours");
    await rest();
    assert.include(await slideText("adoption"), "A title of ours");
    await press("Write your own title");
    assert.strictEqual((await text()).match(/# adoption: title/g)?.length, 1);
  });
  it("runs no script of the text, and fetches nothing that it names", async () => {
    await put(
      `# adoption\n\n<img src=x onerror="document.title='owned'"> ![a](https://evil.example/a.png) <script>document.title='owned'</script>\n` +
        `<iframe src="https://evil.example"></iframe> [file](file:///etc/passwd) [js](javascript:alert(1))\n` +
        `<p style="background:url(https://evil.example/b.png)">styled</p> <svg onload="document.title='owned'"></svg>\n`
    );
    assert.include(await slideText("adoption"), "styled");
    const bad = await page.$$eval(
      ".qd-stage .slide :is(script, iframe, img:not(.sign), [onerror], [onload], [href^='file'], [href^='javascript'])",
      (d) => d.map((e) => e.outerHTML)
    );
    assert.deepStrictEqual(bad, []);
    assert.notInclude(await page.title(), "owned");
    assert.deepStrictEqual(wrong(), {errors: [], foreign: []});
  });
});

describe("the tabs beside the deck", () => {
  it("tell what changed since last quarter, each number with what it was", async () => {
    await page.click('[role="tab"][data-tab="changes"]');
    const rows = await page.$$eval(".qd-change-table tbody tr", (d) =>
      d.map((row) => Array.from(row.children, (cell) => cell.textContent))
    );
    const users = rows.find(([name]) => name === "active users")!;
    assert.strictEqual(users[2], deck.references.get("active_users")!.text);
    assert.strictEqual(users[1], deck.references.get("active_users.before")!.text);
    const titles = await page.$$eval(".qd-titles dd:last-child", (d) => d.map((e) => e.textContent));
    assert.include(titles, deck.slides.find((d) => d.id === "adoption")!.title);
  });
  it("write an approval that the command line reads, of the deck as it is, and tell when it is older", async () => {
    await put("# adoption\n\nAll agreed.\n");
    await page.click('[role="tab"][data-tab="review"]');
    await page.type('input[name="reviewer"]', "Ana Ruiz");
    await press("Approve");
    await rest();
    await press("Download");
    const saved = await downloaded();
    const {approved} = readReview(saved, "2026Q3.md");
    assert.strictEqual(approved!.by, "Ana Ruiz");
    const {adoption: _, ...others} = contentOf(deck);
    assert.deepInclude(approved!.slides, others);
    assert.match(await page.$eval(".qd-review", (d) => d.textContent), /Approved by Ana Ruiz on/);
    await page.focus(".cm-content");
    await page.keyboard.down("Control");
    await page.keyboard.press("End");
    await page.keyboard.up("Control");
    await page.keyboard.type("And one word more.");
    await rest();
    assert.match(await page.$eval(".qd-review", (d) => d.textContent), /Changed since: Adoption/);
  });
  it("are gone through by the arrow keys", async () => {
    await page.focus('[role="tab"][data-tab="review"]');
    await page.keyboard.press("ArrowRight");
    assert.strictEqual(
      await page.$eval('[aria-selected="true"]', (d) => d.getAttribute("data-tab")),
      "checks"
    );
    assert.strictEqual(await page.evaluate(() => document.activeElement?.getAttribute("data-tab")), "checks");
  });
});

describe("a text that is not saved", () => {
  it("is there again after the page was loaded anew, until it is discarded", async () => {
    await page.reload({waitUntil: "load"});
    await settled(page);
    await page.waitForSelector(".cm-content");
    assert.include(await text(), "And one word more.");
    assert.include(await slideText("adoption"), "And one word more.");
    await press("Discard it");
    await rest();
    assert.strictEqual(await text(), "");
  });
  it("is saved by a key into the folder that was chosen once, unless the file there is another one", async () => {
    // The browser's own private folder stands for the one that a person would choose.
    await page.evaluate(() => {
      Object.assign(globalThis, {picked: 0});
      const pick = () => (
        ++(globalThis as unknown as {picked: number}).picked,
        navigator.storage.getDirectory()
      );
      Object.assign(globalThis, {showDirectoryPicker: pick});
    });
    const save = async () => {
      await page.keyboard.down("Control");
      await page.keyboard.press("s");
      await page.keyboard.up("Control");
      await rest();
      return await page.$eval(".qd-text-banner", (d) => d.textContent);
    };
    await put("# adoption\n\nFirst.");
    assert.match(await save(), /^Saved as /);
    assert.strictEqual(await fileText(page), "# adoption\n\nFirst.");
    assert.strictEqual(await page.$eval(".qd-text-state", (d) => d.textContent), "As in the file");
    await fileText(page, "# adoption\n\nOf a colleague.");
    await put("# adoption\n\nSecond.");
    assert.match(await save(), /not the one that this page began with/);
    assert.strictEqual(await fileText(page), "# adoption\n\nOf a colleague.");
    await press("Keep mine: write over it");
    await rest();
    assert.strictEqual(await fileText(page), "# adoption\n\nSecond.");
    assert.strictEqual(await page.evaluate(() => (globalThis as unknown as {picked: number}).picked), 1);
  });
  it("is accessible in both themes, and never scrolls sideways on a phone", async () => {
    await put("# adoption\n\n{{nope}} and 98765.");
    for (const [theme, tab] of [
      ["light", "review"],
      ["dark", "checks"],
      ["dark", "changes"]
    ]) {
      await page.evaluate((d) => (document.documentElement.dataset.theme = d), theme);
      await page.click(`[role="tab"][data-tab="${tab}"]`);
      assert.deepStrictEqual(await axeFindings(page, "main"), [], `${theme} ${tab}`);
    }
    await page.setViewport({width: 390, height: 844});
    for (const tab of ["slides", "text", "checks", "changes", "review"]) {
      await page.click(`[role="tab"][data-tab="${tab}"]`);
      assert.strictEqual(await page.evaluate(() => document.documentElement.scrollWidth), 390, tab);
    }
    assert.deepStrictEqual(wrong(), {errors: [], foreign: []});
  });
});

async function downloaded(): Promise<string> {
  for (let wait = 0; wait < 100; ++wait) {
    const [file] = (await readdir(downloads)).filter((d) => d.endsWith(".md"));
    if (file !== undefined) return await readFile(join(downloads, file), "utf8");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("no file was offered");
}

/** The only file in the chosen folder: its text, or another one put there by somebody else. */
async function fileText(on: Page, next?: string): Promise<string> {
  return await on.evaluate(async (words) => {
    const root = await navigator.storage.getDirectory();
    for await (const folder of root.values() as unknown as AsyncIterable<FileSystemDirectoryHandle>)
      for await (const file of folder.values() as unknown as AsyncIterable<FileSystemFileHandle>) {
        if (words === null) return `${await (await file.getFile()).text()}`;
        const writable = await file.createWritable();
        await writable.write(words);
        await writable.close();
      }
    return "";
  }, next ?? null);
}

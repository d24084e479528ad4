import {mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {type SiteUnderTest, sampleSite, visit} from "./harness.js";

let site: SiteUnderTest;
let dir: string;
beforeAll(async () => {
  site = await sampleSite();
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-downloads-"));
}, 600_000);
afterAll(async () => {
  await site?.close();
  await rm(dir, {recursive: true, force: true});
});

/** Waits for a finished file with an ending. */
async function arrived(extension: string): Promise<{name: string; bytes: Buffer}> {
  for (let i = 0; i < 200; ++i) {
    const name = (await readdir(dir)).find((d) => d.endsWith(extension));
    if (name !== undefined) return {name, bytes: await readFile(join(dir, name))};
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no ${extension} came`);
}

describe("a chart of the finished site as a file", () => {
  it("comes as CSV, SVG and PNG, by keyboard, in light colours, and asks no other host", async () => {
    const {page, log} = await visit(site, "causes.html", {theme: "dark"});
    const session = await page.createCDPSession();
    await session.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      downloadPath: dir,
      browserContextId: page.browserContext().id
    });
    const title = await page.$eval(".qd-card:has(.qd-download) h2", (d) => d.textContent);
    for (const kind of ["csv", "svg", "png"]) {
      await page.focus(".qd-download summary");
      await page.keyboard.press("Enter");
      await page.focus(`.qd-download [data-kind="${kind}"]`);
      await page.keyboard.press("Enter");
    }
    const csv = await arrived(".csv");
    assert.match(csv.name, /^causes-what-they-said-.*-2026q3\.csv$/);
    const [head, ...rows] = csv.bytes.toString("utf8").trimEnd().split("\r\n");
    assert.strictEqual(head, "\ufeffcause,accounts,of,share,low,high,mrr");
    assert.isAtLeast(rows.length, 5);
    assert.match(rows[0]!, /^[\w ,"]+,\d+,\d+,0\.\d+,0\.\d+,0\.\d+,\d/);
    const svg = (await arrived(".svg")).bytes.toString("utf8");
    const {window} = new JSDOM("");
    const root = new window.DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    assert.strictEqual(root.localName, "svg");
    assert.notMatch(svg, /url\(["']?(http|data|blob)|var\(|<style|href/);
    assert.match(root.textContent, /first churn of \d+ accounts[^]*Data as of 30 Sep 2026/);
    assert.include(root.textContent.replace(/\s+/g, ""), title.replace(/\s+/g, ""));
    assert.include(svg, "rgb(23, 78, 149)", "the accent of the light theme");
    const png = (await arrived(".png")).bytes;
    assert.strictEqual(png.subarray(1, 4).toString("latin1"), "PNG");
    const size = [png.readUInt32BE(16), png.readUInt32BE(20)];
    assert.deepStrictEqual(size, ["width", "height"].map((d) => 2 * Number(root.getAttribute(d)))); // prettier-ignore
    assert.isAtLeast(png.length, 15_000, "more than an empty ground");
    await rm(
      join(
        dir,
        (await readdir(dir)).find((d) => d.endsWith(".svg"))!
      )
    );
    await page.$eval(".qd-card:has(.qd-odds-table) [data-kind=svg]", (d) => (d as HTMLElement).click());
    const table = (await arrived(".svg")).bytes.toString("utf8");
    assert.match(table, /OR \(95%\)<[^]*Champion inactive<[^]*<rect[^]*Mantel-Haenszel/);
    assert.notMatch(table, /url\(["']?(http|data|blob)|var\(|<style|href|>left </);
    assert.deepStrictEqual(log, {errors: [], foreign: []});
    assert.isNull(await page.$("body > [data-theme]"), "nothing is left in the page");
    await page.browserContext().close();
  }, 60_000);
});

describe("brushing account-months on the finished page", () => {
  it("follows mouse and keyboard, keeps the brushes in the address, and comes back with them", async () => {
    const {page, log} = await visit(site, "causes.html");
    const words = async (of = page) => of.$eval("#account-months .qd-card-sub", (d) => d.textContent);
    const whole = await words();
    assert.match(whole, /^[\d,]+ account-months of \d+ accounts; .* left within 90 days/);
    const area = (await page.$("#account-months .qd-brush"))!;
    await area.scrollIntoView();
    const box = (await area.boundingBox())!;
    await page.mouse.move(box.x + 60, box.y + 70);
    await page.mouse.down();
    await page.mouse.move(box.x + 140, box.y + 70, {steps: 8});
    await page.mouse.up();
    await page.waitForFunction(() => location.search.includes("brush=engagement_index"), {timeout: 30_000});
    const first = await words();
    assert.notStrictEqual(first, whole);
    assert.match(first, /; of all \d+\.\d%$/);
    await page.focus('#account-months [aria-label="Months paying, to"]');
    for (const key of ["PageDown", "ArrowLeft"] as const) await page.keyboard.press(key);
    await page.waitForFunction(() => location.search.includes("tenure"), {timeout: 30_000});
    const both = await words();
    assert.notStrictEqual(both, first);
    const {page: again} = await visit(site, `causes.html${new URL(page.url()).search}`, {width: 390});
    assert.strictEqual(await words(again), both);
    await again.browserContext().close();
    await page.click("#account-months [aria-controls=account-months-list]");
    assert.match(await page.$eval("#account-months-list a", (d) => d.href), /account\.html\?account=/);
    await page.focus('#account-months [aria-label="Months paying, from"]');
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !location.search.includes("tenure"), {timeout: 30_000});
    assert.strictEqual(await words(), first);
    assert.deepStrictEqual(log, {errors: [], foreign: []});
    await page.browserContext().close();
  }, 60_000);
});

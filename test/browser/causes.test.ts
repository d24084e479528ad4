import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {type SiteUnderTest, sampleSite, settled, visit} from "./harness.js";

let site: SiteUnderTest;
beforeAll(async () => {
  site = await sampleSite();
}, 600_000);
afterAll(() => site?.close());

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.evaluate(
    ([label, option]) => {
      const chips = Array.from(document.querySelectorAll<HTMLElement>(".qd-chip"));
      chips.find((d) => d.textContent?.startsWith(label!))!.click();
      const options = Array.from(document.querySelectorAll<HTMLElement>('[role="option"]'));
      options.find((d) => d.textContent?.includes(option!))!.click();
    },
    [label, option]
  );
}
const heading = (page: Page) => page.$eval("h1", (d) => d.textContent ?? "");

describe("the Causes page", () => {
  it("asks its worker under each choice, and keeps the choice in the address", async () => {
    const {page, log} = await visit(site, "causes.html");
    assert.lengthOf(page.workers(), 1);
    const all = await heading(page);
    assert.match(all, /of 71 leavers/);
    await choose(page, "Left within", "12 months");
    await page.waitForFunction((d) => document.querySelector("h1")?.textContent !== d, {}, all);
    await settled(page);
    assert.match(await heading(page), /of 23 leavers/);
    assert.include(page.url(), "within=12");
    assert.deepStrictEqual(log, {errors: [], foreign: []});
    await page.browserContext().close();
  });
  it("answers without its worker where that does not start", async () => {
    const {page} = await visit(site, "definitions.html");
    await page.setRequestInterception(true);
    let refused = 0;
    page.on("request", (request) => {
      if (!request.url().includes("causesWorker")) return void request.continue();
      refused += 1;
      void request.abort();
    });
    await page.goto(new URL("causes.html", site.url).href);
    await settled(page);
    assert.match(await heading(page), /of 71 leavers/);
    assert.isAbove(refused, 0);
    await page.browserContext().close();
  });
});

import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {type SiteUnderTest, sampleSite, visit} from "./harness.js";

// What a reader gets on paper: widths are those of A4 between its margins, upright or on its side.

const UPRIGHT = 703;
const ASIDE = 1032;
const PAGES: [path: string, width: number][] = [
  ["playbook.html?view=changes", UPRIGHT],
  ["playbook.html?view=plays", UPRIGHT],
  ["playbook.html?view=saves", UPRIGHT],
  ["growth.html", UPRIGHT],
  ["postmortems.html", UPRIGHT],
  ["renewals.html", ASIDE],
  ["journey.html", ASIDE],
  ["voice.html", ASIDE],
  ["product.html", ASIDE]
];

let site: SiteUnderTest;
beforeAll(async () => {
  site = await sampleSite();
}, 600_000);
afterAll(() => site?.close());

describe("a page on paper", () => {
  it("shows no control, cuts no table and no list", {timeout: 120_000}, async () => {
    const context = await site.browser.createBrowserContext();
    const faults: string[] = [];
    for (const [path, width] of PAGES) {
      const {page} = await visit(site, path, {context});
      await page.emulateMediaType("print");
      await page.setViewport({width, height: 900});
      const found = await page.evaluate(() => {
        const shown = (d: Element) => d.getClientRects().length > 0;
        const all = (selector: string) =>
          [...document.querySelectorAll<HTMLTableElement>(selector)].filter(shown);
        return [
          ...all("main :is(input, select, textarea, summary, .qd-button, .qd-chip, .qd-segmented)").map(
            (d) => `shows ${d.tagName} ${d.className}`
          ),
          ...all(".qd-card .qd-table")
            .filter((d) => d.offsetWidth > d.closest<HTMLElement>(".qd-card")!.clientWidth - 20)
            .map((d) => `cuts ${d.caption?.textContent}`),
          ...all(".qd-registry")
            .filter((d) => d.scrollHeight > d.clientHeight + 1)
            .map(() => "cuts a list")
        ];
      });
      faults.push(...found.map((d) => `${path}: ${d}`));
      await page.close();
    }
    await context.close();
    assert.deepStrictEqual(faults, []);
  });
});

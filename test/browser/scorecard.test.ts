import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {openWarehouse} from "../../loaders/warehouse.js";
import {filesBelow} from "../../reports/site/html.js";
import {workspace} from "../../reports/workspace.js";
import type {HealthData} from "../../src/lib/healthData.js";
import type {ScorecardData} from "../../src/lib/scorecardData.js";
import {unpackScorecard} from "../../src/lib/scorecardData.js";
import {configured, whatIf} from "../../src/lib/scorecardWhatIf.js";
import {axeFindings} from "./axe.js";
import {SAMPLE_CONFIG, type SiteUnderTest, sampleSite, visit} from "./harness.js";

let site: SiteUnderTest;
let text = "";
let health: HealthData;
beforeAll(async () => {
  site = await sampleSite();
  const files = await filesBelow(site.dist, ".json");
  const read = (name: RegExp) => readFile(join(site.dist, files.find((d) => name.test(d)) ?? ""), "utf8");
  text = await read(/site\/scorecard\.[^/]*json$/);
  health = JSON.parse(await read(/site\/health\.[^/]*json$/)) as HealthData;
}, 600_000);
afterAll(() => site?.close());

describe("the sample's scorecards, scored in the browser", () => {
  it("fit into a file of less than 300 kB", () => {
    assert.isBelow(text.length, 300_000);
  });
  it("give the warehouse's scores in every month, its bands today, and the backtest's area", async () => {
    const base = configured(unpackScorecard(JSON.parse(text) as ScorecardData));
    await using db = await openWarehouse(workspace({config: SAMPLE_CONFIG}).warehouse, {readonly: true});
    const rows = await db.query<{health_score: number | null; health_band: string}>(
      "SELECT health_score, health_band FROM account_point WHERE paying ORDER BY account_id, point_date"
    );
    assert.strictEqual(rows.length, base.scores.length);
    for (const [i, {health_score}] of rows.entries())
      assert.closeTo(Number.isNaN(base.scores[i]!) ? -1 : base.scores[i]!, health_score ?? -1, 1e-6);
    const bands = Array.from(base.bands.row, (row) => rows[row]!.health_band);
    assert.deepStrictEqual(base.bands.band, bands);
    assert.isAbove(new Set(bands).size, 2);
    const {before, account_months} = whatIf(base, []).backtest;
    const judged = health.scores.find((d) => d.key === "scorecard")!;
    assert.closeTo(before.auc.value!, judged.auc.value!, 1e-6);
    assert.closeTo(before.lift.value!, judged.lift.value!, 1e-6);
    assert.strictEqual(account_months, judged.auc.denominator);
  });
});

describe("the what-if on the Health page", () => {
  const heading = (page: Page) => page.$eval("#what-if h2", (d) => d.textContent ?? "");
  const move = (page: Page, label: string, key: "ArrowRight" | "ArrowLeft", times: number) =>
    page.focus(`#what-if input[aria-label^="${label}"]`).then(async () => {
      for (let i = 0; i < times; ++i) await page.keyboard.press(key);
    });

  it("follows the arrow keys, keeps its state in the address, gives intervals, and takes steps back", async () => {
    const {page, log} = await visit(site, "health.html?scorecard=mid-market");
    await page.waitForFunction(() =>
      /\(0\.\d\d\u2013/.test(document.querySelector(".qd-try-result")?.textContent ?? "")
    );
    const [before, said] = [
      await heading(page),
      () => page.$eval(".qd-try-result", (d) => d.textContent ?? "")
    ];
    await move(page, "Weight, group Relationship", "ArrowRight", 2);
    await page.waitForFunction(() => new URL(location.href).searchParams.has("whatif"));
    assert.include(new URL(page.url()).searchParams.get("whatif"), "mid-market/relationship//weight/1.4");
    await page.waitForFunction(
      (old) => document.querySelector("#what-if h2")?.textContent !== old,
      {},
      before
    );
    await page.waitForFunction(() =>
      /Difference on the same/.test(document.querySelector(".qd-try-result")?.textContent ?? "")
    );
    const [tried, result] = [await heading(page), await said()];
    // The same address shows the same.
    await page.reload({waitUntil: "load"});
    await page.waitForFunction(() =>
      /Difference on the same/.test(document.querySelector(".qd-try-result")?.textContent ?? "")
    );
    assert.deepStrictEqual([await heading(page), await said()], [tried, result]);
    await move(page, "Bad, Feature breadth", "ArrowRight", 1);
    await page.waitForFunction(
      () => !document.querySelector<HTMLButtonElement>(".qd-try-tools button")?.disabled
    );
    await page.click(".qd-try-tools button");
    await page.waitForFunction(
      (old) => document.querySelector("#what-if h2")?.textContent === old,
      {},
      tried
    );
    await page.click("#what-if summary");
    assert.deepStrictEqual(await axeFindings(page), []);
    assert.deepStrictEqual([log.errors, log.foreign], [[], []]);
    await page.browserContext().close();
  });
  it("redraws within 50 ms of a slider's move, at the median of twenty", async () => {
    const {page} = await visit(site, "health.html?scorecard=mid-market");
    const took = await page.evaluate(async () => {
      const slider = document.querySelector<HTMLInputElement>(
        '#what-if input[aria-label^="Bad, Active-user"]'
      )!;
      const times: number[] = [];
      const next = window.requestAnimationFrame.bind(window);
      let spent = 0;
      window.requestAnimationFrame = (call) =>
        next((now) => {
          const start = performance.now();
          call(now);
          document.querySelector("#what-if")?.getBoundingClientRect();
          spent += performance.now() - start;
        });
      for (let k = 0; k < 20; ++k) {
        spent = 0;
        slider.value = String(16 + k);
        const start = performance.now();
        slider.dispatchEvent(new Event("input", {bubbles: true}));
        spent += performance.now() - start;
        await new Promise((done) => next(() => setTimeout(done)));
        times.push(spent);
      }
      return times.sort((a, b) => a - b)[10]!;
    });
    assert.isBelow(took, 50);
    await page.browserContext().close();
  });
});

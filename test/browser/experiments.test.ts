import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {filesBelow} from "../../reports/site/html.js";
import {decided} from "../../src/lib/experimentFormat.js";
import {stateOf} from "../../src/lib/experimentsView.js";
import type {ExperimentsData} from "../../src/metrics/experimentsData.js";
import {studentUpper} from "../../src/metrics/stats/distributions.js";
import {type SiteUnderTest, sampleSite, settled, visit} from "./harness.js";

// What data/sample/README.md plants, and what the finished page says of it.

let site: SiteUnderTest;
let data: ExperimentsData;
beforeAll(async () => {
  site = await sampleSite();
  const file = (await filesBelow(site.dist, ".json")).find((d) => /site\/experiments\.[^/]*json$/.test(d));
  if (file === undefined) throw new Error("the site has no data of experiments");
  data = JSON.parse(await readFile(join(site.dist, file), "utf8")) as ExperimentsData;
}, 600_000);
afterAll(() => site?.close());

async function said(page: Page, selector = "#result"): Promise<string> {
  return page.$eval(selector, (d) => d.textContent?.replace(/\s+/g, " ") ?? "");
}

/** True effects by name of the experiment and KPI, in the KPI's unit. */
const TRUE: Record<string, Record<string, number>> = {
  "Guided first week for planners": {
    "Loads planned a week": 2.2,
    "Used the load builder": 0.08,
    "Tickets filed": 0
  },
  "Value review every month": {"Active-user rate": 0},
  "Coaching at the dispatch desk": {"On-time departures (%)": 4},
  "Proposed loads": {"Planning time (minutes a day)": -3},
  "Load templates": {"Planning time (minutes a day)": -14, "Plans changed after noon": 0},
  "Dock reminders for drivers": {"Waiting at the dock (minutes)": -6},
  "One digest instead of alerts": {"Opened an alert in the week": 0, "Late reactions a week": 0},
  "Shorter shift handover": {"Handover time (minutes)": 1.5, "Loads missed a week": 0}
};

describe("the sample's experiments", () => {
  it("are all there, and every planted effect lies in its 99 % interval", () => {
    assert.strictEqual(data.experiments.length, 36);
    let checked = 0;
    for (const {experiment_id, name, result} of data.experiments) {
      for (const kpi of result.kpis) {
        const truth = TRUE[name]?.[kpi.kpi];
        const {value, se} = decided(kpi);
        if (truth === undefined || value === null || se === null) continue;
        const units = kpi.arms.reduce((sum, d) => sum + d.n, 0);
        const reach = studentUpper(0.995, units - 2) * se;
        assert.isBelow(Math.abs(value - truth), reach, `${experiment_id} ${kpi.kpi}`);
        ++checked;
      }
    }
    assert.isAtLeast(checked, 50);
  });
  it("that have no effect come out without detectable difference, and none with an effect comes out the wrong way", () => {
    const states = (name: string) => new Set(data.experiments.filter((d) => d.name === name).map(stateOf));
    assert.deepStrictEqual([...states("Value review every month")], ["no difference"]);
    assert.deepStrictEqual([...states("One digest instead of alerts")], ["no difference"]);
    assert.deepStrictEqual([...states("Load templates")], ["better"]);
    for (const name of ["Dock reminders for drivers", "Guided first week for planners"])
      assert.isFalse(states(name).has("worse"), name);
    assert.isFalse(states("Shorter shift handover").has("better"));
  });
});

describe("experiments.html on the sample", () => {
  const open = async (query: string, width = 1440) =>
    (await visit(site, `experiments.html${query}`, {width})).page;
  it.each([
    ["EX-101", /better, Loads planned a week \+2\.\d/, /32% of the variance saved/],
    ["EX-102", /no detectable difference, Active-user rate/, /No plan yet/],
    ["EX-103", /blocked, its split is broken.*500 units in control, 372 in target/, /No effect is shown/],
    ["EX-104", /regression to the mean, no effect can be claimed/, /Without a control no effect is claimed/],
    ["EX-105", /still running until 16 Nov 2026, too early to tell/, /Confidence sequence/],
    ["EX-106", /better, On-time departures.*not drawn by lot/, /The arms moved alike before the change/]
  ])("says of %s what is planted", async (id, first, second) => {
    const page = await open(`?experiment=${id}`);
    const text = await said(page);
    assert.match(text, first);
    assert.match(text, second);
    assert.strictEqual(await said(page, "#registry [aria-current] small bdi"), id);
    await page.browserContext().close();
  });
  it("keeps filters, experiment and planner in the address, and takes a step back", async () => {
    const page = await open("");
    assert.match(await said(page, "main h1"), /^\d+ of 36 experiments came out better, .* 1 blocked, 1 without control, 1 running$/); // prettier-ignore
    await page.click('.qd-state[data-state="blocked"]');
    assert.match(await said(page), /New home screen/);
    assert.include(page.url(), "state=blocked");
    assert.match(await said(page, "main h1"), / of 36 experiments/, "a filter by state hides no failure");
    await page.click('.qd-state[data-state="blocked"]');
    await page.type("main input[type=search]", "guided");
    await page.click('#registry [data-experiment="EX-101"]');
    assert.include(page.url(), "experiment=EX-101");
    await page.$eval("#plan-effect-mean", (d) => d.setAttribute("value", ""));
    await page.click("#plan-effect-mean", {count: 3});
    await page.type("#plan-effect-mean", "2");
    assert.include(page.url(), "plan-effect=2");
    const words = await said(page, ".qd-answer p");
    const again = await open(new URL(page.url()).search);
    assert.deepStrictEqual(
      [await said(again, ".qd-answer p"), await said(again, "#registry")],
      [words, await said(page, "#registry")]
    );
    await again.browserContext().close();
    await page.click("main input[type=search]", {count: 3});
    await page.keyboard.press("Backspace");
    await page.click('#registry [data-experiment="EX-209"]');
    await page.type("main input[type=search]", "load");
    await page.goBack();
    assert.match(await said(page), /Guided first week/);
    assert.strictEqual(await page.$eval("main input[type=search]", (d) => d.value), "");
    await page.browserContext().close();
  });
  it("leads from a list that is walked by keyboard, and keeps the focus there", async () => {
    const page = await open("");
    await page.focus('#registry [data-experiment="EX-209"]');
    await page.keyboard.press("Enter");
    await settled(page);
    assert.match(await said(page), /Load templates/);
    assert.strictEqual(
      await page.evaluate(() => document.activeElement?.getAttribute("data-experiment")),
      "EX-209"
    );
    await page.browserContext().close();
  });
});

import {assert, describe, it} from "vitest";
import {AucStrip, aucScale} from "../../src/components/health/aucStrip.js";
import {HealthBody} from "../../src/components/health/page.js";
import type {HealthData} from "../../src/lib/healthData.js";
import {healthView} from "../../src/lib/healthView.js";
import {healthOf} from "../support/health.js";
import {click, emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";

const document = emptyPage();
const body = (data: HealthData, score?: string, width = 444) =>
  HealthBody(healthView(data, {score}), {fit: (draw) => draw(width), document});
const sound = (node: Element) => {
  assert.notMatch(textOf(node), /NaN|undefined|Infinity|\[object|null/);
  assert.notMatch(node.outerHTML, /="[^"]*(NaN|undefined)/);
  assert.isNull(node.querySelector("script"));
};
/** A company without use, without churn and with hardly a month. */
const EMPTY: Partial<HealthData> = {
  split: {train: null, test: null, reason: "no month end lies 90 days before the last day of data"},
  scores: healthOf().scores.map((d) => ({...d, auc: {value: null, reason: "no rows"}, slope: {value: null}, lift: {value: null}, brier: {value: null}, fifths: [], tenths: [], reason: "no rows"})), // prettier-ignore
  months: {scorecard: [], usage: []},
  like: {horizon_days: 90, intercept: null, slope: null, fifths: [], today: [], reason: "no rows"},
  healthy: {left: 0, scored: 0, accounts: []},
  zone: {index: [], rate: [], costs: null, paying: 3, accounts: []}
};

describe("HealthBody(view)", () => {
  it("links the accounts that were healthy when last seen and those in danger to their pages", () => {
    const page = body(healthOf());
    sound(page);
    const links = [...page.querySelectorAll("a")].map((d) => d.getAttribute("href"));
    assert.includeMembers(links, ["./account.html?account=K5", "./account.html?account=K1"]);
    assert.match(textOf(page), /Alder.*88 ?Healthy.*15.*15 Apr 2025.*\$100.*Price/);
    assert.match(textOf(page), /Birch.*9in the zone/);
  });
  it("turns each of its charts into a table of the same numbers", () => {
    const page = body(healthOf(), "usage");
    for (const button of [...page.querySelectorAll("button")].filter((d) => textOf(d) === "Table"))
      click(button);
    sound(page);
    assert.strictEqual(page.querySelectorAll(".qd-chart-svg").length, 0);
    assert.match(textOf(page), /Usage alone: share that left against predicted/);
    const months = [...page.querySelectorAll("table")].find((d) => /worse than a coin|beats a coin/.test(textOf(d.querySelector("caption")))); // prettier-ignore
    assert.match(textOf(months), /n\/a: no events/);
  });
  it("is whole without data, says why, and draws no chart", () => {
    const page = body(healthOf(EMPTY));
    sound(page);
    assert.strictEqual(page.querySelectorAll(".qd-chart-svg").length, 0);
    assert.match(textOf(page), /No backtest: no month end lies 90 days before/);
    assert.match(textOf(page), /The table usage brings active users/);
    assert.match(textOf(page), /Nobody left after a month end/);
    sound(body(healthOf({...EMPTY, scores: []})));
  });
  it("keeps hostile names text", () => {
    const data = healthOf();
    const [leaver] = data.healthy.accounts;
    const [inside] = data.zone.accounts;
    const accounts = HOSTILE_NAMES.map((name) => ({
      ...leaver!,
      name,
      account_id: name,
      segment: name,
      reason: name
    }));
    const zone = {
      ...data.zone,
      accounts: HOSTILE_NAMES.map((name) => ({...inside!, name, account_id: name, csm: name}))
    };
    const page = body(healthOf({healthy: {left: 9, scored: 9, accounts}, zone}), "", 320);
    sound(page);
    assert.isNull(page.querySelector("img"));
  });
});

describe("AucStrip(metric)", () => {
  const strip = (value: number, low: number | null = null, high: number | null = null) =>
    AucStrip({value, low, high}, {scale: aucScale([]), lead: true, label: "x", document});
  it("places 0.7 in the middle of a scale from 0.4 to 1, and chance as the strong line", () => {
    const svg = strip(0.7, 0.4, 1);
    assert.strictEqual(svg.querySelector("svg")?.getAttribute("x"), "50%");
    assert.strictEqual(svg.querySelector(".qd-axisline")?.getAttribute("x1"), "19.3%"); // 4 + 92 / 6
    const whisker = svg.querySelector("line[stroke-width]");
    assert.deepStrictEqual([whisker?.getAttribute("x1"), whisker?.getAttribute("x2")], ["4%", "96%"]);
  });
  it("has no whisker without an interval", () => {
    assert.isNull(strip(0.7).querySelector("line[stroke-width]"));
  });
});

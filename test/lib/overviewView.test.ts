import {plural} from "../../src/lib/words.js";
import {assert, describe, it} from "vitest";
import {BANDS} from "../../src/lib/bands.js";
import {packRows, unpackRows} from "../../src/lib/overviewData.js";
import {attributeChoices, currentAccounts, windowChoices} from "../../src/lib/overviewFilters.js";
import {grrTitle, metricChange, overviewTitle, targetText} from "../../src/lib/overviewText.js";
import {chosenWindows, overviewView, segmentMark} from "../../src/lib/overviewView.js";
import {companyRow, overviewOf} from "../support/overview.js";

// Two quarters. Q1: A 100 -> 100, B 200 -> 0, C 300 -> 450, D 0 -> 50. Q2: A stays, C 450 -> 400, D 50 -> 80.
const DATA = overviewOf([
  {account_id: "A", segment: "Small", csm: "Ana", mrr: [100, 100, 100], band: "at risk"},
  {account_id: "B", segment: "Small", csm: "Ben", mrr: [200, 0, 0]},
  {account_id: "C", segment: "Large", csm: "Ben", mrr: [300, 450, 400], band: "healthy"},
  {account_id: "D", segment: "Large", csm: "Ana", mrr: [0, 50, 80]}
]);

describe("packRows(rows) and unpackRows(packed)", () => {
  it("give back every column that was packed, for the accounts that pay at either end", () => {
    const row = companyRow({
      account_id: "A",
      start_mrr: 100.25,
      end_mrr: 0,
      fx_mrr: -1.5,
      paid_before: true,
      left_and_returned: true,
      quiet: true,
      health_band: "watch",
      mau: 12,
      seats: 20,
      tickets: 0,
      nps_n: 5,
      promoters: 3,
      detractors: 1
    });
    const free = companyRow({account_id: "F"});
    const packed = packRows([free, row], new Map([["F", 0], ["A", 1]]), BANDS); // prettier-ignore
    assert.deepStrictEqual(packed.i, [1]);
    assert.deepStrictEqual(unpackRows(packed, ["F", "A"], BANDS), [row]);
  });
  it("keep an account that pays at neither end, but whose tickets and answers count", () => {
    const between = companyRow({account_id: "A", tickets: 2, nps_n: 1, promoters: 1, detractors: 0});
    const silent = companyRow({account_id: "B", tickets: 0, nps_n: 0, mau: 3, seats: 5});
    const packed = packRows([between, silent], new Map([["A", 0], ["B", 1]]), BANDS); // prettier-ignore
    assert.deepStrictEqual(unpackRows(packed, ["A", "B"], BANDS), [between]);
  });
  it("tell not quiet from not known", () => {
    const rows = [true, false, null].map((quiet, i) => companyRow({account_id: `${i}`, end_mrr: 1, quiet}));
    const packed = packRows(rows, new Map(rows.map((d, i) => [d.account_id, i])), BANDS);
    assert.deepStrictEqual(
      unpackRows(packed, ["0", "1", "2"], BANDS).map((d) => d.quiet),
      [true, false, null]
    );
  });
});

describe("overviewView(data, filters)", () => {
  it("shows the last full quarter against the one before, with the published metrics", () => {
    const view = overviewView(DATA, {});
    assert.deepStrictEqual(
      [view.window.label, view.before?.label, view.segment],
      ["2026Q2", "2026Q1", "all"]
    );
    // Start 100 + 450 + 50 = 600; kept 100 + 400 + 50 = 550; with expansion 580.
    assert.strictEqual(view.now.grr?.value, 550 / 600);
    assert.strictEqual(view.now.nrr?.value, 580 / 600);
    assert.strictEqual(view.now.logo_churn?.value, 0);
  });
  it("computes a segment again from its own rows", () => {
    const view = overviewView(DATA, {quarter: "2026Q1", segment: "Small"});
    assert.strictEqual(view.segment, "Small");
    assert.strictEqual(view.now.grr?.value, 100 / 300);
    assert.deepStrictEqual([view.now.logo_churn?.numerator, view.now.logo_churn?.denominator], [1, 2]);
    assert.strictEqual(view.now.arr?.value, 1200);
    assert.isNull(view.before);
    assert.isNull(view.then);
  });
  it("adds up: a filter's parts are the whole", () => {
    const arr = (segment?: string) => overviewView(DATA, {segment}).now.arr?.value ?? 0;
    assert.strictEqual(arr("Small") + arr("Large"), arr());
  });
  it("shows nothing, and no error, when no account passes", () => {
    const view = overviewView(DATA, {segment: "Nobody"});
    assert.isNull(view.now.grr?.value);
    assert.deepStrictEqual([view.rows, view.csms], [[], []]);
    assert.strictEqual(overviewTitle(view), "No account was paying when 2026Q2 started");
  });
  it("counts accounts and ARR by band, those without one as not enough data", () => {
    assert.deepStrictEqual(overviewView(DATA, {}).bands, [
      {band: "at risk", accounts: 1, arr: 1200},
      {band: "watch", accounts: 0, arr: 0},
      {band: "healthy", accounts: 1, arr: 4800},
      {band: "not enough data", accounts: 1, arr: 960}
    ]);
  });
  it("has a row for each CSM, whose ARR adds up to the company's", () => {
    const {csms, now} = overviewView(DATA, {});
    assert.deepStrictEqual(
      csms.map((d) => [d.csm, d.accounts, d.arr, d.at_risk]),
      [
        ["Ana", 2, 2160, 1],
        ["Ben", 1, 4800, 0]
      ]
    );
    assert.strictEqual(
      csms.reduce((sum, d) => sum + d.arr, 0),
      now.arr?.value
    );
  });
  it("takes each account's own target into the target of a mixture", () => {
    const mixed = {...DATA, targets: {default: 0.02, Small: 0.05}};
    // Q1 starts with A and B (Small, 5 %) and C (2 %): (2 x 5 + 2) / 3 = 4 %.
    assert.approximately(overviewView(mixed, {quarter: "2026Q1"}).target ?? NaN, 0.04, 1e-12);
    assert.isNull(overviewView({...DATA, targets: null}, {}).target);
  });
});

describe("segmentMark(filters)", () => {
  it("names what `quarterdeck metrics` can be asked for, and anything else by its filter", () => {
    assert.strictEqual(segmentMark({}), "all");
    assert.strictEqual(segmentMark({quarter: "2026Q1", compare: "2025Q4"}), "all");
    assert.strictEqual(segmentMark({segment: "Small"}), "Small");
    assert.strictEqual(segmentMark({csm: "Ana"}), "csm:Ana");
    assert.strictEqual(segmentMark({region: "North"}), "filter:region=North");
    assert.strictEqual(segmentMark({segment: "Small", csm: "Ana"}), "filter:segment=Small&csm=Ana");
  });
});

describe("chosenWindows(data, filters)", () => {
  const labels = ["2026Q1", "2026Q2", "2026Q3", "2026Q4 to date"];
  const windows = labels.map((label) => ({...DATA.windows[0]!, label}));
  const chosen = (quarter?: string, compare?: string) => {
    const {window, before} = chosenWindows({windows}, {quarter, compare});
    return [window.label, before?.label ?? null];
  };
  it("takes the last full quarter, not the one under way, unless it is asked for", () => {
    assert.deepStrictEqual(chosen(), ["2026Q3", "2026Q2"]);
    assert.deepStrictEqual(chosen("2026Q4 to date"), ["2026Q4 to date", "2026Q3"]);
  });
  it("compares only with an earlier quarter", () => {
    assert.deepStrictEqual(chosen("2026Q2", "2026Q1"), ["2026Q2", "2026Q1"]);
    assert.deepStrictEqual(chosen("2026Q2", "2026Q3"), ["2026Q2", "2026Q1"]);
    assert.deepStrictEqual(chosen("2026Q1", "2026Q1"), ["2026Q1", null]);
  });
  it("falls back from a quarter that is not there", () => {
    assert.deepStrictEqual(chosen("1999Q1", "1998Q1"), ["2026Q3", "2026Q2"]);
  });
  it("throws without any window", () => {
    assert.throws(() => chosenWindows({windows: []}, {}), /^the overview has no window$/);
  });
});

describe("the titles", () => {
  // Forty accounts of 100: of the first quarter's, `lost` leave in the second.
  const company = (lost: number, targets: number | null = 0.03) =>
    overviewOf(
      Array.from({length: 40}, (_, i) => ({account_id: `K${i}`, mrr: [100, 100, i < lost ? 0 : 100]})),
      {targets}
    );
  it("overviewTitle(view): says held when the interval of the change holds zero", () => {
    // Each quarter another 4 of 40 leave and as many new ones come: both quarters keep 90 %.
    const leaver = (i: number): number[] => (i < 4 ? [100, 0, 0] : i < 8 ? [100, 100, 0] : [100, 100, 100]);
    const joiners = Array.from({length: 4}, (_, i) => ({account_id: `J${i}`, mrr: [0, 100, 100]}));
    const stayers = Array.from({length: 40}, (_, i) => ({account_id: `K${i}`, mrr: leaver(i)}));
    const title = overviewTitle(overviewView(overviewOf([...stayers, ...joiners]), {}));
    assert.match(title, /^Gross retention held at 90\.0%; 4 of 40 accounts left, /);
  });
  it("overviewTitle(view): does not say held where there is no interval to tell by", () => {
    // In the first quarter every account kept everything, so its resamples do not vary.
    const view = overviewView(company(3), {});
    assert.isNull(metricChange(view, "grr")?.low ?? null);
    assert.match(overviewTitle(view), /^Gross retention is 92\.5%; /);
    assert.strictEqual(grrTitle(view), "GRR fell 7.5 points, no interval");
  });
  it("overviewTitle(view): says above target only when the interval lies above it", () => {
    assert.match(
      overviewTitle(overviewView(company(3), {})),
      /; 3 of 40 accounts left, within noise of the 3% target$/
    );
    assert.match(
      overviewTitle(overviewView(company(12), {})),
      /; 12 of 40 accounts left, above the 3% target$/
    );
  });
  it("overviewTitle(view): names no target where there is none", () => {
    assert.match(overviewTitle(overviewView(company(3, null), {})), /; 3 of 40 accounts left$/);
  });
  it("grrTitle(view): claims no more than the interval allows", () => {
    assert.match(grrTitle(overviewView(company(0), {})), /^GRR is unchanged at 100\.0%$/);
    assert.match(grrTitle(overviewView(company(0), {quarter: "2026Q1"})), /^Gross retention is 100\.0%$/);
  });
  it("metricChange(view, id): null without a quarter to compare with", () => {
    assert.isNull(metricChange(overviewView(company(3), {quarter: "2026Q1"}), "arr"));
    assert.strictEqual(metricChange(overviewView(company(3), {}), "arr")?.value, -3600);
  });
  it("plural(n, one) and targetText(target)", () => {
    assert.deepStrictEqual(
      [plural(0, "account"), plural(1, "account"), plural(1200, "account")],
      ["0 accounts", "1 account", "1,200 accounts"]
    );
    assert.deepStrictEqual([targetText(0.03), targetText(0.035)], ["3%", "3.5%"]);
  });
});

describe("the filters' choices", () => {
  it("attributeChoices(accounts): one filter for each attribute that has a choice, with counts", () => {
    const choices = attributeChoices(DATA.accounts, currentAccounts(DATA));
    assert.deepStrictEqual(
      choices.map((d) => d.key),
      ["segment", "csm"]
    );
    // B left in the first quarter and is not counted in the second.
    assert.deepStrictEqual(choices[0]?.options, [
      {value: "", label: "All 2", count: 3},
      {value: "Large", label: "Large", count: 2},
      {value: "Small", label: "Small", count: 1}
    ]);
  });
  it("attributeChoices(accounts): what is missing comes last", () => {
    const accounts = {
      segment: ["(none)", "A", "B"],
      plan: ["x", "x", "x"],
      region: ["x", "x", "x"],
      csm: ["x", "x", "x"]
    };
    assert.deepStrictEqual(
      attributeChoices(accounts)[0]?.options.map((d) => d.value),
      ["", "A", "B", "(none)"]
    );
  });
  it("windowChoices(labels, quarter): newest first, and only earlier ones to compare with", () => {
    const [quarter, compare] = windowChoices(["2026Q1", "2026Q2", "2026Q3"], "2026Q2");
    assert.deepStrictEqual(
      [quarter?.initial, quarter?.options.map((d) => d.value)],
      ["2026Q3", ["2026Q3", "2026Q2", "2026Q1"]]
    );
    assert.deepStrictEqual([compare?.initial, compare?.options.map((d) => d.value)], ["2026Q1", ["2026Q1"]]);
    assert.strictEqual(windowChoices(["2026Q1"], "").length, 1);
    const [left] = windowChoices(["2025Q1", "2025Q2", "2026Q3"], "", "2025Q2");
    assert.strictEqual(left?.initial, "2025Q2");
  });
});

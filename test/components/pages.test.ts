import {assert, describe, it} from "vitest";
import {DefinitionsBody, matchingDefinitions} from "../../src/components/definitions/page.js";
import {ExperimentsBody} from "../../src/components/experiments/page.js";
import {PlannerCard} from "../../src/components/experiments/planner.js";
import {StateChips} from "../../src/components/experiments/registry.js";
import {OverviewBody} from "../../src/components/overview/page.js";
import {weeksChange} from "../../src/components/overview/renewals.js";
import {RetentionBody} from "../../src/components/retention/page.js";
import {planPrefill} from "../../src/lib/experimentPlanner.js";
import {experimentsView} from "../../src/lib/experimentsView.js";
import type {DefinitionsData} from "../../src/lib/definitionsData.js";
import type {OverviewData} from "../../src/lib/overviewData.js";
import {overviewView} from "../../src/lib/overviewView.js";
import {retentionView} from "../../src/lib/retentionView.js";
import {DEFINITIONS, definitionOf} from "../../src/metrics/definitions.js";
import {experimentsOf, madeReport, OF_EACH_STATE} from "../support/experimentReports.js";
import {click, emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";
import {overviewOf} from "../support/overview.js";
import {retentionOf} from "../support/retention.js";
import {assertSound} from "../support/sound.js";

const document = emptyPage();
const fit = (draw: (width: number) => Element) => draw(444);
const CONFIGURED: DefinitionsData = {
  settings: [{label: "Currency", value: "USD", key: "currency"}],
  scorecards: [
    {
      id: "one",
      version: "3",
      segments: [],
      parts: [{group: "usage", component: "breadth", weight: 1, bad: 0, good: 1}]
    }
  ]
};

const ACCOUNTS = HOSTILE_NAMES.map((name, i) => ({
  account_id: `K${i}`,
  name,
  segment: i % 2 ? name : "Small",
  csm: name,
  mrr: [100 * (i + 1), 90 * (i + 1), i === 0 ? 0 : 110 * (i + 1)],
  band: ["at risk", "watch", "healthy", "not enough data", null][i % 5]
}));
const RENEWALS = ACCOUNTS.map((_, i) => ({
  i,
  renewal_date: "2026-07-20",
  arr: 12_000 * i,
  health_score: 30 + i,
  health_band: i % 2 ? "at risk" : "healthy",
  health_change: -3,
  weeks: [5, null, 3],
  moved: HOSTILE_NAMES[i] ?? null
}));
const DATA = overviewOf(ACCOUNTS, {renewals: RENEWALS});
const overview = (data = DATA, filters = {}) => OverviewBody(overviewView(data, filters), {fit, document});

describe("OverviewBody(view)", () => {
  it("holds with hostile names, with one account, and with none", () => {
    assertSound(overview());
    assertSound(overview(overviewOf(ACCOUNTS.slice(0, 1))));
    assertSound(overview(overviewOf([])));
    assertSound(overview(DATA, {segment: "Nobody"}));
  });
  it("holds with 5,000 accounts, of which a table draws a part", () => {
    const many = Array.from({length: 5000}, (_, i) => ({
      account_id: `K${i}`,
      csm: `C${i % 40}`,
      mrr: [100, i % 50 ? 120 : 0]
    }));
    const body = overview(overviewOf(many));
    assertSound(body);
    assert.isAtMost(body.querySelectorAll("tr").length, 200);
  });
  it("marks every metric by an id that is defined, with the raw number", () => {
    const marked = Array.from(overview().querySelectorAll<HTMLElement>("[data-metric]"), (d) => d.dataset);
    assert.includeMembers(
      marked.map((d) => d.metric),
      ["nrr", "grr", "logo_churn", "at_risk_arr", "arr", "new_mrr", "churned_mrr"]
    );
    for (const {metric, value, window, segment} of marked) {
      assert.strictEqual(definitionOf(metric ?? "").id, metric);
      assert.isTrue(value === "" || Number.isFinite(Number(value)));
      assert.match(window ?? "", /^2026Q\d$/);
      assert.isOk(segment);
    }
  });
  it("opens with ARR and how much of it is at risk", () => {
    const [first] = overview().querySelectorAll(".qd-kpi");
    assert.strictEqual(first?.querySelector<HTMLElement>(".qd-kpi-value")?.dataset.metric, "arr");
    assert.match(textOf(first), /at risk/);
  });
  it("draws no share of nothing where no renewal is due", () => {
    const tile = Array.from(overview(overviewOf(ACCOUNTS)).querySelectorAll(".qd-kpi")).at(-1)!;
    assert.include(textOf(tile), "no renewal date in these days");
    assert.isNull(tile.querySelector("svg"));
  });
  it("says the same of a number wherever it stands", () => {
    const said = new Map<string, string>();
    for (const {dataset: d} of overview().querySelectorAll<HTMLElement>("[data-metric]")) {
      const key = `${d.metric} ${d.window} ${d.segment}`;
      assert.strictEqual(d.value, said.get(key) ?? d.value, key);
      said.set(key, d.value ?? "");
    }
  });
  it("links only to pages that exist, and to definitions that exist", () => {
    for (const link of overview().querySelectorAll("a")) {
      const href = link.getAttribute("href") ?? "";
      assert.match(href, /^(\.\/(account|accounts|definitions)\.html|#(renewals|moves)$)/);
      const [, anchor] = href.split("definitions.html#");
      if (anchor) assert.strictEqual(definitionOf(anchor).id, anchor);
    }
  });
  it("lists the accounts at risk that renew soon, lowest health first, and counts the others", () => {
    const card = overview().querySelector("#renewals");
    assert.match(
      textOf(card?.querySelector("h2")),
      /^3 accounts at risk renew within 90 days: \$108,000 of ARR$/
    );
    assert.deepStrictEqual(Array.from(card?.querySelectorAll("tbody .qd-pill b") ?? [], textOf), [
      "31",
      "33",
      "35"
    ]);
    assert.include(textOf(card), "Also due: 0 on watch, 3 healthy, 0 without enough data");
  });
  it("says that nothing renews, rather than showing an empty table", () => {
    const card = overview(overviewOf(ACCOUNTS)).querySelector("#renewals");
    assert.include(textOf(card), "No subscription of these accounts has a renewal date within 90 days.");
  });
  it("forecasts the coming quarter's renewals and says how such forecasts did, or why there is none", () => {
    const outlook: OverviewData["outlook"] = {
      ...{until: "2026-09-30", due: 35, due_arr: 950_000, model: true, reason: null},
      forecast: {count: {mean: 33.31, low: 31, high: 35}, arr: {mean: 9e5, low: 770_000, high: 950_000}},
      coverage: {quarters: 7, count: 7, arr: 6}
    };
    const words = (data: OverviewData, filters = {}) =>
      textOf(overview(data, filters).querySelector("#renewals .qd-outlook"));
    const data = {...overviewOf(ACCOUNTS, {outlook}), as_of: "2026-06-30"};
    assert.strictEqual(
      words(data),
      "1 Jul to 30 Sep: 33.3 of 35 renewals expected (95% 31\u201335) and $0.90 m of $0.95 m ARR (95% $0.77 m\u2013$0.95 m), if accounts decide independently; chances by the renewal model. Past quarters: the interval held what happened in 7 of 7 (renewals) and 6 of 7 (ARR)."
    );
    assert.match(words(data, {segment: "Small"}), /^1 Jul to 30 Sep, all accounts: 33\.3 of 35/);
    const none = {...outlook, forecast: null, reason: "no renewal is due"};
    assert.strictEqual(
      words({...data, outlook: none}),
      "No forecast for 1 Jul to 30 Sep: no renewal is due. Past quarters: the interval held what happened in 7 of 7 (renewals) and 6 of 7 (ARR)."
    );
    const coverage = {quarters: 0, count: 0, arr: 0};
    assert.match(
      words({...data, outlook: {...outlook, coverage}}),
      /No past quarter could have been forecast\.$/
    );
  });
  it("turns each chart into a table with its numbers", () => {
    const body = overview();
    for (const button of body.querySelectorAll<HTMLElement>(".qd-card-links button")) {
      const card = button.closest("section");
      click(button);
      assert.isNotNull(card?.querySelector("table"), textOf(card));
    }
    assertSound(body);
  });
  it("weeksChange(weeks): from the first week with data to the last; null where it cannot be said", () => {
    assert.strictEqual(weeksChange([10, null, 5]), -0.5);
    assert.deepStrictEqual(
      [weeksChange([0, 5]), weeksChange([5]), weeksChange([null, null])],
      [null, null, null]
    );
  });
});

describe("RetentionBody(view)", () => {
  const cohorts = [0, 1, 2].map((age) => {
    return {
      month: "2026-06-01",
      age,
      accounts: 4,
      retained: 4 - age,
      start_mrr: 400,
      mrr: 400,
      kept_mrr: 400 - 50 * age
    };
  });
  const lives = [[1.5, true], [12, true, "Large"], [24, false], [24, false, "Large"]] as const; // prettier-ignore
  const retention = (choice = {}, data = retentionOf(cohorts, lives)) =>
    RetentionBody(retentionView(data, DATA, choice), {fit, document});
  it.each([
    {},
    {measure: "grr"},
    {measure: "nrr", cell: "amount", cohorts: "all"},
    {by: "csm"},
    {segment: "Nobody"}
  ])("holds under %j", (choice) => assertSound(retention(choice)));
  it("holds without any data", () => {
    assertSound(RetentionBody(retentionView(retentionOf([]), overviewOf([]), {}), {fit, document}));
  });
  it("shows the triangle of the measure that is chosen", () => {
    const cells = (measure: string) =>
      Array.from(retention({measure}).querySelectorAll(".qd-cohort-cell"), textOf);
    assert.deepStrictEqual([cells("logo"), cells("grr")], [["100", "75", "50"], ["100", "88", "75"]]); // prettier-ignore
  });
  it("reads an unknown choice as the default", () => {
    assert.strictEqual(retention({measure: "x", by: "y", cohorts: "z"}).innerHTML, retention().innerHTML);
  });
  it("turns each chart into a table", () => {
    const body = retention();
    for (const button of body.querySelectorAll<HTMLElement>(".qd-card-links button")) click(button);
    assertSound(body);
    assert.isAtLeast(body.querySelectorAll("table").length, 5);
  });
});

describe("ExperimentsBody(view)", () => {
  const data = experimentsOf(OF_EACH_STATE);
  const page = (choice = {}, of = data) => ExperimentsBody(experimentsView(of, choice), {document});
  const ids = OF_EACH_STATE.map((d) => d.experiment_id ?? "");
  it.each(ids)("holds for %s, the split check before any effect", (experiment) => {
    const body = page({experiment});
    assertSound(body);
    const cards = Array.from(body.querySelectorAll("#result > section"));
    assert.isNotNull(cards[0]?.querySelector(".qd-split"));
    assert.strictEqual(cards[1]?.id, "effects");
    assert.strictEqual(textOf(body.querySelector("[aria-current] b")), data.experiments[ids.indexOf(experiment)]?.name); // prettier-ignore
  });
  it("holds with hostile names", () => {
    const made = HOSTILE_NAMES.map((name, i) => ({
      ...{experiment_id: name, name, hypothesis: name, account_id: name, account_name: name, game_plan: name},
      ...{arms: i % 2 ? ([0, 40] as [number, number]) : undefined, selected_because: name},
      kpis: [{kpi: name, role: "primary" as const, direction: "up" as const, kind: "mean" as const}]
    }));
    for (const name of HOSTILE_NAMES) assertSound(page({experiment: name}, experimentsOf(made)));
  });
  it("draws no effect, and gives no difference, where none may be claimed", () => {
    for (const experiment of ["E-split", "E-mean", "E-few"]) {
      const effects = page({experiment}).querySelector("#effects");
      assert.isNull(effects?.querySelector(".qd-effect"), experiment);
      assert.include(textOf(effects), "No effect is shown");
      assert.notMatch(textOf(effects), /[+\u2212]\d/);
    }
    assert.strictEqual(page({experiment: "E-up"}).querySelectorAll(".qd-effect").length, 1);
  });
  it("shows what did not improve with its game plan, or that there is none yet", () => {
    const improve = (experiment: string) => textOf(page({experiment}).querySelector("#improve"));
    assert.strictEqual(
      improve("E-down"),
      "1 of 1 KPI did not improve; this is the game planMinutesTake it back"
    );
    assert.strictEqual(
      improve("E-none"),
      "1 of 1 KPI did not improve, and there is no plan yetMinutesNo plan yet"
    );
    assert.match(improve("E-run"), /^Areas for improvement are named when it is over/);
  });
  it("leads to the account whose experiment it is, and to each experiment under the same filters", () => {
    const body = page({experiment: "E-own", account: "K1", q: "halden"});
    assert.strictEqual(body.querySelector(".qd-facts a")?.getAttribute("href"), "./account.html?account=K1");
    assert.deepStrictEqual(
      Array.from(body.querySelectorAll(".qd-registry a"), (d) => d.getAttribute("href")),
      ["E-few", "E-own"].map((d) => `./experiments.html?q=halden&account=K1&experiment=${d}`)
    );
  });
  it("says so where nothing fits, where the link is old, where there is none, and where there is no table", () => {
    const said = (choice = {}, of = data) => textOf(page(choice, of));
    assert.include(said({q: "no such words"}), "No experiment fits these words. Take a filter away.");
    assert.include(said({experiment: "E-gone"}), "No experiment “E-gone” in these files.");
    assert.include(said({}, experimentsOf([])), "none of its experiments belongs to an account of this site");
    assert.include(said({}, experimentsOf([], false)), "Add them to quarterdeck.yaml");
    for (const of of [experimentsOf([]), experimentsOf([], false)]) assertSound(page({}, of));
  });
  it("StateChips(view): a chip for every state, a zero too, and what is pressed is taken back by pressing again", () => {
    const chosen: string[] = [];
    const onChoose = (d: string) => chosen.push(d);
    const chips = (choice: object) => StateChips(experimentsView(data, choice), {onChoose, document});
    const all = Array.from(chips({account: "K1"}).querySelectorAll("button"), textOf);
    assert.deepStrictEqual(all, ["Better1", "Worse0", "No detectable difference0", "Blocked0", "No control0", "Cannot decide1", "Running0"]); // prettier-ignore
    click(chips({}).querySelector('[data-state="worse"]'));
    click(chips({state: "worse"}).querySelector('[aria-pressed="true"]'));
    assert.deepStrictEqual(chosen, ["worse", ""]);
  });
});

describe("PlannerCard(content)", () => {
  const planner = () =>
    PlannerCard({fields: planPrefill(madeReport({effect: 1}), "2026-09-30"), from: "X1"}, {document});
  const type = (card: Element, name: string, value: string) => {
    const input = Array.from(card.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)).find((d) => !d.parentElement?.hidden)!; // prettier-ignore
    input.value = value;
    input.dispatchEvent(new document.defaultView!.Event("input", {bubbles: true}));
  };
  it("answers at once, both ways, and names whose control arm it started from", () => {
    const card = planner();
    assertSound(card);
    assert.include(textOf(card), "Filled from the control arm of X1");
    type(card, "effect", "2");
    type(card, "sd", "6.5");
    type(card, "units", "100");
    type(card, "weekly", "50");
    assert.include(textOf(card), "167 an arm, 334 together, to see 2; they come in 7 weeks.");
    assert.include(textOf(card), "100 an arm see 2.59");
    assert.deepStrictEqual([card.value.effect, card.value.kind], ["2", "mean"]);
  });
  it("asks for a share where a share is measured", () => {
    const card = planner();
    document.body.append(card); // a radio button sends its events only within a page
    card.querySelector<HTMLInputElement>("input[value=share]")!.click();
    card.remove();
    type(card, "share", "46");
    type(card, "effect", "8");
    assert.include(textOf(card), "613 an arm");
    assert.strictEqual(card.value.share, "46");
  });
  it("says what is missing rather than a number", () => {
    const card = planner();
    for (const name of ["effect", "units", "sd"]) type(card, name, "");
    assertSound(card);
    assert.include(textOf(card), "Give an effect and how much the values vary.");
    assert.include(textOf(card), "Give the units of an arm and how much the values vary.");
  });
});

describe("DefinitionsBody(definitions, data)", () => {
  const body = DefinitionsBody(DEFINITIONS, CONFIGURED, {document});
  it("has each metric once, under its own anchor, with its formula and all caveats", () => {
    assertSound(body);
    for (const {id, label, formula, caveats} of DEFINITIONS) {
      const entry = body.querySelector(`[id="${id}"]`);
      assert.strictEqual(textOf(entry?.querySelector("h3")), label);
      assert.include(entry?.textContent ?? "", formula);
      for (const caveat of caveats) assert.include(entry?.textContent ?? "", caveat);
    }
  });
  it("works the example through with the product's own functions", () => {
    const example = textOf(body.querySelector("#worked-example"));
    for (const figure of ["1 / 6", "960 / 1,350 = 71.11%", "1,110 / 1,350 = 82.22%", "770 / 390 = 1.97"]) {
      assert.include(example, figure);
    }
    assert.include(
      example,
      "500 new + 120 reactivation + 150 expansion \u2212 190 contraction \u2212 200 churned = 1,730"
    );
  });
  it("shows other definitions in use beside ours", () => {
    const other = textOf(body.querySelector("#other-definitions"));
    for (const figure of ["64.44%", "52.59%", "1.44", "82.22%", "1.97"]) assert.include(other, figure);
  });
  it("shows what is configured, and each scorecard", () => {
    assert.include(textOf(body.querySelector("#configured")), "CurrencyUSD");
    assert.include(textOf(body), "Scorecard one, version 3");
  });
  it("leads to every section from the top", () => {
    for (const link of body.querySelectorAll(".qd-jump a")) {
      assert.isNotNull(body.querySelector(`[id="${link.getAttribute("href")?.slice(1)}"]`));
    }
  });
  it("matchingDefinitions(all, query): every word, in any order and case", () => {
    const ids = (query: string) => matchingDefinitions(DEFINITIONS, query).map((d) => d.id);
    assert.include(ids("RETENTION net"), "nrr");
    assert.deepStrictEqual(ids("no such words"), []);
    assert.strictEqual(ids("").length, DEFINITIONS.length);
  });
  it("says so when no definition holds the words", () => {
    const none = DefinitionsBody([], CONFIGURED, {document, complete: false});
    assert.strictEqual(textOf(none), "No definition holds these words. Try fewer.");
  });
});

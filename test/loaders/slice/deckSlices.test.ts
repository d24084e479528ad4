import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {unansweredDetractors} from "../../../loaders/slice/detractors.js";
import {sliceScope} from "../../../loaders/slice/scope.js";
import {deckSlices} from "../../../loaders/slice.js";
import {sliceSecrets} from "../../../loaders/slice/secrets.js";
import type {Warehouse} from "../../../loaders/warehouse.js";
import type {DeckData} from "../../../src/metrics/deckData.js";
import {modelled, testConfig} from "../../support/companies.js";
import {TABLES, writeRates} from "./company.js";

let dir: string;
let db: Warehouse;
let slices: Map<string, DeckData>;
let alder: DeckData;
const settings = () =>
  testConfig({
    dir,
    fx: "fx.csv",
    publish: {comments: true, decks: true},
    support: {first_response_hours: {1: 4}, resolution_hours: {1: 8, 2: 48}}
  });
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-slice-"));
  await writeRates(dir);
  db = await modelled({as_of: "2026-03-31", tables: TABLES, config: settings()});
  slices = await deckSlices(db, settings(), {quarter: "2026Q1"});
  alder = slices.get("A1") as DeckData;
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await rm(dir, {recursive: true, force: true});
});

describe("deckSlices(db, config, {quarter})", () => {
  it("makes one for each account that pays on the quarter's last day, or for those asked for", async () => {
    assert.deepStrictEqual([...slices.keys()], ["A1", "A2"]);
    const some = await deckSlices(db, settings(), {quarter: "2026Q1", accounts: ["A2", "A3"]});
    assert.deepStrictEqual([...some.keys()], ["A2"]);
  });
  it("knows the days of the quarter and of those around it", () => {
    assert.deepStrictEqual(alder.period, {
      quarter: "2026Q1",
      previous_quarter: "2025Q4",
      next_quarter: "2026Q2",
      first_day: "2026-01-01",
      last_day: "2026-03-31",
      as_of: "2026-03-31"
    });
  });
  it("shows what is paid in the currency of the contract, and sponsors before champions who have not left", () => {
    assert.deepStrictEqual(alder.account, {
      account_id: "A1",
      name: "Alder",
      plan: "Basic",
      csm: "Ines",
      people: [
        {name: "Zoe", role: "sponsor"},
        {name: "Amy", role: "champion"},
        {name: "Cy", role: "champion"}
      ],
      currency: "EUR",
      mrr: 500,
      mrr_before: 400,
      first_paid_date: "2025-01-01"
    });
  });
  it("leaves empty what is silent about an account", () => {
    const birch = slices.get("A2") as DeckData;
    assert.deepInclude(birch, {features: null, goals: [], plans: [], value: null, voice: null});
    assert.deepInclude(birch.adoption, {mau: 0, seats: null, seat_utilisation: null}); // usage is known: of others
    assert.deepInclude(birch.account, {plan: null, csm: null, people: [], currency: "USD", mrr: 200});
    assert.deepStrictEqual(
      birch.coverage.map((d) => [d.table, d.rows, d.last_day]),
      [
        ["subscriptions", 1, "2025-01-01"],
        ["tickets", 1, "2026-01-05"]
      ]
    );
  });
  it("refuses a quarter that is not over, with the last two that are", async () => {
    const early: unknown = await deckSlices(db, settings(), {quarter: "2026Q2"}).catch((d: unknown) => d);
    assert.strictEqual(
      (early as Error).message,
      "the quarter 2026Q2 ends on 2026-06-30, after the last day of data, 2026-03-31; the last full quarter is 2026Q1, the one before it 2025Q4"
    );
    const wrong: unknown = await deckSlices(db, settings(), {quarter: "Q1"}).catch((d: unknown) => d);
    assert.strictEqual((wrong as Error).message, "Q1 is no quarter such as 2026Q1");
  });
});

describe("the slice's use of the product", () => {
  it("counts users, seats and features of the 28 days to the quarter's last day", () => {
    const {adoption} = alder;
    assert.deepInclude(adoption, {
      mau: 3,
      mau_before: 1,
      seats: 10,
      seats_before: 10,
      seat_utilisation: 0.3,
      unused_seats: 7,
      active_days_per_user: 4 / 3,
      active_days: 2,
      peer_seat_utilisation: null
    });
    assert.deepStrictEqual(
      adoption?.weeks.filter((d) => d.active_days).map((d) => [d.week_end, d.wau, d.active_days]),
      [
        ["2025-12-21", 1, 1],
        ["2026-03-22", 3, 2]
      ]
    );
  });
  it("lists features by the share of active users they reach, beside the quarter before", () => {
    assert.deepStrictEqual(
      alder.features?.rows.map((d) => [d.feature, d.users, d.uses, d.reach, d.reach_before]),
      [
        ["map", 3, 3, 1, 1],
        ["export", 1, 1, 1 / 3, null]
      ]
    );
    assert.deepInclude(alder.features, {used: 2, used_before: 1});
  });
});

describe("the slice's value", () => {
  it("turns dollars into the contract's euros at 1.25, months that are over only, measured apart from promised", () => {
    assert.deepStrictEqual(alder.value?.months, [
      {month: "2026-01-01", promised: 800, promised_measured: 800, realised: 400},
      {month: "2026-02-01", promised: 1000, promised_measured: 200, realised: 200},
      {month: "2026-03-01", promised: 400, promised_measured: 400, realised: 600}
    ]);
    assert.deepInclude(alder.value, {
      currency: "EUR",
      promised: 2200,
      promised_measured: 1400,
      realised: 1200
    });
  });
  it("adds up to its items: what was promised of measured months, the largest first", () => {
    assert.deepStrictEqual(alder.value?.items, [
      {item: "hours", promised: 1200, promised_all: 2000, realised: 1000, measured_months: 2, months: 3},
      {item: "errors", promised: 200, promised_all: 200, realised: 200, measured_months: 1, months: 1}
    ]);
  });
  it("sets it against the fees of the same months: 3 x 500 euros for 1,200 is a return of -20 %", () => {
    assert.deepInclude(alder.value, {paid: 1500});
    assert.closeTo(alder.value?.roi.value ?? 0, -0.2, 1e-12);
    assert.deepStrictEqual(alder.value?.reporting, {
      currency: "USD",
      promised: 2750,
      realised: 1500,
      paid: 1875,
      roi: -0.2
    });
  });
});

describe("the slice's goals and plans", () => {
  it("keeps goals that are open or fell due within twelve months, the undated last", () => {
    assert.deepStrictEqual(
      alder.goals.map((d) => [d.goal_id, d.status, d.attainment]),
      [
        ["G2", "met", null],
        ["G5", "open", null],
        ["G1", "open", 10 / 15]
      ]
    );
  });
  it("keeps steps that are open or fell due in the quarter, and takes a topic from the account's own tickets only, a severity from the quarter's", () => {
    assert.deepStrictEqual(
      alder.plans.map((d) => [d.plan, d.status, d.about, d.topic, d.severity]),
      [
        ["Done within", "done", "other", null, null],
        ["Mend the import", "open", "issue", "Import fails", 1],
        ["Ask about the export", "open", "issue", "Export", null],
        ["Look at theirs", "open", "issue", null, null]
      ]
    );
  });
});

describe("the slice's support", () => {
  it("counts by the day a ticket was opened or resolved: the quarter's first minute to its last", () => {
    assert.deepInclude(alder.support, {opened: 3, opened_before: 2, resolved: 2, open_at_end: 2});
  });
  it("has a row for each of twelve months, tickets without a severity apart", () => {
    const {months} = alder.support!;
    assert.deepStrictEqual(
      [months.length, months[0]?.month, months.at(-1)?.month],
      [12, "2025-04-01", "2026-03-01"]
    );
    const none = {severity_1: 0, severity_2: 0, severity_3: 0, severity_4: 0, unknown: 0};
    assert.deepStrictEqual(months.slice(-5), [
      {month: "2025-11-01", ...none, unknown: 1},
      {month: "2025-12-01", ...none, severity_3: 1},
      {month: "2026-01-01", ...none, severity_1: 1},
      {month: "2026-02-01", ...none, severity_1: 1},
      {month: "2026-03-01", ...none, severity_2: 1}
    ]);
  });
  it("measures each severity against its own target, and none where none is set", () => {
    const [first, second] = alder.support!.severities;
    assert.deepInclude(first, {severity: 1, opened: 2, first_response_target: 4, resolution_target: 8});
    assert.deepInclude(first?.answered_in_target, {value: 0.5, numerator: 1, denominator: 2});
    assert.deepInclude(second, {severity: 2, opened: 1, first_response_target: null, resolution_target: 48});
    assert.deepStrictEqual(second?.answered_in_target, {value: null, reason: "no target is configured"});
  });
  it("knows what the tickets of each severity were about", () => {
    assert.deepStrictEqual(
      alder.support!.severities.map((d) => d.topics),
      [
        [
          {topic: "Import fails", tickets: 1},
          {topic: "Slow map", tickets: 1}
        ],
        [{topic: "Slow map", tickets: 1}]
      ]
    );
  });
  it("names the topics of the quarter, each beside the quarter before", () => {
    assert.deepStrictEqual(alder.support?.topics, [
      {topic: "Slow map", tickets: 2, tickets_before: 0},
      {topic: "Import fails", tickets: 1, tickets_before: 1}
    ]);
  });
});

describe("the slice's voice", () => {
  it("takes the last answer of each user, and every answer of nobody known, within the quarter", () => {
    assert.deepStrictEqual(alder.voice?.scores, [6, 9, 10]);
    assert.deepStrictEqual(alder.voice?.quarters, [
      {quarter: "2025Q4", n: 1, promoters: 0, detractors: 1},
      {quarter: "2026Q1", n: 3, promoters: 2, detractors: 1}
    ]);
  });
  it("quotes the best and the worst that say something, then the longest", () => {
    assert.deepStrictEqual(alder.voice?.comments, [
      {kind: "nps", score: 9, comment: "Now it is quick"},
      {kind: "nps", score: 3, comment: "It was slow then"},
      {kind: "nps", score: 6, comment: "The longest of all comments, by far"}
    ]);
  });
  it("compares answers by their place on their own scale: 4 of 5 for support is not worse than 5 of 10", async () => {
    await db.run("CREATE OR REPLACE TEMP TABLE kept AS FROM surveys");
    await db.run(
      `UPDATE surveys SET score = 5, comment = 'Not sure that it is worth it' WHERE response_id = 'R3';
       UPDATE surveys SET comment = NULL WHERE response_id = 'R1'`
    );
    const made = await deckSlices(db, settings(), {quarter: "2026Q1", accounts: ["A1"]});
    await db.run("DELETE FROM surveys; INSERT INTO surveys FROM kept");
    assert.deepStrictEqual(
      made.get("A1")?.voice?.comments.map((d) => [d.kind, d.score]),
      [
        ["nps", 9],
        ["nps", 5],
        ["csat", 4]
      ]
    );
  });
  it("counts detractors by their last answer, unless we turned to the account after it", async () => {
    // Of two low scores one was raised later; we wrote on 20 January, before the other.
    assert.strictEqual(slices.get("A1")!.internal.unanswered_detractors, 1);
    const earlier = await sliceScope(db, "2025Q4");
    assert.strictEqual((await unansweredDetractors(db, earlier))("A1"), 0);
  });
});

describe("sliceSecrets(db)", () => {
  it("has every account's names, and each internal text once if it is long enough to be told from chance", async () => {
    const {accounts, internal} = await sliceSecrets(db);
    assert.deepStrictEqual(
      accounts.map((d) => d.name),
      ["Alder", "Birch", "Cedar"]
    );
    assert.deepStrictEqual(internal, [
      "Budget was cut",
      "The sponsor is leaving",
      "They are unhappy with us",
      "You are too dear"
    ]);
  });
});

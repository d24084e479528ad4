import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Config} from "../../../loaders/configTypes.js";
import {deckSlices} from "../../../loaders/slice.js";
import {sliceScope} from "../../../loaders/slice/scope.js";
import {sliceSecrets} from "../../../loaders/slice/secrets.js";
import {openWarehouse, type Warehouse} from "../../../loaders/warehouse.js";
import type {DeckData} from "../../../src/metrics/deckData.js";
import {ACCOUNTS, deckCompany, INTERNAL_NOTE, PICKED_BECAUSE} from "../../e2e/support/deckCompany.js";

// Account i (from 0) has 3 + i users, all active on six days of September; one of them was not in June. It pays for
// 20 seats, opened a ticket of severities 1 to 4 on the 10th of June to September, each answered in 3 h and solved in 24 h.
let folder: string;
let config: Config;
let db: Warehouse;
let slices: Map<string, DeckData>;
const slice = (i: number) => slices.get(ACCOUNTS[i]!.account_id)!;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-slices-"));
  const company = await deckCompany(folder);
  config = company.config;
  db = await openWarehouse(company.warehouse, {readonly: true});
  slices = await deckSlices(db, config, {quarter: "2026Q3"});
});
afterAll(async () => {
  await db?.[Symbol.asyncDispose]();
  await rm(folder, {recursive: true, force: true});
});

describe("deckSlices(db, config, options)", () => {
  it("makes one for every paying account, and holds of others neither id nor name nor what was written for us", () => {
    assert.deepStrictEqual(
      [...slices.keys()].toSorted(),
      ACCOUNTS.map((d) => d.account_id)
    );
    for (const [id, data] of slices) {
      const text = JSON.stringify(data);
      for (const other of ACCOUNTS.filter((d) => d.account_id !== id)) {
        assert.notInclude(text, other.account_id);
        assert.notInclude(text, other.name);
      }
      assert.notInclude(text, INTERNAL_NOTE);
      assert.notInclude(text, PICKED_BECAUSE);
      assert.notInclude(text, "Across the grove");
    }
  });
  it("holds the account's own experiments that ended in the quarter, with their results", () => {
    const [first, ...rest] = slice(0).experiments!.ended;
    assert.deepStrictEqual(rest, []);
    assert.deepInclude(first, {
      experiment_id: "EX-1",
      name: "Night templates",
      unit: "user",
      game_plan: "Keep them",
      picked: false,
      status: "ended",
      split: {control: 12, target: 12, flag: "none"}
    });
    const [outcome] = first!.outcomes;
    assert.deepInclude(outcome, {kpi: "Minutes a tour", kind: "mean", outcome: "better", guardrail: null});
    assert.deepStrictEqual([outcome!.target.n, outcome!.control.n], [12, 12]);
    assert.closeTo(outcome!.target.mean!, 8, 1e-12);
    assert.closeTo(outcome!.control.mean!, 11, 1e-12);
    // Welch: variances 12 / 11 each, se = sqrt(2 / 11), t = 2.0739 of 22 degrees.
    const {value, low, high} = outcome!.difference;
    assert.closeTo(value!, -3, 1e-12);
    assert.closeTo(low!, -3 - 2.0739 * Math.sqrt(2 / 11), 1e-4);
    assert.closeTo(high!, -3 + 2.0739 * Math.sqrt(2 / 11), 1e-4);
  });
  it("holds no experiment with a unit of another account, and says which is left out", () => {
    assert.deepStrictEqual(slice(1).experiments, {
      ended: [],
      running: [],
      earlier: [],
      mixed: ["Shared depot"]
    });
    assert.isNull(slice(2).experiments, "the other account has no part in it either");
  });
  it("names what ended before and what runs on, without results", () => {
    const none = {ended: [], running: [], earlier: [], mixed: []};
    assert.deepStrictEqual(slice(3).experiments, {...none, earlier: ["Spring digest"]});
    assert.deepStrictEqual(slice(4).experiments, {...none, running: ["Winter digest"]});
  });
  it("knows of an experiment what was measured by the quarter's last day", async () => {
    const spring = await deckSlices(db, config, {quarter: "2026Q2", accounts: ["AC-1004", "AC-1001"]});
    const [outcome] = spring.get("AC-1004")!.experiments!.ended[0]!.outcomes;
    assert.deepStrictEqual([outcome!.target.n, outcome!.control.n], [11, 11]);
    assert.isNull(spring.get("AC-1001")!.experiments, "not begun by then");
  });
  it("makes only those asked for, each as it is among all", async () => {
    const some = await deckSlices(db, config, {quarter: "2026Q3", accounts: ["AC-1003"]});
    assert.deepStrictEqual([...some.keys()], ["AC-1003"]);
    assert.deepStrictEqual(some.get("AC-1003"), slice(2));
  });
  it("counts active users and seats", () => {
    const {mau, mau_before, seats, unused_seats, unused_never, seat_utilisation, active_days_per_user} =
      slice(4).adoption!;
    assert.deepStrictEqual(
      {mau, mau_before, seats, unused_seats, unused_never, seat_utilisation, active_days_per_user},
      // 7 of 20 seats; the 13 others never had a user.
      {
        mau: 7,
        mau_before: 6,
        seats: 20,
        unused_seats: 13,
        unused_never: 13,
        seat_utilisation: 0.35,
        active_days_per_user: 6
      }
    );
  });
  it("gives weeks that nobody of any account used as missing, not as zero", () => {
    const {weeks} = slice(0).adoption!;
    const july = weeks.filter((w) => w.week_end >= "2026-07-05" && w.week_end < "2026-08-31");
    assert.isNotEmpty(july);
    assert.isTrue(july.every((w) => w.missing));
    assert.deepInclude(weeks.at(-1), {week_end: "2026-09-27", wau: 3, active_days: 5, missing: false});
  });
  it("compares with the other accounts only: median of 4 to 14 users of 20 seats beside 3", () => {
    assert.strictEqual(slice(0).adoption!.peer_seat_utilisation!.median, 0.45);
    // Without the largest, 14, the others have 3 to 13: median 8 of 20.
    assert.strictEqual(slice(11).adoption!.peer_seat_utilisation!.median, 0.4);
  });
  it("counts the users of each feature, the most reached first", () => {
    // User k uses feature (k + day) % 4 on days 0 to 5: users 0, 1 and 2 use feature_1 on 2, 2 and 1 of them.
    const {rows, used, available} = slice(0).features!;
    assert.deepStrictEqual([used, available, rows.length], [4, 4, 4]);
    assert.deepInclude(rows[0], {feature: "feature_1", users: 3, uses: 5, reach: 1, reach_before: 1});
  });
  it("tells goals by the way from baseline to target, and the step that answers one", () => {
    assert.deepInclude(slice(0).goals[0], {attainment: 0.5, status: "missed", current: 30});
    assert.deepInclude(slice(0).plans[0], {ref: "G0", owner_side: "us", due_date: "2026-11-15"});
  });
  it("counts tickets by month and severity, and times against the targets that there are", () => {
    const d = slice(0).support!;
    assert.deepStrictEqual([d.opened, d.opened_before, d.resolved, d.open_at_end], [3, 1, 3, 0]);
    assert.deepStrictEqual(
      d.months.slice(-4).map((m) => [m.severity_1, m.severity_2, m.severity_3, m.severity_4]),
      [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1]
      ]
    );
    const [two, three] = d.severities;
    assert.strictEqual(two!.first_response.value, 3);
    assert.strictEqual(two!.resolution.value, 24);
    assert.strictEqual(two!.first_response_target, 4);
    assert.deepInclude(two!.answered_in_target, {value: 1, numerator: 1, denominator: 1});
    assert.isNull(three!.first_response_target);
    assert.deepStrictEqual(d.topics, [{topic: "export", tickets: 3, tickets_before: 1}]);
  });
  it("has null for tables that are not configured, never an empty chart", () => {
    assert.isNull(slice(0).value);
    assert.isNull(slice(0).voice);
  });
  it("says what it read, in rows of the account", () => {
    const rows = Object.fromEntries(slice(0).coverage.map((c) => [c.table, c.rows]));
    // 2 users in June and 3 in September on six days each.
    assert.deepStrictEqual(rows, {
      usage: 30,
      tickets: 4,
      users: 3,
      experiments: 1,
      goals: 1,
      plans: 1,
      subscriptions: 1
    });
  });
  it("carries a recipe that changes with the account's own data and with nothing else of it", async () => {
    const again = await deckSlices(db, config, {quarter: "2026Q3"});
    assert.deepStrictEqual(again.get("AC-1001")!.recipe, slice(0).recipe);
    const prints = [...slices.values()].map((d) => d.recipe.data);
    assert.strictEqual(new Set(prints).size, prints.length);
    const earlier = await deckSlices(db, config, {quarter: "2026Q2", accounts: ["AC-1001"]});
    assert.notStrictEqual(earlier.get("AC-1001")!.recipe.data, slice(0).recipe.data);
  });
});

describe("sliceScope(db, quarter)", () => {
  it("names the days of a quarter and of those before it", async () => {
    const scope = await sliceScope(db, "2026Q3");
    assert.deepInclude(scope, {t0: "2026-06-30", t1: "2026-09-30", year_t0: "2025-09-30"});
    assert.deepStrictEqual(scope.ends, [
      "2025-06-30",
      "2025-09-30",
      "2025-12-31",
      "2026-03-31",
      "2026-06-30",
      "2026-09-30"
    ]);
    assert.deepInclude(scope.period, {
      previous_quarter: "2026Q2",
      next_quarter: "2026Q4",
      first_day: "2026-07-01"
    });
  });
  it("refuses what is no quarter, and one that is not over", async () => {
    const wrong = (quarter: string) =>
      sliceScope(db, quarter).then(
        () => "",
        (error: Error) => error.message
      );
    for (const quarter of ["2026Q5", "2026q3", "Q3 2026", "", "2026Q3'; DROP TABLE settings; --"])
      assert.strictEqual(await wrong(quarter), `${quarter} is no quarter such as 2026Q3`);
    assert.match(await wrong("2026Q4"), /^the quarter 2026Q4 ends on 2026-12-31, after the last day of data/);
  });
});

describe("sliceSecrets(db)", () => {
  it("names all accounts and what was written for our own eyes", async () => {
    const {accounts, internal} = await sliceSecrets(db);
    assert.deepStrictEqual(accounts[0], {
      account_id: "AC-1001",
      name: "Company Alder",
      segment: "Small",
      csm: "Bo Lind"
    });
    assert.strictEqual(accounts.length, 12);
    assert.deepStrictEqual(internal, [INTERNAL_NOTE, PICKED_BECAUSE]);
  });
});

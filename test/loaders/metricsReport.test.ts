import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {metricInputs} from "../../loaders/metrics/metricInputs.js";
import type {MetricsReport} from "../../loaders/metricsReport.js";
import {metricsReport} from "../../loaders/metricsReport.js";
import type {Warehouse} from "../../loaders/warehouse.js";
import {DEFINITIONS, definitionOf} from "../../src/metrics/definitions.js";
import {filterInputs} from "../../src/metrics/inputs.js";
import {parseWindow} from "../../src/metrics/periods.js";
import {accountMetrics, windowMetrics} from "../../src/metrics/windowMetrics.js";
import {modelled} from "../support/companies.js";
import {COMPANY} from "./metricsReportCompany.js";

let db: Warehouse;
let report: MetricsReport;

/** Adds what ingest leaves beside the accepted tables. */
async function withMeta(warehouse: Warehouse): Promise<Warehouse> {
  const given = Object.keys(COMPANY.tables ?? {});
  await warehouse.run(
    `CREATE OR REPLACE TABLE table_counts (table_name VARCHAR, configured BOOLEAN, first_day DATE);
     CREATE OR REPLACE TABLE meta (key VARCHAR, value VARCHAR)`
  );
  await warehouse.appendRows(
    "table_counts",
    given.map((table_name) => ({table_name, configured: true}))
  );
  await warehouse.appendRows("meta", [{key: "config", value: JSON.stringify(COMPANY.config)}]);
  return warehouse;
}

beforeAll(async () => {
  db = await withMeta(await modelled(COMPANY));
  report = await metricsReport(db, {});
});

afterAll(async () => {
  await db[Symbol.asyncDispose]();
});

const value = (id: string, from: MetricsReport = report) => from.metrics[id]?.value ?? NaN;

function parts(id: string, from: MetricsReport = report) {
  const {numerator, denominator} = from.metrics[id] ?? {};
  return [numerator, denominator];
}

describe("metricsReport(db, {}) of the worked example", () => {
  it("takes the last full quarter", () => {
    assert.strictEqual(report.quarter, "2026Q3");
    assert.deepStrictEqual(report.window, {t0: "2026-06-30", t1: "2026-09-30", label: "2026Q3"});
    assert.deepInclude(report, {segment: null, csm: null, account: null, as_of: "2026-09-30"});
  });

  it("has the end points: 1,350 + 500 + 120 + 150 - 190 - 200 = 1,730", () => {
    const ids = ["start", "new", "reactivation", "expansion", "contraction", "churned", "fx", "end"];
    assert.deepStrictEqual(
      ids.map((d) => value(`${d}_mrr`)),
      [1350, 500, 120, 150, 190, 200, 0, 1730]
    );
    assert.deepStrictEqual([value("arr"), value("paying_accounts")], [20_760, 7]);
    assert.approximately(value("arpa"), 247.14, 0.005);
    assert.strictEqual(value("arpa_median"), 250);
    assert.approximately(value("quick_ratio"), 1.97, 0.005);
  });

  it("has the retention of the six accounts that paid", () => {
    assert.deepStrictEqual(parts("logo_churn"), [1, 6]);
    assert.approximately(value("grr"), 0.7111, 0.00005);
    assert.approximately(value("nrr"), 0.8222, 0.00005);
    assert.approximately(value("revenue_churn"), 1 - 960 / 1350, 1e-12);
    assert.strictEqual(value("left_and_returned"), 1);
  });

  it("has the daily view beside it", () => {
    const ids = ["new", "expansion", "reactivation", "contraction", "churned"];
    assert.deepStrictEqual(
      ids.map((d) => value(`${d}_mrr_daily`)),
      [650, 230, 370, 270, 600]
    );
    assert.approximately(value("quick_ratio_daily"), 1.44, 0.005);
  });

  it("dates two churns, B and F, of which one is known to be involuntary; G's gap of 19 days is none", () => {
    assert.strictEqual(value("churned_accounts"), 2);
    assert.deepStrictEqual(parts("involuntary_churns"), [1, 1]);
  });

  it("holds churn against the target of 5 %: 1 of 6 is within noise", () => {
    assert.deepInclude(report.metrics.churn_vs_target, {verdict: "within noise", target: 0.05});
    assert.approximately(value("churn_vs_target"), 1 / 6 - 0.05, 1e-12);
  });

  it("counts trials by their end: E pays, T does not, U is open", () => {
    assert.deepStrictEqual(parts("trial_to_paid"), [1, 2]);
  });
});

describe("metricsReport(db, {}) of usage, support, voice and value", () => {
  it("counts active users, days and seats: A has 3 of 4 seats in use, C 2 of 3", () => {
    assert.deepStrictEqual([value("mau"), value("wau")], [5, 1]);
    assert.approximately(value("dau_mau"), 6 / 28 / 5, 1e-12);
    assert.deepStrictEqual(parts("seat_utilisation"), [5, 7]);
    assert.strictEqual(value("unused_seats"), 2);
    const split = ["unused_never", "unused_lapsed", "unused_partial"].map((d) => value(d));
    assert.deepStrictEqual(split, [1, 1, 0], "A's fourth seat was u4's, 110 days ago; C's third is new");
    assert.approximately(value("wasted_spend"), 100 / 4 + 450 / 3, 1e-9);
  });
  it("loses u4 of the two users active in June", () => assert.deepStrictEqual(parts("user_churn"), [1, 2]));
  it("counts 4 tickets for 1 + 1 + 5 active users at the three month ends", () => {
    assert.strictEqual(value("tickets"), 4);
    assert.approximately(value("ticket_rate"), 400 / 7, 1e-9);
  });
  it("censors the open ticket: responses 2, 4, 6 and 48+ hours, resolutions 10, 20, 30 and 48+", () => {
    assert.strictEqual(value("first_response_median"), 5);
    assert.strictEqual(value("resolution_median"), 25);
    assert.deepInclude(report.metrics.resolution_p90, {value: null, numerator: 3, denominator: 4});
  });
  it("takes ratings of tickets by the day they were resolved, and never mixes them with surveys", () => {
    assert.deepStrictEqual(
      [parts("csat_tickets"), parts("csat"), parts("csat_surveys")],
      [
        [2, 4],
        [2, 4],
        [1, 1]
      ]
    );
  });
  it("takes the last NPS answer of each user: 3 promoters, 2 detractors of 6", () => {
    assert.deepStrictEqual(parts("nps"), [1, 6]);
    assert.approximately(value("nps"), 100 / 6, 1e-9);
  });
  it("leaves invitations younger than 14 days out of the response rate", () => {
    assert.deepStrictEqual(parts("nps_response_rate"), [7, 8]);
    assert.deepStrictEqual(parts("response_rate"), [10, 11]);
  });
  it("averages effort scores", () => {
    assert.deepInclude(report.metrics.ces, {value: 5.5, n: 2, reason: "no interval: fewer than 10 answers"});
  });
  it("waits for requests: one shipped after 100 days, one open, one declined and left out", () => {
    assert.deepInclude(report.metrics.request_age_median, {value: 100, n: 2});
  });
  it("counts two proactive touches of four, and A's check-in of 91 days ago as overdue", () => {
    assert.deepStrictEqual(parts("proactive_share"), [2, 4]);
    assert.deepStrictEqual(parts("checkins_overdue"), [1, 1]);
  });
  it("sets realised value against what was paid in the two measured months", () => {
    assert.deepStrictEqual([value("promised_value"), value("realised_value")], [300, 320]);
    assert.approximately(value("roi"), (320 - 200) / 200, 1e-9);
  });
  it("averages goals by account, then accounts: (0.65 + 0.25) / 2", () => {
    assert.approximately(value("goal_attainment"), 0.45, 1e-9);
  });
  it("follows all nine accounts that ever paid on their way to activation", () => {
    assert.deepInclude(report.metrics.activated_30, {value: 0, numerator: 0, denominator: 9});
    assert.deepInclude(report.metrics.time_to_value_median, {value: null, numerator: 2});
  });
});

describe("metricsReport(db, request) of a part", () => {
  it("reports a segment: of A, B and C 550 of 600 is left, and 400 without C's expansion", async () => {
    const large = await metricsReport(db, {segment: "Large"});
    assert.strictEqual(large.segment, "Large");
    assert.deepStrictEqual(
      [parts("nrr", large), parts("grr", large)],
      [
        [550, 600],
        [400, 600]
      ]
    );
  });
  it("reports a CSM's accounts, and the parts add up to the company", async () => {
    const csms = await Promise.all(["Ada", "Bo"].map((csm) => metricsReport(db, {csm})));
    for (const id of ["start_mrr", "end_mrr", "new_mrr", "tickets", "mau", "paying_accounts"]) {
      assert.strictEqual(
        csms.reduce((sum, d) => sum + (d.metrics[id]?.value ?? 0), 0),
        value(id),
        id
      );
    }
  });
  it("reports an account", async () => {
    const a = await metricsReport(db, {account: "A"});
    assert.deepStrictEqual(parts("seat_utilisation", a), [3, 4]);
    assert.strictEqual(value("days_since_checkin", a), 91);
    assert.approximately(value("goal_attainment", a), 0.65, 1e-9);
    assert.deepInclude(a.metrics.nps, {
      value: null,
      reason: "fewer than 5 answers: read them one by one",
      numerator: 2,
      n: 4
    });
  });
  it("gives an account the same figures alone as among all", async () => {
    const inputs = await metricInputs(db, parseWindow("2026Q3", {as_of: "2026-09-30"}));
    for (const [id, metrics] of accountMetrics(inputs)) {
      const alone = filterInputs(inputs, (d) => d.account_id === id);
      assert.deepStrictEqual(accountMetrics(alone).get(id), metrics);
    }
  });
  it("compares any two days", async () => {
    const half = await metricsReport(db, {window: "2026-07-20..2026-08-20"});
    assert.isNull(half.quarter);
    // On 20 July D pays 250, I 180 and F 150; on 20 August B is gone, C pays 450 and E 500.
    assert.deepStrictEqual(
      ["start", "new", "expansion", "contraction", "churned", "end"].map((d) => value(`${d}_mrr`, half)),
      [1430, 500, 150, 0, 200, 1880]
    );
    assert.deepInclude(half.metrics.mau, {value: null});
    assert.deepInclude(half.metrics.churn_vs_target, {value: null, reason: "targets are for a quarter"});
  });
  it("has a value or a reason for every metric, and never NaN", async () => {
    const reports = [
      report,
      await metricsReport(db, {window: "12m"}),
      await metricsReport(db, {account: "U"}),
      await metricsReport(db, {quarter: "2024Q1"})
    ];
    for (const {metrics} of reports) {
      for (const [id, metric] of Object.entries(metrics)) {
        assert.isTrue(
          metric.value === null ? (metric.reason ?? "") !== "" : Number.isFinite(metric.value),
          id
        );
        for (const part of [metric.numerator, metric.denominator, metric.low, metric.high]) {
          assert.isTrue(part == null || Number.isFinite(part), id);
        }
        if (metric.low === null && metric.value !== null) assert.isString(metric.reason ?? metric.method, id);
      }
    }
  });
  it("says what is wrong with a request, and what to do", async () => {
    const message = async (request: Parameters<typeof metricsReport>[1]) =>
      metricsReport(db, request).then(
        () => "no error",
        (error: Error) => error.message
      );
    assert.match(await message({segment: "Lage"}), /^unknown segment: Lage\ndid you mean Large\?$/);
    assert.match(await message({account: "nobody"}), /^unknown account: nobody\nthe warehouse has: A, B, C/);
    assert.match(
      await message({quarter: "2026Q4"}),
      /ends on 2026-12-31, after the last day of data, 2026-09-30\nthe last full quarter is 2026Q3$/
    );
    assert.match(await message({window: "last week"}), /^not a window .*: last week\ngive --quarter/);
    assert.match(await message({segment: "Large", account: "E"}), /^the account E is not among those/);
  });
});

describe("DEFINITIONS", () => {
  it("name each metric of the reports once, in its scope, and no other", async () => {
    const company = Object.keys(report.metrics).sort();
    const account = Object.keys((await metricsReport(db, {account: "A"})).metrics).sort();
    const of = (scope: "company" | "account") =>
      DEFINITIONS.filter((d) => d.scope.includes(scope))
        .map((d) => d.id)
        .sort();
    assert.deepStrictEqual(of("company"), company);
    assert.deepStrictEqual(of("account"), account);
    assert.strictEqual(new Set(DEFINITIONS.map((d) => d.id)).size, DEFINITIONS.length);
  });
  it("throw for a metric that has none", () =>
    assert.throws(() => definitionOf("mood"), /no definition of the metric: mood/));
  it("say what a quotient counts, wherever a report shows a numerator", () => {
    for (const [id, metric] of Object.entries(report.metrics)) {
      if (metric.denominator == null) continue;
      const {numerator, denominator, interval} = definitionOf(id);
      assert.isTrue((numerator !== undefined && denominator !== undefined) || interval !== undefined, id);
    }
  });
});

describe("the report and the marts", () => {
  it("agree on what happened in each account's quarter", async () => {
    const inputs = await metricInputs(db, parseWindow("2026Q3", {as_of: "2026-09-30"}));
    const rows = await db.query<Record<string, number | string | null>>(
      "FROM account_quarter WHERE quarter = '2026Q3' ORDER BY account_id"
    );
    const metrics = accountMetrics(inputs);
    assert.isAtLeast(rows.length, 9);
    for (const row of rows) {
      const found = metrics.get(row.account_id as string)!;
      const same = (column: string, actual: number | null | undefined) =>
        assert.strictEqual(actual ?? null, row[column] ?? null, `${row.account_id} ${column}`);
      same("start_mrr", found.start_mrr?.value);
      same("tickets_opened", found.tickets?.value);
      same("first_response_median_hours", found.first_response_median?.value);
      same("resolution_p90_hours", found.resolution_p90?.value);
      same("csat_tickets_n", found.csat_tickets?.denominator);
      same("csat_surveys_good", found.csat_surveys?.numerator);
      same("nps_n", found.nps?.n);
      same("surveys_answered", found.response_rate?.numerator);
      same("touches_proactive", found.proactive_share?.numerator);
    }
  });
  it("hold scores whose contributions sum to them, and whose weights sum to 1", async () => {
    const scores = await db.query<{health_score: number; sum: number; weight: number; scored: number}>(
      `SELECT health_score, sum(contribution) AS sum, sum(weight) AS weight, count(contribution) AS scored
       FROM account_point JOIN health_components USING (account_id, point_date)
       WHERE health_score IS NOT NULL GROUP BY account_id, point_date, health_score`
    );
    assert.isAtLeast(scores.length, 5);
    for (const {health_score, sum, weight, scored} of scores) {
      assert.isAtLeast(scored, 1);
      assert.approximately(sum, health_score, 1e-9);
      assert.approximately(weight, 1, 1e-9);
    }
  });
  it("give the same for the whole by rows as by the report", async () => {
    const inputs = await metricInputs(db, parseWindow("2026Q3", {as_of: "2026-09-30"}));
    assert.deepStrictEqual(windowMetrics(inputs), report.metrics);
  });
});

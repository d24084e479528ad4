import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Exposure} from "./hazardFit.js";
import {fitHazard} from "./hazardFit.js";
import type {MadeSample, Text} from "./sampleFiles.js";
import {makeSample, openUsage, rowsOf} from "./sampleFiles.js";
import type {TraceRow} from "../../data/sample/model/hazard.js";
import {FEATURES} from "../../data/sample/model/hazard.js";
import {createSim} from "../../data/sample/model/sim.js";
import {simulate} from "../../data/sample/model/simulate.js";

// The true model, as README.md states it.
const RATIOS: Record<(typeof FEATURES)[number], number> = {
  young: 2.2,
  low_activity: 4,
  defects: 5,
  poor_fit: 2.2,
  champion_left: 2.5,
  checkin_overdue: 1.7,
  renewal_due: 2
};
const BASE = {"Small business": 0.01, "Mid-market": 0.0065, Enterprise: 0.004};
const SEGMENTS = Object.keys(BASE) as (keyof typeof BASE)[];
const TRUTH = [...Object.values(BASE), ...FEATURES.map((d) => RATIOS[d])].map(Math.log);

const DAY_MS = 86_400_000;
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const nextMonthEnd = (day: string): string => {
  const date = new Date(dayAfter(day, 1));
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
};

let sample: MadeSample;
beforeAll(async () => {
  sample = await makeSample();
});
afterAll(() => sample[Symbol.dispose]());

function exposures(trace: readonly TraceRow[]): Exposure[] {
  return trace
    .filter((d) => d.month_end < "2026-09-30")
    .map((d) => {
      const days = (Date.parse(nextMonthEnd(d.month_end)) - Date.parse(d.month_end)) / DAY_MS;
      const lived =
        d.churned_on === null ? days : (Date.parse(d.churned_on) - Date.parse(d.month_end)) / DAY_MS - 0.5;
      const features = [
        ...SEGMENTS.map((s) => Number(s === d.segment)),
        ...FEATURES.map((f) => Number(d[f]))
      ];
      return {features, time: lived / days, left: d.churned_on !== null && d.voluntary === true};
    });
}

/** The same rows with everything computed from the written files. */
async function fromFiles(dir: string): Promise<Map<string, Partial<TraceRow>>> {
  using usage = await openUsage(dir);
  const rows = await usage.query<Partial<TraceRow>>(asOfSql(dir));
  return new Map(rows.map((d) => [`${d.account_id} ${d.month_end}`, d]));
}

function asOfSql(dir: string): string {
  const csv = (table: string): string => `read_csv('${dir}/${table}.csv', all_varchar = true)`;
  return `
    WITH lines AS (
      SELECT account_id, seats::INT AS seats, mrr::DOUBLE AS mrr, start_date::DATE AS s, coalesce(end_date::DATE, DATE '2099-01-01') AS e,
        renewal_date::DATE AS renewal, billing_period
      FROM (FROM ${csv("subscriptions")} QUALIFY row_number() OVER (PARTITION BY subscription_id) = 1)
      WHERE is_trial = 'false' AND try_cast(mrr AS DOUBLE) > 0 AND coalesce(end_date, '2099') >= start_date AND account_id != 'KA-9001'
    ),
    points AS (SELECT last_day(d)::DATE AS m FROM range(DATE '2024-04-01', DATE '2026-10-01', INTERVAL 1 MONTH) t(d)),
    paid AS (
      SELECT account_id, m, sum(coalesce(seats, 0)) AS seats,
        bool_or(billing_period = 'annual' AND renewal > m AND renewal <= last_day(m + 1)) AS renewal_due
      FROM lines JOIN points ON s <= m AND m < e
      GROUP BY ALL
    ),
    starts AS (
      SELECT account_id, s FROM lines
      WHERE NOT EXISTS (FROM lines b WHERE b.account_id = lines.account_id AND b.s < lines.s AND b.e >= lines.s - 31)
      GROUP BY ALL
    ),
    members AS (
      SELECT account_id, created_at::TIMESTAMP AS c, coalesce(deactivated_at::TIMESTAMP, TIMESTAMP '2099-01-01') AS d, is_champion = 'true' AS champion
      FROM ${csv("users")}
      WHERE account_id != 'KA-0999' AND coalesce(deactivated_at, '2099') >= created_at
      QUALIFY row_number() OVER (PARTITION BY user_id) = 1
    ),
    held AS (
      SELECT account_id, m, count_if(c < m + 1 AND d >= m + 1) AS users, bool_or(champion AND d::DATE BETWEEN m - 89 AND m) AS champion_left
      FROM members JOIN points ON c < m + 1
      GROUP BY ALL
    ),
    used AS (
      SELECT account_id, m, count(DISTINCT member_id) AS mau, CASE WHEN sum(count) >= 50 THEN sum(errors) / sum(count) END AS error_share
      FROM usage JOIN points ON day BETWEEN m - 27 AND m
      GROUP BY ALL
    ),
    checkins AS (
      SELECT account_id, try_cast(ts AS TIMESTAMP)::DATE AS day FROM ${csv("touches")} WHERE purpose = 'checkin' AND channel != 'fax'
    ),
    dated AS (
      SELECT account_id, value AS segment, valid_from::DATE AS since FROM ${csv("accounts_history")} WHERE field = 'segment'
    ),
    accounts AS (
      SELECT account_id, tier, acquisition_source FROM ${csv("accounts")} QUALIFY row_number() OVER (PARTITION BY account_id) = 1
    )
    SELECT account_id, m::VARCHAR AS month_end,
      coalesce((SELECT max_by(segment, since) FROM dated d WHERE d.account_id = p.account_id AND since <= m), tier) AS segment,
      seats::INT AS seats, coalesce(users, 0)::INT AS users, coalesce(mau, 0)::INT AS mau,
      coalesce(mau, 0) / greatest(seats, coalesce(users, 0)) AS active_rate,
      error_share,
      m - (SELECT max(s) FROM starts s WHERE s.account_id = p.account_id AND s.s <= m) < 180 AS young,
      coalesce(mau, 0) / greatest(seats, coalesce(users, 0)) < 0.3 AS low_activity,
      coalesce(error_share > 0.05, false) AS defects,
      acquisition_source = 'marketplace' AS poor_fit,
      coalesce(champion_left, false) AS champion_left,
      (SELECT min(s) FROM lines l WHERE l.account_id = p.account_id) < m - 89
        AND NOT EXISTS (FROM checkins c WHERE c.account_id = p.account_id AND day BETWEEN m - 89 AND m) AS checkin_overdue,
      renewal_due
    FROM paid p JOIN accounts USING (account_id) LEFT JOIN held USING (account_id, m) LEFT JOIN used USING (account_id, m)`;
}

describe("the hazard of the sample", () => {
  it("is made of as-of values that the written files give for every paying account and month end", async () => {
    const files = await fromFiles(sample.dir);
    const known = new Set(sample.trace.map((d) => `${d.account_id} ${d.month_end}`));
    assert.deepStrictEqual(
      [...files.keys()].filter((d) => !known.has(d)),
      []
    );
    for (const {hazard: _hazard, churned_on: _churned, voluntary: _voluntary, ...row} of sample.trace) {
      const found = files.get(`${row.account_id} ${row.month_end}`);
      assert.deepStrictEqual(found, row);
    }
  });

  it("is the stated base of the segment times the stated ratio of each feature", () => {
    for (const row of sample.trace) {
      const expected = FEATURES.reduce((product, d) => product * (row[d] ? RATIOS[d] : 1), BASE[row.segment]);
      assert.approximately(row.hazard, expected, 1e-12);
    }
  });

  it("ends payment on the day that it draws, within the month after the features", () => {
    const left = sample.trace.filter((d) => d.churned_on !== null);
    const ends = new Set(rowsOf(sample.dir, "subscriptions").map((d) => `${d.account_id} ${d.end_date}`));
    for (const {account_id, churned_on, month_end} of left) {
      assert.isTrue(ends.has(`${account_id} ${churned_on}`), account_id);
      assert.isAbove(Date.parse(churned_on!), Date.parse(month_end));
      assert.isAtMost(Date.parse(churned_on!), Date.parse(nextMonthEnd(month_end)));
    }
    assert.isAtLeast(new Set(left.map((d) => d.account_id)).size, 60);
  });

  it("is refitted from the default sample within 3 standard errors of each stated coefficient", () => {
    const {estimates, errors} = fitHazard(exposures(sample.trace));
    estimates.forEach((d, i) => assert.isBelow(Math.abs(d - TRUTH[i]!) / errors[i]!, 3, `coefficient ${i}`));
  });

  it("is refitted from eight other seeds together within 35 % and 3 standard errors", () => {
    const traces = Array.from({length: 8}, (_, i) =>
      simulate(
        createSim(100 + i, () => undefined),
        () => undefined
      )
    );
    const {estimates, errors} = fitHazard(traces.flatMap(exposures));
    estimates.forEach((d, i) => {
      assert.isBelow(Math.abs(d - TRUTH[i]!), Math.log(1.35), `coefficient ${i}`);
      assert.isBelow(Math.abs(d - TRUTH[i]!) / errors[i]!, 3, `coefficient ${i}`);
    });
  }, 300_000);

  it("exposes one segment to the faulty release, for the month ends of one quarter’s churn", () => {
    const hurt = sample.trace.filter((d) => d.defects);
    // An account that grew out of the segment in these weeks takes its errors along.
    const since = sample.trace.filter((d) => d.month_end >= "2025-02-28" && d.segment === "Mid-market");
    const members = new Set(since.map((d) => d.account_id));
    assert.deepStrictEqual(
      hurt.filter((d) => !members.has(d.account_id)),
      []
    );
    assert.deepStrictEqual(
      [...new Set(hurt.map((d) => d.month_end))],
      ["2025-03-31", "2025-04-30", "2025-05-31"]
    );
  });
});

describe("the sample’s experiments", () => {
  interface Arm {
    n: number;
    mean: number;
    variance: number;
  }

  function arms(
    experiment_id: string,
    kpi: string,
    period = "post"
  ): {control: Arm; target: Arm; difference: number; error: number} {
    const own = (d: Text): boolean => d.experiment_id === experiment_id;
    const arm = new Map(
      rowsOf(sample.dir, "experiment_units")
        .filter(own)
        .map((d) => [d.unit_id!, d.arm!])
    );
    const rows = rowsOf(sample.dir, "experiment_kpis").filter(
      (d) => own(d) && d.kpi === kpi && d.period === period
    );
    const summary = (name: string): Arm => {
      const values = rows.filter((d) => arm.get(d.unit_id!) === name).map((d) => +d.value!);
      const mean = values.reduce((sum, d) => sum + d, 0) / values.length;
      return {
        n: values.length,
        mean,
        variance: values.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (values.length - 1)
      };
    };
    const [control, target] = [summary("control"), summary("target")];
    const error = Math.sqrt(control.variance / control.n + target.variance / target.n);
    return {control, target, difference: target.mean - control.mean, error};
  }

  it("have one with a real effect of 2.2 loads a week and 8 points of adoption", () => {
    const loads = arms("EX-101", "Loads planned a week");
    assert.isBelow(Math.abs(loads.difference - 2.2), 2 * loads.error);
    assert.isAbove(loads.difference / loads.error, 3);
    const adoption = arms("EX-101", "Used the load builder");
    assert.isBelow(Math.abs(adoption.difference - 0.08), 2 * adoption.error);
  });

  it("have one without any effect, on the accounts’ own active-user rates", () => {
    const {control, target, difference, error} = arms("EX-102", "Active-user rate");
    assert.deepStrictEqual([control.n, target.n], [30, 30]);
    assert.isBelow(Math.abs(difference), 2 * error);
    const rates = new Map(sample.trace.map((d) => [`${d.account_id} ${d.month_end}`, d.active_rate]));
    for (const d of rowsOf(sample.dir, "experiment_kpis").filter((e) => e.experiment_id === "EX-102")) {
      assert.approximately(+d.value!, rates.get(`${d.unit_id} ${d.measured_on}`)!, 5e-5);
    }
  });

  it("have one with a broken split, whose arms look different though nothing was changed", () => {
    const {control, target, difference, error} = arms("EX-103", "Active days in four weeks");
    const half = (control.n + target.n) / 2;
    const chi_square = (control.n - half) ** 2 / half + (target.n - half) ** 2 / half;
    assert.isAbove(chi_square, 10.83); // p < 0.001, one degree of freedom
    assert.isAbove(difference / error, 2);
  });

  it("have one of the worst users without a control, who improve by regression to the mean", () => {
    const units = rowsOf(sample.dir, "experiment_units").filter((d) => d.experiment_id === "EX-104");
    assert.deepStrictEqual(new Set(units.map((d) => d.arm)), new Set(["target"]));
    const before = arms("EX-104", "Active days in four weeks", "pre").target.mean;
    const after = arms("EX-104", "Active days in four weeks").target.mean;
    assert.isAbove(after - before, 1);
  });

  it("have one under way, with values of 58 % of its units and an end after as_of", () => {
    const {control, target} = arms("EX-105", "Planning time (minutes a day)");
    assert.approximately((control.n + target.n) / 620, 0.58, 0.06);
    const [row] = rowsOf(sample.dir, "experiments").filter((d) => d.experiment_id === "EX-105");
    assert.strictEqual(row!.end_date, "2026-11-16");
  });

  it("have one of chosen accounts on the same path before, and an effect of 4 points after", () => {
    const kpi = "On-time departures (%)";
    const before = arms("EX-106", kpi, "pre");
    assert.isAbove(before.difference, 1);
    // Deviation 5, of which 60 % of the variance lasts: a difference of two periods has the variance 2 x 0.4 x 25.
    const error = Math.sqrt(2 * 0.4 * 25 * (1 / before.control.n + 1 / before.target.n));
    const placebo = before.difference - arms("EX-106", kpi, "pre-2").difference;
    assert.isBelow(Math.abs(placebo), 2.5 * error);
    assert.approximately(arms("EX-106", kpi).difference - before.difference, 4, 2.5 * error);
  });
});

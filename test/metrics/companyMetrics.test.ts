import {assert, describe, it} from "vitest";
import {companyMetrics} from "../../src/metrics/companyMetrics.js";
import type {CompanyRow} from "../../src/metrics/companyRow.js";

const UNKNOWN: CompanyRow = {
  account_id: "",
  start_mrr: 0,
  end_mrr: 0,
  fx_mrr: 0,
  paid_before: false,
  left_and_returned: false,
  seats: null,
  mau: null,
  wau: null,
  dau_mean: null,
  user_days: null,
  active_rate_base: null,
  features_used: null,
  features_available: null,
  unused_seats: null,
  wasted_spend: null,
  quiet: null,
  champions: null,
  champion_risk: null,
  days_since_checkin: null,
  health_band: null,
  health_score: null,
  health_coverage: null,
  engagement_index: null,
  trend: null,
  goal_attainment: null,
  promised_to_date: null,
  promised_measured_to_date: null,
  realised_to_date: null,
  paid_to_date: null,
  users_before: null,
  users_lost: null,
  churns: 0,
  churns_known: 0,
  churns_involuntary: 0,
  trials_due: null,
  trials_paid: null,
  trials_open: null,
  tickets: null,
  tickets_rated: null,
  active_user_months: null,
  csat_tickets_n: null,
  csat_tickets_good: null,
  csat_surveys_n: null,
  csat_surveys_good: null,
  nps_n: null,
  promoters: null,
  detractors: null,
  nps_sent: null,
  nps_answered: null,
  surveys_sent: null,
  surveys_answered: null,
  touches: null,
  touches_proactive: null
};

const row = (account_id: string, rest: Partial<CompanyRow> = {}): CompanyRow => ({
  ...UNKNOWN,
  account_id,
  ...rest
});
const paying = (account_id: string, mrr: number, rest: Partial<CompanyRow> = {}) =>
  row(account_id, {start_mrr: mrr, end_mrr: mrr, paid_before: true, ...rest});

describe("companyMetrics(rows) of revenue", () => {
  it("values the end at its own rate, and retention at the first: 100 at 1.10 that becomes 100 at 1.20", () => {
    const found = companyMetrics([paying("a", 110, {fx_mrr: 10})]);
    assert.strictEqual(found.nrr?.value, 1);
    assert.deepStrictEqual(
      [found.start_mrr?.value, found.fx_mrr?.value, found.end_mrr?.value],
      [110, 10, 120]
    );
    assert.deepStrictEqual([found.arr?.value, found.arpa?.value, found.arpa_median?.value], [1440, 120, 120]);
  });
  it("has no quick ratio when nothing was lost, and no ARPA when nobody pays", () => {
    assert.deepInclude(companyMetrics([paying("a", 5)]).quick_ratio, {
      value: null,
      reason: "nothing was lost"
    });
    const nobody = companyMetrics([row("a")]);
    assert.deepInclude(nobody.arpa, {value: null, reason: "no account pays"});
    assert.deepInclude(nobody.arpa_median, {value: null, reason: "no account pays"});
    assert.deepInclude(nobody.at_risk_arr, {value: null, reason: "no account pays"});
    assert.strictEqual(nobody.arr?.value, 0);
  });
  it("sums ARR at risk over accounts in the band, and leaves those without a score in no band", () => {
    const found = companyMetrics([
      paying("a", 100, {health_band: "at risk"}),
      paying("b", 50, {health_band: "healthy"}),
      paying("c", 25, {health_band: "not enough data"}),
      row("d", {health_band: "at risk"})
    ]);
    assert.deepInclude(found.at_risk_arr, {value: 1200, numerator: 1200, denominator: 2100, n: 2});
    assert.deepInclude(found.accounts_at_risk, {value: 1, numerator: 1, denominator: 2});
  });
  it("keeps cents exact: a thousand times 0.1 + 0.2", () => {
    const rows = Array.from({length: 2000}, (_, i) => paying(String(i), i % 2 === 0 ? 0.1 : 0.2));
    assert.strictEqual(companyMetrics(rows).end_mrr?.value, 300);
  });
  it("says why there are no trials: none given, none over yet, none in the window", () => {
    const reason = (rest: Partial<CompanyRow>) => companyMetrics([row("a", rest)]).trial_to_paid?.reason;
    assert.strictEqual(reason({}), "no trials are given");
    assert.strictEqual(
      reason({trials_due: 0, trials_paid: 0, trials_open: 2}),
      "no trial is over yet; 2 open"
    );
    assert.strictEqual(
      reason({trials_due: 0, trials_paid: 0, trials_open: 0}),
      "no trial ended in the window"
    );
  });
});

describe("companyMetrics(rows) of engagement", () => {
  it("counts the accounts that pay on t1 only", () => {
    const found = companyMetrics([
      paying("a", 10, {mau: 4, seats: 8}),
      row("left", {start_mrr: 10, mau: 3, seats: 3})
    ]);
    assert.strictEqual(found.mau?.value, 4);
    assert.deepInclude(found.seat_utilisation, {value: 0.5, numerator: 4, denominator: 8});
  });
  it("takes a ratio over the accounts where both of its parts are known", () => {
    const found = companyMetrics([
      paying("a", 10, {mau: 4, seats: 8, dau_mean: 2}),
      paying("b", 10, {mau: 100, seats: null, dau_mean: null}),
      paying("c", 10, {mau: null, seats: 50, dau_mean: null}),
      paying("d", 10, {mau: 7, seats: 0})
    ]);
    assert.deepInclude(found.seat_utilisation, {numerator: 4, denominator: 8});
    assert.deepInclude(found.dau_mau, {value: 0.5, numerator: 2, denominator: 4});
    assert.strictEqual(found.mau?.value, 111);
  });
  it("lets utilisation pass 100 %, and nobody's activity be no ratio", () => {
    assert.strictEqual(companyMetrics([paying("a", 10, {mau: 9, seats: 6})]).seat_utilisation?.value, 1.5);
    const idle = companyMetrics([paying("a", 10, {mau: 0, dau_mean: 0, seats: 6})]);
    assert.deepInclude(idle.dau_mau, {value: null, reason: "nobody was active"});
    assert.strictEqual(idle.seat_utilisation?.value, 0);
  });
  it("counts quiet accounts among those that can be judged", () => {
    const found = companyMetrics([
      paying("a", 1, {quiet: true}),
      paying("b", 1, {quiet: false}),
      paying("c", 1)
    ]);
    assert.deepInclude(found.quiet_accounts, {value: 1, numerator: 1, denominator: 2});
    assert.deepInclude(companyMetrics([paying("c", 1)]).quiet_accounts, {
      value: null,
      reason: "no account can be judged on this day"
    });
  });
  it("counts champion risks among the accounts that are scored", () => {
    const found = companyMetrics([
      paying("a", 1, {champions: 0, champion_risk: "none"}),
      paying("b", 1, {champions: 3}),
      paying("c", 1, {champions: 1, champion_risk: "one"}),
      paying("d", 1)
    ]);
    assert.deepInclude(found.champion_risk_accounts, {value: 2, denominator: 3});
    assert.deepInclude(found.champions, {value: 4, n: 3});
  });
  it("takes a check-in as overdue above 90 days", () => {
    const found = companyMetrics(
      [90, 91, 400, null].map((d, i) => paying(String(i), 1, {days_since_checkin: d}))
    );
    assert.deepInclude(found.checkins_overdue, {value: 2, denominator: 3});
  });
});

describe("companyMetrics(rows) of voice and value", () => {
  it("falls back to surveys for CSAT only where no ticket was rated", () => {
    const surveys = {csat_surveys_n: 4, csat_surveys_good: 1};
    const both = companyMetrics([row("a", {...surveys, csat_tickets_n: 2, csat_tickets_good: 2})]);
    assert.deepInclude(both.csat, {value: 1, n: 2});
    const none = companyMetrics([row("a", {...surveys, csat_tickets_n: 0, csat_tickets_good: 0})]);
    assert.deepInclude(none.csat, {value: 0.25, n: 4});
    assert.deepInclude(companyMetrics([row("a")]).csat, {
      value: null,
      reason: "the table tickets is not given"
    });
  });
  it("adds answers of accounts before it takes the score", () => {
    const found = companyMetrics([
      row("a", {nps_n: 3, promoters: 3, detractors: 0}),
      row("b", {nps_n: 7, promoters: 1, detractors: 4}),
      row("c")
    ]);
    assert.deepInclude(found.nps, {value: 0, numerator: 0, n: 10});
  });
  it("rates tickets per 100 active users and month where active users are known", () => {
    const found = companyMetrics([
      row("a", {tickets: 6, tickets_rated: 6, active_user_months: 60}),
      row("b", {tickets: 50, tickets_rated: null, active_user_months: null})
    ]);
    assert.deepInclude(found.ticket_rate, {value: 10, numerator: 6, denominator: 60});
    assert.strictEqual(found.tickets?.value, 56);
  });
  it("has no return on investment while less than half of the promise is measured; at half it has", () => {
    const value = (promised_measured_to_date: number) =>
      companyMetrics([
        row("a", {promised_to_date: 200, promised_measured_to_date, realised_to_date: 150, paid_to_date: 100})
      ]).roi;
    assert.deepInclude(value(99.99), {
      value: null,
      reason: "less than half of the promised value is measured"
    });
    assert.deepInclude(value(100), {value: 0.5, numerator: 50, denominator: 100});
  });
  it("never counts what was not measured as zero", () => {
    const found = companyMetrics([
      row("a", {promised_to_date: 10, promised_measured_to_date: 0, paid_to_date: 0})
    ]);
    assert.deepInclude(found.realised_value, {value: null, reason: "nothing was measured"});
    assert.strictEqual(found.promised_value?.value, 10);
    assert.isNull(found.roi?.value);
  });
});

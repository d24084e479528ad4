import fc from "fast-check";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Warehouse} from "../../loaders/warehouse.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {movementKind} from "../../src/metrics/movements.js";
import type {Company, Models, Windowed} from "./companies.js";
import {company, prepare, window, windowed} from "./companies.js";
import type {Implementation, Law} from "./revenueLaws.js";
import * as laws from "./revenueLaws.js";

const BATCH = 60;
const RUNS = 10;
const SEED = 20260930;

let db: Warehouse;
const sample: {days: {t0: string; t1: string}; companies: Windowed[]}[] = [];

beforeAll(async () => {
  db = await openWarehouse(":memory:");
  await prepare(db);
  const batches = fc.sample(fc.array(company, {minLength: BATCH, maxLength: BATCH}), {
    seed: SEED,
    numRuns: RUNS
  });
  const windows = fc.sample(window, {seed: SEED, numRuns: RUNS});
  for (const [i, batch] of batches.entries()) {
    const days = windows[i]!;
    sample.push({days, companies: await windowed(db, batch, days)});
  }
});

afterAll(async () => {
  await db[Symbol.asyncDispose]();
});

/** Draws companies and, where one breaks the law, shrinks it to the smallest that does. */
function checked(law: Law, models: Models = {}) {
  const companies = fc.array(company, {minLength: 1, maxLength: BATCH, size: "max"});
  return fc.check(
    fc.asyncProperty(companies, window, async (batch: Company[], days) => {
      for (const d of await windowed(db, batch, {...days, ...models})) law(laws.OURS, d, days);
    }),
    {seed: SEED, numRuns: RUNS, endOnFailure: models.steps !== undefined}
  );
}

function firstBreach(law: Law, implementation: Implementation): Error | null {
  try {
    for (const {days, companies} of sample) for (const d of companies) law(implementation, d, days);
  } catch (error) {
    return error as Error;
  }
  return null;
}

async function holds(law: Law): Promise<void> {
  const breach = firstBreach(law, laws.OURS);
  if (breach === null) return;
  const details = await checked(law);
  throw details.failed ? new Error(fc.defaultReportMessage(details), {cause: breach}) : breach;
}

function rejects(law: Law, mutant: Partial<Implementation>): void {
  assert.isNotNull(firstBreach(law, {...laws.OURS, ...mutant}), "the law does not notice this mutant");
}

async function rejectsModel(law: Law, steps: (sql: string) => string): Promise<void> {
  const details = await checked(law, {steps});
  assert.isTrue(details.failed, "the law does not notice this mutant");
}

describe("the sample of companies", () => {
  const accounts = () => sample.flatMap((d) => d.companies.flatMap((c) => c.company));
  const pairs = () => sample.flatMap((d) => d.companies.flatMap((c) => c.pairs));

  it("has 500 companies or more, with all that the laws are about", () => {
    assert.isAtLeast(
      sample.reduce((n, d) => n + d.companies.length, 0),
      500
    );
    const terms = accounts().flatMap((d) => d.subscriptions);
    assert.isTrue(
      terms.some((d) => d.is_trial && d.mrr > 0),
      "trials with a price"
    );
    assert.isTrue(
      terms.some((d) => d.mrr === 0),
      "zero prices"
    );
    assert.isTrue(
      terms.some((d) => d.end_date !== null && !d.end_date.endsWith("-01")),
      "mid-month ends"
    );
    assert.isAtLeast(
      pairs().filter((d) => d.left_and_returned).length,
      20,
      "left and returned inside the window"
    );
    assert.isAtLeast(
      pairs().filter((d) => d.paid_before && d.start_mrr === 0 && d.end_mrr > 0).length,
      20,
      "re-joiners"
    );
    assert.isAtLeast(
      accounts().filter((d) => new Set(d.subscriptions.map((s) => s.currency)).size > 1).length,
      100
    );
    assert.isAtLeast(
      accounts().filter((d) => new Set(d.subscriptions.map((s) => s.product)).size > 1).length,
      100
    );
    assert.isAtLeast(
      accounts().filter((d) => d.segment.startsWith("only")).length,
      100,
      "one-account segments"
    );
  });
});

describe("windowPairs(db, t0, t1) over mrr_steps", () => {
  it("gives what the rows say on each day", () => holds(laws.pairsFollowTheRows));

  const mutants: Record<string, (sql: string) => string> = {
    "counts trials": (sql) => sql.replace("NOT coalesce(is_trial, false) AND ", ""),
    "pays on the end date too": (sql) =>
      sql.replace("SELECT account_id, currency, end_date,", "SELECT account_id, currency, end_date + 1,"),
    "starts a day late": (sql) => sql.replace("start_date AS day", "start_date + 1 AS day"),
    "forgets running subscriptions": (sql) =>
      sql.replace("lead(day, 1, DATE '9999-12-31')", "lead(day, 1, day)"),
    "takes every currency for the first": (sql) =>
      sql.replace(
        "SELECT account_id, currency, start_date, end_date, mrr",
        "SELECT account_id, 'USD' AS currency, start_date, end_date, mrr"
      ),
    "keeps the largest price of a day": (sql) =>
      sql.replace("sum(mrr) AS mrr, sum(seats)", "max(mrr) AS mrr, sum(seats)")
  };
  for (const [name, steps] of Object.entries(mutants)) {
    it(`fails when mrr_steps ${name}`, () => rejectsModel(laws.pairsFollowTheRows, steps));
  }
});

describe("movements(pairs)", () => {
  it("adds up to the cent", () => holds(laws.movementsAddUp));
  it("calls an account new only if it had never paid", () => holds(laws.newAccountsNeverPaid));
  it("is the sum of its parts", () => holds(laws.movementsAreAdditive));

  it("fails to add up when exchange rates are left out", () =>
    rejects(laws.movementsAddUp, {movements: (pairs) => ({...laws.OURS.movements(pairs), fx_mrr: 0})}));
  it("fails to add up when sums are rounded to whole units", () =>
    rejects(laws.movementsAddUp, {
      movements: (pairs) => {
        const d = laws.OURS.movements(pairs);
        return {...d, expansion_mrr: Math.round(d.expansion_mrr)};
      }
    }));
  it("fails to add up when reactivation is counted as expansion too", () =>
    rejects(laws.movementsAddUp, {
      movements: (pairs) => {
        const d = laws.OURS.movements(pairs);
        return {...d, expansion_mrr: d.expansion_mrr + d.reactivation_mrr};
      }
    }));
  it("fails when every account that did not pay at the start is new", () =>
    rejects(laws.newAccountsNeverPaid, {
      movements: (pairs) => laws.OURS.movements(Array.from(pairs, (d) => ({...d, paid_before: false})))
    }));
  it("fails to be the sum of its parts when gains and losses are netted", () =>
    rejects(laws.movementsAreAdditive, {
      movements: (pairs) => {
        const d = laws.OURS.movements(pairs);
        const net = Math.round(100 * (d.expansion_mrr - d.contraction_mrr)) / 100;
        return {...d, expansion_mrr: Math.max(0, net), contraction_mrr: Math.max(0, -net)};
      }
    }));
});

describe("dailySums(changes)", () => {
  it("arrives where the end points do", () => holds(laws.dailyViewArrives));

  it("fails to arrive when contractions are dropped", () =>
    rejects(laws.dailyViewArrives, {
      dailySums: (changes) => {
        const kept = Array.from(changes).filter(
          (d) => movementKind(d.before_mrr, d.after_mrr, d.paid_before) !== "contraction"
        );
        return laws.OURS.dailySums(kept);
      }
    }));
});

describe("retention(pairs)", () => {
  it("has GRR at most 1 and at most NRR, and no value exactly when nobody paid", () =>
    holds(laws.grossIsBelowNet));
  it("of a union lies between that of its disjoint parts", () => holds(laws.unionLiesBetween));

  const base = (pairs: Parameters<Implementation["retention"]>[0]) => pairs.filter((d) => d.start_mrr > 0);
  const ratio = (a: number, b: number) => (b > 0 ? a / b : null);
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

  it("fails when new accounts count in NRR’s base and not in GRR’s", () =>
    rejects(laws.grossIsBelowNet, {
      retention: (pairs) => ({
        ...laws.OURS.retention(pairs),
        nrr: ratio(
          sum(base(pairs).map((d) => d.end_mrr)),
          sum(pairs.map((d) => Math.max(d.start_mrr, d.end_mrr)))
        )
      })
    }));
  it("fails when GRR is not capped account by account", () =>
    rejects(laws.grossIsBelowNet, {
      retention: (pairs) => ({
        ...laws.OURS.retention(pairs),
        grr: ratio(sum(pairs.map((d) => d.end_mrr)), sum(pairs.map((d) => d.start_mrr)))
      })
    }));
  it("fails when an empty base counts as fully retained", () =>
    rejects(laws.grossIsBelowNet, {
      retention: (pairs) => {
        const d = laws.OURS.retention(pairs);
        return {grr: d.grr ?? 1, nrr: d.nrr ?? 1, logo_churn: d.logo_churn ?? 0};
      }
    }));
  it("of a union is the mean of its parts by starting MRR", () => holds(laws.unionIsWeightedMean));

  it("fails to lie between its parts when one is added to every number of accounts", () =>
    rejects(laws.unionLiesBetween, {
      retention: (pairs) => {
        const d = laws.OURS.retention(pairs);
        const n = base(pairs).length;
        return {...d, logo_churn: d.logo_churn === null ? null : (d.logo_churn * n) / (n + 1)};
      }
    }));
  it("fails to be the mean of its parts when GRR caps the sum and not each account", () =>
    rejects(laws.unionIsWeightedMean, {
      retention: (pairs) => {
        const all = base(pairs);
        const start = sum(all.map((d) => d.start_mrr));
        return {
          ...laws.OURS.retention(pairs),
          grr: ratio(Math.min(start, sum(all.map((d) => d.end_mrr))), start)
        };
      }
    }));
});

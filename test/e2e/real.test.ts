import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {metricsReport} from "../../loaders/metricsReport.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import type {Metric} from "../../src/metrics/metric.js";
import {askCliWell, type CliResult, runCliWell} from "../support/cli.js";
import {hasDatasets} from "../support/shared.js";
import {PROJECT} from "../support/sources.js";

// Every expected figure was computed outside the product, from the same files: see REFERENCE.md beside them.

/** With every change some decks of each, before a release all: QUARTERDECK_REAL_DECKS=1000. */
const DECKS = Number(process.env.QUARTERDECK_REAL_DECKS ?? 20);

/** One published data set, checked, built, of one with its site, and with decks for accounts that pay. */
class Real {
  private readonly config: string;
  dir = "";
  /** Accounts that paid at the end of the last full quarter. */
  paying: string[] = [];
  qbr: CliResult = {code: null, stdout: "", stderr: ""};
  check: Record<string, {read: number; accepted: number; rejected: number; warnings: number}> = {};

  constructor(
    private readonly name: string,
    private readonly quarter_end: string,
    private readonly with_site: boolean
  ) {
    this.config = join(PROJECT, "test", "real", this.name, "quarterdeck.yaml");
  }
  async run(): Promise<void> {
    this.dir = await mkdtemp(join(tmpdir(), `quarterdeck-${this.name}-`));
    const {stdout} = await runCliWell(["check", "--config", this.config, "--json"]);
    this.check = (JSON.parse(stdout) as {tables: Real["check"]}).tables;
    const out = ["--out", join(this.dir, "dist")];
    const site = this.with_site ? [] : ["--no-site"];
    await runCliWell(["build", ...this.places(), ...out, ...site]);
    const rows = await this.sql<{account_id: string}>(
      `SELECT account_id FROM account_point WHERE point_date = '${this.quarter_end}' AND mrr > 0 ORDER BY account_id`
    );
    this.paying = rows.map((d) => d.account_id);
    const step = Math.ceil(this.paying.length / DECKS);
    const accounts = this.paying.filter((_, i) => i % step === 0).flatMap((d) => ["--account", d]);
    this.qbr = await runCliWell(["qbr", ...this.places(), ...out, ...site, ...accounts]);
  }
  /** What the command line says of the decks that were asked for, when none fails. */
  get all_made(): string {
    const asked = Math.ceil(this.paying.length / Math.ceil(this.paying.length / DECKS));
    return `${asked} made, 0 already there, 0 failed`;
  }
  async remove(): Promise<void> {
    await rm(this.dir, {recursive: true, force: true});
  }
  places(): string[] {
    return ["--config", this.config, "--warehouse", join(this.dir, "warehouse.duckdb")];
  }
  async metrics(...window: string[]): Promise<Record<string, Metric>> {
    const {stdout} = await askCliWell(["metrics", ...this.places(), ...window, "--json"]);
    return (JSON.parse(stdout) as {metrics: Record<string, Metric>}).metrics;
  }
  async sql<T>(query: string): Promise<T[]> {
    const {stdout} = await askCliWell(["sql", ...this.places(), "--json", query]);
    return JSON.parse(stdout) as T[];
  }
  /** The reference's tables by day. */
  async reference(name: string): Promise<Record<string, Record<string, number>>> {
    return (await references())[name] as Record<string, Record<string, number>>;
  }
  /** The reference's tables by window. */
  async windows(name: string): Promise<Record<string, ReferenceWindow[]>> {
    return (await references())[name] as Record<string, ReferenceWindow[]>;
  }
}

interface ReferenceWindow
  extends
    Record<"NRR" | "GRR" | "logo_retention" | "mrr_start" | "mrr_end", number>,
    Record<"expansion" | "contraction" | "churned_mrr", number> {
  start: string;
  end: string;
}

async function references(): Promise<Record<string, unknown>> {
  const path = join(PROJECT, "..", "shared", "datasets", "reference_mrr.json");
  return JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
}

const near = (metric: Metric | undefined, expected: number, digits: number) =>
  assert.closeTo(metric?.value ?? NaN, expected, 0.5001 * 10 ** -digits);

describe.skipIf(!hasDatasets())("RavenStack", () => {
  const real = new Real("ravenstack", "2024-12-31", true);
  beforeAll(() => real.run(), 900_000);
  afterAll(() => real.remove());

  it("is read to the last row: 21 repeated usage ids are set aside, and nothing else", () => {
    const counts = Object.entries(real.check).filter(([, d]) => d.read > 0);
    assert.deepStrictEqual(
      Object.fromEntries(
        counts.map(([name, {read, accepted, rejected}]) => [name, [read, accepted, rejected]])
      ),
      {
        accounts: [500, 500, 0],
        subscriptions: [5000, 5000, 0],
        usage: [25000, 24979, 21],
        tickets: [2000, 2000, 0],
        churn_events: [600, 600, 0]
      }
    );
  });
  it("has its known faults reported: churn events without a stop of payment, usage outside subscriptions", async () => {
    const warnings = await real.sql<{table_name: string; rule: string; rows: number}>("FROM warnings");
    const tables = warnings.map((d) => d.table_name);
    assert.include(tables, "churn_events");
    assert.include(tables, "usage");
    const quality = await readFile(
      join(real.dir, "warehouse.duckdb.work", "published", "site", "quality.json"),
      "utf8"
    );
    for (const {rule} of warnings) assert.include(quality, rule);
    assert.include(quality, "usage_id");
  });
  it("retains over 2024 as computed outside: NRR 2.922709, GRR 0.995900, no logo lost", async () => {
    const m = await real.metrics("--window", "2023-12-31..2024-12-31");
    assert.deepStrictEqual(
      [m.start_mrr?.value, m.end_mrr?.value, m.expansion_mrr?.value, m.contraction_mrr?.value],
      [1262113, 10159608, 2431851, 5175]
    );
    // The reference counts those who return among the new.
    assert.strictEqual((m.new_mrr?.value ?? NaN) + (m.reactivation_mrr?.value ?? NaN), 6470819);
    near(m.nrr, 2.922709, 6);
    near(m.grr, 0.9959, 6);
    assert.deepStrictEqual([m.logo_churn?.value, m.logo_churn?.denominator], [0, 185]);
  });
  it("retains over 2024Q4 as computed outside: NRR 1.403284, GRR 0.974229", async () => {
    const m = await real.metrics("--quarter", "2024Q4");
    near(m.nrr, 1.403284, 6);
    near(m.grr, 0.974229, 6);
    assert.strictEqual(m.logo_churn?.denominator, 414);
  });
  it("has the MRR and the paying accounts of every month end", async () => {
    const {mrr_eom, accounts_eom} = await real.reference("ravenstack");
    const rows = await real.sql<{point_date: string; mrr: number; accounts: number}>(
      `SELECT point_date, sum(mrr) AS mrr, count(*) FILTER (mrr > 0) AS accounts
       FROM account_point GROUP BY point_date HAVING sum(mrr) > 0 ORDER BY point_date`
    );
    assert.deepStrictEqual(Object.fromEntries(rows.map((d) => [d.point_date, d.mrr])), mrr_eom);
    assert.deepStrictEqual(Object.fromEntries(rows.map((d) => [d.point_date, d.accounts])), accounts_eom);
  });
  it("has the published churn reasons and CSAT", async () => {
    const reasons = await real.sql<{reason: string; n: number}>(
      "SELECT reason, count(*) AS n FROM churn_events GROUP BY reason"
    );
    assert.deepStrictEqual(Object.fromEntries(reasons.map((d) => [d.reason, d.n])), {
      features: 114,
      budget: 104,
      support: 104,
      unknown: 95,
      competitor: 92,
      pricing: 91
    });
    const [csat] = await real.sql<{n: number; mean: number}>(
      "SELECT count(csat) AS n, avg(csat) AS mean FROM tickets"
    );
    assert.strictEqual(csat?.n, 1175);
    assert.closeTo(csat?.mean ?? NaN, 3.981277, 5.001e-7);
  });
  it("gets decks for its 500 paying accounts", () => {
    assert.lengthOf(real.paying, 500);
    assert.include(real.qbr.stdout, `2024Q4: ${real.all_made}`);
  });
});

describe.skipIf(!hasDatasets())("ChurnSim crm6", () => {
  const real = new Real("churnsim_crm6", "2023-06-30", false);
  beforeAll(() => real.run(), 900_000);
  afterAll(() => real.remove());

  it("is read to the last of its 247 accounts, 4,497 subscription rows and 2,799,662 events", () => {
    const {accounts, subscriptions, usage} = real.check;
    assert.deepStrictEqual(
      [accounts?.accepted, subscriptions?.accepted, usage?.accepted],
      [247, 4497, 2799662]
    );
  });
  it("pays an MRR of 220,989 on 209 accounts at as_of", async () => {
    const m = await real.metrics("--window", "12m");
    assert.strictEqual(m.end_mrr?.value, 220989);
    const [row] = await real.sql<{n: number}>("SELECT count(*) AS n FROM account_dim WHERE paying");
    assert.strictEqual(row?.n, 209);
  });
  it("retains over twelve months as computed outside: NRR 0.814893, GRR 0.745511, logos 0.756098", async () => {
    const m = await real.metrics("--window", "2022-07-01..2023-07-01");
    assert.deepStrictEqual(
      [m.start_mrr?.value, m.expansion_mrr?.value, m.contraction_mrr?.value, m.churned_mrr?.value],
      [86982, 6035, 898, 21238]
    );
    near(m.nrr, 0.814893, 6);
    near(m.grr, 0.745511, 6);
    near(m.logo_churn, 1 - 0.756098, 6);
    assert.deepStrictEqual([m.logo_churn?.numerator, m.logo_churn?.denominator], [20, 82]);
  });
  it("moves and retains over each of 17 months and 6 years as computed outside", async () => {
    const {monthly = [], ret_12m = []} = await real.windows("churnsim_crm6_dev");
    assert.deepStrictEqual([monthly.length, ret_12m.length], [17, 6]);
    await using db = await openWarehouse(join(real.dir, "warehouse.duckdb"), {readonly: true});
    for (const expected of [...monthly, ...ret_12m]) {
      const {metrics: m} = await metricsReport(db, {window: `${expected.start}..${expected.end}`});
      const label = `${expected.start}..${expected.end}`;
      assert.deepStrictEqual(
        [m.start_mrr, m.end_mrr, m.expansion_mrr, m.contraction_mrr, m.churned_mrr].map((d) => d?.value),
        [
          expected.mrr_start,
          expected.mrr_end,
          expected.expansion,
          expected.contraction,
          expected.churned_mrr
        ],
        label
      );
      near(m.nrr, expected.NRR, 6);
      near(m.grr, expected.GRR, 6);
      near(m.logo_churn, 1 - expected.logo_retention, 6);
    }
  });
  it("gets decks for accounts that paid at the end of 2023Q2, and none fails", () => {
    assert.isAtLeast(real.paying.length, 200);
    assert.include(real.qbr.stdout, `2023Q2: ${real.all_made}`);
  });
});

import {group} from "d3";
import {readFileSync} from "node:fs";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {readMark, sampleMark} from "../../data/sample/mark.js";
import {addDays} from "../../src/metrics/days.js";
import type {MadeSample, Text} from "./sampleFiles.js";
import {hashes, makeSample, openUsage, rowsOf} from "./sampleFiles.js";

let sample: MadeSample;
const read = (table: string): Text[] => rowsOf(sample.dir, table);
const ids = (rows: Text[]): Set<string> => new Set(rows.map((d) => d.account_id!));

/** Rows of true accounts that carry MRR, without those with a planted fault. */
function paidLines(): Text[] {
  const seen = new Set<string>();
  return read("subscriptions").filter((d) => {
    const first = !seen.has(d.subscription_id!);
    seen.add(d.subscription_id!);
    const whole = d.end_date === "" || d.end_date! >= d.start_date!;
    return first && whole && d.is_trial === "false" && +d.mrr! > 0 && d.account_id !== "KA-9001";
  });
}

const payingOn = (day: string): Set<string> =>
  ids(paidLines().filter((d) => d.start_date! <= day && (d.end_date === "" || d.end_date! > day)));

beforeAll(async () => {
  sample = await makeSample();
});
afterAll(() => sample[Symbol.dispose]());

describe("generateSample({dir, seed})", () => {
  it("writes the same bytes for the same seed, Parquet included", async () => {
    using again = await makeSample();
    assert.deepStrictEqual(hashes(again.dir), hashes(sample.dir));
    assert.strictEqual(Object.keys(hashes(sample.dir)).length, 35);
    assert.strictEqual(await readMark(sample.dir), await sampleMark());
  });

  it("writes another company for another seed", async () => {
    using other = await makeSample(2);
    const [a, b] = [hashes(sample.dir), hashes(other.dir)];
    assert.deepStrictEqual(Object.keys(a), Object.keys(b));
    assert.deepStrictEqual(
      Object.keys(a).filter((name) => a[name] === b[name]),
      []
    );
  });

  it("writes as many rows as README.md states for the default seed", () => {
    const readme = readFileSync(new URL("../../data/sample/README.md", import.meta.url), "utf8");
    const cells = readme.split("## Churn")[0]!.matchAll(/\| (\w+)(?: \([^|]*\))? \| ([\d,]+) (?=\|)/g);
    const stated = Object.fromEntries(
      Array.from(cells, ([, table, rows]) => [table!, +rows!.replaceAll(",", "")])
    );
    for (const [table, rows] of Object.entries(sample.counts)) assert.strictEqual(stated[table], rows, table);
  });

  it("counts the rows of each file, as the files have them", () => {
    for (const [table, rows] of Object.entries(sample.counts)) {
      if (table !== "usage") assert.strictEqual(read(table).length, rows, table);
    }
  });
});

describe("the sample’s journal", () => {
  it("has overrides of which one has expired and one holds, and calls before their renewals, by who is in charge", () => {
    const last = (d: Text) => d.expires_on || addDays(d.made_on!, 90);
    const overrides = read("overrides");
    assert.isTrue(overrides.some((d) => last(d) < "2026-09-30"));
    assert.isTrue(overrides.some((d) => last(d) >= "2026-09-30"));
    for (const d of read("renewal_calls")) {
      assert.isTrue(d.made_on! < d.renewal_date! && d.made_on! <= "2026-09-30", JSON.stringify(d));
      assert.isTrue(d.probability === "" || (+d.probability! > 0 && +d.probability! < 1));
      assert.notStrictEqual(d.by, "");
    }
    const states = new Set(read("actions").map((d) => d.state));
    assert.includeMembers(["done", "snoozed", "dropped"], [...states] as string[]);
  });
});

describe("the sample company", () => {
  it("has 120 accounts that pay on 2026-09-30, in three segments", () => {
    const paying = payingOn("2026-09-30");
    assert.strictEqual(paying.size, 120);
    const segments = new Set(
      read("accounts")
        .filter((d) => paying.has(d.account_id!))
        .map((d) => d.tier)
    );
    assert.deepStrictEqual(segments, new Set(["Small business", "Mid-market", "Enterprise"]));
  });

  it("has at least 60 accounts that churned: no payment for more than 30 days, or to the end", () => {
    const lines = group(paidLines(), (d) => d.account_id!);
    const churned = [...lines.values()].filter((own) =>
      own.some((d) => {
        const stop = d.end_date!;
        if (stop === "" || stop > "2026-09-30") return false;
        const until = new Date(Date.parse(stop) + 30 * 86_400_000).toISOString().slice(0, 10);
        return !own.some((e) => e.start_date! <= until && (e.end_date === "" || e.end_date! > stop));
      })
    );
    assert.isAtLeast(churned.length, 60);
    assert.isAbove(lines.size, 120);
  });

  it("covers the 30 months from 2024-04-01 to 2026-09-30 with about a million rows of usage", async () => {
    using usage = await openUsage(sample.dir);
    const sql = "SELECT count(*)::INTEGER AS n, min(day) AS first, max(day) AS last FROM usage";
    const [found] = await usage.query<{n: number; first: string; last: string}>(sql);
    assert.isAbove(found!.n, 900_000);
    assert.isBelow(found!.n, 1_300_000);
    assert.deepStrictEqual([found!.first.slice(0, 7), found!.last], ["2024-04", "2026-09-30"]);
    assert.strictEqual(
      paidLines()
        .map((d) => d.start_date!)
        .sort()[0]!
        .slice(0, 7),
      "2024-04"
    );
  });

  it("names accounts in Latin, Cyrillic, Arabic, Persian, Japanese and Turkish letters", () => {
    const names = read("accounts")
      .map((d) => d.company_name!)
      .join("\n");
    for (const script of [
      /\p{Script=Cyrillic}/u,
      /\p{Script=Arabic}/u,
      /[پچگژکی]/u,
      /\p{Script=Han}/u,
      /[ğışĞİŞ]/u,
      /[äöüß]/u
    ]) {
      assert.match(names, script);
    }
    assert.strictEqual(new Set(read("accounts").map((d) => d.language)).size, 7);
  });

  it("has trials won and lost, returns, lapses, add-ons, two currencies and all three billing periods", () => {
    const lines = read("subscriptions");
    const trials = ids(lines.filter((d) => d.is_trial === "true"));
    const paid = ids(paidLines());
    assert.isAbove([...trials].filter((d) => paid.has(d)).length, 30);
    assert.isAbove([...trials].filter((d) => !paid.has(d)).length, 10);
    assert.isAbove(read("churn_events").filter((d) => d.returned_on !== "").length, 2);
    assert.isAbove(new Set(lines.map((d) => d.product)).size, 2);
    assert.deepStrictEqual(new Set(lines.map((d) => d.currency)), new Set(["USD", "EUR"]));
    assert.deepStrictEqual(
      new Set(lines.map((d) => d.billing_period)),
      new Set(["monthly", "quarterly", "annual"])
    );
  });

  it("has goals, value, tickets, surveys, touches and plans for most paying accounts and not for all", () => {
    const paying = payingOn("2026-09-30");
    for (const table of ["goals", "value", "surveys", "plans"]) {
      const known = ids(read(table));
      const share = [...paying].filter((d) => known.has(d)).length / paying.size;
      assert.isAbove(share, 0.8, table);
      assert.isBelow(share, 1, table);
    }
    for (const table of ["tickets", "touches", "contacts", "stages"]) {
      const known = ids(read(table));
      assert.isAbove([...paying].filter((d) => known.has(d)).length, 110, table);
    }
  });

  it("has goals met and missed, and value above and below what was promised", () => {
    const states = new Set(read("goals").map((d) => d.status));
    assert.deepStrictEqual(states, new Set(["open", "met", "missed", "dropped"]));
    const measured = read("value").filter((d) => d.realised !== "" && d.realised !== "tbd");
    const shares = [...group(measured, (d) => d.account_id!).values()].map(
      (rows) =>
        rows.reduce((sum, d) => sum + +d.realised!, 0) / rows.reduce((sum, d) => sum + +d.promised!, 0)
    );
    assert.isAbove(shares.filter((d) => d > 1.1).length, 20);
    assert.isAbove(shares.filter((d) => d < 0.9).length, 20);
    assert.isAbove(read("value").filter((d) => d.realised === "").length, 100);
  });

  it("has two weeks without a row in the usage of one account that works before and after", async () => {
    using usage = await openUsage(sample.dir);
    const count = async (from: string, to: string): Promise<number> => {
      const where = `account_id = '${sample.gap_account}' AND day BETWEEN '${from}' AND '${to}'`;
      return (await usage.query<{n: number}>(`SELECT count(*)::INTEGER AS n FROM usage WHERE ${where}`))[0]!
        .n;
    };
    assert.strictEqual(await count("2026-02-09", "2026-02-22"), 0);
    assert.isAbove(await count("2026-01-26", "2026-02-08"), 20);
    assert.isAbove(await count("2026-02-23", "2026-03-08"), 20);
  });

  it("knows nothing that happened after 2026-09-30 but notices, plans and due dates", () => {
    const past: Record<string, string[]> = {
      users: ["created_at", "deactivated_at"],
      tickets: ["opened_at", "first_response_at", "resolved_at"],
      surveys: ["sent_at", "answered_at"],
      requests: ["created_at", "shipped_at"],
      stages: ["entered_at"],
      invoices: ["issued_on", "paid_on"],
      contacts: ["left_on"],
      value: ["month"],
      goal_values: ["valid_from"],
      experiment_kpis: ["measured_on"],
      churn_events: ["notice_on", "returned_on"]
    };
    for (const [table, columns] of Object.entries(past)) {
      for (const column of columns) {
        assert.deepStrictEqual(
          read(table).filter((d) => d[column]! >= "2026-10-01"),
          [],
          `${table}.${column}`
        );
      }
    }
  });

  it("says nowhere what was planted", () => {
    const told = /weak|fading|oversold|recovering|steady|course|hazard|planted|exposed|treated/i;
    const columns = Object.keys(sample.counts)
      .filter((d) => d !== "usage")
      .flatMap((d) => Object.keys(read(d)[0]!));
    assert.deepStrictEqual(
      columns.filter((d) => told.test(d)),
      []
    );
    const profile = read("accounts").flatMap((d) => [d.tags!, d.acquisition_source!, d.plan!]);
    assert.deepStrictEqual(
      profile.filter((d) => told.test(d)),
      []
    );
  });
});

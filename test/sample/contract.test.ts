import {readFileSync} from "node:fs";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {parse} from "yaml";
import {CONTRACT, TABLE_NAMES, tableRule} from "../../loaders/contract.js";
import type {ColumnRule, TableRule} from "../../loaders/contract/types.js";
import type {MadeSample, Text} from "./sampleFiles.js";
import {makeSample, openUsage, rowsOf} from "./sampleFiles.js";

interface Source {
  from?: string;
  columns?: Record<string, string>;
}

const config = parse(readFileSync(new URL("../../data/quarterdeck.yaml", import.meta.url), "utf8")) as {
  sources: Record<string, Source>;
};
const DATED = TABLE_NAMES.filter((name) => !tableRule(name).journal);
const TABLES = DATED.filter((name) => name !== "usage");
/** What data/quarterdeck.yaml says in SQL, by hand. */
const RENAMED: Record<string, Record<string, string>> = {
  accounts: {name: "company_name", segment: "tier"},
  tickets: {severity: "priority"},
  accounts_history: {key: "account_id", column: "field"},
  goal_values: {key: "goal_id", column: "field"}
};
/** README.md's table of planted faults: bad rows by table, and rows that fall with their account. */
const FAULTY: Record<string, number> = {
  accounts: 2,
  subscriptions: 7,
  users: 8,
  tickets: 18,
  surveys: 9,
  churn_events: 1,
  invoices: 4,
  touches: 4,
  goals: 1,
  value: 2,
  stages: 1,
  requests: 1
};
const CASCADED: Record<string, number> = {subscriptions: 1, users: 2};

let sample: MadeSample;
beforeAll(async () => {
  sample = await makeSample();
});
afterAll(() => sample[Symbol.dispose]());

function contractRows(table: string): Text[] {
  return rowsOf(sample.dir, table).map((row) => {
    const mapped = {...row};
    for (const [column, raw] of Object.entries(RENAMED[table] ?? {})) mapped[column] = row[raw]!;
    if (table === "tickets") mapped.severity = row.priority!.replace("P", "");
    return mapped;
  });
}

const FORMS: Record<ColumnRule["type"], RegExp> = {
  text: /^[^]*$/,
  int: /^-?\d+$/,
  money: /^-?\d+(\.\d{1,2})?$/,
  decimal: /^-?\d+(\.\d+)?$/,
  date: /^\d{4}-(0\d|1[0-2])-\d\d$/,
  timestamp: /^\d{4}-(0\d|1[0-2])-\d\d \d\d:\d\d:\d\d$/,
  bool: /^(true|false)$/
};

function cellFault(rule: ColumnRule, value: string, row: Text): boolean {
  if (value === "") return rule.required === true;
  if (!FORMS[rule.type].test(value)) return true;
  const [low, high] = rule.bounds_by?.bounds[row[rule.bounds_by.column]!] ?? [rule.min, rule.max];
  if (low !== undefined && +value < low) return true;
  if (high !== undefined && +value > high) return true;
  return rule.values !== undefined && !rule.values.includes(value);
}

interface Verdict {
  faulty: number;
  cascaded: number;
  good: Text[];
}

function judge(rule: TableRule, rows: Text[], known: Record<string, Set<string>>): Verdict {
  const verdict: Verdict = {faulty: 0, cascaded: 0, good: []};
  const seen = new Set<string>();
  for (const row of rows) {
    const bad = Object.entries(rule.columns).some(([column, d]) => cellFault(d, row[column] ?? "", row));
    const repeated = rule.key !== undefined && seen.has(row[rule.key]!);
    const backwards = (rule.spans ?? []).some(
      ([a, b]) => row[a] !== "" && row[b] !== "" && row[b]! < row[a]!
    );
    const references = Object.entries(rule.columns).filter(([, d]) => d.references !== undefined);
    const orphan = references.filter(
      ([column, d]) => row[column] !== "" && !known[d.references!.table]!.has(row[column]!)
    );
    if (rule.key !== undefined) seen.add(row[rule.key]!);
    if (orphan.length > 0 && orphan.every(([column]) => row[column] === "KA-9001") && !bad)
      verdict.cascaded++;
    else if (bad || repeated || backwards || orphan.length > 0) verdict.faulty++;
    else verdict.good.push(row);
  }
  return verdict;
}

describe("the sample’s tables against the data contract", () => {
  it("are all of the contract’s tables but the journal’s, each mapped in data/quarterdeck.yaml", () => {
    assert.deepStrictEqual(Object.keys(config.sources).sort(), [...DATED].sort());
    for (const table of TABLES) {
      assert.deepStrictEqual(
        Object.keys(config.sources[table]!.columns ?? {}),
        table === "goal_values"
          ? []
          : Object.keys(RENAMED[table] ?? {}).concat(table === "accounts" ? ["country"] : []),
        table
      );
    }
  });

  it("have every column of the contract, under its own or its mapped name", () => {
    for (const table of TABLES) {
      const columns = Object.keys(contractRows(table)[0]!);
      const missing = Object.keys(tableRule(table).columns).filter((d) => !columns.includes(d));
      assert.deepStrictEqual(missing, [], table);
    }
  });

  it("hold the planted faults and no other: types, values, keys, references, ends before starts", () => {
    const accounts = new Set(
      contractRows("accounts")
        .filter((d) => d.name !== "")
        .map((d) => d.account_id!)
    );
    const known = {accounts, goals: new Set(contractRows("goals").map((d) => d.goal_id!))};
    for (const table of TABLES) {
      const {faulty, cascaded} = judge(CONTRACT[table], contractRows(table), known);
      assert.strictEqual(faulty, FAULTY[table] ?? 0, table);
      assert.strictEqual(cascaded, CASCADED[table] ?? 0, table);
    }
  });

  it("keep the faults of each table under 5 %", () => {
    for (const [table, rows] of Object.entries(FAULTY))
      assert.isBelow(rows / sample.counts[table]!, 0.05, table);
  });

  it("hold 55 bad rows of usage: 20 repeated, 15 of an unknown account, 12 counted backwards, 8 without a time", async () => {
    using usage = await openUsage(sample.dir);
    const [found] = await usage.query<Record<string, number>>(`
      SELECT
        count(*)::INTEGER AS rows,
        (count(*) - count(DISTINCT usage_id))::INTEGER AS repeated,
        count_if(account_id = 'KA-0999')::INTEGER AS unknown,
        count_if(count < 0)::INTEGER AS backwards,
        count_if(occurred_at IS NULL)::INTEGER AS undated,
        (SELECT count(*) FROM usage)::INTEGER AS accepted
      FROM raw`);
    const {rows, accepted, ...faults} = found!;
    assert.deepStrictEqual(faults, {repeated: 20, unknown: 15, backwards: 12, undated: 8});
    assert.strictEqual(rows! - accepted!, 55);
    assert.strictEqual(rows, sample.counts.usage);
  });

  it("name users of usage, tickets, surveys and requests that exist in the same account", async () => {
    const home = new Map(
      contractRows("users")
        .filter((d) => d.account_id !== "KA-0999")
        .map((d) => [d.user_id!, d.account_id!])
    );
    for (const table of ["tickets", "surveys", "requests"] as const) {
      const strange = contractRows(table).filter(
        (d) => d.user_id !== "" && d.account_id !== "KA-0999" && home.get(d.user_id!) !== d.account_id
      );
      assert.deepStrictEqual(strange, [], table);
    }
    using usage = await openUsage(sample.dir);
    const pairs = await usage.query<{account_id: string; member_id: string}>(
      "SELECT DISTINCT account_id, member_id FROM usage"
    );
    assert.deepStrictEqual(
      pairs.filter((d) => home.get(d.member_id) !== d.account_id),
      []
    );
  });
});

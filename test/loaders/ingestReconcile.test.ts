import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {ingest} from "../../loaders/ingest/ingest.js";
import {silent} from "../../loaders/progress.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {companyFolder} from "../fixtures/ingest/folder.js";

interface Row {
  id: string;
  account: string;
  at: string;
  number: string;
}

const RUNS = 25;
const row = fc.record<Row>({
  id: fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8"),
  account: fc.constantFrom("A1", "A1", "A2", "A3", "A9", ""),
  at: fc.constantFrom("2024-01-01", "2024-01-02 10:00", "2024-01-02", "soon", ""),
  number: fc.constantFrom("", "1", "2", "5", "-1", "x")
});

/** A3 is rejected, A9 is unknown. */
const ACCOUNTS = "account_id,name,icp_fit\nA1,Anvil,\nA2,Bellows,\nA3,Crucible,7\n";
const REASONS: Record<string, string> = {A3: "account_rejected", A9: "unknown_account"};

/** What the contract says of each row, worked out row by row: the rule broken, or null. */
function verdicts(rows: Row[], {min, max}: {min: number; max: number}): (string | null)[] {
  const seen = new Set<string>();
  return rows.map(({id, account, at, number}) => {
    if (account === "" || at === "") return "missing-or-type";
    if (at === "soon" || number === "x") return "missing-or-type";
    if (number !== "" && (Number(number) < min || Number(number) > max)) return "out_of_range";
    if (REASONS[account] !== undefined) return REASONS[account];
    if (seen.has(id)) return "duplicate";
    seen.add(id);
    return null;
  });
}

function csv(rows: Row[], header: string, cells: (row: Row, i: number) => string[]): string {
  return [header, ...rows.map((d, i) => cells(d, i).join(","))].join("\n");
}

const simple = (rule: string): string =>
  rule === "missing" || rule === "wrong_type" ? "missing-or-type" : rule;

async function outcome(tickets: Row[], usage: Row[]): Promise<void> {
  const config = await companyFolder({
    files: {
      "accounts.csv": ACCOUNTS,
      "tickets.csv": csv(tickets, "ticket_id,account_id,opened_at,severity,topic", (d, i) => [
        d.id,
        d.account,
        d.at,
        d.number,
        `row ${i + 1}`
      ]),
      "usage.csv": csv(usage, "usage_id,account_id,ts,count,feature", (d, i) => [
        d.id,
        d.account,
        d.at,
        d.number,
        `row ${i + 1}`
      ])
    },
    sources: "  tickets: {from: tickets.csv}\n  usage: {from: usage.csv}\n"
  });
  await using db = await openWarehouse(":memory:");
  const report = await ingest(db, config, {force: true, progress: silent});
  for (const [table, rows, marker, range] of [
    ["tickets", tickets, "topic", {min: 1, max: 4}],
    ["usage", usage, "feature", {min: 0, max: Infinity}]
  ] as const) {
    const expected = verdicts(rows, range);
    const rejected = await db.query<{row_number: number; rule: string}>(
      `SELECT row_number, rule FROM rejected_rows WHERE table_name = '${table}' ORDER BY row_number`
    );
    const {read, accepted, rejected: count, cascaded} = report.tables[table]!;
    assert.strictEqual(read, rows.length);
    assert.strictEqual(read, accepted + count);
    assert.strictEqual(count, rejected.length);
    assert.strictEqual(cascaded, expected.filter((d) => d === "account_rejected").length);
    assert.deepStrictEqual(
      rejected.map((d) => [d.row_number, simple(d.rule)]),
      expected.flatMap((rule, i) => (rule === null ? [] : [[i + 1, rule]]))
    );
    const kept = await db.query<{marker: string}>(`SELECT ${marker} AS marker FROM ${table}`);
    assert.deepStrictEqual(
      new Set(kept.map((d) => d.marker)),
      new Set(expected.flatMap((rule, i) => (rule === null ? [`row ${i + 1}`] : [])))
    );
  }
  const [rolled] = await db.query<{rows: number; uses: number}>(
    "SELECT coalesce(sum(rows), 0) AS rows, coalesce(sum(uses), 0) AS uses FROM usage_user_day"
  );
  const good = usage.filter((_, i) => verdicts(usage, {min: 0, max: Infinity})[i] === null);
  assert.deepStrictEqual(rolled, {
    rows: good.length,
    uses: good.reduce((sum, d) => sum + Number(d.number || 1), 0)
  });
}

describe("ingest of any rows", () => {
  it("accepts or rejects each row once, for the reason that the contract gives, in staged and rolled-up tables alike", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, {maxLength: 30}), fc.array(row, {maxLength: 30}), outcome),
      {numRuns: RUNS, seed: 20260930}
    );
  }, 120_000);
});

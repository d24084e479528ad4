import {afterAll, assert, describe, it} from "vitest";
import {notebookSession} from "../../../src/notebook/runtime/session.js";
import {sharedEngine} from "../../../src/notebook/runtime/sharedEngine.js";
import {nodeEngine} from "../../support/nodeDuckDB.js";

const shared = sharedEngine(
  nodeEngine([
    "CREATE TABLE account_dim (account_id VARCHAR)",
    "INSERT INTO account_dim SELECT 'a' || range FROM range(1, 10)"
  ])
);
const session = notebookSession(shared);
afterAll(() => shared.end());

const UNITS = {nps: "\u2212100 to 100", seats: "seats", mrr: "money a month"};

/** What is said of a query's rows: + holds, - does not, ? was not looked at. */
async function said(sql: string, units: Record<string, string> = UNITS): Promise<string[]> {
  const table = await session.run({name: "made", key: "k1", strings: [sql], values: []});
  const checks = await table.checks(new Map(Object.entries(units)));
  return checks.map(({holds, words}) => `${holds === null ? "?" : holds ? "+" : "-"} ${words}`);
}
const rows = (names: string, ...values: string[]) =>
  `SELECT * FROM (VALUES ${values.map((d) => `(${d})`).join(", ")}) AS t(${names})`;

describe("table.checks(units)", () => {
  it("says of a result without rows that it has none, and nothing else", async () => {
    assert.deepStrictEqual(await said("SELECT account_id, 1 AS seats FROM account_dim WHERE false"), [
      "? The result has no rows"
    ]);
  });
  it("tells which columns are empty, but not of a row alone", async () => {
    assert.deepStrictEqual(await said(rows("word, n", "'a', NULL", "'b', NULL")), [
      "+ The result has rows",
      "? `n` is empty in every row"
    ]);
    assert.deepStrictEqual(await said("SELECT NULL AS n"), ["+ The result has rows"]);
    assert.deepStrictEqual(await said(rows("n", "NULL", "1")), ["+ The result has rows"]);
  });
  it("finds numbers that are none, and says nothing of them where there can be none", async () => {
    assert.include(
      await said("SELECT range / (range - 1) AS ratio FROM range(3)"),
      "- `ratio` is no finite number in 1 row"
    );
    assert.include(await said("SELECT 0.5::DOUBLE AS ratio"), "+ Every number is finite");
    assert.notInclude((await said("SELECT 1 AS n")).join(), "finite");
  });
  it("holds columns that the warehouse knows to the range of their unit", async () => {
    assert.includeMembers(await said(rows("NPS, seats, mrr", "-100, 0, -5", "100, 3, 2")), [
      "+ `NPS` is from \u2212100 to 100",
      "+ `seats` is at least 0"
    ]);
    assert.includeMembers(await said(rows("nps, seats", "101, -1", "-101, -2", "NULL, NULL")), [
      "- `nps` is not from \u2212100 to 100 in 2 rows",
      "- `seats` is below 0 in 2 rows"
    ]);
    assert.notInclude((await said(rows("seats", "'many'", "'few'"))).join(), "seats", "words have no range");
  });
  it("finds accounts that are not known", async () => {
    assert.include(await said(rows("account_id", "'a1'", "'a2'")), "+ Every `account_id` is known");
    assert.deepStrictEqual(await said(rows("account_id, n", "'a1', 1", "NULL, 2", "NULL, 3")), [
      "+ The result has rows",
      "? `account_id` is empty in 2 rows",
      "+ No row stands twice"
    ]);
    assert.notInclude(
      (await said(rows("account_id, n", "NULL, 2", "NULL, 3"))).join(),
      "known",
      "there is none"
    );
    assert.include(
      await said(rows("account_id", "'a1'", "'X2'", "'X1'", "'X2'")),
      "- 2 accounts are not known: `X1`, `X2`"
    );
    assert.include(
      await said(rows("Account_ID", "1", "2", "3", "4", "5")),
      "- 5 accounts are not known: `1`, `2`, `3` and 2 more"
    );
  });
  it("tells rows that stand twice where there are accounts, as after a join of more rows than one", async () => {
    assert.include(await said("SELECT account_id, 1 AS n FROM account_dim"), "+ One row an account");
    assert.include(await said(rows("account_id, n", "'a1', 1", "'a1', 2")), "+ No row stands twice");
    assert.include(
      await said(rows("account_id, n", "'a1', 1", "'a1', 1", "'a1', 1", "'a2', NULL", "'a2', NULL")),
      "? 3 rows repeat another one"
    );
    assert.notInclude((await said(rows("n", "1", "1"))).join(), "twice", "values alone may be the same");
  });
  it("finds weeks that are left out, in a column of weeks", async () => {
    const weeks = (...list: number[]) =>
      rows("week, n", ...list.map((d) => `DATE '2026-01-04' + ${7 * d}, ${d}`));
    assert.include(await said(weeks(0, 1, 2, 3, 3)), "+ `week` leaves out no week");
    assert.include(
      await said(weeks(0, 1, 2, 4, 5, 6, 8, 9)),
      "- `week` leaves out 2 weeks, the first after 18 Jan 2026"
    );
    assert.notInclude(
      (await said(weeks(0, 1, 52, 53))).join(),
      "week",
      "this year's and last year's were picked"
    );
    assert.notInclude((await said(weeks(0, 2, 4, 6))).join(), "week", "never a week apart");
    assert.notInclude(
      (await said(rows("day", ...[0, 7, 14, 22, 29].map((d) => `DATE '2026-01-04' + ${d}`)))).join(),
      "day",
      "not whole weeks"
    );
  });
  it("does not look at results that would hold the engine up, and says so", async () => {
    assert.deepStrictEqual(await said("SELECT 1 AS n FROM range(100001)"), [
      "? Not checked: of 100,001 rows, more than the 100,000 rows that are looked at"
    ]);
  });
  it("looks at names as they are", async () => {
    assert.deepStrictEqual(await said('SELECT 1 AS "a""b", 2 AS "from", {x: 1} AS "s;", [1] AS "l"'), [
      "+ The result has rows"
    ]);
  });
});

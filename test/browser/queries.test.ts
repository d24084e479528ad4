import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse.js";
import {QUERIES} from "../../src/client/queries.js";
import {columnText} from "../../src/lib/columnText.js";
import {valueRange} from "../../src/notebook/runtime/valueRange.js";
import {type SiteUnderTest, sampleSite, visit} from "./harness.js";

// The browser's DuckDB is another version without extensions: each query of the site must give the same rows on both.

let site: SiteUnderTest;
let db: Warehouse;
let page: Page;
let values: Record<string, string>;
beforeAll(async () => {
  site = await sampleSite();
  db = await openWarehouse(join(site.dist, "_data", "published.duckdb"), {readonly: true});
  const [account] = await db.query<{account_id: string; as_of: string; cohort_month: string}>(
    `SELECT account_id, as_of, cohort_month FROM account_dim, settings WHERE paying
     ORDER BY (SELECT count(*) FROM tickets t WHERE t.account_id = account_dim.account_id) DESC, account_id LIMIT 1`
  );
  const {account_id = "", as_of = "", cohort_month = ""} = account ?? {};
  values = {
    account_id,
    day: as_of,
    t0: "2026-03-31",
    t1: as_of,
    from_day: as_of,
    to_day: "2027-12-31",
    cohort_month
  };
  ({page} = await visit(site, `account.html?account=${encodeURIComponent(account_id)}`));
}, 600_000);
afterAll(async () => {
  await db?.[Symbol.asyncDispose]();
  await site?.close();
});

// Text, since the test runner rewrites the imports of functions.
const ENGINE = `async () => {
  const module = document.querySelector("link[rel=modulepreload][href*='/client/engine.']").href;
  const {startEngine} = await import(module);
  return await (globalThis.engine ??= startEngine());
}`;

/** Runs a query as the page does, with the engine that the page starts. */
async function inBrowser(sql: string, params: readonly string[]): Promise<unknown[]> {
  const call = `(${ENGINE})().then((engine) => engine.query(${JSON.stringify(sql)}, ${JSON.stringify(params)}))`;
  return (await page.evaluate(call)) as unknown[];
}

/** Floating sums may differ in the last bits between two versions of an engine. */
function rounded(rows: readonly unknown[]): unknown {
  return JSON.parse(
    JSON.stringify(rows, (_, value: unknown) =>
      typeof value === "number" ? Number(value.toPrecision(12)) : value
    )
  );
}

describe("the site’s queries", () => {
  it.each(Object.entries(QUERIES))(
    "%s gives the same rows in the browser as in Node",
    async (_, {sql, params}) => {
      const given = params.map((d) => values[d] ?? assert.fail(`no value for ${d}`));
      const rows = await db.query(sql, given);
      assert.isNotEmpty(rows, "an empty result would compare nothing");
      assert.deepStrictEqual(rounded(await inBrowser(sql, given)), rounded(rows));
    }
  );
  it("report a fault of a query and go on with the next", async () => {
    let message = "";
    await inBrowser("SELECT renewal_dt FROM account_dim", []).catch(
      (error: Error) => (message = error.message)
    );
    assert.include(message, "renewal_dt");
    assert.deepStrictEqual(await inBrowser("SELECT 1 AS one", []), [{one: 1}]);
  });
  it("cannot change the published copy", async () => {
    let message = "";
    await inBrowser("DELETE FROM account_dim", []).catch((error: Error) => (message = error.message));
    assert.match(message, /read-only/);
  });
});

describe("the published copy", () => {
  it("keeps each column within the range of its unit, as the notebook checks its results", async () => {
    const columns = await db.query<{table_name: string; column_name: string; comment: string}>(
      `SELECT table_name, column_name, comment FROM duckdb_columns()
       WHERE NOT internal AND comment IS NOT NULL AND NOT starts_with(data_type, 'VARCHAR')`
    );
    const ranged = columns.flatMap(({table_name, column_name, comment}) => {
      const range = valueRange(columnText(comment).unit);
      return range ? [{table_name, column_name, ...range}] : [];
    });
    assert.isAbove(ranged.filter((d) => d.high !== null).length, 10);
    const outside: string[] = [];
    for (const {table_name, column_name, low, high} of ranged) {
      const found = await db.query(
        `SELECT 1 FROM "${table_name}" WHERE NOT ("${column_name}" BETWEEN ${low} AND ${high ?? "'inf'::DOUBLE"})`
      );
      if (found.length > 0) outside.push(`${table_name}.${column_name}: ${found.length}`);
    }
    assert.deepStrictEqual(outside, []);
  });
});

describe("the panel with the rows behind a number", () => {
  it("opens from the number, shows as many rows as the number says, the SQL, and closes by Escape", async () => {
    const shown = await page.$eval("[data-metric=mau]", (d) => Number((d as HTMLElement).dataset.value));
    await page.click("[data-metric=mau] button");
    await page.waitForSelector(".qd-drill tbody tr", {timeout: 60_000});
    assert.strictEqual(await page.$$eval(".qd-drill tbody tr", (d) => d.length), shown);
    const sql = await page.$eval(".qd-drill code", (d) => d.textContent ?? "");
    assert.include(sql, `'${values.account_id}'`);
    assert.strictEqual((await db.query(sql)).length, shown, "the SQL runs elsewhere as it stands");
    await page.keyboard.press("Escape");
    assert.isNull(await page.$(".qd-drill"));
  });
});

import {assert, beforeAll, describe, it} from "vitest";
import {modelSteps} from "../../../loaders/models.js";
import {ordered} from "../../../loaders/models/order.js";
import {sqlSteps} from "../../../loaders/models/sqlSteps.js";
import type {Warehouse} from "../../../loaders/warehouse.js";
import {openWarehouse} from "../../../loaders/warehouse.js";
import {acceptedTables, testConfig} from "../../support/companies.js";

const steps = await sqlSteps();
let all: Warehouse;
let bare: Warehouse;

async function definition(table: string): Promise<string> {
  const columns = await all.query<{column_name: string; column_type: string}>(`DESCRIBE ${table}`);
  return `CREATE TABLE ${table} (${columns.map((d) => `"${d.column_name}" ${d.column_type}`).join(", ")})`;
}

async function binds(sql: string, tables: readonly string[]): Promise<string | null> {
  await bare.run("CREATE SCHEMA IF NOT EXISTS staging");
  for (const table of tables) await bare.run(await definition(table));
  try {
    await bare.run(`EXPLAIN ${sql}`);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    for (const table of tables) await bare.run(`DROP TABLE ${table}`);
  }
}

beforeAll(async () => {
  all = await acceptedTables({as_of: "2026-09-30"});
  await all.run("CREATE SCHEMA staging");
  for (const step of await modelSteps()) await step.run(all, testConfig());
  bare = await openWarehouse(":memory:");
});

describe("the header of each SQL model", () => {
  for (const {name, reads, sql} of steps) {
    it(`of ${name} names every table that the model reads, and no other`, async () => {
      assert.isNull(await binds(sql, reads));
      for (const table of reads) {
        const fault = await binds(
          sql,
          reads.filter((d) => d !== table)
        );
        assert.include(fault ?? "it binds without the table", table.replace("staging.", ""), table);
      }
    });

    it(`of ${name} begins with its name and has no line over 125 characters but that of Reads`, () => {
      assert.match(sql, new RegExp(`^-- ${name.replace(".", "\\.")}: \\S`));
      const long = sql.split("\n").filter((d) => d.length > 125 && !d.startsWith("-- Reads:"));
      assert.deepStrictEqual(long, []);
    });
  }
});

describe("the steps that run outside the database", async () => {
  const written = (await modelSteps()).filter((d) => !steps.some((model) => model.name === d.name));

  for (const step of written) {
    it(`read nothing that ${step.name} does not name, and make what it names`, async () => {
      await using db = await openWarehouse(":memory:");
      await db.run("CREATE SCHEMA staging");
      for (const table of step.reads) await db.run(await definition(table));
      // A step may take the day of the data from settings, which has one row.
      if (step.reads.includes("settings"))
        await db.run("INSERT INTO settings (as_of, currency) VALUES ('2026-09-30', 'USD')");
      const playbook = {built_in: true, off: [], capacity: {}, plays: []};
      await step.run(db, testConfig({playbook}));
      for (const table of step.makes) assert.isArray(await db.query(`FROM ${table}`));
    });
  }
});

describe("ordered(steps)", () => {
  const step = (name: string, reads: string[]) => ({
    name,
    makes: [name],
    reads,
    run: () => Promise.resolve()
  });

  it("puts each step after those that make what it reads, and goes by name among the rest", () => {
    const order = ordered([step("c", ["b"]), step("a", ["c", "given"]), step("d", []), step("b", [])]);
    assert.deepStrictEqual(
      order.map((d) => d.name),
      ["b", "c", "a", "d"]
    );
  });

  it("throws when steps wait for each other, and when two make the same table", () => {
    assert.throws(() => ordered([step("a", ["b"]), step("b", ["a"])]), /^models wait for each other: a, b$/);
    assert.throws(() => ordered([step("a", []), {...step("b", []), makes: ["a"]}]), /^a and b both make a$/);
  });
});

import {readdir} from "node:fs/promises";
import {assert, describe, it} from "vitest";
import {checkSources} from "../../loaders/check.js";
import {silent} from "../../loaders/progress.js";
import {companyFolder} from "../fixtures/ingest/folder.js";

describe("checkSources(config, {progress})", () => {
  it("counts rows by table and shows the first rejected rows of each rule", async () => {
    const rows = Array.from({length: 100}, (_, i) => `T${i},A1,2024-01-01,${i < 4 ? 9 : 1}`);
    const config = await companyFolder({
      files: {"tickets.csv": `ticket_id,account_id,opened_at,severity\n${rows.join("\n")}\n`},
      sources: "  tickets: {from: tickets.csv}\n"
    });
    const {tables, rejected, as_of} = await checkSources(config, {progress: silent});
    const {read, accepted, rejected: count, warnings} = tables.tickets!;
    assert.deepStrictEqual(
      {read, accepted, rejected: count, warnings},
      {read: 100, accepted: 96, rejected: 4, warnings: 0}
    );
    assert.strictEqual(as_of, "2024-01-01");
    assert.deepStrictEqual(
      rejected.map((d) => d.row_number),
      [1, 2, 3]
    );
    assert.deepStrictEqual(rejected[0], {
      table_name: "tickets",
      source: "tickets.csv",
      row_number: 1,
      column_name: "severity",
      value: "9",
      rule: "out_of_range",
      message: "severity must be between 1 and 4",
      caused_by: null
    });
  });

  it("writes nothing", async () => {
    const config = await companyFolder();
    const before = await readdir(config.dir);
    await checkSources(config, {progress: silent});
    assert.deepStrictEqual(await readdir(config.dir), before);
  });
});

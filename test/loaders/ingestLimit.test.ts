import {assert, describe, it} from "vitest";
import {checkSources} from "../../loaders/check.js";
import {ingest} from "../../loaders/ingest/ingest.js";
import {silent} from "../../loaders/progress.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {companyFolder, userError} from "../fixtures/ingest/folder.js";

/** Twenty tickets of which some have a bad severity. */
function tickets(bad: number): Record<string, string> {
  const rows = Array.from({length: 20}, (_, i) => `T${i},A1,2024-01-01,${i < bad ? "high" : 1}`);
  return {"tickets.csv": `ticket_id,account_id,opened_at,severity\n${rows.join("\n")}\n`};
}

const sources = "  tickets: {from: tickets.csv}\n";

describe("the limit of rejected rows", () => {
  it("allows 5 % and stops above it with exit code 3, saying where and what", async () => {
    const one = await checkSources(await companyFolder({files: tickets(1), sources}), {progress: silent});
    assert.strictEqual(one.tables.tickets?.rejected, 1);
    const config = await companyFolder({files: tickets(2), sources});
    const {message, exit_code} = await userError(checkSources(config, {progress: silent}));
    assert.strictEqual(exit_code, 3);
    assert.strictEqual(
      message,
      `more than 5 % of a table's rows were rejected (rejects.limit in quarterdeck.yaml):
  tickets: 2 of 20 rows (10.0 %)
    2 x wrong_type in severity, first in tickets.csv row 1: "high"
mend the files or the mapping, or go on with --force or rejects: {continue: true}`
    );
  });

  it("is configurable, and lifted by continue and by force", async () => {
    const wide = await companyFolder({files: tickets(2), sources, settings: "rejects: {limit: 0.1}"});
    assert.strictEqual((await checkSources(wide, {progress: silent})).tables.tickets?.rejected, 2);
    const on = await companyFolder({files: tickets(20), sources, settings: "rejects: {continue: true}"});
    assert.strictEqual((await checkSources(on, {progress: silent})).tables.tickets?.accepted, 0);
    await using db = await openWarehouse(":memory:");
    const strict = await companyFolder({files: tickets(2), sources});
    assert.strictEqual(
      (await ingest(db, strict, {force: true, progress: silent})).tables.tickets?.rejected,
      2
    );
  });

  it("does not count rows that fall with their account", async () => {
    const accounts = Array.from({length: 40}, (_, i) => `A${i},Name ${i},${i === 7 ? 9 : 1}`).join("\n");
    const subscriptions = Array.from(
      {length: 40},
      (_, i) => `S${i},A${i % 2 === 0 ? 7 : 1},1,2024-01-01`
    ).join("\n");
    const config = await companyFolder({
      files: {
        "accounts.csv": `account_id,name,icp_fit\n${accounts}\n`,
        "subscriptions.csv": `subscription_id,account_id,mrr,start_date\n${subscriptions}\n`
      }
    });
    const {tables} = await checkSources(config, {progress: silent});
    assert.strictEqual(tables.accounts?.rejected, 1); // 2.5 %
    assert.deepStrictEqual([tables.subscriptions?.rejected, tables.subscriptions?.cascaded], [20, 20]); // half, none counted
  });
});

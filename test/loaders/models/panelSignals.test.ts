import {assert, describe, it} from "vitest";
import {SIGNALS} from "../../../src/metrics/causes/signals.js";
import {modelled} from "../../support/companies.js";

describe("the panel", () => {
  it("has a column for every signal, a number or a truth value as the signal says", async () => {
    const accounts = [{account_id: "A", name: "A"}];
    await using db = await modelled({as_of: "2026-06-30", tables: {accounts, subscriptions: []}});
    const columns = await db.query<{column_name: string; column_type: string}>("DESCRIBE panel");
    const types = new Map(columns.map((d) => [d.column_name, d.column_type]));
    const expected = SIGNALS.map((d) => [d.key, d.worse === "true" ? "truth" : "number"]);
    assert.deepStrictEqual(
      SIGNALS.map((d) => [d.key, kind(types.get(d.key))]),
      expected
    );
  });
});

function kind(type = "no such column"): string {
  if (type === "BOOLEAN") return "truth";
  return /^(DOUBLE|INTEGER|BIGINT|DECIMAL)/.test(type) ? "number" : type;
}

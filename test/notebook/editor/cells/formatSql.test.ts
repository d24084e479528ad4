import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {readSql} from "../../../../src/notebook/language/sqlCell.js";
import {formatSql} from "../../../../src/notebook/editor/cells/formatSql.js";

describe("formatSql(sql)", () => {
  it("lays a query out, words in capitals", async () => {
    assert.strictEqual(
      await formatSql("select name, sum(arr) as arr from accounts where mrr > 5 group by all"),
      "SELECT\n  name,\n  sum(arr) AS arr\nFROM\n  accounts\nWHERE\n  mrr > 5\nGROUP BY ALL"
    );
  });
  it("keeps parameters as they are written, with braces, quotes and $ in them", async () => {
    const parameters = ["${days}", '${ {a: "}"}.a }', "${list.map((d) => `$${d}`)}", "${'$&'}"];
    const laid = await formatSql(`select * from t where a in (${parameters.join(", ")}) and qn_0_ = 1`);
    assert.deepStrictEqual(
      readSql(laid).parameters.map(({from, to}) => laid.slice(from, to)),
      parameters
    );
    assert.include(laid, "qn_0_ = 1");
  });
  it("changes nothing the second time", async () => {
    const columns = fc.uniqueArray(fc.constantFrom("a", "b", "c", "sum(d) AS e", "${x + 1} AS f"), {
      minLength: 1
    });
    await fc.assert(
      fc.asyncProperty(columns, fc.integer({min: 0, max: 99}), async (list, n) => {
        const once = await formatSql(`select ${list.join(",")} from t where n > ${n} order by 1`);
        assert.strictEqual(await formatSql(once), once);
      }),
      {numRuns: 30}
    );
  });
});

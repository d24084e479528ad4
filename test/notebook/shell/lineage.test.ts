import {assert, describe, it} from "vitest";
import {analyse} from "../../../src/notebook/language/analyse.js";
import {parseNotebook} from "../../../src/notebook/model/parse.js";
import {lineage} from "../../../src/notebook/editor/shell/lineage.js";

const laid = (text: string, tables: readonly string[] = ["account_dim"]) => {
  const notebook = parseNotebook(text);
  const nodes = lineage({notebook, analysis: analyse(notebook)}, new Set(tables));
  const names = new Map(nodes.map((d) => [d.id, d.label]));
  return nodes.map(
    (d) => `${d.column}.${d.row} ${d.label} < ${d.reads.map((id) => names.get(id)).join(" ")}`
  );
};
const sql = (name: string, text: string) => `\`\`\`sql id=${name}\n${text}\n\`\`\`\n\n`;

describe("lineage(open, tables)", () => {
  it("leads from tables and inputs to cells, each right of all that it reads", () => {
    const text =
      "---\ninputs:\n  least: {type: number}\n---\n\n# Only words\n\n" +
      sql("late", "FROM early JOIN Account_Dim USING (account_id)") +
      sql("early", "FROM account_dim WHERE seats > ${least}") +
      "```chart\nrows: late\nmark: bar\nx: a\ny: b\n```\n\nThere are ${early.length}.\n";
    assert.deepStrictEqual(laid(text), [
      "0.0 account_dim < ",
      "2.0 late < account_dim early",
      "0.1 least < ",
      "1.0 early < account_dim least",
      "3.0 cell 4 < late",
      "2.1 cell 5 < early"
    ]);
  });
  it("takes a cell for a table's name where both have it, and no table that there is not", () => {
    assert.deepStrictEqual(laid(sql("account_dim", "SELECT 1") + sql("b", "FROM account_dim, elsewhere")), [
      "0.0 account_dim < ",
      "1.0 b < account_dim"
    ]);
  });
  it("ends where cells wait for each other", () => {
    assert.lengthOf(laid(sql("a", "FROM b") + sql("b", "FROM a") + sql("c", "FROM c")), 3);
  });
});

import {assert, describe, it} from "vitest";
import {toCsv} from "../../src/lib/csv.js";
import {HOSTILE_NAMES} from "../support/page.js";

const NAME = [{key: "name", value: (d: string) => d}];

describe("toCsv(rows, columns)", () => {
  it("writes a head, CRLF at the ends of lines, and numbers as they are", () => {
    const rows = [{a: 1.5, b: "x"}];
    const csv = toCsv(rows, [
      {key: "a", value: (d) => d.a},
      {key: "b", value: (d) => d.b}
    ]);
    assert.strictEqual(csv, "a,b\r\n1.5,x\r\n");
  });
  it("quotes commas, quotes and line breaks", () => {
    assert.strictEqual(toCsv(['a,"b"\nc'], NAME), 'name\r\n"a,""b""\nc"\r\n');
  });
  it("leaves a missing value empty, and what is no number too", () => {
    const csv = toCsv([null, undefined, NaN], [{key: "v", value: (d) => d}]);
    assert.strictEqual(csv, "v\r\n\r\n\r\n\r\n");
  });
  it.each(["=1+1", "+1", "-1", "@x", "\tx", "\rx"])("never begins text with a formula: %j", (text) => {
    assert.match(toCsv([text], NAME).split("\r\n").slice(1).join("\r\n"), /^"?'/);
  });
  it("keeps a negative number a number", () => {
    assert.strictEqual(toCsv([-1], [{key: "v", value: (d) => d}]), "v\r\n-1\r\n");
  });
  it("keeps hostile names whole in one cell", () => {
    for (const name of HOSTILE_NAMES) {
      const [, line = ""] = toCsv([name], NAME).split("\r\n");
      const cell = line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line;
      assert.strictEqual(cell.replace(/^'/, ""), name);
    }
  });
});

import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {parseNotebook} from "../../../src/notebook/model/parse.js";
import {cellDiff} from "../../../src/notebook/editor/shell/cellDiff.js";

const sql = (name: string, text: string) => `\`\`\`sql id=${name}\n${text}\n\`\`\`\n`;
const cells = (...parts: string[]) => parseNotebook(parts.join("\n")).cells;
const said = (before: string[], after: string[]) =>
  cellDiff(cells(...before), cells(...after)).map(
    (d) => `${d.kind} ${(d.after ?? d.before)?.name ?? (d.after ?? d.before)?.source}`
  );

describe("cellDiff(before, after)", () => {
  const [a, b, c] = [sql("a", "FROM x"), sql("b", "FROM y"), sql("c", "FROM z")];
  it("says of every cell what has become of it", () => {
    assert.deepStrictEqual(said([a, b, c], [a, b, c]), ["same a", "same b", "same c"]);
    assert.deepStrictEqual(said([a, b, c], [a, c]), ["same a", "removed b", "same c"]);
    assert.deepStrictEqual(said([a, c], [a, b, c]), ["same a", "added b", "same c"]);
    assert.deepStrictEqual(said([a, b, c], [a, sql("b", "FROM other"), c]), [
      "same a",
      "changed b",
      "same c"
    ]);
  });
  it("knows a changed cell by its name where it also moved, else by its place", () => {
    assert.deepStrictEqual(said([a, b, c], [c, a, b]), ["moved c", "same a", "same b"]);
    assert.deepStrictEqual(said([a, b, c], [sql("b", "FROM w"), a, c]), ["changed b", "same a", "same c"]);
    assert.deepStrictEqual(said(["# One", a], ["# Two", a]), ["changed # Two", "same a"]);
    assert.deepStrictEqual(said([a], [sql("renamed", "FROM x LIMIT 1")]), ["changed renamed"]);
  });
  it("names each cell of both once, and gives nothing but sames for equals", () => {
    const name = fc.constantFrom("a", "b", "c", "d", "e");
    const text = fc.constantFrom("FROM x", "FROM y", "SELECT 1");
    const list = fc.array(
      fc.tuple(name, text).map(([n, t]) => sql(n, t)),
      {maxLength: 8}
    );
    fc.assert(
      fc.property(list, list, (x, y) => {
        const [before, after] = [cells(...x), cells(...y)];
        const changes = cellDiff(before, after);
        assert.sameMembers(
          changes.flatMap((d) => d.before ?? []),
          [...before]
        );
        assert.deepStrictEqual(
          changes.flatMap((d) => d.after ?? []),
          [...after]
        );
        if (x.join() === y.join()) assert.isTrue(changes.every((d) => d.kind === "same"));
      })
    );
  });
});

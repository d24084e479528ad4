import {assert, describe, it} from "vitest";
import {readProse} from "../../../src/notebook/language/proseCell.js";

const parts = (source: string) => {
  const {strings, parameters} = readProse(source);
  return [strings, parameters.map((d) => d.expression)];
};

describe("readProse(source)", () => {
  it("parts text and expressions", () => {
    assert.deepStrictEqual(parts("a ${b} c ${d.e({f: '}'})}"), [
      ["a ", " c ", ""],
      ["b", "d.e({f: '}'})"]
    ]);
  });
  it("says what expressions read, and where they stand with their marks", () => {
    const [found] = readProse("x ${ sum(a, (b) => b) } y").parameters;
    assert.deepStrictEqual([found?.reads, found?.name, found?.from, found?.to], [["sum", "a"], null, 2, 23]);
    assert.strictEqual(readProse("${total}").parameters[0]?.name, "total");
  });
  it("leaves what stands in code, is escaped, or is no expression", () => {
    for (const text of [
      "`${a}`",
      "``a ` ${b}``",
      "```js\n${a}\n```\n",
      "- item\n  ~~~sh\n  ${a}\n\n  ${b}\n  ~~~",
      "open\n\n```sh\n${a}",
      "text\n\n    ${a}\n\n    ${b}",
      "a <!-- ${a}\n\n${b} --> c",
      '<b title="${a}">b</b>',
      "\\${a}",
      "${}",
      "${a",
      "${a b}",
      "$ {a}"
    ])
      assert.deepStrictEqual(parts(text), [[text], []], text);
  });
  it("goes on behind code that is not ended", () => {
    assert.deepStrictEqual(parts("5 ` ${a}"), [["5 ` ", ""], ["a"]]);
    assert.deepStrictEqual(parts("5 ` ${a}\n\nand ` ${b}")[1], ["a", "b"]);
    assert.deepStrictEqual(parts("<div>${a}</div> 1 <b ${b} > 2")[1], ["a", "b"]);
  });
});

import {assert, describe, it} from "vitest";
import {readJs} from "../../../src/notebook/language/jsCell.js";

const read = (source: string, name: string | null = null) => readJs(source, name);
const faults = (source: string) => read(source).faults.map((d) => d.message);

describe("readJs(source, name)", () => {
  it("tells an expression from a program as Framework does", () => {
    for (const source of ["1 + 1", "{a: 1}", "a // b\n", "await f()", "(function () {})", "function () {}"])
      assert.isTrue(read(source).expression, source);
    for (const source of ["1;", "const a = 1", "function f() {}", "class A {}", "if (a) b", "{}\n{}"])
      assert.isFalse(read(source).expression, source);
  });
  it("gives the names of a program's own level", () => {
    assert.deepStrictEqual(
      read("const {a, b: [c, ...d], e = f} = g; let h; var i; function j() { var k } class L {} { let m }")
        .defines,
      ["a", "c", "d", "e", "h", "i", "j", "L"]
    );
  });
  it("gives an expression under the name of its fence", () => {
    assert.deepStrictEqual(read("rows.length", "n").defines, ["n"]);
    assert.deepStrictEqual(read("rows.length").defines, []);
  });
  it("reads what it does not define: no properties, no parameters, no names of an inner block", () => {
    assert.deepStrictEqual(read("rows.map((d, i) => d.x * scale + i)").reads, ["rows", "scale"]);
    assert.deepStrictEqual(read("const a = b; { const c = a; d(c) }").reads, ["b", "d"]);
    assert.deepStrictEqual(read("{ const c = 1 } c;").reads, ["c"]);
    assert.deepStrictEqual(read("try { a } catch (e) { e }").reads, ["a"]);
    assert.deepStrictEqual(read("({x, y: z, [w]: 1}).x").reads, ["x", "z", "w"]);
    assert.deepStrictEqual(read("`${a} ${b.c}`").reads, ["a", "b"]);
    assert.deepStrictEqual(read("function f(a = b) { return arguments[0] + this.x }").reads, ["b"]);
  });
  it("refuses imports and exports, and says what is at hand", () => {
    assert.match(faults('import * as Plot from "npm:@observablehq/plot"')[0]!, /not allowed.*Plot, d3/);
    assert.match(faults('await import("https://a.b/c.js")')[0]!, /not allowed/);
    assert.match(faults("export const a = 1")[0]!, /no `export`/);
  });
  it("refuses to change what another cell gives", () => {
    for (const source of ["a = 1", "a++", "[a] = [1]", "for (a of b);"])
      assert.match(faults(source)[0]!, /`a` is given elsewhere/, source);
    assert.deepStrictEqual(faults("let a = 1; a = 2; a++"), []);
  });
  it("says where the syntax is wrong", () => {
    const [fault] = read("const a = ;\n1").faults;
    assert.deepStrictEqual(fault, {from: 10, to: 11, message: "Unexpected token"});
    assert.deepStrictEqual(read("f(").faults[0]?.to, 2);
  });
  it("refuses what only Framework has", () =>
    assert.match(faults("FileAttachment('a.csv')")[0]!, /not at hand/));
});

describe("readJs(source, name).body", () => {
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<unknown>;
  const run = async (source: string, given: Record<string, unknown> = {}, name: string | null = null) => {
    const {body, inputs} = read(source, name);
    const shown: unknown[] = [];
    const values = {display: (d: unknown) => (shown.push(d), d), ...given} as Record<string, unknown>;
    const names = inputs.filter((d) => d in values);
    return {gives: await new AsyncFunction(...names, body)(...names.map((d) => values[d])), shown};
  };

  it("shows an expression, and gives it under its name", async () => {
    assert.deepStrictEqual(await run("a + 1 // and", {a: 1}), {gives: undefined, shown: [2]});
    assert.deepStrictEqual(await run("Promise.resolve(3)", {}, "x"), {gives: {x: 3}, shown: [3]});
    assert.deepStrictEqual(await run("display(4)"), {gives: undefined, shown: [4]});
  });
  it("runs a program and gives what it defines", async () => {
    assert.deepStrictEqual(await run("const x = await f(), y = 6 // and\n;display(x)", {f: () => 5}), {
      gives: {x: 5, y: 6},
      shown: [5]
    });
  });
  it("keeps its lines", () => {
    assert.isTrue(read("a(\nb)").body.startsWith("display(await (a(\nb)"));
  });
});

import {assert, describe, it} from "vitest";
import {readFrontMatter} from "../../../src/notebook/model/frontMatter.js";

const read = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\n`);
const faults = (yaml: string) => read(yaml).faults.map((d) => d.message);

describe("readFrontMatter(front_matter)", () => {
  it("reads title and inputs, with a label of the name where none is given", () => {
    const {title, inputs} = read(
      "title: Seats\ninputs:\n  account: {type: account}\n  floor:\n    type: number\n    label: Seats used\n    value: 0.5\n    min: 0\n    max: 1\n    step: 0.1"
    );
    assert.strictEqual(title, "Seats");
    const none = {value: null, options: null, min: null, max: null, step: null};
    assert.deepStrictEqual(inputs, [
      {...none, name: "account", type: "account", label: "Account"},
      {
        name: "floor",
        type: "number",
        label: "Seats used",
        value: 0.5,
        options: null,
        min: 0,
        max: 1,
        step: 0.1
      }
    ]);
  });
  it("reads the options of a select as a list or a query", () => {
    const options = (text: string) =>
      read(`inputs: {s: {type: select, options: ${text}}}`).inputs[0]?.options;
    assert.deepStrictEqual(options("[a, 2]"), ["a", "2"]);
    assert.deepStrictEqual(options("{sql: SELECT 1}"), {sql: "SELECT 1"});
  });
  it("names the line of the file, what was found, and what was probably meant", () => {
    assert.deepStrictEqual(faults("title: T\ninputs:\n  a: {type: acount}"), [
      "line 4: input `a`: no type `acount` (did you mean account?); known: account, quarter, select, number, text, date, toggle"
    ]);
    assert.deepStrictEqual(faults("inputs:\n  a:\n    type: text\n    lable: A"), [
      "line 5: input `a`: no key `lable` (did you mean label?); known: type, label, value, options, min, max, step"
    ]);
    for (const [yaml, line] of [
      ["inputs:\n  1a: {type: text}", 3],
      ["inputs:\n  class: {type: text}", 3],
      ["inputs:\n  a: text", 3],
      ["inputs:\n  a: {type: select}", 3],
      ["inputs:\n  a: {type: text, options: [b]}", 3],
      ["inputs:\n  a: {type: number, value: b}", 3],
      ["inputs:\n  a: {type: number, min: 2, max: 1}", 3],
      ["inputs:\n  a: {type: date, value: 1.1.2026}", 3],
      ["inputs:\n  a: {type: quarter, value: 2026-1}", 3],
      ["inputs:\n  a: {type: toggle, value: 1}", 3],
      ["inputs: [a]", 2],
      ["title: [", 3],
      ["only text", 2]
    ] as const) {
      const found = read(yaml).faults;
      assert.strictEqual(found.length, 1, yaml);
      assert.strictEqual(found[0]!.from, line, yaml);
    }
  });
  it("keeps the inputs that are right where another is wrong, and refuses none for a fault of another", () => {
    assert.deepStrictEqual(
      read("inputs:\n  a: {type: acount}\n  b: {type: text}").inputs.map((d) => d.name),
      ["b"]
    );
  });
  it("has nothing to say where there is no front matter", () => {
    assert.deepStrictEqual(readFrontMatter("\uFEFF"), {title: null, inputs: [], faults: []});
    assert.deepStrictEqual(read("").faults, []);
  });
});

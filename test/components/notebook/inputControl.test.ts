import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {InputControl, type InputSpec} from "../../../src/components/notebook/inputControl.js";

const {document} = new JSDOM("").window;
const NONE = {name: "a", label: "A", value: null, min: null, max: null, step: null};
const CHOICES = [
  {value: "k1", label: "<b>One</b>"},
  {value: "k2", label: "Two"}
];
const control = (spec: Partial<InputSpec> & Pick<InputSpec, "type">) =>
  InputControl({...NONE, ...spec}, {choices: CHOICES, document});

describe("InputControl(input, {choices})", () => {
  it("names its field by its label", () => {
    assert.strictEqual(control({type: "text"}).querySelector("input")?.closest("label")?.textContent, "A");
  });
  it("gives the value of the choice, at first the one asked for, else the first", () => {
    assert.strictEqual(control({type: "account"}).value, "k1");
    assert.strictEqual(control({type: "select", value: "k2"}).value, "k2");
    assert.strictEqual(control({type: "quarter", value: "gone"}).value, "k1");
    assert.strictEqual(control({type: "account"}).querySelector("option")?.textContent, "<b>One</b>");
  });
  it("gives numbers, days, truth and text, and null for none", () => {
    assert.strictEqual(control({type: "number", value: 1.5}).value, 1.5);
    assert.strictEqual(control({type: "number"}).value, null);
    assert.strictEqual(control({type: "date", value: "2026-03-31"}).value, "2026-03-31");
    assert.strictEqual(control({type: "date"}).value, null);
    assert.strictEqual(control({type: "toggle", value: true}).value, true);
    assert.strictEqual(control({type: "toggle"}).value, false);
    assert.strictEqual(control({type: "text"}).value, "");
  });
  it("takes the bounds of a number, and another value", () => {
    const made = control({type: "number", min: 0, max: 9, step: 3});
    const {min, max, step} = made.querySelector("input")!;
    assert.deepStrictEqual([min, max, step], ["0", "9", "3"]);
    made.value = 6;
    assert.strictEqual(made.value, 6);
    const toggle = control({type: "toggle"});
    toggle.value = true;
    assert.strictEqual(toggle.value, true);
  });
});

import {assert, beforeEach, describe, it} from "vitest";
import type {FilterBarElement} from "../../src/components/filterBar.js";
import {FilterBar} from "../../src/components/filterBar.js";
import type {FilterSpec} from "../../src/components/filterSpec.js";
import {Segmented} from "../../src/components/segmented.js";
import {click, emptyPage, HOSTILE_NAMES, press, textOf} from "../support/page.js";

const document = emptyPage();
const SEGMENT: FilterSpec = {
  key: "segment",
  label: "Segment",
  initial: "",
  options: [
    {value: "", label: "All 3", count: 9},
    {value: "Enterprise", label: "Enterprise", count: 2},
    {value: "Mid-market", label: "Mid-market", count: 3},
    {value: "Small", label: "Small", count: 4}
  ]
};
const QUARTER: FilterSpec = {
  key: "quarter",
  label: "Quarter",
  initial: "2026Q3",
  options: ["2026Q3", "2026Q2", "2026Q1"].map((d) => ({value: d, label: d}))
};

let bar: FilterBarElement;
let sent: Record<string, string>[];
const chip = (key: string) => bar.querySelector(`[data-filter="${key}"] button`) as HTMLButtonElement;
const list = (key: string) => bar.querySelector(`[data-filter="${key}"] ul`) as HTMLElement;
const active = (key: string) => textOf(list(key).querySelector("[data-active] span"));

beforeEach(() => {
  bar = FilterBar([QUARTER, SEGMENT], {document});
  sent = [];
  bar.addEventListener("input", () => sent.push(bar.value));
  document.body.replaceChildren(bar);
});

describe("FilterBar(specs)", () => {
  it("begins with the initial values, or with those it is given if there is such a choice", () => {
    assert.deepStrictEqual(bar.value, {quarter: "2026Q3", segment: ""});
    const value = {quarter: "2019Q1", segment: "Small"};
    assert.deepStrictEqual(FilterBar([QUARTER, SEGMENT], {value, document}).value, {
      quarter: "2026Q3",
      segment: "Small"
    });
  });
  it("opens a list by a click, takes a choice by a click, and sends one event", () => {
    click(chip("segment"));
    assert.isFalse(list("segment").hidden);
    assert.strictEqual(chip("segment").getAttribute("aria-expanded"), "true");
    click(list("segment").children[2]);
    assert.deepStrictEqual(sent, [{quarter: "2026Q3", segment: "Mid-market"}]);
    assert.isTrue(list("segment").hidden);
  });
  it("sends nothing when the choice stays", () => {
    click(chip("segment"));
    click(list("segment").children[0]);
    assert.deepStrictEqual(sent, []);
  });
  it("marks a chip that differs from its initial value", () => {
    assert.isFalse(chip("segment").classList.contains("qd-chip--set"));
    click(chip("segment"));
    click(list("segment").children[1]);
    assert.isTrue(chip("segment").classList.contains("qd-chip--set"));
    assert.isFalse(chip("quarter").classList.contains("qd-chip--set"));
  });
  it("shows how many accounts a choice leaves", () => {
    click(chip("segment"));
    assert.deepStrictEqual(Array.from(list("segment").children, textOf), [
      "All 39",
      "Enterprise2",
      "Mid-market3",
      "Small4"
    ]);
  });
  it("is a named group of comboboxes, each with a named list", () => {
    assert.deepStrictEqual([bar.getAttribute("role"), bar.getAttribute("aria-label")], ["group", "Filters"]);
    const button = chip("segment");
    assert.deepStrictEqual(
      [button.getAttribute("role"), button.getAttribute("aria-label"), button.getAttribute("aria-controls")],
      ["combobox", "Segment", list("segment").id]
    );
    assert.strictEqual(list("segment").getAttribute("aria-label"), "Segment");
  });
  it("keeps the value of a control before the chips", () => {
    const control = Segmented([{value: "grr", label: "GRR"}], {label: "Measure", document});
    const joined = FilterBar([QUARTER], {before: {key: "measure", control}, document});
    assert.deepStrictEqual(joined.value, {quarter: "2026Q3", measure: "grr"});
  });
  it("replaces the choices of a filter, and keeps what is still among them", () => {
    const choices = (labels: string[]) => labels.map((d) => ({value: d, label: d}));
    click(chip("quarter"));
    click(list("quarter").children[1]);
    bar.choices("quarter", {...QUARTER, options: choices(["2026Q2", "2026Q1"]), initial: "2026Q1"});
    assert.strictEqual(bar.value.quarter, "2026Q2");
    bar.choices("quarter", {...QUARTER, options: choices(["2025Q4"]), initial: "2025Q4"});
    assert.strictEqual(bar.value.quarter, "2025Q4");
  });
  it("says its state in words, for a narrow screen and for paper, and keeps them true", () => {
    const words = (d: Readonly<Record<string, string>>) => `${d.quarter}, ${d.segment || "all accounts"}`;
    bar = FilterBar([QUARTER, SEGMENT], {words, document});
    document.body.replaceChildren(bar);
    click(chip("segment"));
    click(list("segment").children[3]);
    assert.strictEqual(textOf(bar.querySelector(".qd-filter-words")), "2026Q3, Small");
    assert.strictEqual(textOf(bar.querySelector(".qd-filter-print")), "2026Q3, Small");
  });
  it("opens and closes as a whole on a narrow screen", () => {
    const button = bar.querySelector(".qd-filter-words");
    click(button);
    assert.isTrue(bar.classList.contains("qd-filters--open"));
    assert.strictEqual(button?.getAttribute("aria-expanded"), "true");
    click(button);
    assert.isFalse(bar.classList.contains("qd-filters--open"));
  });
  it("shows hostile names as text and gives them back unchanged", () => {
    const options = HOSTILE_NAMES.map((d) => ({value: d, label: d}));
    bar = FilterBar([{key: "csm", label: "CSM", initial: HOSTILE_NAMES[0] ?? "", options}], {document});
    document.body.replaceChildren(bar);
    for (const [i, name] of HOSTILE_NAMES.entries()) {
      click(chip("csm"));
      assert.isNull(bar.querySelector("script"));
      click(list("csm").children[i]);
      assert.strictEqual(bar.value.csm, name);
      assert.strictEqual(chip("csm").querySelector("b")?.textContent, name);
    }
  });
});

describe("a filter by the keyboard", () => {
  it("opens by an arrow on the choice, moves within the list, and takes by Enter", () => {
    press(chip("segment"), "ArrowDown");
    assert.strictEqual(active("segment"), "All 3");
    press(chip("segment"), "ArrowDown");
    press(chip("segment"), "ArrowDown");
    assert.strictEqual(active("segment"), "Mid-market");
    press(chip("segment"), "Enter");
    assert.deepStrictEqual(sent, [{quarter: "2026Q3", segment: "Mid-market"}]);
  });
  it("stops at the ends, and goes to them by Home and End", () => {
    press(chip("segment"), "ArrowDown");
    press(chip("segment"), "ArrowUp");
    assert.strictEqual(active("segment"), "All 3");
    press(chip("segment"), "End");
    press(chip("segment"), "ArrowDown");
    assert.strictEqual(active("segment"), "Small");
    press(chip("segment"), "Home");
    assert.strictEqual(active("segment"), "All 3");
  });
  it("closes by Escape without a choice", () => {
    press(chip("segment"), "ArrowDown");
    press(chip("segment"), "End");
    press(chip("segment"), "Escape");
    assert.isTrue(list("segment").hidden);
    assert.deepStrictEqual(sent, []);
  });
  it("finds by first letters", () => {
    press(chip("segment"), "ArrowDown");
    press(chip("segment"), "m");
    press(chip("segment"), "i");
    assert.strictEqual(active("segment"), "Mid-market");
    press(chip("segment"), "s");
    assert.strictEqual(active("segment"), "Small");
  });
  it("names the active choice to screen readers, and none when closed", () => {
    press(chip("segment"), "ArrowDown");
    const named = () => chip("segment").getAttribute("aria-activedescendant");
    assert.strictEqual(named(), list("segment").querySelector("[data-active]")?.id);
    press(chip("segment"), "Escape");
    assert.isNull(named());
  });
  it("leaves keys alone that it does not use", () => {
    assert.isFalse(press(chip("segment"), "Tab"));
    assert.isFalse(press(chip("segment"), "x"));
    assert.isTrue(press(chip("segment"), "ArrowUp"));
  });
});

import {assert, describe, it} from "vitest";
import {drawIn} from "../../../src/components/dom.js";
import {Palette} from "../../../src/notebook/editor/shell/palette.js";
import {keyLabel} from "../../../src/notebook/editor/shell/shortcut.js";
import {Splitter} from "../../../src/notebook/editor/shell/splitter.js";
import {openPage, pressOn} from "../../client/window.js";

function opened() {
  const window = openPage();
  drawIn(window.document);
  const chosen: string[] = [];
  const choices = (labels: string[]) => () =>
    labels.map((label) => ({label, note: "", choose: () => void chosen.push(label)}));
  const palette = new Palette([
    {sign: ">", placeholder: "Run a command", choices: choices(["Run all", "Rename"])},
    {sign: "", placeholder: "Go", choices: choices(["retention.md", "seats.md"])}
  ]);
  window.document.body.append(palette.element);
  palette.element.showModal = () => palette.element.setAttribute("open", "");
  palette.element.close = () => palette.element.removeAttribute("open");
  const input = palette.element.querySelector("input")!;
  const type = (text: string) => {
    input.value = text;
    input.dispatchEvent(new window.Event("input"));
  };
  const shown = () => Array.from(palette.element.querySelectorAll("li > span"), (d) => d.textContent);
  const active = () => palette.element.querySelector('[aria-selected="true"]')?.firstChild?.textContent;
  return {palette, input, type, shown, active, chosen};
}

describe("new Palette(offers)", () => {
  it("finds among what the sign at the beginning asks for", () => {
    const {palette, input, type, shown} = opened();
    palette.open();
    assert.deepStrictEqual(shown(), ["retention.md", "seats.md"]);
    type(">");
    assert.deepStrictEqual(shown(), ["Run all", "Rename"]);
    assert.strictEqual(input.placeholder, "Run a command");
    type(">rn");
    assert.deepStrictEqual(shown(), ["Rename", "Run all"]);
    type(">zz");
    assert.strictEqual(palette.element.querySelector("li")?.textContent, "Nothing found");
    assert.isFalse(input.hasAttribute("aria-activedescendant"));
  });
  it("goes around with the arrows and says which is active, and Enter chooses it", () => {
    const {palette, input, active, chosen} = opened();
    palette.open();
    pressOn(input, "ArrowDown");
    assert.strictEqual(active(), "seats.md");
    pressOn(input, "ArrowDown");
    pressOn(input, "ArrowUp");
    assert.strictEqual(active(), "seats.md");
    const id = input.getAttribute("aria-activedescendant")!;
    assert.strictEqual(palette.element.querySelector(`#${id}`)?.getAttribute("aria-selected"), "true");
    pressOn(input, "Enter");
    assert.deepStrictEqual(chosen, ["seats.md"]);
    assert.isFalse(palette.element.hasAttribute("open"));
  });
});

describe("keyLabel(keys, mac)", () => {
  it("writes keys as the reader's keyboard has them", () => {
    assert.strictEqual(keyLabel("Mod-Shift-p", false), "Ctrl+Shift+P");
    assert.strictEqual(keyLabel("Mod-Shift-p", true), "\u2318\u21e7P");
    assert.strictEqual(keyLabel("d d", false), "D D");
    assert.strictEqual(keyLabel("Alt-ArrowUp", false), "Alt+Up");
    assert.strictEqual(keyLabel("Mod--", false), "Ctrl+-");
  });
});

describe("Splitter(options)", () => {
  it("moves by arrow keys within its bounds, and says where it stands", () => {
    drawIn(openPage().document);
    let size = 232;
    let folds = 0;
    const bar = Splitter({
      label: "Width",
      pane: "side",
      edge: "right",
      min: 160,
      max: () => 260,
      size: () => size,
      usual: 232,
      resize: (d) => (size = d),
      toggle: () => ++folds
    });
    const after = (key: string) => (pressOn(bar, key), size);
    assert.strictEqual(after("ArrowRight"), 248);
    assert.strictEqual(after("ArrowRight"), 260);
    assert.strictEqual(bar.getAttribute("aria-valuenow"), "260");
    assert.strictEqual(after("Home"), 160);
    assert.strictEqual(after("ArrowLeft"), 160);
    assert.strictEqual(after("ArrowUp"), 160);
    pressOn(bar, "Enter");
    assert.strictEqual(folds, 1);
    bar.dispatchEvent(new bar.ownerDocument.defaultView!.MouseEvent("dblclick"));
    assert.strictEqual(size, 232);
    assert.deepStrictEqual(
      ["role", "aria-orientation", "aria-valuemin"].map((d) => bar.getAttribute(d)),
      ["separator", "vertical", "160"]
    );
  });
});

import {assert, describe, it, vi} from "vitest";
import {virtualRows} from "../../src/client/virtualRows.js";
import {openPage, pressOn} from "./window.js";

/** A list of numbers in a window that shows 10 rows of 20 pixels, scrolled by so many pixels. */
function list(count: number, heightOf: (value: number) => number = () => 20) {
  const window = openPage("<table><thead><tr><th></th><th></th></tr></thead><tbody></tbody></table>");
  const body = document.querySelector("tbody") as HTMLTableSectionElement;
  let top = 0;
  vi.stubGlobal("innerHeight", 200);
  vi.stubGlobal("scrollTo", ({top: to}: {top: number}) => (top = Math.max(0, to)));
  vi.stubGlobal("scrollY", 0);
  body.getBoundingClientRect = () => ({top: -top, height: count * 20}) as DOMRect;
  const draw = (value: number, index: number) => {
    const row = document.createElement("tr");
    row.setAttribute("aria-rowindex", String(index + 2));
    row.innerHTML = `<td><a href="#${value}">${value}</a></td>`;
    row.getBoundingClientRect = () => ({height: heightOf(value)}) as DOMRect;
    return row;
  };
  const rows = virtualRows<number>(body, draw, (value) => String(heightOf(value)));
  const numbers = Array.from({length: count}, (_, i) => i);
  rows.set([0]); // the first row drawn tells the height
  rows.set(numbers);
  const drawn = () => Array.from(body.querySelectorAll("a"), (d) => Number(d.textContent));
  const ends = () => [drawn()[0], drawn().at(-1)];
  const spacers = () =>
    Array.from(body.querySelectorAll(".qd-spacer td"), (d) =>
      Number(/height:([\d.]+)px/.exec(d.getAttribute("style") ?? "")?.[1])
    );
  const scroll = async (to: number) => {
    top = to;
    window.dispatchEvent(new Event("scroll"));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  const link = (value: number) => body.querySelector<HTMLElement>(`a[href="#${value}"]`) as HTMLElement;
  const focused = () => Number(document.activeElement?.textContent);
  return {window, rows, drawn, ends, spacers, scroll, link, focused, body};
}

describe("virtualRows(body, draw)", () => {
  it("draws what is in sight and twelve rows more, and keeps the place of the rest", () => {
    const {ends, spacers} = list(1000);
    assert.deepStrictEqual(ends(), [0, 21]); // 10 rows in sight, and 12 below
    assert.deepStrictEqual(spacers(), [(1000 - 22) * 20]);
  });
  it("draws all of a short list and no room beside it, and nothing of none", () => {
    const {rows, drawn, spacers} = list(5);
    assert.deepStrictEqual([drawn(), spacers()], [[0, 1, 2, 3, 4], []]);
    rows.set([]);
    assert.deepStrictEqual([drawn(), spacers()], [[], []]);
  });
  it("follows the page, the whole always as long as all rows together", async () => {
    const {scroll, drawn, ends, spacers} = list(1000);
    for (const at of [2000, 10_000, 500, 19_800]) {
      await scroll(at);
      const [first = 0, last = 0] = ends();
      assert.isAtMost(first, at / 20);
      assert.isAtLeast(last, Math.min(999, at / 20 + 9));
      assert.strictEqual(spacers().reduce((sum, d) => sum + d, 0) + drawn().length * 20, 20_000);
    }
  });
  it("does not draw again for a few pixels", async () => {
    const {scroll, body} = list(1000);
    const before = body.querySelector("a");
    await scroll(40);
    assert.strictEqual(body.querySelector("a"), before);
    await scroll(400);
    assert.notStrictEqual(body.querySelector("a"), before);
  });
  it.each([
    ["ArrowDown", 5, 6],
    ["ArrowUp", 5, 4],
    ["ArrowUp", 0, 0],
    ["PageDown", 5, 13], // two rows of the ten in sight stay
    ["PageUp", 5, 0],
    ["Home", 5, 0],
    ["End", 5, 999]
  ])("%s moves the focus from row %i to row %i, drawn or not", (key, from, to) => {
    const {link, focused} = list(1000);
    link(from).focus();
    assert.isTrue(pressOn(link(from), key));
    assert.strictEqual(focused(), to);
  });
  it("leaves other keys, and keys outside its rows, alone", () => {
    const {link, body} = list(20);
    assert.isFalse(pressOn(link(1), "a"));
    assert.isFalse(pressOn(body, "ArrowDown"));
  });
  it("keeps the focus on its row while that is drawn anew", async () => {
    const {scroll, link, focused} = list(1000);
    link(20).focus();
    await scroll(300);
    assert.strictEqual(focused(), 20);
  });
  it("prints 500 rows at most", () => {
    const {window, drawn} = list(1000);
    window.dispatchEvent(new Event("beforeprint"));
    assert.lengthOf(drawn(), 500);
  });
  it("keeps the place of rows of several heights", async () => {
    const {rows, scroll, drawn, spacers, link, focused} = list(1000, (value) => (value % 10 === 0 ? 50 : 20));
    const all = 1000 * 20 + 100 * 30;
    const height = (values: number[]) => values.reduce((sum, d) => sum + (d % 10 === 0 ? 50 : 20), 0);
    for (const at of [0, 2300, 11_500]) {
      await scroll(at);
      assert.strictEqual(spacers().reduce((sum, d) => sum + d, 0) + height(drawn()), all);
    }
    assert.include(drawn(), 500); // 50 tens of rows are 11,500 pixels
    await scroll(0);
    link(5).focus();
    pressOn(link(5), "End");
    assert.strictEqual(focused(), 999);
    rows.set([1, 2]);
    assert.deepStrictEqual([drawn(), spacers()], [[1, 2], []]);
  });
  it("begins another list at its start", () => {
    const {rows, drawn} = list(1000);
    rows.set([7, 8]);
    assert.deepStrictEqual(drawn(), [7, 8]);
  });
});

import {assert, describe, it} from "vitest";
import {ForecastStrips, type ForecastStrip} from "../../src/components/renewals/forecastStrips.js";
import {emptyPage, press} from "../support/page.js";

const document = emptyPage();
const coming: ForecastStrip = {
  ...{quarter: "2026Q4", due: 10, due_arr: 1000, renewed_arr: null},
  arr: {mean: 900, low: 800, high: 1000}
};
const draw = (rows: readonly ForecastStrip[], width = 400) =>
  ForecastStrips(rows, {currency: "USD", label: "What is due", width, document});
const xs = (chart: Element, selector: string, name: string) =>
  Array.from(chart.querySelectorAll(selector), (d) => Math.round(Number(d.getAttribute(name))));

describe("ForecastStrips(rows)", () => {
  it("draws due, interval and expected to one scale from zero", () => {
    const chart = draw([coming]);
    // 62 px at the left and 14 at the right of 400: 324 px for 1,000 USD.
    assert.deepStrictEqual(xs(chart, "rect", "width"), [324, 65]);
    assert.deepStrictEqual(xs(chart, "svg.qd-chart-svg circle", "cx"), [Math.round(62 + 0.9 * 324)]);
    assert.isEmpty(chart.querySelectorAll('line[stroke="var(--qd-text)"]'));
  });
  it("draws what happened as a strong line, and no bar where what was due is not told", () => {
    const chart = draw([{...coming, due_arr: null, renewed_arr: 500}]);
    assert.deepStrictEqual(xs(chart, 'line[stroke="var(--qd-text)"]', "x1"), [62 + 162]);
    assert.lengthOf(chart.querySelectorAll("rect"), 1);
  });
  it("tells the numbers of a quarter by the arrow keys, also where there is no forecast", () => {
    const chart = draw([
      {...coming, renewed_arr: 500},
      {...coming, quarter: "2027Q1", arr: null}
    ]);
    assert.isTrue(press(chart, "ArrowRight"));
    assert.match(chart.textContent, /2026Q4.*\$1,000.*\$900.*\$800\u2013\$1,000.*\$500/);
    press(chart, "ArrowRight");
    assert.match(chart.textContent, /2027Q1.*n\/a/);
    assert.notMatch(chart.innerHTML, /NaN|undefined/);
  });
  it("has fewer ticks where it is narrow", () => {
    const ticks = (width: number) => draw([coming], width).querySelectorAll(".qd-gridline").length;
    assert.isBelow(ticks(240), ticks(900));
  });
  it("holds where nothing is due", () => {
    assert.notMatch(draw([{...coming, due_arr: 0, arr: {mean: 0, low: 0, high: 0}}]).innerHTML, /NaN/);
  });
});

import {assert, describe, it} from "vitest";
import {NpsQuarters} from "../../src/components/voice/npsQuarters.js";
import {nps} from "../../src/metrics/nps.js";
import {emptyPage, textOf} from "../support/page.js";
import {assertSound} from "../support/sound.js";

const document = emptyPage();
const point = (period: string, n: number, promoters: number, detractors: number) => ({
  period,
  nps: nps({n, promoters, detractors})
});
const QUARTERS = [point("2026Q1", 40, 20, 10), point("2026Q2", 3, 3, 0), point("2026Q3", 50, 10, 30)];
const draw = (points = QUARTERS, width = 444) =>
  NpsQuarters(points, {label: "NPS", period: "2026Q3", width, document});

describe("NpsQuarters(points, options)", () => {
  it("draws a dot only where five have answered, and says how many have everywhere", () => {
    const chart = draw();
    assertSound(chart);
    assert.lengthOf(chart.querySelectorAll("circle[r='4']"), 2);
    for (const words of ["n 40", "n 3", "n 50"]) assert.include(textOf(chart), words);
  });
  it("keeps zero in sight, above and below", () => {
    const texts = (points: typeof QUARTERS) => textOf(draw(points));
    assert.match(texts([point("2026Q1", 50, 45, 0)]), /0/);
    assert.include(texts([point("2026Q1", 50, 0, 45)]), "\u2212");
  });
  it("leaves out texts that would touch where it is narrow", () => {
    const many = Array.from({length: 8}, (_, i) =>
      point(`202${4 + Math.floor(i / 4)}Q${1 + (i % 4)}`, 10 + i, 5, 2)
    );
    const shown = (width: number) => textOf(draw(many, width)).match(/n 1\d/g)?.length;
    assert.strictEqual(shown(600), 8);
    assert.strictEqual(shown(260), 4);
  });
  it("holds without any quarter", () => assertSound(draw([])));
});

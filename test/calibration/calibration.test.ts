import {assert, describe, it} from "vitest";
import {textOf} from "../support/sources.js";
import type {CalibrationMethod} from "./method.js";
import {calibrationMethods} from "./methods.js";
import {calibrate, calibrationPage, inBounds} from "./table.js";

const FEW = 200;

describe("the calibration table", () => {
  it.each(calibrationMethods.map((d) => [d.name, d] as const))(
    "%s lies in its bounds, give or take three standard errors of so few replicates",
    (name, method) => {
      const row = calibrate(method, FEW, 1);
      assert.isTrue(inBounds(row, 3), `${name}: ${row.found.hits} of ${FEW}`);
    }
  );
  it("is committed with a row for every method, all within their bounds", () => {
    const page = textOf("src/docs/calibration.md");
    assert.include(page, "2,000 small data");
    assert.notInclude(page, "**outside**");
    for (const {name, data} of calibrationMethods) assert.include(page, `| ${name} | ${data} |`);
    assert.strictEqual(
      page.split("\n").filter((d) => d.startsWith("| ")).length,
      calibrationMethods.length + 2
    );
  });
  it("gives the same row for the same seed", () => {
    const [method] = calibrationMethods;
    const page = () => calibrationPage([calibrate(method!, 50, 7)], {seed: 7});
    assert.strictEqual(page(), page());
  });
  it("marks a method that misses its promise", () => {
    const method: CalibrationMethod = {
      ...calibrationMethods[0]!,
      simulate: (replicates) => ({hits: Math.round(0.9 * replicates)})
    };
    const row = calibrate(method, 2000, 1);
    assert.isFalse(inBounds(row));
    assert.include(calibrationPage([row], {seed: 1}), "90 % (1800) **outside**");
  });
});

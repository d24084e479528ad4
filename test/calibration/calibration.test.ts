import {assert, describe, it} from "vitest";
import {textOf} from "../support/sources.js";
import {counted, type CalibrationMethod} from "./method.js";
import {calibrationMethods} from "./methods.js";
import {calibrationPage, SECTIONS, sectionOf} from "./page.js";
import {quietRows} from "./quiet.js";
import {asKnown, calibrate, calibrationSection, inBounds} from "./table.js";

const method: CalibrationMethod = {
  ...calibrationMethods[0]!,
  simulate: (replicates) => counted(replicates, (k) => k % 10 > 0)
};

describe("the calibration table", () => {
  it.each(calibrationMethods.map((d) => [d.name, d] as const))(
    "%s lies where it should, give or take four standard errors of so few replicates",
    (name, d) => {
      const row = calibrate(d, d.slow === true ? 6 : 60, 1);
      assert.isTrue(asKnown(row, 4), `${name}: ${row.found.hits} of ${row.replicates}`);
    }
  );
  it("is committed with a row for every method, and a reason for each that is outside", () => {
    const text = sectionOf(textOf("src/docs/calibration.md"), "Intervals and tests");
    assert.include(text, "2,000 small data");
    assert.notInclude(text, "Not explained");
    for (const {name, data} of calibrationMethods) assert.include(text, `| ${name} | ${data} |`);
    const lines = text.split("\n");
    assert.strictEqual(lines.filter((d) => d.startsWith("| ")).length, calibrationMethods.length + 2);
    const known = calibrationMethods.filter((d) => d.outside !== undefined).map((d) => d.name);
    const outside = lines.filter((d) => d.includes("**outside**")).map((d) => d.split(" | ")[0]!.slice(2));
    assert.deepStrictEqual(outside, known);
  });
  it("gives the same rows for the same seed", () => {
    const text = () => calibrationSection([calibrate(calibrationMethods[0]!, 50, 7)], {seed: 7});
    assert.strictEqual(text(), text());
  });
  it("marks a method that misses its promise, and says why where that is known", () => {
    const row = calibrate(method, 2000, 1);
    assert.isFalse(inBounds(row));
    assert.isFalse(asKnown(row));
    assert.include(calibrationSection([row], {seed: 1}), "90 % (1800) **outside**");
    const known = {
      ...row,
      method: {...method, outside: {bounds: [0.89, 0.91], because: "Too few."}}
    } as const;
    assert.isTrue(asKnown(known));
    assert.include(calibrationSection([known], {seed: 1}), "- Wilson: 90 %. Too few.");
  });
  it("keeps the sections of its page that were not made anew", () => {
    const page = calibrationPage("", {"Quiet customers": "silence", "Known truth": "seeds"});
    assert.deepStrictEqual(
      SECTIONS.map((d) => sectionOf(calibrationPage(page, {"Quiet customers": "noise"}), d)),
      ["", "noise", "seeds"]
    );
  });
});

describe("the watch for quiet customers", () => {
  it("is rarely wrong on steady use, and finds a fall of 20 users to 6 within weeks", () => {
    const [, twenty] = quietRows(30, 1);
    assert.isBelow(twenty!.alarms / twenty!.years, 0.15);
    assert.isAbove(twenty!.found / twenty!.falls, 0.95);
    assert.isAtMost(twenty!.median_days!, 35);
  });
});

describe("the known truth", () => {
  const text = sectionOf(textOf("src/docs/calibration.md"), "Known truth");
  const [sample = "", larger = ""] = text.split("\n### ");
  const seeds = (part: string, what: string) =>
    part
      .split("\n")
      .find((d) => d.startsWith("| ") && d.includes(what))
      ?.split(" | ")
      .at(-1);
  const share = (part: string, what: string) =>
    Number.parseInt(seeds(part, what)!) /
    Number.parseInt(seeds(part, "what was planted")!.slice("seeds of ".length));

  it("is committed: no cause where there is none, no effect of a broken split, low activity found in most seeds", () => {
    assert.strictEqual(seeds(sample, "none of them is called a cause"), "20 |");
    assert.strictEqual(seeds(sample, "blocked, no effect shown"), "20 |");
    assert.isAtLeast(Number.parseInt(seeds(sample, "no detectable difference")!), 18);
    assert.isAtLeast(Number.parseInt(seeds(sample, "`active_rate` is called a cause")!), 16);
  });
  it("is committed for a company of five times the accounts: low activity and poor fit in nine seeds of ten", () => {
    assert.match(larger, /^5 times as many accounts\n/);
    for (const key of ["active_rate", "icp_fit"])
      assert.isAtLeast(share(larger, `\`${key}\` is called a cause`), 0.9, key);
    assert.isAtLeast(share(larger, "none of them is called a cause"), 0.9);
  });
  it("lies in the 99 % interval of every effect planted in the sample that ships", () => {
    const [, held, all] = /On the shipped seed \(127\) (\d+) of (\d+) planted/.exec(text)!;
    assert.strictEqual(held, all);
    assert.notInclude(text, "**outside**");
  });
});

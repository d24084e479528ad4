import {describe, expect, it} from "vitest";
import {formatFor} from "../../src/lib/format.js";
import {saveLines, saveQuarters, saveReading, savesTitle} from "../../src/lib/saveText.js";
import type {PlaySaves} from "../../src/metrics/plays/saveRate.js";
import {newcombe} from "../../src/metrics/stats/newcombe.js";
import {shareMetric} from "../../src/metrics/wilson.js";
import {playOf} from "../support/playbook.js";

const savesOf = (parts: Partial<PlaySaves> = {}): PlaySaves => ({
  ...{play: "low", quarters: [{quarter: "2025Q4", flagged: 20, saved: 15}], waiting: 3},
  ...{rate: shareMetric(15, 20, ""), done: 0, matched: null, stands: false},
  ...parts
});
const matched = (with_play: number, without: number) => ({
  ...{pairs: 10, with_play, without},
  difference: newcombe({successes: with_play, n: 10}, {successes: without, n: 10})
});
const lines = (...saves: PlaySaves[]) => saveLines([playOf()], saves);
const format = formatFor();

describe("savesTitle(lines)", () => {
  it("claims nothing where nobody can be compared", () => {
    expect(savesTitle(lines(savesOf()))).toBe("Nothing tells these save rates from regression to the mean");
    expect(savesTitle([])).toBe("No flagged account has come 90 days past its renewal");
  });
  it("claims nothing of a difference that does not stand", () => {
    expect(savesTitle(lines(savesOf({matched: matched(9, 7)})))).toBe(
      "The one play with accounts to compare is not shown to save more than leaving it undone"
    );
  });
  it("says of how many plays more was saved, and counts none of which less was", () => {
    expect(savesTitle(lines(savesOf({matched: matched(10, 2), stands: true})))).toBe(
      "The one play with accounts to compare goes with more accounts saved"
    );
    expect(savesTitle(lines(savesOf({matched: matched(2, 10), stands: true})))).toMatch(/is not shown/);
  });
});

describe("savesTitle(lines) of more plays", () => {
  const of = (...stands: boolean[]) =>
    savesTitle(
      saveLines(
        stands.map((_, i) => playOf({id: `p${i}`})),
        stands.map((d, i) => savesOf({play: `p${i}`, matched: matched(10, 2), stands: d}))
      )
    );
  it("counts those that can be compared", () => {
    expect(of(false, false)).toBe(
      "None of 2 plays with accounts to compare is shown to save more than leaving it undone"
    );
    expect(of(true, false)).toBe("1 of 2 plays with accounts to compare goes with more accounts saved");
    expect(of(true, true)).toBe("2 of 2 plays with accounts to compare go with more accounts saved");
  });
});

describe("saveReading(saves, format)", () => {
  it("labels a rate without a comparison regression to the mean, and says why there is none", () => {
    expect(saveReading(savesOf(), format)).toEqual({
      head: "May be regression to the mean",
      note: "nobody noted it as done"
    });
    expect(saveReading(savesOf({done: 3}), format).note).toBe("done for 3, fewer than 5 alike");
  });
  it("gives a difference with its interval, in points", () => {
    expect(saveReading(savesOf({matched: matched(9, 7)}), format)).toEqual({
      head: "No difference shown",
      note: "9/10 against 7/10: +20 pt (95% \u221216 to +51)"
    });
    expect(saveReading(savesOf({matched: matched(10, 2), stands: true}), format).head).toBe(
      "More saved with it"
    );
    expect(saveReading(savesOf({matched: matched(2, 10), stands: true}), format).head).toBe(
      "Fewer saved with it"
    );
  });
});

describe("saveLines(plays, saves)", () => {
  it("leaves good news out, which saves nobody", () => {
    expect(saveLines([playOf({good: true})], [savesOf()])).toEqual([]);
  });
  it("names the last quarters of which something is known", () => {
    const quarters = ["2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1"].map((quarter) => ({
      ...{quarter, flagged: 1, saved: 1}
    }));
    expect(saveQuarters(lines(savesOf({quarters})))).toEqual(["2025Q2", "2025Q3", "2025Q4", "2026Q1"]);
  });
});

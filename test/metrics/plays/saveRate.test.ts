import {range} from "d3";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {MATCH, matchedPairs, type PlayFlag, playSaves} from "../../../src/metrics/plays/saveRate.js";

const flag = (account_id: string, parts: Partial<PlayFlag> = {}): PlayFlag => ({
  ...{account_id, play: "low", fired_on: "2026-01-31", quarter: "2026Q1", segment: "Small"},
  ...{engagement_index: 40, days_to_renewal: 100, saved: true, done_after: null, paid_for: null},
  journaled: true,
  ...parts
});
const done = (account_id: string, parts: Partial<PlayFlag> = {}) =>
  flag(account_id, {done_after: 10, ...parts});
const names = (flags: PlayFlag[]) =>
  matchedPairs(flags).map((d) => `${d.treated.account_id}-${d.control.account_id}`);

describe("playSaves(flags)", () => {
  it("counts by quarter those whose day has come, and says how many wait", () => {
    const [saves] = playSaves([
      flag("A"),
      flag("B", {saved: false}),
      flag("C", {quarter: "2025Q4"}),
      flag("D", {saved: null}),
      done("E", {saved: null})
    ]);
    expect(saves).toMatchObject({
      play: "low",
      quarters: [
        {quarter: "2025Q4", flagged: 1, saved: 1},
        {quarter: "2026Q1", flagged: 2, saved: 1}
      ],
      ...{waiting: 2, done: 0, matched: null, stands: false},
      rate: {value: 2 / 3, numerator: 2, denominator: 3}
    });
  });
  it("has no rate before the first day has come", () => {
    const [saves] = playSaves([flag("A", {saved: null})]);
    expect(saves?.rate).toMatchObject({value: null, reason: expect.stringContaining("90 days") as string});
  });
  it("compares nothing with fewer than five pairs", () => {
    const of = (pairs: number) =>
      playSaves(range(pairs).flatMap((i) => [done(`t${i}`), flag(`c${i}`, {saved: i > 1})]))[0]!.matched;
    expect(of(MATCH.pairs - 1)).toBeNull();
    expect(of(MATCH.pairs)).toMatchObject({pairs: 5, with_play: 5, without: 3, difference: {value: 0.4}});
  });
  it("calls a difference one only where it stands among those of all plays", () => {
    // 12 of 12 against 7 of 12: p = 0.0121 by the pooled score test; five plays without a difference raise it to 0.0727.
    const clear = range(12).flatMap((i) => [done(`t${i}`), flag(`c${i}`, {saved: i < 7})]);
    expect(playSaves(clear)[0]!.stands).toBe(true);
    const even = range(5).flatMap((k) =>
      range(6).flatMap((i) => [
        done(`t${i}`, {play: `even${k}`, saved: i > 2}),
        flag(`c${i}`, {play: `even${k}`, saved: i > 2})
      ])
    );
    const saves = playSaves([...clear, ...even]);
    expect(saves[0]!.matched!.difference.p).toBeCloseTo(0.0121, 3);
    expect(saves.map((d) => d.stands)).toEqual([false, false, false, false, false, false]);
  });
});

describe("matchedPairs(flags)", () => {
  it("takes the most similar account of the same segment", () => {
    expect(
      names([
        done("T"),
        flag("far", {engagement_index: 47}),
        flag("near", {engagement_index: 42}),
        flag("other", {segment: "Large"})
      ])
    ).toEqual(["T-near"]);
  });
  it("pairs nobody across the bounds, nor a known engagement index with an unknown one", () => {
    expect(names([done("T"), flag("A", {engagement_index: 50.1})])).toEqual([]);
    expect(names([done("T"), flag("A", {days_to_renewal: 146})])).toEqual([]);
    expect(names([done("T"), flag("A", {engagement_index: null})])).toEqual([]);
    expect(names([done("T", {engagement_index: null}), flag("A", {engagement_index: null})])).toEqual([
      "T-A"
    ]);
  });
  it("takes no account that had left by the time at which the other's play was done", () => {
    expect(names([done("T"), flag("A", {paid_for: 10, saved: false})])).toEqual([]);
    expect(names([done("T"), flag("A", {paid_for: 11, saved: false})])).toEqual(["T-A"]);
  });
  it("takes no firing from before the journal, of which nobody knows what was done", () => {
    expect(names([done("T"), flag("A", {journaled: false})])).toEqual([]);
  });
  it("takes no account as its own comparison, nor one for which the play was once done", () => {
    expect(names([done("T"), flag("T", {fired_on: "2026-02-28"})])).toEqual([]);
    expect(names([done("T"), done("U"), flag("U", {fired_on: "2026-02-28"})])).toEqual([]);
  });
  it("puts each account into one pair at most, whatever the order of the rows", () => {
    const any = fc.array(
      fc.record({
        account_id: fc.constantFrom(..."ABCDEFGH"),
        fired_on: fc.constantFrom("2025-03-31", "2025-06-30", "2026-01-31"),
        segment: fc.constantFrom("Small", "Large"),
        engagement_index: fc.option(fc.integer({min: 0, max: 30})),
        days_to_renewal: fc.integer({min: 0, max: 90}),
        done_after: fc.option(fc.integer({min: 0, max: 60}))
      }),
      {maxLength: 20}
    );
    fc.assert(
      fc.property(any, fc.integer(), (rows, seed) => {
        const seen = new Map(rows.map((d) => [`${d.account_id} ${d.fired_on}`, d]));
        const flags = Array.from(seen.values(), ({account_id, ...d}) => flag(account_id, d));
        const pairs = matchedPairs(flags);
        const all = pairs.flatMap((d) => [d.treated.account_id, d.control.account_id]);
        expect(new Set(all).size).toBe(all.length);
        const turned = seed % 2 === 0 ? flags.toReversed() : [...flags.slice(3), ...flags.slice(0, 3)];
        expect(names(turned)).toEqual(names(flags));
      })
    );
  });
});

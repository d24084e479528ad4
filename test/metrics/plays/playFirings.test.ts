import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {addDays} from "../../../src/metrics/days.js";
import {monthEnd} from "../../../src/metrics/months.js";
import {type PlayMoment, type PlayPoint, playFirings} from "../../../src/metrics/plays/playFirings.js";

const STATES = {T: true, F: false, "?": null} as const;
type State = keyof typeof STATES;

/** Month ends from January 2026 on; a letter each: T true, F false, ? not known, - does not pay. */
function months(holds: string, near = "?".repeat(holds.length)): PlayPoint[] {
  return [...holds].map((d, i) => ({
    day: monthEnd(`2026-${String(i + 1).padStart(2, "0")}-01`),
    pays: d !== "-",
    holds: d === "-" ? null : STATES[d as State],
    near: STATES[near[i] as State]
  }));
}

/** The months of the firings and of their ends, such as 2-4. */
function spans(points: readonly PlayPoint[], on: PlayMoment = "entering", every = 1): string {
  return playFirings(points, {on, every})
    .map(({day, ended}) => `${Number(day.slice(5, 7))}-${ended === null ? "" : Number(ended.slice(5, 7))}`)
    .join(" ");
}

describe("playFirings(points, {on, every})", () => {
  it("fires on entering, once, and ends when the reason is gone", () => {
    expect(spans(months("FTTFT"))).toBe("2-4 5-");
  });

  it("counts a reason that is there from the first known day on", () => {
    expect(spans(months("?TT"))).toBe("2-");
  });

  it("changes nothing while it is not known", () => {
    expect(spans(months("FT?TF"))).toBe("2-5");
    expect(spans(months("FT?F?F"))).toBe("2-4");
  });

  it("is silent for as many days as it says after it has fired, even when the reason comes again", () => {
    const points = months("TFTFT"); // 31 January, 31 March, 31 May
    expect(spans(points, "entering", 59)).toBe("1-2 3-4 5-");
    expect(spans(points, "entering", 60)).toBe("1-2 5-");
  });

  it("fires when its silence is over, of a reason that has come again meanwhile and lasts", () => {
    expect(spans(months("TFTTTT"), "entering", 89)).toBe("1-2 4-"); // 31 January and 89 days are 30 April
    expect(spans(months("TFTTTT"), "entering", 90)).toBe("1-2 5-");
    expect(spans(months("TFTTFF"), "entering", 90)).toBe("1-2");
    expect(spans(months("TTTTTT"), "entering", 30), "one that never went is told once").toBe("1-");
    expect(spans(months("TFT???"), "entering", 90), "not on a day on which it is not known").toBe("1-2");
    expect(spans(months("TFT??T"), "entering", 90)).toBe("1-2 6-");
  });

  it("fires on leaving only what was entered, and ends on entering anew", () => {
    expect(spans(months("FFTFFT"), "leaving")).toBe("4-6");
    expect(spans(months("?FF"), "leaving")).toBe("");
  });

  it("approaches while the pace would bring it within a month, not once it is there", () => {
    expect(spans(months("FFFTF", "FTTTF"), "approaching")).toBe("2-4");
  });

  it("begins anew with an account that left and pays again, and says of none that leaves that it recovered", () => {
    expect(spans(months("T--T"))).toBe("1-2 4-");
    expect(spans(months("T--F"), "leaving")).toBe("");
  });

  const state = fc.constantFrom(true, false, null);
  const history = fc
    .array(fc.record({pays: fc.boolean(), holds: state, near: state}), {maxLength: 30})
    .map((d) => d.map((point, i): PlayPoint => ({...point, day: addDays("2026-01-01", 7 * i)})));
  const options = fc.record({
    on: fc.constantFrom<PlayMoment[]>("entering", "leaving", "approaching"),
    every: fc.integer({min: 1, max: 60})
  });

  it("keeps its distance, never overlaps and learns nothing from a day like the one before", () => {
    fc.assert(
      fc.property(history, options, (points, given) => {
        const firings = playFirings(points, given);
        for (const [i, {day, ended}] of firings.entries()) {
          const next = firings[i + 1]?.day;
          if (next === undefined) continue;
          expect(ended !== null && ended <= next && addDays(day, given.every) <= next).toBe(true);
        }
        const changes = points.filter((d, i) => {
          const last = points[i - 1];
          return !last || d.pays !== last.pays || d.holds !== last.holds || d.near !== last.near;
        });
        expect(playFirings(changes, {...given, days: points.map((d) => d.day)})).toEqual(firings);
      })
    );
  });

  it("knows nothing of later days: what fired by a day fired whatever came after", () => {
    fc.assert(
      fc.property(history, options, fc.nat(30), (points, given, n) => {
        const days = (of: readonly PlayPoint[]) => playFirings(of, given).map((d) => d.day);
        const early = days(points.slice(0, n));
        expect(days(points).slice(0, early.length)).toEqual(early);
      })
    );
  });
});

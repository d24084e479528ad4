import {describe, expect, it} from "vitest";
import {type PlayEntry, playState} from "../../../src/metrics/plays/playState.js";

const FIRING = {fired_on: "2026-09-01", ended_on: null};
const PLAY = {on: "entering", good: false, as_of: "2026-09-30"} as const;

const entry = (state: PlayEntry["state"], on: string | null, note: string | null = null): PlayEntry => ({
  ...{state, on, note},
  by: "Ana"
});

const stateOf = (entries: PlayEntry[], firing = {}, play = {}) =>
  playState({...FIRING, ...firing}, entries, {...PLAY, ...play});

describe("playState(firing, entries, play)", () => {
  it("is open until its reason is gone", () => {
    expect(stateOf([]).state).toBe("open");
    expect(stateOf([], {ended_on: "2026-09-30"}).state).toBe("over");
  });

  it("follows the last entry of the journal, also one written after the data end", () => {
    const done = entry("done", "2026-09-10");
    expect(stateOf([done])).toEqual({state: "done", until: null, entry: done});
    expect(stateOf([done, entry("open", "2026-09-12")]).state).toBe("open");
    expect(stateOf([done, entry("dropped", "2026-10-01")]).state).toBe("dropped");
    expect(stateOf([entry("snoozed", "2026-11-23")])).toMatchObject({state: "snoozed", until: "2026-12-07"});
    expect(stateOf([entry(null, null)]).state).toBe("open");
    expect(stateOf([done], {ended_on: "2026-09-20"}).state).toBe("done");
  });

  it("sleeps for a fortnight, or until the day that the note names, and is then open again", () => {
    expect(stateOf([entry("snoozed", "2026-09-20")])).toMatchObject({state: "snoozed", until: "2026-10-04"});
    expect(stateOf([entry("snoozed", "2026-09-16")]).state).toBe("open");
    const note = "away until 2026-09-25,\nbudget is decided later, until 2026-12-01";
    expect(stateOf([entry("snoozed", "2026-09-02", note)])).toMatchObject({
      state: "snoozed",
      until: "2026-12-01"
    });
    expect(stateOf([entry("snoozed", "2026-09-20")], {ended_on: "2026-09-30"}).state).toBe("over");
  });

  it("forgets good news and what was left after four weeks", () => {
    for (const play of [{good: true}, {on: "leaving" as const}]) {
      expect(stateOf([], {fired_on: "2026-09-03"}, play).state).toBe("open");
      expect(stateOf([], {fired_on: "2026-09-02"}, play).state).toBe("over");
    }
  });
});

import {assert, describe, it} from "vitest";
import type {Stay} from "../../../src/metrics/journey/stages.js";
import {STAGE_OWNERS} from "../../../src/metrics/journey/stages.js";
import {stageTimes, stuckAccounts} from "../../../src/metrics/journey/stageTimes.js";
import {timeInStage} from "../../../src/metrics/journey/timeInStage.js";
import {transitions} from "../../../src/metrics/journey/transitions.js";

const stay = (rest: Partial<Stay>): Stay => ({
  ...{i: 0, stage: "onboarding", entered_on: "2026-01-01", days: 5, end: "moved"},
  ...{from: null, to: null, wait: null},
  ...rest
});
/** Ten that moved on after 1, 2 … 10 days. */
const TEN = Array.from({length: 10}, (_, k) => stay({i: k, days: k + 1}));

describe("timeInStage(stays, p)", () => {
  it("without censoring is the quantile: of 1 to 10 days half are gone in the middle of 5 and 6", () => {
    assert.strictEqual(timeInStage(TEN, 0.5).value, 5.5);
    assert.strictEqual(timeInStage(TEN, 0.9).value, 9.5);
  });
  it("censors those still there: with the five longest still there, half is reached at no day that was seen", () => {
    // Just after day 5 half are left, and nobody moves on later: the curve never falls below a half.
    const rows = TEN.map((d) => (d.days > 5 ? {...d, end: "there" as const} : d));
    assert.isNull(timeInStage(rows, 0.9).value);
    assert.match(timeInStage(rows, 0.9).reason ?? "", /^not reached: fewer than 90 % have left it$/);
    // Taken for gone, they would have given 9.5.
    assert.notStrictEqual(timeInStage(rows, 0.9).value, timeInStage(TEN, 0.9).value);
  });
  it("counts a loss without another stage as leaving the stage, like a loss with one", () => {
    const rows = TEN.map((d) => (d.days > 5 ? {...d, end: "lost" as const} : d));
    assert.deepStrictEqual(timeInStage(rows, 0.9), timeInStage(TEN, 0.9));
  });
  it("gives nothing for nine entries, and says so", () => {
    assert.deepInclude(timeInStage(TEN.slice(1), 0.5), {value: null, reason: "fewer than 10 entries", n: 9});
  });
});

describe("stageTimes(stays, owners)", () => {
  const wait = (days: number, reached = true) => ({days, reached});
  it("counts a hand-over where the team changes, and not within a team", () => {
    const handed = TEN.map((d, k) => stay({...d, from: "lead", wait: wait(k)}));
    const [time] = stageTimes(handed, STAGE_OWNERS);
    assert.deepInclude(time, {stage: "onboarding", owner: "Onboarding", entries: 10, accounts: 10, there: 0});
    assert.strictEqual(time?.handover.value, 4.5); // of 0 to 9 days
    const own = {...STAGE_OWNERS, lead: "Onboarding"};
    assert.strictEqual(stageTimes(handed, own)[0]?.handover.reason, "nobody comes from another team");
  });
  it("takes those whom nobody reached as still waiting", () => {
    const handed = TEN.map((d, k) => stay({...d, from: "lead", wait: wait(k, k < 3)}));
    assert.match(stageTimes(handed, STAGE_OWNERS)[0]?.handover.reason ?? "", /^not reached: most/);
  });
  it("says that touches do not reach so far, rather than calling the wait zero", () => {
    const handed = TEN.map((d) => stay({...d, from: "lead"}));
    assert.strictEqual(stageTimes(handed, STAGE_OWNERS)[0]?.handover.reason, "touches do not reach so far");
  });
  it("keeps the order of the journey", () => {
    const rows = [stay({stage: "churned"}), stay({stage: "lead"}), stay({stage: "value"})];
    assert.deepStrictEqual(
      stageTimes(rows, STAGE_OWNERS).map((d) => d.stage),
      ["lead", "value", "churned"]
    );
  });
});

describe("stuckAccounts(stays, segmentOf)", () => {
  // Twenty moved on after 1 to 20 days. Of 23 the 90th percentile is the day on which under 2.3 are left.
  const moved = Array.from({length: 20}, (_, k) => stay({i: k, days: k + 1}));
  const there = [30, 25, 2].map((days, k) => stay({i: 20 + k, days, end: "there"}));
  const small = () => "Small";
  it("lists who has been there longer than the 90th percentile of the segment, the longest first", () => {
    const {accounts, judged} = stuckAccounts([...there.toReversed(), ...moved], small);
    assert.deepStrictEqual(
      accounts.map((d) => d.i),
      [20, 21]
    );
    assert.strictEqual(judged, 3);
    // 23 at risk; the one at day 2 is censored after the event of day 2: 21/23, then 20 at risk, one gone a day.
    // (21/23)(k/20) < 0.1 first for k = 2, after 18 more: day 20.
    assert.strictEqual(accounts[0]?.limit.value, 20);
  });
  it("calls nobody stuck who was lost, and holds those still there against them", () => {
    const lost = moved.map((d) => ({...d, end: "lost" as const}));
    const {accounts, judged} = stuckAccounts([...there, ...lost], small);
    assert.deepStrictEqual([accounts.map((d) => d.i), judged], [[20, 21], 3]);
  });
  it("holds an account against its own segment only", () => {
    const segmentOf = (i: number) => (i < 20 ? "Small" : "Large");
    const {accounts, unjudged} = stuckAccounts([...moved, ...there], segmentOf);
    assert.deepStrictEqual(accounts, []);
    assert.deepStrictEqual(unjudged, [
      {segment: "Large", stage: "onboarding", there: 3, reason: "fewer than 10 entries"}
    ]);
  });
  it("calls nobody stuck in a stage that one may stay in", () => {
    const rows = [...moved, ...there].map((d) => ({...d, stage: "value" as const}));
    assert.deepStrictEqual(stuckAccounts(rows, small), {accounts: [], judged: 0, unjudged: []});
  });
});

describe("transitions(stays)", () => {
  it("counts moves and accounts, takes shares of all stays, and tells steps back from steps on", () => {
    const moves = transitions([
      stay({i: 1, stage: "adopting", to: "value", days: 10}),
      stay({i: 2, stage: "adopting", to: "value", days: 20}),
      stay({i: 2, stage: "value", to: "adopting", days: 3}),
      stay({i: 2, stage: "adopting", end: "there"}),
      stay({i: 1, stage: "value", to: "value", days: 1}),
      stay({i: 1, stage: "value", to: "value", days: 2}),
      stay({i: 3, stage: "value", end: "lost", days: 8})
    ]);
    assert.deepStrictEqual(moves, [
      {from: "adopting", to: "value", moves: 2, accounts: 2, share: 2 / 3, median_days: 15, back: false},
      {from: "value", to: "value", moves: 2, accounts: 1, share: 2 / 4, median_days: 1.5, back: true},
      {from: "value", to: "adopting", moves: 1, accounts: 1, share: 1 / 4, median_days: 3, back: true},
      {from: "value", to: null, moves: 1, accounts: 1, share: 1 / 4, median_days: 8, back: false}
    ]);
  });
});

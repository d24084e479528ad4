import {randomLcg, randomPoisson} from "d3";
import {assert, describe, it} from "vitest";
import type {QuietWeek} from "../../src/metrics/quiet.js";
import {dippedWeeks, quietWatch} from "../../src/metrics/quiet.js";
import {addDays} from "../../src/metrics/days.js";

const weeks = (wau: (number | null)[], skipped: number[] = []): QuietWeek[] =>
  wau.map((d, i) => ({week_end: addDays("2025-01-05", 7 * i), wau: d, skipped: skipped.includes(i)}));
const flat = (n: number, wau = 16) => Array.from({length: n}, () => wau);
const alarms = (wau: (number | null)[], skipped?: number[]) =>
  quietWatch(weeks(wau, skipped)).map((d) => d.alarm);

describe("quietWatch(weeks)", () => {
  // A steady 16 has mean 16 and no spread, so that the scale is sqrt(16) = 4; 4 users are z = -3, and S grows by 2.5 a week.
  it("sums z - 0.5 of a fall and alarms in the second week with S above 5", () => {
    const found = quietWatch(weeks([...flat(26), 4, 4, 4, 4])).slice(25);
    assert.deepStrictEqual(
      found.map((d) => [d.z, d.s, d.alarm]),
      [
        [0, 0, false],
        [-3, 2.5, false],
        [-3, 5, false],
        [-3, 7.5, false],
        [-3, 10, true]
      ]
    );
  });
  it("does not alarm for one deep week", () => {
    assert.deepStrictEqual(new Set(alarms([...flat(26), 0, 16, 16, 16, 16]).slice(26)), new Set([false]));
  });
  it("has no verdict with fewer than 12 weeks to compare with", () => {
    const found = quietWatch(weeks(flat(14)));
    assert.deepStrictEqual(
      found.map((d) => d.alarm),
      [...Array<null>(12).fill(null), false, false]
    );
    assert.strictEqual(found[0]!.reason, "fewer than 12 weeks to compare with");
    assert.strictEqual(found[12]!.base_weeks, 12);
  });
  it("has no verdict while the base holds fewer than 1 user a week", () => {
    const found = quietWatch(weeks([...flat(20, 0), 1, 1]));
    assert.isTrue(found.every((d) => d.alarm === null));
    assert.strictEqual(found.at(-1)!.reason, "fewer than 1 weekly active user in the base");
  });
  it("freezes its base for 26 weeks, then takes the 26 before", () => {
    // Watch from week 12 on a base of 16; from week 20 it is 15, and the base stays 16 until week 38.
    const found = quietWatch(weeks([...flat(20), ...flat(30, 15)]));
    assert.deepStrictEqual(
      [12, 30, 37].map((i) => [found[i]!.base_mean, found[i]!.base_weeks]),
      [
        [16, 12],
        [16, 12],
        [16, 12]
      ]
    );
    assert.strictEqual(found[38]!.base_weeks, 26);
    assert.approximately(found[38]!.base_mean!, (8 * 16 + 18 * 15) / 26, 1e-12);
  });
  it("passes over weeks that are missing or in which the segment dipped", () => {
    const fall = [...flat(26), 4, null, 4, 4, 4];
    assert.deepStrictEqual(alarms(fall).slice(26), [false, false, false, false, true]);
    assert.isNull(quietWatch(weeks(fall))[27]!.z);
    assert.deepStrictEqual(alarms([...flat(26), 4, 4, 4, 4], [26, 27, 28, 29]).slice(26), [
      false,
      false,
      false,
      false
    ]);
    const base = quietWatch(weeks([...flat(5), 0, 0, ...flat(19), 16], [5, 6]));
    assert.deepStrictEqual([base[14]!.base_mean, base[14]!.base_weeks], [16, 12]);
  });
  it("closes the alarm after two weeks in which use is back, and begins anew", () => {
    const found = quietWatch(weeks([...flat(26), 4, 4, 4, 4, 16, 16, 16]));
    assert.deepStrictEqual(
      found.slice(28).map((d) => d.alarm),
      [false, true, true, false, false]
    );
    assert.strictEqual(found[32]!.s, 0);
    assert.isBelow(found[32]!.base_mean!, 16);
  });
  it("takes a fall for the new normal after 26 weeks of alarm", () => {
    const found = quietWatch(weeks([...flat(26), ...flat(40, 4)]));
    assert.deepStrictEqual(
      [29, 54, 55].map((i) => found[i]!.alarm),
      [true, true, false]
    );
    assert.strictEqual(found[55]!.base_mean, 4);
  });
  it("does not know later weeks: a shorter history has the same verdicts", () => {
    const random = randomPoisson.source(randomLcg(7))(9);
    const all = Array.from({length: 90}, random);
    const full = quietWatch(weeks(all));
    for (const n of [20, 45, 70])
      assert.deepStrictEqual(quietWatch(weeks(all.slice(0, n))), full.slice(0, n));
  });
});

describe("quietWatch(weeks) on 1,000 simulated accounts of 20 weekly users", () => {
  const random = randomPoisson.source(randomLcg(20260930));
  const [before, after] = [52, 12];
  const simulate = (level: number) =>
    Array.from({length: 1000}, () => [
      ...Array.from({length: before}, random(20)),
      ...Array.from({length: after}, random(level))
    ]);

  it("raises fewer than 0.2 false alarms an account and year while nothing changes", () => {
    let [opened, watched] = [0, 0];
    for (const wau of simulate(20)) {
      const found = alarms(wau);
      opened += found.filter((d, i) => d === true && found[i - 1] !== true).length;
      watched += found.filter((d) => d !== null).length;
    }
    assert.isBelow(opened / (watched / 52), 0.2);
  });
  it("finds a fall to 30 % within 4 weeks in at least 95 of 100", () => {
    const found = simulate(6).filter((wau) =>
      alarms(wau)
        .slice(before, before + 4)
        .includes(true)
    ).length;
    assert.isAtLeast(found, 950);
  });
});

describe("dippedWeeks(totals)", () => {
  it("marks weeks 30 % or more under the median of the 26 before", () => {
    const totals = [...flat(20, 100), 71, 70, 20, 100];
    assert.deepStrictEqual(
      dippedWeeks(totals).flatMap((d, i) => (d ? [i] : [])),
      [21, 22]
    );
  });
  it("needs 12 weeks to compare with, and ignores missing ones", () => {
    assert.isFalse(dippedWeeks([...flat(11, 100), 10])[11]);
    assert.isTrue(dippedWeeks([...flat(12, 100), 10])[12]);
    assert.isFalse(dippedWeeks([...flat(12, 100), null])[12]);
    assert.isFalse(dippedWeeks([...flat(11, 100), null, 10])[12]);
  });
  it("compares with the past only, so that a growing segment's early weeks are no dips", () => {
    assert.notInclude(dippedWeeks(Array.from({length: 60}, (_, i) => 10 + 5 * i)), true);
  });
});

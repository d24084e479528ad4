import {randomLcg} from "d3";
import {assert, describe, it} from "vitest";
import {addDays, daysBetween} from "../../../src/metrics/days.js";
import {leadsOf, leadTime} from "../../../src/metrics/losses/leadTime.js";
import type {Loss, Warning} from "../../../src/metrics/losses/lossWarnings.js";
import {warningsBefore} from "../../../src/metrics/losses/lossWarnings.js";
import {stoodBefore} from "../../../src/metrics/losses/stoodBefore.js";
import {warnedMonths, warningQuality, type WarningInput} from "../../../src/metrics/losses/warningQuality.js";

const FIRST = "2024-01-31";
const AS_OF = "2026-12-31";

/** A made-up history: accounts that pay from the first day, some of which are lost, and warnings at month ends. */
function history(seed: number): WarningInput {
  const random = randomLcg(seed);
  const day = (from: number, days: number) => addDays(FIRST, from + Math.floor(random() * days));
  const losses: Loss[] = [];
  const warnings = new Map<string, Warning[]>();
  const months: {account_id: string; day: string}[] = [];
  for (let i = 0; i < 40; ++i) {
    const account_id = `A${i}`;
    const end_date = day(200, 700);
    const lost = random() < 0.5;
    if (lost) losses.push({account_id, start_date: "2023-12-01", end_date, known_on: addDays(end_date, -Math.floor(random() * 30))}); // prettier-ignore
    const own: Warning[] = [];
    for (let k = 0; k < 34; ++k) {
      const at = addDays(FIRST, 30 * k);
      if (lost && at >= end_date) break;
      months.push({account_id, day: at});
      if (random() < 0.15) own.push({id: random() < 0.5 ? "p" : "q", day: at, ended: null});
    }
    warnings.set(account_id, own);
  }
  return {losses, warnings, months, as_of: AS_OF};
}

const SEEDS = [1, 2, 3, 4, 5];

describe("warnings before losses, over made-up histories", () => {
  it.each(SEEDS)("know nothing later: what comes after the loss was known changes nothing (%i)", (seed) => {
    const {losses, warnings} = history(seed);
    for (const loss of losses) {
      const own = warnings.get(loss.account_id)!;
      const later = [
        ...own,
        {id: "late", day: loss.known_on, ended: null},
        {id: "late", day: AS_OF, ended: null}
      ];
      assert.deepStrictEqual(warningsBefore(loss, later), warningsBefore(loss, own));
      assert.strictEqual(stoodBefore(loss, later), stoodBefore(loss, own));
    }
  });
  it.each(SEEDS)("have leads within the look-back that lead to the day of the loss (%i)", (seed) => {
    const {losses, warnings} = history(seed);
    for (const loss of losses) {
      const found = warningsBefore(loss, warnings.get(loss.account_id)!, 120);
      for (const {day, lead_days} of found) {
        assert.isTrue(lead_days > 0 && lead_days <= 120);
        assert.strictEqual(daysBetween(day, loss.known_on), lead_days);
      }
      assert.deepStrictEqual(found.map((d) => d.lead_days), found.map((d) => d.lead_days).sort((a, b) => b - a)); // prettier-ignore
    }
  });
  it.each(SEEDS)(
    "warn of as many losses or more, and as early or earlier, where one looks back further (%i)",
    (seed) => {
      const {losses, warnings} = history(seed);
      const first = (look_back: number) =>
        losses.map((d) => warningsBefore(d, warnings.get(d.account_id)!, look_back)[0]?.lead_days ?? null);
      const [near, far] = [first(60), first(180)];
      near.forEach((d, i) => assert.isAtLeast(far[i] ?? 0, d ?? 0));
      assert.isAtLeast(leadTime(far).warned.numerator!, leadTime(near).warned.numerator!);
    }
  );
  it.each(SEEDS)("make hits of a warning as many as the times it was given before some loss (%i)", (seed) => {
    const input = history(seed);
    const [p] = warningQuality(input, ["p"]);
    let hits = 0;
    for (const loss of input.losses)
      for (const {id, day} of input.warnings.get(loss.account_id)!) {
        const ahead = daysBetween(day, loss.known_on);
        if (id === "p" && ahead > 0 && ahead <= 180) hits += 1;
      }
    assert.strictEqual(p!.precision.numerator, hits);
    assert.isAtMost(p!.warned.numerator!, hits);
  });
  it.each(SEEDS)("count each decided month end once, before a loss or before none (%i)", (seed) => {
    const input = history(seed);
    const {before_loss, before_none} = warnedMonths(input);
    const [p] = warningQuality(input, ["p"]);
    assert.strictEqual(before_loss.denominator, p!.base.numerator);
    assert.strictEqual(before_loss.denominator! + before_none.denominator!, p!.base.denominator);
  });
  it.each(SEEDS)("do not depend on the order in which losses and warnings are given (%i)", (seed) => {
    const input = history(seed);
    const turned = {
      ...input,
      losses: input.losses.toReversed(),
      months: input.months.toReversed(),
      warnings: new Map([...input.warnings].reverse().map(([id, own]) => [id, own.toReversed()]))
    };
    assert.deepStrictEqual(warningQuality(turned, ["p", "q"]), warningQuality(input, ["p", "q"]));
    assert.deepStrictEqual(warnedMonths(turned), warnedMonths(input));
  });
  it("leadsOf: quartiles lie in order, and one lead is all three", () => {
    const random = randomLcg(7);
    const days = Array.from({length: 31}, () => Math.ceil(random() * 180));
    const {q1, median, q3, n} = leadsOf(days)!;
    assert.isTrue(q1 <= median && median <= q3);
    assert.strictEqual(n, 31);
    assert.deepStrictEqual(leadsOf([42]), {median: 42, q1: 42, q3: 42, n: 1});
  });
});

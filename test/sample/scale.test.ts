import {assert, describe, it} from "vitest";
import {arrive, tryOut} from "../../data/sample/model/arrivals.js";
import {Atlas} from "../../data/sample/model/atlas.js";
import {createSim} from "../../data/sample/model/sim.js";

/** Accounts of a company in which nobody ever leaves, after some months. */
function signUps(scale: number, months: readonly number[]) {
  const sim = createSim(3, () => undefined, scale);
  const atlas = new Atlas(sim.random("atlas"));
  for (const month of months) {
    arrive(sim, atlas, month);
    tryOut(sim, atlas, month);
  }
  return sim.accounts;
}

describe("the scale of a sample", () => {
  it("multiplies accounts that pay and trials, from the first month on", () => {
    const [one, five] = [signUps(1, [0]), signUps(5, [0])];
    const paying = (d: ReturnType<typeof signUps>) => d.filter((a) => a.spells.length > 0).length;
    assert.deepStrictEqual([paying(one), paying(five)], [60, 300]);
    assert.strictEqual(five.length - 300, 5 * (one.length - 60));
  });
  it("gives every account an id and a name of its own, also at five times the size", () => {
    const atlas = new Atlas(createSim(3, () => undefined).random("atlas"));
    const names = Array.from({length: 1300}, () => atlas.name(atlas.place()));
    assert.strictEqual(new Set(names).size, 1300);
    const accounts = signUps(5, [0, 10, 20, 29]);
    assert.isAbove(accounts.length, 600);
    assert.strictEqual(new Set(accounts.map((d) => d.account_id)).size, accounts.length);
    assert.strictEqual(new Set(accounts.map((d) => d.name)).size, accounts.length);
  });
});

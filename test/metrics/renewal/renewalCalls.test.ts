import {assert, describe, it} from "vitest";
import {callChance, callQuality} from "../../../src/metrics/renewal/renewalCalls.js";
import {wilson} from "../../../src/metrics/wilson.js";

describe("callChance({call, probability})", () => {
  it("is what is said, else what the call counts as, else nothing", () => {
    const chance = (call: string | null, probability: number | null) => callChance({call, probability});
    assert.deepStrictEqual(
      [
        chance("lost", 0.3),
        chance("at_risk", null),
        chance("maybe", null),
        chance(null, 0),
        chance(null, null)
      ],
      [0.3, 0.4, null, 0, null]
    );
  });
});

describe("callQuality(decided)", () => {
  it("counts by call, the surest first, with what was said on average", () => {
    const said = (call: string, probability: number | null, renewed: boolean) => ({
      call,
      probability,
      renewed
    });
    const rows = [said("at_risk", 0.3, false), said("commit", null, true), said("commit", 0.85, false)];
    assert.deepStrictEqual(callQuality([...rows, {call: null, probability: null, renewed: true}]), [
      {call: "commit", n: 2, renewed: 1, said: (0.95 + 0.85) / 2, ...wilson(1, 2)!},
      {call: "at_risk", n: 1, renewed: 0, said: 0.3, ...wilson(0, 1)!}
    ]);
    assert.isEmpty(callQuality([]));
  });
});

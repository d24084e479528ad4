import {assert, describe, it} from "vitest";
import {mrrOn, seatsOn, valueOn} from "../../data/sample/model/asOf.js";
import {addOn, changeSeats, renew} from "../../data/sample/model/contracts.js";
import {dayOf} from "../../data/sample/model/days.js";
import {isoDay} from "../../data/sample/model/iso.js";
import {resumePaying, stopPaying} from "../../data/sample/model/payment.js";
import {Random} from "../../data/sample/model/random.js";
import {seatChange} from "../../data/sample/model/seatChange.js";
import {startPaying, startTrial} from "../../data/sample/model/signing.js";
import type {Account} from "../../data/sample/model/world.js";
import type {Sim} from "../../data/sample/model/sim.js";
import {handmade} from "./account.js";

const START = dayOf("2024-06-01");

/** Ten seats at 50, no add-on. */
function signed(): {sim: Sim; account: Account} {
  const made = handmade();
  startPaying(made.sim, made.account, START);
  made.account.contract.addons = [];
  made.account.lines = made.account.lines.filter((d) => d.seats !== null);
  return made;
}

const lines = ({lines}: Account): string[] =>
  lines.map((d) => `${d.product} ${d.mrr} ${isoDay(d.start)}..${d.end === null ? "" : isoDay(d.end)}`);

describe("a contract of the sample", () => {
  it("pays seats x price from its first day on and renews after its term", () => {
    const {account} = signed();
    assert.deepStrictEqual([mrrOn(account, START - 1), mrrOn(account, START)], [0, 500]);
    assert.strictEqual(isoDay(account.lines[0]!.renewal!), "2025-06-01");
  });

  it("has no renewal date when it is billed by the month", () => {
    const {sim, account} = handmade();
    account.contract.billing = "monthly";
    startPaying(sim, account, START);
    assert.isNull(account.lines[0]!.renewal);
  });

  it("replaces the core line when seats change, and leaves add-ons alone", () => {
    const {sim, account} = signed();
    addOn(sim, account, {product: "EDI gateway", day: START + 10});
    changeSeats(sim, account, {seats: 14, day: dayOf("2024-09-15")});
    assert.deepStrictEqual(lines(account), [
      "Kestrel Core 500 2024-06-01..2024-09-15",
      "EDI gateway 90 2024-06-11..",
      "Kestrel Core 700 2024-09-15.."
    ]);
    assert.deepStrictEqual(
      [mrrOn(account, dayOf("2024-09-14")), mrrOn(account, dayOf("2024-09-15"))],
      [590, 790]
    );
    assert.strictEqual(seatsOn(account, dayOf("2024-09-15")), 14);
  });

  it("renews every line for another term, the core line at the new price", () => {
    const {sim, account} = signed();
    addOn(sim, account, {product: "Carbon reporting", day: START + 10});
    renew(sim, account, {day: dayOf("2025-06-01"), uplift: 0.05});
    assert.strictEqual(mrrOn(account, dayOf("2025-05-31")), 560);
    assert.strictEqual(mrrOn(account, dayOf("2025-06-01")), 585);
    assert.deepStrictEqual(
      account.lines.filter((d) => d.end === null).map((d) => isoDay(d.renewal!)),
      ["2026-06-01", "2026-06-01"]
    );
  });

  it("pays nothing between a stop and a resumption, and the same as before afterwards", () => {
    const {sim, account} = signed();
    stopPaying(account, START + 30);
    resumePaying(sim, account, START + 42);
    const paid = [29, 30, 41, 42].map((d) => mrrOn(account, START + d));
    assert.deepStrictEqual(paid, [500, 0, 0, 500]);
  });

  it("carries no MRR in a trial, whatever its price says", () => {
    const {sim, account} = handmade({trial: {start: START - 30, end: START}});
    startTrial(sim, account);
    assert.isAbove(account.lines[0]!.mrr, 0);
    assert.deepStrictEqual([mrrOn(account, START - 1), seatsOn(account, START - 1)], [0, 0]);
  });
});

describe("seatChange(random, account, atRenewal)", () => {
  function shares(active_rate: number, atRenewal: boolean): {grows: number; shrinks: number} {
    const {account} = handmade({active_rate});
    const random = new Random("seats");
    const changes = Array.from({length: 20_000}, () => seatChange(random, account, atRenewal));
    const count = (test: (seats: number) => boolean): number =>
      changes.filter((d) => d !== null && test(d)).length / 20_000;
    return {grows: count((d) => d > 10), shrinks: count((d) => d < 10)};
  }

  it("lets busy accounts grow in 10 % of months", () => {
    assert.approximately(shares(0.7, false).grows, 0.1, 0.008);
  });
  it("lets 30 % of idle accounts shrink at a renewal, and hardly any before", () => {
    assert.approximately(shares(0.2, true).shrinks, 0.3, 0.012);
    assert.approximately(shares(0.2, false).shrinks, 0.002, 0.0015);
  });
  it("changes nothing before the first month end", () => {
    const {account} = handmade({active_rate: null});
    assert.isNull(seatChange(new Random("seats"), account, true));
  });
});

describe("valueOn(history, day)", () => {
  it("is the last value that began by then, and the first one before all of them", () => {
    const history = [
      {from: 10, value: "a"},
      {from: 20, value: "b"}
    ];
    assert.deepStrictEqual(
      [5, 10, 19, 20].map((day) => valueOn(history, day)),
      ["a", "a", "a", "b"]
    );
  });
});

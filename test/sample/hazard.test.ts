import {assert, describe, it} from "vitest";
import {FIRST_DAY} from "../../data/sample/model/calendar.js";
import {addOn, renew} from "../../data/sample/model/contracts.js";
import {dayOf} from "../../data/sample/model/days.js";
import {traceRow} from "../../data/sample/model/hazard.js";
import {monthOf} from "../../data/sample/model/months.js";
import {startPaying} from "../../data/sample/model/signing.js";
import type {Account} from "../../data/sample/model/world.js";
import {handmade, user} from "./account.js";

const AUGUST = monthOf(dayOf("2025-08-31"));

/** Pays since 2024-05-10 with a check-in in July 2025; four of ten seats at work in August. */
function settled(change: Partial<Account> = {}): Account {
  const {sim, account} = handmade(change);
  startPaying(sim, account, dayOf("2024-05-10"));
  account.contract.addons = [];
  account.lines = account.lines.filter((d) => d.seats !== null);
  account.users = [..."abcd"].map((d) => user(d, "2025-08-20"));
  const touch = {channel: "call", direction: "outbound", purpose: "checkin", csm: "", summary: ""} as const;
  account.touches = [{...touch, moment: dayOf("2025-07-15") + 0.4}];
  return account;
}

function useOn(account: Account, day: string, {uses, errors}: {uses: number; errors: number}): void {
  account.uses[dayOf(day) - FIRST_DAY] = uses;
  account.errors[dayOf(day) - FIRST_DAY] = errors;
}

describe("traceRow(account, month)", () => {
  it("is the base of the segment where no feature holds", () => {
    const row = traceRow(settled(), AUGUST);
    assert.strictEqual(row.active_rate, 0.4);
    assert.strictEqual(row.hazard, 0.01);
  });

  it("counts who worked in the 28 days that end on the month’s last day, over seats or users, whichever are more", () => {
    const account = settled();
    account.users[0]!.last_active = dayOf("2025-08-04");
    account.users[1]!.last_active = dayOf("2025-08-03");
    assert.strictEqual(traceRow(account, AUGUST).mau, 3);
    account.users.push(...Array.from({length: 8}, (_, i) => user(`u${i}`, "2024-06-01")));
    assert.strictEqual(traceRow(account, AUGUST).active_rate, 3 / 12);
    account.users.at(-1)!.deactivated = dayOf("2025-08-31") + 0.5;
    assert.strictEqual(traceRow(account, AUGUST).users, 11);
  });

  it("takes activity for low under 0.3, not at 0.3: four times the hazard", () => {
    const account = settled();
    account.users.pop();
    assert.isFalse(traceRow(account, AUGUST).low_activity);
    account.users.pop();
    assert.approximately(traceRow(account, AUGUST).hazard, 0.04, 1e-12);
  });

  it("takes an account for exposed above one error in twenty uses, from 50 uses on", () => {
    const account = settled();
    useOn(account, "2025-08-04", {uses: 100, errors: 5});
    assert.isFalse(traceRow(account, AUGUST).defects);
    useOn(account, "2025-08-31", {uses: 60, errors: 4});
    assert.approximately(traceRow(account, AUGUST).hazard, 0.05, 1e-12);
    useOn(account, "2025-08-04", {uses: 0, errors: 0});
    useOn(account, "2025-08-31", {uses: 49, errors: 40});
    assert.isNull(traceRow(account, AUGUST).error_share);
    useOn(account, "2025-08-03", {uses: 500, errors: 400});
    assert.isFalse(traceRow(account, AUGUST).defects);
  });

  it("remembers a champion who left for 90 days", () => {
    const account = settled();
    account.users.push(user("e", "2025-05-01", {is_champion: true, deactivated: dayOf("2025-06-03") + 0.7}));
    assert.isTrue(traceRow(account, AUGUST).champion_left);
    account.users.at(-1)!.deactivated = dayOf("2025-06-02") + 0.7;
    assert.isFalse(traceRow(account, AUGUST).champion_left);
  });

  it("finds a check-in overdue after 90 days without one, whatever other touches there were", () => {
    const account = settled();
    account.touches[0]!.moment = dayOf("2025-06-03");
    assert.isFalse(traceRow(account, AUGUST).checkin_overdue);
    account.touches[0]!.moment = dayOf("2025-06-02") + 0.9;
    assert.approximately(traceRow(account, AUGUST).hazard, 0.017, 1e-12);
    account.touches.push({...account.touches[0]!, purpose: "training", moment: dayOf("2025-08-30")});
    assert.isTrue(traceRow(account, AUGUST).checkin_overdue);
  });

  it("does not miss a check-in in the first 90 days, in which the account is young instead", () => {
    const account = settled();
    account.touches = [];
    account.users.forEach((d) => (d.last_active = dayOf("2024-07-20")));
    const row = traceRow(account, monthOf(dayOf("2024-07-31")));
    assert.deepStrictEqual([row.young, row.checkin_overdue], [true, false]);
    assert.approximately(row.hazard, 0.022, 1e-12);
  });

  it("sees the annual renewal that falls into the month to come, once", () => {
    const {sim, account} = handmade();
    startPaying(sim, account, dayOf("2024-09-12"));
    const due = (day: string): boolean => traceRow(account, monthOf(dayOf(day))).renewal_due;
    assert.deepStrictEqual([due("2025-07-31"), due("2025-08-31")], [false, true]);
    renew(sim, account, {day: dayOf("2025-09-12"), uplift: 0.05});
    assert.deepStrictEqual([due("2025-09-30"), due("2026-08-31")], [false, true]);
  });

  it("takes the marketplace for a poor fit and multiplies what holds together", () => {
    const account = settled({channel: "marketplace"});
    account.users = account.users.slice(0, 1);
    assert.approximately(traceRow(account, AUGUST).hazard, 0.01 * 2.2 * 4, 1e-12);
  });

  it("takes the segment that held on the day", () => {
    const account = settled();
    account.segments.push({from: dayOf("2025-09-01"), value: "Mid-market"});
    assert.strictEqual(traceRow(account, AUGUST).hazard, 0.01);
    account.segments[1]!.from = dayOf("2025-08-31");
    assert.strictEqual(traceRow(account, AUGUST).hazard, 0.0065);
  });

  it("counts the seats of core lines, not the price of add-ons", () => {
    const {sim, account} = handmade();
    startPaying(sim, account, dayOf("2024-05-10"));
    addOn(sim, account, {product: "EDI gateway", day: dayOf("2025-01-07")});
    assert.strictEqual(traceRow(account, AUGUST).seats, 10);
  });
});

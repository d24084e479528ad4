import {assert, describe, it} from "vitest";
import {accountTitle, partsTitle, timelineTitle} from "../../../src/components/account/sentences.js";
import type {AccountComponent} from "../../../src/metrics/accountData.js";
import {accountData, byColumn, viewOf, weeks} from "./fixture.js";

const {account, now} = accountData();

describe("accountTitle(view)", () => {
  it("says health, its change since the month before, and what renews when", () => {
    assert.strictEqual(
      accountTitle(viewOf(accountData())),
      "Halden Freight: health 78, up 6 since August; $148,800 renews in 61 days"
    );
  });
  it("says that a score stayed, and that a renewal is due", () => {
    const data = accountData({
      now: {...now!, health_change: 0.3},
      account: {...account, renewal_date: "2026-09-30"}
    });
    assert.strictEqual(
      accountTitle(viewOf(data)),
      "Halden Freight: health 78, as in August; $148,800 renews today"
    );
  });
  it("gives no score where there is too little data for one, and no renewal where none is known", () => {
    const data = accountData({now: {...now!, health_score: null}, account: {...account, renewal_date: null}});
    assert.strictEqual(
      accountTitle(viewOf(data)),
      "Halden Freight: not enough data for a health score; $148,800 a year, no renewal date"
    );
  });
  it("writes amounts in the reporting currency", () => {
    assert.include(accountTitle(viewOf(accountData({currency: "EUR"}))), "€148,800");
  });
  it("says when and why an account left", () => {
    const churns = byColumn([
      {churned_on: "2026-03-03", mrr_lost: 100, reason: "too_expensive", voluntary: true}
    ]);
    const left = {...account, paying: false, churned_on: "2026-03-03"};
    assert.strictEqual(
      accountTitle(viewOf(accountData({account: left, churns}))),
      "Halden Freight left on 3 Mar 2026, too expensive"
    );
    const never = {...account, paying: false};
    assert.strictEqual(
      accountTitle(viewOf(accountData({account: never}))),
      "Halden Freight has not paid yet"
    );
  });
});

describe("timelineTitle(view, weeks)", () => {
  it("says how users changed since the quarter before, and how many seats are unused", () => {
    assert.strictEqual(
      timelineTitle(viewOf(accountData()), weeks()),
      "Active users grew 60% to 80; 20 of 100 seats are unused"
    );
  });
  it("says steady of a change under 5 %", () => {
    const data = accountData();
    const [before, after] = data.windows;
    const windows = [{...before!, metrics: {mau: {value: 78}}}, after!];
    assert.strictEqual(
      timelineTitle(viewOf({...data, windows}), weeks()),
      "Active users are steady at 80; 20 of 100 seats are unused"
    );
  });
  it("says that nothing is known where usage names no user", () => {
    const windows = accountData().windows.map((d) => ({...d, metrics: {}}));
    const none = weeks().map((d) => ({...d, mau: null}));
    const view = viewOf(accountData({windows}));
    assert.strictEqual(timelineTitle(view, none), "100 seats paid for; no usage by user is known");
    const bare = none.map((d) => ({...d, seats: null}));
    assert.strictEqual(timelineTitle(view, bare), "No usage by user is known");
  });
  it("says of an account that left when its users were last seen", () => {
    const windows = accountData().windows.map((d) => ({...d, metrics: {}}));
    const [first, ...rest] = weeks();
    const gone = [{...first!, wau: 3}, ...rest.map((d) => ({...d, wau: 0, mau: 0}))];
    assert.match(
      timelineTitle(viewOf(accountData({windows})), gone),
      /^The last active users were seen in the week to \d+ \w+ \d{4}$/
    );
  });
});

describe("partsTitle(components)", () => {
  const part = (component: string, change: number | null): AccountComponent => ({
    component,
    component_group: "usage",
    value: 1,
    points: 50,
    weight: 0.5,
    contribution: 25,
    change,
    max_contribution: 50,
    status: "scored"
  });
  it("names the part that lifted the score most and the one that took back most", () => {
    const parts = [part("seat_utilisation", 4.1), part("breadth", 1), part("first_response_median", -2.6)];
    assert.strictEqual(
      partsTitle(parts),
      "Seat utilisation lifted health by 4.1; first response, median took back 2.6"
    );
  });
  it("keeps abbreviations as they are, and says that nothing moved", () => {
    assert.strictEqual(partsTitle([part("nps", -3)]), "NPS lowered health by 3.0");
    assert.strictEqual(partsTitle([part("nps", 0.04)]), "No part of the score has moved");
    assert.strictEqual(partsTitle([]), "No part of the score is known");
  });
});

import {assert, describe, it} from "vitest";
import {poorFit, type SoldAccount} from "../../../src/metrics/product/poorFit.js";
import {requestGroups} from "../../../src/metrics/product/requestGroups.js";
import {ticketGroup, ticketGroups} from "../../../src/metrics/product/ticketGroups.js";
import {ticketOf} from "../../support/product.js";

const arr = new Map([
  ["A", 100],
  ["B", 10]
]);

describe("ticketGroup(name, tickets, options)", () => {
  const tickets = [
    ticketOf("A", 1, {has_eta: true, eta_missed: false, workaround: true}),
    ticketOf("A", 2, {has_eta: true, eta_missed: true, workaround: false, severity: 1}),
    ticketOf("B", 3, {topic: "Other", severity: null}),
    ticketOf("gone", 9, {event: false, has_eta: true})
  ];
  const row = ticketGroup("1", tickets, {arr, targets: {1: 2.5}});
  it("counts an account and its ARR once, and none of who has left", () => {
    assert.deepInclude(row, {tickets: 4, open: 1, accounts: 3, paying: 2, arr: 110, topic: "Crash"});
    assert.deepStrictEqual(row.severities, [1, 2, 0, 0, 1]);
  });
  it("censors what is open: half are closed between the second and the third, 90 % are not", () => {
    assert.strictEqual(row.median.value, 2.5); // the curve lies at one half from day 2 to day 3
    assert.isNull(row.p90.value);
    assert.match(row.p90.reason!, /^not reached/);
    assert.strictEqual(row.within.value, 0.5); // by day 2.5 two of four
  });
  it("counts each share against those of which it can be said", () => {
    const {eta, missed, workaround} = row;
    assert.deepStrictEqual(
      [eta, missed, workaround].map((d) => [d.numerator, d.denominator]),
      [
        [3, 4],
        [1, 2],
        [1, 2]
      ]
    );
  });
  it("has reasons, not numbers, of nothing", () => {
    const none = ticketGroup("x", [], {arr});
    for (const metric of [none.median, none.p90, none.within, none.eta]) assert.isNull(metric.value);
  });
  it("puts the most ARR first and leaves out what has no key", () => {
    const groups = ticketGroups([...tickets, ticketOf("B", 1, {bug_id: "B-2"}), ticketOf("A", 1, {bug_id: null})], (d) => d.bug_id, {arr}); // prettier-ignore
    assert.deepStrictEqual(
      groups.map((d) => [d.name, d.arr]),
      [
        ["B-1", 110],
        ["B-2", 10]
      ]
    );
  });
});

describe("requestGroups(requests, arr)", () => {
  const request = (account_id: string, status: string, time: number) => ({
    ...{account_id, status, time, title: "Dark mode", event: status === "shipped"}
  });
  it("weighs by who still waits, and times what shipped with the waiting censored and the declined left out", () => {
    const [row] = requestGroups(
      [request("A", "shipped", 10), request("A", "shipped", 20), request("B", "open", 30.9), request("B", "planned", 5), request("C", "declined", 99)], // prettier-ignore
      arr
    );
    assert.deepInclude(row, {
      requests: 5,
      accounts: 3,
      accounts_waiting: 1,
      paying_waiting: 1,
      arr_waiting: 10,
      oldest_waiting_days: 30
    });
    assert.deepInclude(row, {open: 1, planned: 1, shipped: 2, declined: 1});
    // Four are timed; at 5 one is censored, at 10 one of three ships, at 20 one of two: the curve passes one half there.
    assert.strictEqual(row!.age.value, 20);
    assert.strictEqual(row!.age.n, 4);
  });
});

describe("poorFit(accounts, cut)", () => {
  const accounts = (n: number, poor: number, rest: Partial<SoldAccount>): SoldAccount[] =>
    Array.from({length: n}, (_, i) => ({
      ...{account_id: `${rest.channel}${i}`, icp_fit: i < poor ? 0.2 : 0.5, left: i === 0},
      ...{channel: null, seller: null, promises: []},
      ...rest
    }));
  const book = [...accounts(20, 12, {channel: "market", seller: "Ana"}), ...accounts(60, 3, {channel: "inbound", seller: "Ana"})]; // prettier-ignore
  it("marks a channel with far more poor fits than the rest; the cut itself is no poor fit", () => {
    const {all, groups} = poorFit(book, 0.5);
    assert.deepInclude(all, {numerator: 15, denominator: 80});
    const market = groups.find((d) => d.name === "market")!;
    assert.deepInclude(market, {kind: "channel", marked: true, left: 1});
    assert.deepInclude(market.poor, {numerator: 12, denominator: 20});
    assert.deepInclude(market.others, {numerator: 3, denominator: 60});
  });
  it("cannot test who sold all, or a group under five, and counts whose fit is not known", () => {
    const few = accounts(4, 4, {channel: "fair"});
    const dark = accounts(2, 0, {channel: "fair", icp_fit: null});
    const {groups, unknown} = poorFit([...book, ...few, ...dark], 0.5);
    assert.strictEqual(unknown, 2);
    for (const name of ["Ana", "fair"]) assert.isFalse(groups.find((d) => d.name === name)!.marked);
    assert.isNull(groups.find((d) => d.name === "Ana")!.others.value);
  });
  it("lets an account stand under each of its promises, once", () => {
    const promised = accounts(6, 1, {promises: ["hours", "hours", "fuel"]});
    assert.deepStrictEqual(
      poorFit(promised, 0.5).groups.map((d) => [d.name, d.poor.denominator]),
      [
        ["fuel", 6],
        ["hours", 6]
      ]
    );
  });
});

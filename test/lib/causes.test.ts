import {assert, describe, it} from "vitest";
import {agreement} from "../../src/lib/causesAgree.js";
import {causesChoices} from "../../src/lib/causesChoices.js";
import {leaversCsv, signalsCsv} from "../../src/lib/causesCsv.js";
import {signalCurves} from "../../src/lib/causesCurves.js";
import * as text from "../../src/lib/causesText.js";
import {causesView, groupOf} from "../../src/lib/causesView.js";
import {causesOf, leaverOf, signalOf, telling} from "../support/causes.js";

describe("causesView(data, choice)", () => {
  it("tests the signals over the sets of those that left, and states what they said", () => {
    const silent = leaverOf(16, "--", "", {reason: null, cause: "unknown", left_out: "too late"});
    const shown = causesView(causesOf([...telling(), silent]));
    assert.deepStrictEqual(
      shown.stated.map((d) => [d.cause, d.logos, d.n]),
      [
        ["price", 16, 17],
        ["unknown", 1, 17]
      ]
    );
    assert.deepStrictEqual([shown.sets, shown.controls, shown.left_out], [16, 16, 1]);
    assert.deepStrictEqual(
      shown.reliable.map((d) => d.key),
      ["quiet"]
    );
    assert.deepStrictEqual(
      shown.untested.map((d) => [d.key, d.reason]),
      [["price_change", "nobody was exposed"]]
    );
    assert.strictEqual(
      text.causesTitle(shown),
      "16 of 17 leavers name price, but \u201cquiet customer\u201d is what sets leavers apart"
    );
    assert.strictEqual(
      text.observedTitle(shown),
      "What they showed: 1 of 1 signals is reliably associated with leaving"
    );
    assert.strictEqual(text.statedTitle(shown), "What they said: price leads, 1 of 17 gave no cause");
    // 12 said price and were quiet, without a price rise; 4 were not quiet; the seventeenth said nothing.
    assert.match(text.agreeTitle(shown), /^For 16 of 17 leavers .*; for 1 it cannot be told$/);
    assert.match(
      text.shareText(shown.reliable),
      /^Attributable share of lost MRR: quiet customer 50% \(.*never added$/
    );
  });
  it("counts by month: within 12 months of September starts with October", () => {
    const leavers = [
      leaverOf(1, "1-", "0-", {churned_on: "2025-09-30"}),
      leaverOf(2, "1-", "0-", {churned_on: "2025-10-01"})
    ];
    const within = (months: string) => causesView(causesOf(leavers), {within: months}).leavers.length;
    assert.deepStrictEqual(["12", "24", "all", "x"].map(within), [1, 2, 2, 2]);
  });
  it("tests each group of a split on its own, or says why not", () => {
    const other = leaverOf(20, "10", "00", {segment: "Large"});
    const {slices} = causesView(causesOf([...telling(), other]), {by: "segment"});
    assert.deepStrictEqual(
      slices.map((d) => [d.name, d.leavers, d.reliable.map((r) => r.key), d.reason]),
      [
        ["Large", 1, [], "no signal has 10 informative sets among 1"],
        ["Small", 16, ["quiet"], undefined]
      ]
    );
    assert.strictEqual(causesView(causesOf([other]), {segment: "Small"}).leavers.length, 0);
  });
  it("puts tenures into years", () => {
    const names = [364, 365, 729, 730].map((tenure_days) =>
      groupOf(leaverOf(0, "", "", {tenure_days}), "tenure")
    );
    assert.deepStrictEqual(names, ["under 1 year", "1 to 2 years", "1 to 2 years", "2 years or more"]);
  });
});

describe("causesTitle(view)", () => {
  const title = (data: ReturnType<typeof causesOf>) => text.causesTitle(causesView(data));
  it("says that nothing stands out, that nothing could be tested, that nobody left", () => {
    const even = telling().map((d, i) => (i < 8 ? d : {...d, own: "00", controls: ["10"]}));
    assert.strictEqual(
      title(causesOf(even)),
      "No reliable cause: 16 of 16 leavers name price, and none of 1 signals sets leavers apart"
    );
    assert.match(
      title(causesOf(telling().slice(0, 5))),
      /^5 of 5 leavers name price; too few leavers to test/
    );
    assert.match(
      title(causesOf([leaverOf(1, "--", "", {cause: "unknown"})])),
      /^The one leaver gave no cause; none can/
    );
    assert.strictEqual(title(causesOf([])), "No account of this choice has left");
  });
  it("joins with *and* where the stated cause is the observed one", () => {
    const same = telling({cause: "low_engagement", reason: "not used"});
    assert.match(
      title(causesOf(same)),
      /name low engagement, and .quiet customer. is what sets leavers apart$/
    );
  });
  it("does not call a signal a cause that goes with staying", () => {
    const turned = telling().map((d) => ({...d, own: d.controls[0]!, controls: [d.own]}));
    assert.match(title(causesOf(turned)), /^No reliable cause/);
  });
});

describe("agreement(leaver, signals, reliable)", () => {
  const {signals} = causesOf([]);
  const quiet = [{key: "quiet"}];
  it.each([
    ["price", "01", [], "yes", "Yes"],
    ["price", "11", quiet, "partly", "Partly: also quiet customer"],
    ["price", "10", quiet, "no", "No: no sign of price; shows quiet customer"],
    ["price", "10", [], "no", "No: no sign of price"],
    ["price", "1-", quiet, "unknown", "Cannot tell: its signals are not known; shows quiet customer"],
    ["competitor", "00", quiet, "unknown", "Cannot tell: no signal measures it"],
    ["unknown", "10", quiet, "unknown", "No cause stated; shows quiet customer"],
    ["unknown", "10", [], "unknown", "No cause stated"]
  ] as const)("%s with %s", (...[cause, own, reliable, verdict, words]) => {
    assert.deepStrictEqual(agreement({cause, own}, signals, reliable), {verdict, words});
  });
});

describe("signalCurves(data, choice)", () => {
  // Two exposed accounts leave after 1 and 2 months; of two others one is last seen after 3, the other's clock
  // starts 4 months late; the fifth has no value.
  const lives = {
    segment: ["S", "S", "S", "L", "S"],
    channel: ["e", "e", "e", "e", "e"],
    seller: ["a", "a", "a", "a", "a"],
    cohort: ["2025", "2025", "2025", "2025", "2025"],
    months: [1, 2, 3, 9, 5],
    left: [1, 1, 0, 0, 1] as (0 | 1)[],
    exposed: {quiet: "1100-"},
    from: {quiet: [0, 0, 0, 4, 0]}
  };
  it("starts the clock at the first month end with a value", () => {
    const {curves, unknown, test} = signalCurves(causesOf([], {lives}), {signal: "quiet"});
    assert.deepStrictEqual(
      curves.map((d) => [d.name, d.follows.map((f) => [f.time, f.event])]),
      [
        [
          "Exposed",
          [
            [1, true],
            [2, true]
          ]
        ],
        [
          "Not exposed",
          [
            [3, false],
            [5, false]
          ]
        ]
      ]
    );
    assert.strictEqual(unknown, 1);
    // At 1 month 2 of 4 are exposed, at 2 months 1 of 3: expected 5/6, variance 1/4 + 2/9 = 17/36.
    assert.approximately(test!.chi2!, (2 - 5 / 6) ** 2 / (17 / 36), 1e-12);
  });
  it("filters, and says why there are none", () => {
    const one = signalCurves(causesOf([], {lives}), {signal: "quiet", segment: "L"});
    assert.deepStrictEqual(
      one.curves.map((d) => d.name),
      ["Not exposed"]
    );
    const none = causesView(causesOf([]));
    assert.strictEqual(none.curves.reason, "no account has a value");
    assert.strictEqual(
      text.signalCurvesTitle(none),
      "No curve for \u201cquiet customer\u201d: no account has a value"
    );
  });
});

describe("words and files", () => {
  it("write a cut, a probability and an odds ratio", () => {
    assert.strictEqual(text.cutText(signalOf("a")), "below 30.0% (configuration)");
    const {cut} = signalOf("a");
    assert.match(text.cutText(signalOf("a", {cut: {...cut, mean: true}})), /^mean below 30.0% \(/);
    const quartile = {value: 7, inclusive: true, basis: "quartile"} as const;
    assert.strictEqual(
      text.cutText(signalOf("a", {cut: quartile, worse: "high", unit: "days"})),
      "at least 7 days (controls\u2019 worst quartile)"
    );
    const [d] = causesView(causesOf(telling())).tested;
    assert.match(text.oddsText(d!), /^3\.0 \(1\.0\u20139\.3\)$/);
  });
  it("hold every signal and every account, with formulas made harmless", () => {
    const shown = causesView(
      causesOf([...telling(), leaverOf(17, "01", "", {name: "=1+1", left_out: "late"})])
    );
    const signals = signalsCsv(shown).trim().split("\r\n");
    assert.strictEqual(signals.length, 3);
    assert.match(signals[2]!, /^price_change,.*nobody was exposed$/);
    const accounts = leaversCsv(shown);
    assert.match(accounts, /K17,'=1\+1,Small.*,late,Yes,no,yes\r/);
    assert.notMatch(signalsCsv(shown) + accounts, /NaN|undefined|Infinity/);
  });
  it("offer only filters that choose", () => {
    const keys = (d: ReturnType<typeof causesOf>) => causesChoices(d).map((c) => c.key);
    assert.deepStrictEqual(keys(causesOf(telling())), ["within", "by", "signal"]);
    assert.include(keys(causesOf([...telling(), leaverOf(9, "", "", {segment: "Large"})])), "segment");
  });
});

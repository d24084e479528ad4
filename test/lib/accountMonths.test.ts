import fc from "fast-check";
import {assert, describe, it} from "vitest";
import {brushedAccounts, leavingRate, openMonths} from "../../src/lib/accountMonths.js";
import {brushedText, monthsTitle} from "../../src/lib/accountMonthsText.js";
import {readBrushes, validRange, writeBrushes} from "../../src/lib/brushAddress.js";
import {binOf, packBins, unpackBins} from "../../src/lib/monthBins.js";
import {edgeText, rangeText} from "../../src/lib/signalText.js";
import {monthsOf} from "../support/accountMonths.js";

describe("bins of account-months", () => {
  it("start at their left end; what lies beyond is in the outermost, what is not known after the last", () => {
    const of = {width: 0.025, bins: 41};
    const values = [0, 0.0249, 0.025, 0.3, 0.975, 1, 1.7, -0.1, null, NaN];
    assert.deepStrictEqual(values.map((d) => binOf(d, of)), [0, 0, 1, 12, 39, 40, 40, 0, 41, 41]); // prettier-ignore
  });
  it("are read from text as they were written, and JSON adds nothing to it", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(51)), (rows) => {
        const text = packBins(rows, 51);
        assert.deepStrictEqual([...unpackBins(text)], rows);
        assert.strictEqual(JSON.stringify(text).length, rows.length + 2);
      })
    );
    assert.throws(() => packBins([], 52), /^52 bins, more than 51$/);
  });
});

// Twelve accounts with six months each; the engagement of an account is its number times 8, and accounts 0 to 2 left.
const made = () => openMonths(monthsOf(12, 6));

describe("openMonths(data)", () => {
  it("counts months, accounts and those that left, before and after a brush", () => {
    const months = made();
    // The last two months of each account are too young; of accounts 0 to 2 the four before were followed by leaving.
    assert.deepStrictEqual({...months.all.counts}, {rows: 72, accounts: 12, known: 48, known_accounts: 12, left: 12}); // prettier-ignore
    // By name: Company 0, 1, 10, 11.
    assert.deepStrictEqual(brushedAccounts(months).slice(0, 4).map((d) => d.left), [true, true, null, null]); // prettier-ignore
    months.filter.filter(2, [0, 4]); // without the last two months
    assert.deepStrictEqual(brushedAccounts(months).slice(0, 4).map((d) => d.left), [true, true, false, false]); // prettier-ignore
    months.filter.filter(2, null);
    months.filter.filter(0, [0, 10]); // engagement below 20: accounts 0, 1 and 2
    assert.deepStrictEqual({...months.filter.counts}, {rows: 18, accounts: 3, known: 12, known_accounts: 3, left: 12}); // prettier-ignore
    assert.strictEqual(months.all.counts.rows, 72);
    assert.deepStrictEqual(
      brushedAccounts(months).map(({account_id, brushed, months: n, left}) => [account_id, brushed, n, left]),
      [["K0", 6, 6, true], ["K1", 6, 6, true], ["K2", 6, 6, true]] // prettier-ignore
    );
  });
});

describe("leavingRate(counts)", () => {
  const counts = {rows: 80, accounts: 12, known: 60, known_accounts: 10, left: 6};
  it("has Wilson’s interval at the number of accounts, not of months", () => {
    const {value, low, high, numerator, denominator} = leavingRate(counts);
    assert.deepStrictEqual([value, numerator, denominator], [0.1, 6, 60]);
    // Wilson of 1 of 10: 0.0179 to 0.4042
    assert.closeTo(low!, 0.0179, 1e-4);
    assert.closeTo(high!, 0.4042, 1e-4);
  });
  it("is not given for too few months or accounts, nor for none", () => {
    assert.match(leavingRate({...counts, known: 49}).reason!, /^49 account-months like this, fewer than 50$/);
    assert.match(leavingRate({...counts, known_accounts: 9}).reason!, /^9 accounts like this/);
    assert.isNull(leavingRate({rows: 0, accounts: 0, known: 0, known_accounts: 0, left: 0}).value);
  });
});

describe("words about brushes", () => {
  it("say what is brushed, beside all, and why there is no rate", () => {
    const months = openMonths(monthsOf(24, 6));
    const words = () => brushedText(months.filter.counts, months);
    assert.strictEqual(words(), "144 account-months of 24 accounts; 12.5% left within 90 days (12 of 96, 95% 4.3\u201331.0%)"); // prettier-ignore
    assert.strictEqual(monthsTitle(months), "12.5% of account-months are followed by leaving within 90 days"); // prettier-ignore
    months.filter.filter(0, [0, 49]);
    assert.match(words(), /; of all 12\.5%$/);
    months.filter.filter(0, [0, 10]);
    assert.strictEqual(words(), "18 account-months of 3 accounts; no rate: 12 account-months like this, fewer than 50"); // prettier-ignore
    months.filter.filter(3, [0, 1]);
    assert.strictEqual(words(), "No account-month lies in all brushes");
    assert.strictEqual(monthsTitle(openMonths(monthsOf(0, 0))), "No account has paid at a month\u2019s end");
  });
  it("write ranges in the signal’s unit, open at the top", () => {
    const seats = {width: 0.025, bins: 41, open: true};
    assert.strictEqual(rangeText("seat_utilisation", seats, [4, 21]), "10%\u201352.5%");
    assert.strictEqual(rangeText("seat_utilisation", seats, [40, 41]), "100% or more");
    assert.strictEqual(rangeText("tenure", {width: 2, bins: 20, open: true}, [3, 6]), "6\u201312 months");
    assert.strictEqual(edgeText("seat_utilisation", seats, 41), "no limit");
    assert.strictEqual(edgeText("health_score", {width: 2, bins: 50, open: false}, 50), "100");
  });
});

describe("brushes in the address", () => {
  it("come back as they were written", () => {
    const range = fc.option(fc.tuple(fc.nat(60), fc.nat(60)));
    fc.assert(
      fc.property(fc.tuple(range, range, range, range), (ranges) => {
        const [months, again] = [made(), made()];
        const valid = ranges.map((d, i) => {
          const bins = Object.values(months.data.columns)[i]!.bins;
          return d && validRange(d, bins);
        });
        for (const [d, one] of valid.entries()) months.filter.filter(d, one);
        readBrushes(again, writeBrushes(months));
        assert.deepStrictEqual(valid.map((_, d) => again.filter.range(d)), valid); // prettier-ignore
        assert.deepStrictEqual({...again.filter.counts}, {...months.filter.counts});
      }),
      {numRuns: 60}
    );
  });
  it("are left out where they mean nothing", () => {
    const months = made();
    for (const text of [
      "",
      "x:1:2",
      "tenure:a:b",
      "tenure:3",
      "tenure:5:5",
      "tenure:-9:999",
      "tenure:1:2:3",
      "<script>"
    ])
      readBrushes(months, text);
    assert.strictEqual(writeBrushes(months), "");
    assert.strictEqual(months.filter.counts.rows, 72);
  });
});

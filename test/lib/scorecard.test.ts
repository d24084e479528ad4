import {assert, describe, it} from "vitest";
import {parse} from "yaml";
import {anatomy} from "../../src/lib/scorecardAnatomy.js";
import {anatomyCsv, changesCsv} from "../../src/lib/scorecardCsv.js";
import {packInts, unpackInts} from "../../src/lib/packedInts.js";
import {currentCards, packValues, unpackScorecard} from "../../src/lib/scorecardData.js";
import type {ScorecardEdit} from "../../src/lib/scorecardEdits.js";
import {withEdit} from "../../src/lib/scorecardEdits.js";
import {editedCard, editFault} from "../../src/lib/scorecardTried.js";
import {readEdits, writeEdits} from "../../src/lib/scorecardAddress.js";
import {anchorRange, weightRange} from "../../src/lib/scorecardRange.js";
import {configured, whatIf} from "../../src/lib/scorecardWhatIf.js";
import {nextVersion, scorecardYaml} from "../../src/lib/scorecardYaml.js";
import type {Scorecard} from "../../src/metrics/health.js";
import {HOSTILE_NAMES} from "../support/page.js";
import {CARD, scorecardOf} from "../support/scorecard.js";

// Scores as configured, 3/4 of the rate's points and 1/4 of the tickets': A 75 x .8 + 25 x .5 = 72.5, then 47.5 (at
// risk), then 51.25: up only at 53, so still at risk. B always 100. C has no tickets: its rate alone, 40.
const HISTORIES = [
  {name: "A", months: [[0.8, 10, 0], [0.4667, 10, 0], [0.5167, 10]]}, // prettier-ignore
  {name: "B", months: [[1, 0, 0], [1, 0, 0], [1, 0]]}, // prettier-ignore
  {name: "C", from: 1, months: [[0.4, null, 1], [0.4, null]]} // prettier-ignore
] as const;
const panel = unpackScorecard(scorecardOf(HISTORIES));
const base = configured(panel);
const edit = (field: ScorecardEdit["field"], value: number, component: string | null = "active_rate") => {
  return {card: "one", group: component === "ticket_rate" ? "support" : "usage", component, field, value};
};

describe("configured(panel)", () => {
  it("scores every row as the warehouse does, and gives today's bands with their delay", () => {
    const scores = Array.from(base.scores, (d) => Math.round(100 * d) / 100);
    assert.deepStrictEqual(scores, [72.5, 47.5, 51.25, 100, 100, 100, 40, 40]);
    assert.deepStrictEqual(base.bands.band, ["at risk", "healthy", "at risk"]);
  });
  it("starts the bands anew after a stretch without payment", () => {
    const [a, b, c] = HISTORIES;
    const data = scorecardOf([a, b, c]);
    // A's middle month is taken away: 51.25 goes by the boundary.
    const gap = unpackScorecard({...data, rows: {...data.rows, point: packInts([0, 0, 2, 0, 1, 2, 1, 2])}});
    assert.strictEqual(configured(gap).bands.band[0], "watch");
  });
  it("gives no score below the least coverage", () => {
    const data = scorecardOf([{name: "A", months: [[null, 5]]}, ...HISTORIES.slice(1)]);
    const {scores} = configured(unpackScorecard(data));
    assert.isNaN(scores[0]);
  });
});

describe("whatIf(base, edits)", () => {
  it("changes nothing without edits", () => {
    const {edited, changes, counts, backtest} = whatIf(base, []);
    assert.deepStrictEqual([edited, changes, counts.map((d) => d.after)], [false, [], [2, 0, 1, 0]]);
    // C, with 40 the lowest of five account-months, is the only one that left.
    assert.deepStrictEqual([backtest.before.auc.value, backtest.after.auc.value], [1, 1]);
    assert.deepStrictEqual(
      [backtest.account_months, backtest.accounts, backtest.events, backtest.leavers],
      [5, 3, 1, 1]
    );
    assert.deepStrictEqual([backtest.from, backtest.to], ["2026-01-31", "2026-02-28"]);
  });
  it("names the accounts that change band, with both scores, and judges both by the same months", () => {
    // All rates at .4 or above get full points: A 75 + 12.5 = 87.5, C 100.
    const {changes, counts, backtest} = whatIf(base, [edit("good", 0.4)]);
    assert.deepStrictEqual(
      changes.map((d) => [d.name, d.before.band, d.before.score, d.after.band, d.after.score]),
      [
        ["C", "at risk", 40, "healthy", 100],
        ["A", "at risk", 51.2525, "healthy", 87.5]
      ]
    );
    assert.deepStrictEqual(counts.map((d) => d.after), [0, 0, 3, 0]); // prettier-ignore
    // C now scores 100 as B does twice; A's two months lie below: 2 halves of 4.
    assert.strictEqual(backtest.after.auc.value, 0.25);
    assert.strictEqual(backtest.before.auc.value, 1);
  });
  it("leaves out what weighs nothing, and judges by what both can score", () => {
    // Without the rate there is nothing of C to score.
    const {backtest, counts} = whatIf(base, [edit("weight", 0, null)]);
    assert.strictEqual(backtest.account_months, 4);
    assert.strictEqual(backtest.before.auc.reason, "no events");
    assert.deepStrictEqual(counts.map((d) => d.after), [0, 1, 1, 1]); // prettier-ignore
  });
  it("tries out today's version only, and judges it by all months", () => {
    // C was scored by version 1, which counts no more: there 40 stays; under today's version it is judged in February.
    const old = {...CARD, valid_to: "2026-02-28"};
    const now = {...CARD, version: "2", valid_from: "2026-03-01"};
    const data = scorecardOf(HISTORIES, {cards: [old, now]});
    const {rows} = data;
    const point = Array.from(unpackInts(rows.point));
    const two = configured(
      unpackScorecard({
        ...data,
        rows: {
          ...rows,
          card: packInts(point.map((d) => (d === 2 ? 1 : 0))),
          judged_by: packInts(point.map(() => 1))
        }
      })
    );
    const {changes, backtest} = whatIf(two, [edit("good", 0.4)]);
    assert.deepStrictEqual(Array.from(two.scores), Array.from(base.scores));
    // March starts a new history: A goes by the boundary.
    assert.deepStrictEqual(
      changes.map((d) => [d.name, d.before.band, d.after.band]),
      [
        ["A", "watch", "healthy"],
        ["C", "at risk", "healthy"]
      ]
    );
    assert.deepStrictEqual([backtest.before.auc.value, backtest.after.auc.value], [1, 0.25]);
  });
  it("judges a large company by a part of its accounts, and says so", () => {
    const large = unpackScorecard(scorecardOf(HISTORIES), {most: 3});
    const {one_in, account_months, accounts} = whatIf(configured(large), []).backtest;
    assert.deepStrictEqual([one_in, account_months, accounts], [2, 3, 2]);
  });
  it("says when every weight is zero", () => {
    const none = whatIf(base, [edit("weight", 0, null), edit("weight", 0, "ticket_rate")]);
    assert.deepStrictEqual([none.empty, none.counts.map((d) => d.after)], [["one"], [0, 0, 0, 3]]);
  });
});

describe("edits", () => {
  const cards = [CARD];
  it("come back from an address, whatever their names hold", () => {
    const names = [...HOSTILE_NAMES, "a/b,c%2F", "group"];
    const wild: Scorecard = {
      id: names[0]!,
      version: "1",
      groups: Object.fromEntries(
        names.map((d) => [d, {weight: 1, components: {[d]: {weight: 1, bad: 0, good: 1}}}])
      )
    };
    const edits = names.flatMap((d): ScorecardEdit[] => [
      {card: wild.id, group: d, component: null, field: "weight", value: 2.5},
      {card: wild.id, group: d, component: d, field: "bad", value: -1e-7}
    ]);
    assert.deepStrictEqual(readEdits([wild], new URLSearchParams({w: writeEdits(edits)}).get("w")), edits);
  });
  it.each([
    "",
    "one/usage/active_rate/bad/",
    "one/usage/active_rate/bad/x",
    "one/usage/active_rate/bad/1", // the good anchor is 1
    "one/usage/active_rate/weight/-1",
    "one/usage//bad/1",
    "two/usage//weight/1",
    "one/constructor//weight/1",
    "one/%E0%A4%A/x/weight/1"
  ])("that the scorecard would refuse are left out: %s", (text) => {
    assert.deepStrictEqual(readEdits(cards, text), []);
  });
  it("that restore what is configured are none", () => {
    const edits = withEdit(cards, [edit("bad", 0.2)], edit("bad", 0.3));
    assert.deepStrictEqual(edits, [edit("bad", 0.3)]);
    assert.deepStrictEqual(withEdit(cards, edits, edit("bad", 0)), []);
  });
  it("may not make both anchors the same, whichever is moved", () => {
    assert.strictEqual(editFault(cards, [edit("good", 0.5)], edit("bad", 0.5)), "bad and good must differ");
    assert.isNull(editFault(cards, [edit("good", 0.5)], edit("bad", 1)));
  });
});

describe("scorecardYaml(card, {as_of})", () => {
  it("is an entry of health.scorecards, a new version from the next day on", () => {
    const wild: Scorecard = {
      id: "=x: {y}",
      version: "2026.1",
      segments: ["Small business", ...HOSTILE_NAMES],
      groups: {
        yes: {
          weight: 0.5,
          components: {nps: {weight: 1, bad: -40, good: 50, by_tenure: [{from_days: 90, bad: 0, good: 60}]}}
        }
      }
    };
    const {health} = parse(scorecardYaml(wild, {as_of: "2026-12-31"})) as {health: {scorecards: unknown[]}};
    assert.deepStrictEqual(health.scorecards, [{...wild, version: "2026.1+1", valid_from: "2027-01-01"}]);
  });
  it("counts the versions that were copied", () => {
    assert.deepStrictEqual(
      [nextVersion("4"), nextVersion("4+1"), nextVersion("1 (usage)")],
      ["4+1", "4+2", "1 (usage)+1"]
    );
  });
  it("leaves out what weighs nothing", () => {
    const tried = editedCard(CARD, [edit("weight", 0, "ticket_rate")])!;
    assert.notInclude(scorecardYaml(tried, {as_of: "2026-03-31"}), "support");
  });
});

describe("anatomy(panel, card)", () => {
  const [rate, tickets] = anatomy(panel, 0);
  it("gives shares, and the mean effective weight where some data are missing", () => {
    assert.deepStrictEqual([rate?.share, tickets?.share], [0.75, 0.25]);
    assert.closeTo(rate?.effective ?? NaN, (0.75 + 0.75 + 1) / 3, 1e-12);
    assert.deepStrictEqual([tickets?.with_data, tickets?.accounts], [2, 3]);
  });
  it("counts today's points in tens, 100 in the last", () => {
    assert.deepStrictEqual(rate?.bins, [0, 0, 0, 0, 1, 1, 0, 0, 0, 1]);
    assert.deepStrictEqual([tickets?.at_full, tickets?.at_zero, tickets?.median], [1, 0, 75]);
  });
  it("and the changes can be taken along as CSV, names never run as formulas", () => {
    assert.match(
      anatomyCsv("one", [rate!]),
      /^scorecard,.*points_0,.*points_90\r\none,usage,active_rate,0.75,/
    );
    const data = scorecardOf(HISTORIES.map((d, i) => ({...d, name: HOSTILE_NAMES[i]!})));
    const csv = changesCsv(whatIf(configured(unpackScorecard(data)), [edit("good", 0.05)]).changes);
    assert.notMatch(csv, /(^|,)=/m);
  });
});

describe("what is published", () => {
  it("keeps nine digits, and no data as no data", () => {
    const values = packValues([1 / 3, null, NaN, 2, 1 / 3]);
    assert.deepStrictEqual(values, {levels: [0.333333333, 2], code: packInts([1, 0, 0, 2, 1])});
  });
  it("packs whole numbers in as few bytes as hold them, and reads them back", () => {
    assert.strictEqual(packInts([1, -1]), "1Af8=");
    const cases = [[1, 0, 127, -128], [2, 300, -32768, 32767], [4, 32768, -40000, 2 ** 31 - 1], [1]]; // prettier-ignore
    for (const [size, ...values] of cases) {
      const text = packInts(values);
      assert.deepStrictEqual([text[0], ...unpackInts(text)], [String(size), ...values]);
    }
  });
  it("knows the scorecards that count on the last day", () => {
    const cards = [
      {...CARD, valid_to: "2026-02-28"},
      {...CARD, version: "2", valid_from: "2026-03-01"},
      {...CARD, version: "3", valid_from: "2026-04-01"}
    ];
    assert.deepStrictEqual(currentCards({...scorecardOf([]), cards}), [1]);
    // A newer version stands before an older one without an end.
    assert.deepStrictEqual(currentCards({...scorecardOf([]), cards: [CARD, cards[1]!]}), [1]);
  });
});

describe("the range of a slider", () => {
  it("holds both anchors and the values of the scorecard's accounts; shares stay between 0 and 1", () => {
    assert.deepStrictEqual(anchorRange(panel, {c: 0, component: "active_rate", anchors: [0, 1]}), {
      min: 0,
      max: 1,
      step: 0.01
    });
    const {min, max, step} = anchorRange(panel, {c: 0, component: "ticket_rate", anchors: [20, 0]});
    assert.deepStrictEqual([min, max, step], [0, 22, 1]);
  });
  it("runs to twice the greatest weight", () => {
    assert.deepStrictEqual(weightRange([4, 1.5]), {min: 0, max: 8, step: 0.2});
  });
});

import {assert, describe, it} from "vitest";
import {unpackJourney} from "../../src/lib/journeyData.js";
import {journeyFlow} from "../../src/lib/journeyFlow.js";
import {accountLives} from "../../src/lib/journeyLives.js";
import {flowTitle, journeyTitle, livesTitle, stuckTitle, valueTitle} from "../../src/lib/journeyTitles.js";
import {journeyView} from "../../src/lib/journeyView.js";
import {transitions} from "../../src/metrics/journey/transitions.js";
import type {MadeStay} from "../support/journey.js";
import {journeyOf} from "../support/journey.js";
import {overviewOf} from "../support/overview.js";

const OVERVIEW = overviewOf(
  Array.from({length: 40}, (_, i) => ({
    account_id: `K${i}`,
    segment: i % 2 ? "Large" : "Small",
    mrr: [100, 100]
  }))
);
/** Lead, onboarding, value, back to onboarding, value, churned. */
const LOOP: readonly MadeStay[] = [
  [0, "lead", 0, 5],
  [0, "onboarding", 5, 5],
  [0, "value", 10, 5],
  [0, "onboarding", 15, 5],
  [0, "value", 20, 5],
  [0, "churned", 25, 0, "there"]
];

describe("unpackJourney(data)", () => {
  it("gives each stay its neighbours, and none of another account", () => {
    const {stays} = unpackJourney(journeyOf([...LOOP, [1, "lead", 3, 9, "there"]]));
    assert.deepStrictEqual(
      stays.map((d) => [d.from, d.to]),
      [
        [null, "onboarding"],
        ["lead", "value"],
        ["onboarding", "onboarding"],
        ["value", "value"],
        ["onboarding", "churned"],
        ["value", null],
        [null, null]
      ]
    );
    assert.strictEqual(stays[6]?.entered_on, "2026-01-04");
  });
});

describe("journeyFlow(stays, moves)", () => {
  const {stays} = unpackJourney(journeyOf(LOOP));
  const {nodes, links, columns} = journeyFlow(stays, transitions(stays));
  it("has a column a stage, and one more for what turns back from the last but one", () => {
    const at = nodes.filter((d) => d.kind === "stage").map((d) => [d.stage, d.column, d.value, d.there]);
    assert.deepStrictEqual(at, [
      ["lead", 0, 1, 0],
      ["onboarding", 1, 2, 0],
      ["value", 2, 2, 0],
      ["churned", 3, 1, 1]
    ]);
    assert.strictEqual(columns, 4);
  });
  it("has no circle: every link goes one column to the right", () => {
    const column = new Map(nodes.map((d) => [d.id, d.column]));
    for (const d of links) assert.strictEqual(column.get(d.target), column.get(d.source)! + 1, d.source);
  });
  it("ends moves back beside their stage", () => {
    assert.deepInclude(
      nodes.find((d) => d.kind === "back"),
      {stage: "value", column: 3, value: 1}
    );
  });
  it("leads a move over other stages through places of its own", () => {
    const {stays: rows} = unpackJourney(
      journeyOf([...LOOP, [1, "lead", 0, 1], [1, "churned", 1, 0, "there"]])
    );
    const flow = journeyFlow(rows, transitions(rows));
    assert.deepStrictEqual(
      flow.nodes.filter((d) => d.kind === "pass").map((d) => d.column),
      [1, 2]
    );
  });
  it("shows what was lost without another stage beside the stage, and not as still there", () => {
    const {stays: rows} = unpackJourney(
      journeyOf([...LOOP, [1, "lead", 0, 14, "lost"], [2, "lead", 0, 20, "lost"], [3, "lead", 9, 5, "there"]])
    );
    const moves = transitions(rows);
    const flow = journeyFlow(rows, moves);
    assert.deepInclude(
      flow.nodes.find((d) => d.id === "lead"),
      {value: 4, there: 1}
    );
    assert.deepInclude(
      flow.nodes.find((d) => d.kind === "lost"),
      {stage: "lead", column: 1, value: 2}
    );
    const link = flow.links.find((d) => d.target === "lead lost");
    assert.deepInclude(link, {source: "lead", value: 2, tone: "lost"});
    assert.deepInclude(link?.transition, {to: null, moves: 2, median_days: 17});
  });
  it("lets out of a stage no more than came in", () => {
    for (const node of nodes) {
      const out = links.filter((d) => d.source === node.id).reduce((sum, d) => sum + d.value, 0);
      assert.isAtMost(out + node.there, node.value);
    }
  });
});

describe("journeyView(data, overview, choice)", () => {
  const follows = Array.from({length: 40}, (_, i) => ({
    ...{i, days: i % 2 ? 10 : 100, outcome: "activated" as const, followed: 200}
  }));
  const data = journeyOf(LOOP, {
    follows,
    lives: [
      [0, "2026-01-10", "2026-03-01"],
      [0, "2026-06-01", null],
      [1, "2026-02-01", "2026-09-01"],
      [2, "2026-02-01", null]
    ]
  });
  it("gives the share with first value by each day, worked out by hand", () => {
    const {all, groups} = journeyView(data, OVERVIEW, {});
    assert.deepStrictEqual(
      all.by_day.map((d) => d.value),
      [0.5, 0.5, 0.5, 1]
    );
    assert.deepStrictEqual(
      groups.map((d) => [d.name, d.by_day[2]?.value]),
      [
        ["Large", 1],
        ["Small", 0]
      ]
    );
  });
  it("cuts everything by the choice", () => {
    const view = journeyView(data, OVERVIEW, {segment: "Large"});
    assert.deepStrictEqual(
      [view.stays.length, view.all.follows.length, view.paid],
      [0, 20, {accounts: 1, left: 1, returned: 0}]
    );
    assert.match(
      journeyTitle(view),
      /^No account of this choice has entered a stage; 20 of 20 accounts \(100%\) reach first value/
    );
  });
  it("lists those that left or returned, the newest change first, and says how many others there are", () => {
    const places = (lives?: string) => journeyView(data, OVERVIEW, {lives}).lives.map((d) => d.i);
    assert.deepStrictEqual([places(), places("returned"), places("all")], [[1, 0], [0], [1, 0, 2]]);
    assert.strictEqual(journeyView(data, OVERVIEW, {}).other_lives, 1);
    assert.strictEqual(livesTitle(journeyView(data, OVERVIEW, {})), "2 of 3 customers have left; 1 returned");
  });
  it("says what is known without a table of stages, and with nothing at all", () => {
    const none = journeyView(journeyOf([], {follows, given: {stages: false}}), OVERVIEW, {});
    assert.strictEqual(journeyTitle(none), "20 of 40 accounts (50%) reach first value by day 90");
    const empty = journeyView(journeyOf([], {given: {stages: false}}), overviewOf([]), {});
    assert.strictEqual(journeyTitle(empty), "No account can be followed to day 90 yet");
    assert.strictEqual(valueTitle(empty), "No account of this choice has paid yet");
    assert.strictEqual(flowTitle(empty), "Stages are not known: the table stages is not given");
    assert.strictEqual(stuckTitle(empty), "Who is stuck is not known: the table stages is not given");
  });
  it("says that first value is not known where no usage names its users, not that nobody pays", () => {
    const lives = [[0, "2026-01-10", null] as const];
    const given = {stages: false, activation: false};
    const dark = journeyView(journeyOf([], {lives, given}), OVERVIEW, {});
    const reason = "no usage names its users, or the stage of activation is not given";
    for (const metric of [...dark.all.by_day, dark.all.median])
      assert.deepInclude(metric, {value: null, reason});
    assert.strictEqual(journeyTitle(dark), "First value is not known");
    assert.strictEqual(valueTitle(dark), `First value is not known: ${reason}`);
  });
  it("says of how many accounts a share is, by count where nobody is censored", () => {
    const titles = (rows: typeof follows) => {
      const view = journeyView(journeyOf([], {follows: rows, given: {stages: false}}), OVERVIEW, {});
      return [journeyTitle(view), valueTitle(view)];
    };
    const one = {i: 0, days: 0, outcome: "activated" as const, followed: 200};
    assert.deepStrictEqual(titles([one]), [
      "1 of 1 account reaches first value by day 90",
      "By day 90, 100% of Small (1 of 1) have reached first value"
    ]);
    const open = {i: 2, days: 5, outcome: "open" as const, followed: 5};
    const late = {i: 4, days: 100, outcome: "activated" as const, followed: 200};
    // One of three at day 0; the second is last seen on day 5, the third activates after day 90.
    const [page, card] = titles([one, open as never, late, {...one, i: 6, days: 10}]);
    assert.strictEqual(page, "63% of 4 accounts reach first value by day 90");
    assert.strictEqual(card, "By day 90, 63% of Small (n 4) have reached first value");
  });
  it("says from which stage the most losses come, of how many", () => {
    const lost = journeyOf([
      ...LOOP,
      [1, "onboarding", 0, 5],
      [1, "churned", 5, 0, "there"],
      [2, "onboarding", 0, 5],
      [2, "churned", 5, 0, "there"]
    ]);
    assert.match(flowTitle(journeyView(lost, OVERVIEW, {})), /; 2 of 3 losses come out of Onboarding$/u);
    assert.match(flowTitle(journeyView(journeyOf(LOOP), OVERVIEW, {})), /; 1 of 1 loss comes out of Value$/u);
  });
  it("counts a further renewal as a move, not as a step back", () => {
    const view = journeyView(
      journeyOf([
        [0, "value", 0, 1],
        [0, "renewal", 1, 90],
        [0, "renewal", 91, 90],
        [0, "value", 181, 1, "there"]
      ]),
      OVERVIEW,
      {}
    );
    assert.strictEqual(
      flowTitle(view),
      "33% of 3 moves between stages lead back to an earlier one; none leads to a loss"
    );
  });
});

describe("accountLives(stretches)", () => {
  it("tells who left from who came back", () => {
    const lives = accountLives([
      {i: 3, from: "2026-01-01", to: "2026-02-01"},
      {i: 3, from: "2026-03-01", to: null},
      {i: 4, from: "2026-01-01", to: null}
    ]);
    assert.deepStrictEqual(
      lives.map((d) => [d.i, d.left, d.returned, d.changed_on]),
      [
        [3, true, true, "2026-03-01"],
        [4, false, false, "2026-01-01"]
      ]
    );
  });
});

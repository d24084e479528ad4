import {assert, describe, it} from "vitest";
import {FlowChart} from "../../src/components/journey/flowChart.js";
import {LivesCard} from "../../src/components/journey/livesCard.js";
import {JourneyBody} from "../../src/components/journey/page.js";
import {unpackJourney} from "../../src/lib/journeyData.js";
import {journeyFlow} from "../../src/lib/journeyFlow.js";
import {journeyView} from "../../src/lib/journeyView.js";
import {STAGES} from "../../src/metrics/journey/stages.js";
import {transitions} from "../../src/metrics/journey/transitions.js";
import type {MadeStay} from "../support/journey.js";
import {journeyOf} from "../support/journey.js";
import {overviewOf} from "../support/overview.js";
import {click, emptyPage, HOSTILE_NAMES, press, textOf} from "../support/page.js";
import {assertSound} from "../support/sound.js";

const document = emptyPage();
const fit = (draw: (width: number) => Element) => draw(1100);

const NAMES = [...HOSTILE_NAMES, ...Array.from({length: 24}, (_, i) => `Account ${i}`)];
const OVERVIEW = overviewOf(
  NAMES.map((name, i) => ({account_id: `K${i}`, name, csm: name, mrr: [100, 100]}))
);
/** All but the first six have moved on from onboarding; the first have been there for a year. */
const STAYS = NAMES.flatMap((_, i): MadeStay[] =>
  i < 2
    ? [[i, "onboarding", 0, 360, "there"]]
    : [
        [i, "onboarding", 0, i],
        [i, "value", i, 5],
        [i, "churned", i + 5, 0, "there"]
      ]
);
const DATA = journeyOf(STAYS, {
  follows: NAMES.map((_, i) => ({i, days: 5 * i, outcome: "activated" as const, followed: 365})),
  lives: NAMES.flatMap((_, i) => [
    [i, "2026-01-10", "2026-03-01"] as const,
    ...(i % 2 ? [[i, "2026-05-01", null] as const] : [])
  ])
});
const body = (choice = {}, data = DATA, overview = OVERVIEW) =>
  JourneyBody(journeyView(data, overview, choice), {fit, document});

describe("JourneyBody(view)", () => {
  it.each([{}, {lives: "all"}, {lives: "returned", by: "csm"}, {segment: "Nobody"}])(
    "holds under %j",
    (choice) => assertSound(body(choice))
  );
  it("holds without any data, with one account, and says which table is missing", () => {
    const none = journeyOf([], {given: {stages: false, touches: false}});
    const empty = body({}, none, overviewOf([]));
    assertSound(empty);
    assert.include(textOf(empty), "The table stages (account_id, stage, entered_at) is not configured");
    assert.include(textOf(empty), "hand-over needs the table touches");
    assertSound(body({}, journeyOf([[0, "lead", 0, 3, "there"]])));
  });
  it("prints no interval of one account, and counts it in the singular", () => {
    const one = journeyOf([], {follows: [{i: 0, days: 0, outcome: "activated", followed: 365}]});
    const text = textOf(body({}, one, overviewOf([{account_id: "K0", mrr: [100, 100]}])));
    assert.include(text, "no interval · n 1");
    assert.include(text, "1 of 1 account ·");
    assert.include(text, "stays in the denominator; 1 account");
    assert.notMatch(text, /0–0|\b1 accounts/);
  });
  it("lists who is stuck, each row a link to the account", () => {
    const stuck = body().querySelectorAll(".qd-card")[1];
    assert.match(textOf(stuck?.querySelector("h2")), /^2 of 2 on the way to value are in a stage longer/);
    assert.deepStrictEqual(
      Array.from(stuck?.querySelectorAll("tbody a") ?? [], (d) => d.getAttribute("href")),
      ["./account.html?account=K0", "./account.html?account=K1"]
    );
  });
  it("says of each line in words what it draws", () => {
    const [, second] = Array.from(body().querySelectorAll(".qd-life"), (d) => d.getAttribute("aria-label"));
    assert.match(second ?? "", /: paid from 10 Jan 2026, left 1 Mar 2026, back 1 May 2026$/);
  });
  it("draws 25 lines of 5,000 accounts until all are asked for", () => {
    const ids = Array.from({length: 5000}, (_, i) => `K${i}`);
    const column = (name: string) => ids.map(() => name);
    const accounts = {
      ...{account_id: ids, name: ids, segment: column("Small"), plan: column("Basic")},
      ...{region: column("North"), csm: column("Ana")}
    };
    const lives = ids.map((_, i) => [i, "2026-01-10", i % 3 ? null : "2026-03-01"] as const);
    const page = LivesCard(journeyView(journeyOf([], {lives}), {accounts}, {lives: "all"}), {fit, document});
    assert.strictEqual(page.querySelectorAll(".qd-life").length, 25);
    assert.include(textOf(page), "Show all 5,000");
  });
  it("turns each chart into a table", () => {
    const page = body();
    for (const button of page.querySelectorAll<HTMLElement>(".qd-card-links button")) click(button);
    assertSound(page);
    assert.strictEqual(page.querySelectorAll("table").length, 5);
  });
});

describe("FlowChart(flow)", () => {
  const draw = (rows: readonly MadeStay[]) => {
    const {stays} = unpackJourney(journeyOf(rows));
    const moves = transitions(stays);
    return {moves, chart: FlowChart(journeyFlow(stays, moves), {label: "Moves", moves, document})};
  };
  /** Every stage after every other, forwards and back: all circles that there can be. */
  const all = STAGES.flatMap((from, i) =>
    STAGES.flatMap((to, k): MadeStay[] => {
      const account = STAGES.length * i + k;
      return [
        [account, from, 0, 1],
        [account, to, 1, 1, "there"]
      ];
    })
  );
  it("draws every circle that eleven stages can have, without a broken number", () => {
    const {chart} = draw(all);
    assert.notMatch(chart.innerHTML, /NaN|undefined|Infinity/);
    assert.includeMembers(
      Array.from(chart.querySelectorAll("text"), textOf),
      STAGES.map((d) => (d[0]!.toUpperCase() + d.slice(1)).replace("_", " "))
    );
  });
  it("tells every stage and move to the arrow keys, back moves too", () => {
    const {chart, moves} = draw([
      [0, "lead", 0, 5],
      [0, "value", 5, 5],
      [0, "lead", 10, 5, "there"]
    ]);
    const tips = Array.from({length: 4}, () => {
      press(chart, "ArrowRight");
      return textOf(chart.querySelector(".qd-tip b"));
    });
    assert.strictEqual(moves.length, 2);
    assert.deepStrictEqual(tips, ["Lead", "Lead to Value", "Value", "Value to Lead"]);
  });
  it("keeps the columns of stages that nobody connects apart", () => {
    const {chart} = draw([
      [0, "lead", 0, 5, "there"],
      [1, "trial", 0, 5],
      [1, "value", 5, 5, "there"]
    ]);
    const places = Array.from(chart.querySelectorAll("rect"), (d) => Number(d.getAttribute("x")));
    assert.strictEqual(new Set(places).size, 3);
  });
});

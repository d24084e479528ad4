import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {type Deck, renderDeck} from "../../src/deck/deck.js";
import {turned} from "../../src/deck/slides/experimentTable.js";
import type {DeckData, DeckExperiment, DeckOutcome, DeckPlan} from "../../src/metrics/deckData.js";
import {slotPlanning} from "../fixtures/deck/experiment.js";
import {halden} from "../fixtures/deck/halden.js";

function deck(data: DeckData): Deck {
  return renderDeck(data, {document: lightDocument()});
}

/** Halden with these experiments of the quarter. */
function having(...ended: DeckExperiment[]): DeckData {
  return {...halden(), experiments: {ended, running: [], earlier: [], mixed: []}};
}

function told(data: DeckData) {
  const {slides, checklist} = deck(data);
  const slide = slides.find((d) => d.id === "experiments");
  const plain = (text: string | undefined) => (text ?? "").replace(/\u00a0/gu, " ");
  return {
    title: plain(slide?.title),
    text: plain(slide?.element.textContent),
    html: slide?.element.outerHTML ?? "",
    checks: checklist.filter((d) => d.slide === "experiments"),
    not_well: plain(slides.find((d) => d.id === "not-well")?.element.textContent)
  };
}

const trial = (change: Partial<DeckExperiment>): DeckExperiment => ({...slotPlanning(), ...change});
const [late, minutes, empty, rating] = slotPlanning().outcomes as [
  DeckOutcome,
  DeckOutcome,
  DeckOutcome,
  DeckOutcome
];
const guard = (change: Partial<DeckOutcome>): DeckOutcome => ({
  ...minutes,
  kpi: "Errors",
  role: "guardrail",
  outcome: "holds",
  difference: {value: 0.5, low: -1, high: 2},
  guardrail: {margin: 3, bound: 1.75},
  ...change
});

describe("the title of the experiment's slide", () => {
  const title = (change: Partial<DeckExperiment>) => told(having(trial(change))).title;
  it("says what the primary outcome did, and what got worse", () => {
    assert.strictEqual(
      title({}),
      "Slot planning improved “Late deliveries” by 2.1 pt (95%: 0.8 to 3.4), but “Driver app rating” got worse"
    );
    assert.strictEqual(
      title({outcomes: [late]}),
      "Slot planning improved “Late deliveries” by 2.1 pt (95%: 0.8 to 3.4)"
    );
    assert.strictEqual(
      title({outcomes: [late, guard({})]}),
      "Slot planning improved “Late deliveries” by 2.1 pt (95%: 0.8 to 3.4); “Errors” keeps its margin"
    );
    assert.strictEqual(
      title({outcomes: [late, minutes, guard({})]}),
      "Slot planning improved “Late deliveries” by 2.1 pt (95%: 0.8 to 3.4); the 2 other outcomes improved or kept their margins"
    );
  });
  it("says no more than was found", () => {
    const none = {
      ...late,
      outcome: "no detectable difference" as const,
      difference: {value: 0.001, low: -0.02, high: 0.022}
    };
    assert.strictEqual(
      title({outcomes: [none]}),
      "Slot planning shows no detectable difference in “Late deliveries”: +0.1 pt (95%: −2.0 to +2.2)"
    );
    assert.strictEqual(
      title({outcomes: [{...late, outcome: "worse", difference: {value: 0.02, low: 0.01, high: 0.03}}]}),
      "Slot planning made “Late deliveries” worse by 2.0 pt (95%: 1.0 to 3.0)"
    );
  });
  it("speaks of an association where arms were not drawn by lot", () => {
    assert.strictEqual(
      title({randomised: false, outcomes: [late]}),
      "Slot planning is associated with better “Late deliveries”, by 2.1 pt (95%: 0.8 to 3.4)"
    );
    const {text} = told(having(trial({randomised: false, outcomes: [late]})));
    assert.include(text, "shows an association and proves no effect");
    assert.notInclude(text, "improved");
  });
  it("gives no effect where nothing can be compared", () => {
    const none = {value: null, low: null, high: null};
    const bare = (outcome: DeckOutcome["outcome"]) => [{...late, outcome, difference: none, mde: null}];
    assert.strictEqual(
      title({status: "no control", outcomes: bare("no control")}),
      "Slot planning cannot be judged: there is no second group to compare with"
    );
    assert.strictEqual(
      title({status: "blocked", outcomes: bare("blocked")}),
      "Slot planning cannot be judged: the two groups do not have the sizes that were planned"
    );
    const {text, html} = told(
      having(trial({status: "no control", picked: true, outcomes: bare("no control")}))
    );
    assert.include(text, "regression to the mean");
    assert.include(text, "not estimated");
    assert.notInclude(html, "<svg");
    assert.notInclude(text, "NaN");
  });
  it("cuts names, not what was found, and tells harm before whole names", () => {
    const name = "A very long name of an experiment that was planned by a committee of many people ".repeat(
      3
    );
    const short = title({
      name,
      outcomes: [
        {...late, kpi: name},
        {...rating, kpi: name}
      ]
    });
    assert.match(
      short,
      /^A very long.*… improved “A very long.*…” by 2\.1 pt \(95%: 0\.8 to 3\.4\), but “A very.*…” got worse$/
    );
  });
});

describe("turned(outcome)", () => {
  it("divides by what the control had, right is better", () => {
    // -2.1 of 7.6 points: 27.6 % fewer, from 10.5 to 44.7 %.
    const {value, low, high, look} = turned(late)!;
    assert.closeTo(value, 0.2763, 1e-4);
    assert.closeTo(low, 0.1053, 1e-4);
    assert.closeTo(high, 0.4474, 1e-4);
    assert.strictEqual(look, "better");
    assert.closeTo(turned(rating)!.value, -0.0441, 1e-4);
    assert.strictEqual(turned(rating)!.look, "worse");
    assert.strictEqual(turned(empty)!.look, "open");
  });
  it("puts the margin of a guardrail on the side of worse, whichever way it is measured", () => {
    for (const direction of ["up", "down"] as const)
      assert.closeTo(turned(guard({direction}))!.margin!, -3 / 41.2, 1e-12);
  });
  it("has no place for a change from nothing", () => {
    assert.isNull(turned({...late, control: {n: 9, mean: 0}}));
    assert.isNull(turned({...late, difference: {value: 1, low: null, high: null}}));
    const {text} = told(having(trial({outcomes: [late, {...minutes, control: {n: 9, mean: 0}}]})));
    assert.include(text, "not on this scale");
  });
});

describe("the experiment's slide", () => {
  it("has both arms with counts, the signed difference with its interval, and the verdict of each outcome", () => {
    const {text} = told(having(slotPlanning()));
    for (const words of [
      "Late deliverieslower is better · primary5.5%1,184 / 21,5307.6%1,603 / 21,090",
      "−2.1 pt−3.4 to −0.8Better",
      "37.419 teams41.219 teams",
      "−0.4 pt−1.9 to +1.1No detectable difference",
      "−0.19−0.35 to −0.03Worse",
      "19 teams with it, 19 without. Drawn by lot",
      "In “Empty kilometres”, a change smaller than 2.1 pt had less than an 80% chance of showing.",
      "A change of 1.0 pt, which would matter, is not ruled out.",
      "What follows. Ask drivers to confirm once a day, not at each stop.",
      "secondary outcomes corrected for their number"
    ])
      assert.include(text, words);
  });
  it("says how bad a guardrail may be, and its margin", () => {
    assert.include(
      told(having(trial({outcomes: [late, guard({})]}))).text,
      "Holdsat worst +1.8, margin +3.0"
    );
  });
  it("says that a difference is adjusted where it is not the gap between the arms", () => {
    const {text} = told(having(trial({outcomes: [{...minutes, role: "primary", decided_on: "cuped"}]})));
    assert.include(text, "Adjusted difference (95%)");
    assert.include(text, "Differences allow for what each team did before");
    assert.notInclude(told(having(slotPlanning())).text, "Adjusted");
    const worse = trial({outcomes: [late, {...minutes, outcome: "worse", decided_on: "cuped"}]});
    assert.include(
      told(having(worse)).not_well,
      "37.4 with it, 41.2 without, not allowing for what each did before."
    );
  });
  it("marks its first outcome's numbers, so that the CSM's text can name them", () => {
    const {html} = told(having(slotPlanning()));
    assert.include(html, 'data-ref="experiment.with" data-value="0.055">5.5%');
    assert.include(html, 'data-ref="experiment.without" data-value="0.076">7.6%');
    assert.include(html, 'data-ref="experiment.difference" data-value="-0.021">−2.1');
  });
  it("says what follows: a plan, an agreed step, or that there is none", () => {
    const step: DeckPlan = {
      plan: "Repeat it in spring",
      about: "experiment",
      ref: "E-7",
      topic: null,
      severity: null,
      owner: "Jan Petersen",
      owner_side: "customer",
      due_date: "2026-11-03",
      status: "open"
    };
    const none = having(trial({game_plan: null}));
    assert.include(told(none).text, "What follows. No plan yet");
    assert.deepInclude(told(none).checks, {
      kind: "no plan",
      slide: "experiments",
      text: "no plan yet for: Slot planning"
    });
    const agreed = told({...none, plans: [step]});
    assert.include(agreed.text, "Agreed: Repeat it in spring (Jan Petersen, 3 Nov).");
    assert.deepStrictEqual(agreed.checks, []);
    const open = told({...none, plans: [{...step, owner: null}]});
    assert.include(open.text, "Agreed, without an owner or a date yet: Repeat it in spring.");
  });
  it("tells the newest and names the others with their verdicts", () => {
    const {text} = told(
      having(slotPlanning(), trial({experiment_id: "E-6", name: "Dock reminders", outcomes: [empty]}))
    );
    assert.include(text, "Also ended this quarter: Dock reminders (Cannot be decided).");
    const worse = trial({experiment_id: "E-5", name: "Digest", outcomes: [{...late, outcome: "worse"}]});
    assert.include(told(having(slotPlanning(), worse)).text, "Also ended this quarter: Digest (Worse).");
  });
  it("shows hostile names as text", () => {
    const name = "<img src=x onerror=alert(1)>";
    const {html} = told(having(trial({name, game_plan: name, outcomes: [{...late, kpi: name}, rating]})));
    assert.notInclude(html, "<img");
    assert.include(html, "&lt;img");
  });
  it("counts the outcomes that it has no room for", () => {
    const many = Array.from({length: 8}, (_, i) => ({...minutes, kpi: `Outcome ${i}`}));
    const {html, text} = told(having(trial({outcomes: [late, ...many]})));
    const rows = html.match(/<th scope="row"/gu)!.length;
    assert.isAtMost(rows, 5);
    assert.include(text, `${9 - rows} more outcomes are not shown.`);
  });
  it("is left out, with its reason, where none ended in the quarter, is measured, or is the account's own", () => {
    const reason = (experiments: DeckData["experiments"]) => {
      const data = halden();
      const row = {table: "experiments", rows: 1, last_day: null};
      const coverage = experiments === null ? data.coverage : [...data.coverage, row];
      const {html, checks} = told({...data, experiments, coverage});
      assert.strictEqual(html, "");
      return checks.map((d) => `${d.kind}: ${d.text}`);
    };
    const nothing = {ended: [], running: [], earlier: [], mixed: []};
    assert.deepStrictEqual(reason(null), [
      "left out: no rows about this account: the table experiments would bring this slide"
    ]);
    assert.deepStrictEqual(reason({...nothing, running: ["A"], earlier: ["B", "C"]}), [
      "left out: no experiment of this account ended in the quarter; 1 runs on, 2 ended before"
    ]);
    assert.deepStrictEqual(reason({...nothing, ended: [trial({outcomes: []})]}), [
      "left out: nothing is measured of: Slot planning"
    ]);
    assert.include(
      reason({...nothing, mixed: ["Shared"]}),
      "missing: left out, since units of another account are in it: Shared"
    );
  });
});

describe("what did not go well", () => {
  it("has what got worse, breached its margin or did not move though it was decided on, with the game plan", () => {
    const {not_well} = told(having(slotPlanning()));
    assert.include(not_well, "−0.19−0.35 to −0.03Driver app rating, in the experiment “Slot planning”");
    assert.include(not_well, "It got worse. 4.12 with it, 4.31 without.");
    assert.include(
      not_well,
      "Ask drivers to confirm once a day, not at each stopno owner yetno dateTo agree"
    );
    assert.notInclude(not_well, "Empty kilometres");
    const none = {...empty, role: "primary" as const};
    assert.include(told(having(trial({outcomes: [none]}))).not_well, "Empty kilometres, in the experiment");
    const held = told(having(trial({outcomes: [late, guard({})]})));
    assert.notInclude(held.not_well, "Errors");
    const broken = guard({outcome: "breached"});
    assert.include(told(having(trial({outcomes: [late, broken]}))).not_well, "Errors, in the experiment");
  });
  it("counts a plan that nobody owns apart from what has none", () => {
    const title = (data: DeckData) => deck(data).slides.find((d) => d.id === "not-well")!.title;
    assert.strictEqual(
      title(having(slotPlanning())),
      "Five things did not go well: two have an owner and a date, one lacks an owner or a date, two have no plan yet"
    );
    assert.strictEqual(
      title(having(trial({game_plan: null}))),
      "Five things did not go well: two have an owner and a date, three have no plan yet"
    );
  });
});

describe("the summary", () => {
  it("tells an experiment that worked among the good findings", () => {
    const quiet = {...having(trial({outcomes: [late]})), adoption: null, features: null, value: null};
    const {slides} = deck(quiet);
    const text = slides.find((d) => d.id === "summary")!.element.textContent.replace(/\u00a0/gu, " ");
    assert.include(text, "“Late deliveries” improved with Slot planning, by 2.1 pt (95%: 0.8 to 3.4).");
  });
});

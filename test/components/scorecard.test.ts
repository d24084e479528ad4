import {assert, describe, it} from "vitest";
import {AnatomyCard} from "../../src/components/scorecard/anatomyCard.js";
import {ScorecardChoice, Tools} from "../../src/components/scorecard/tools.js";
import {TryPanel} from "../../src/components/scorecard/tryPanel.js";
import {WhatIfCard} from "../../src/components/scorecard/whatIfCard.js";
import {validity} from "../../src/components/scorecard/anatomyWords.js";
import {aucVerdict} from "../../src/components/scorecard/backtestWords.js";
import {whatIfTitle} from "../../src/components/scorecard/whatIfWords.js";
import {unpackScorecard} from "../../src/lib/scorecardData.js";
import type {ScorecardEdit} from "../../src/lib/scorecardEdits.js";
import {configured, whatIf} from "../../src/lib/scorecardWhatIf.js";
import type {Scorecard} from "../../src/metrics/health.js";
import {aucDifference} from "../../src/metrics/stats/aucDifference.js";
import {rocAuc} from "../../src/metrics/stats/rocAuc.js";
import {click, emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";
import {CARD, scorecardOf} from "../support/scorecard.js";

const document = emptyPage();
const EVENT = document.defaultView!.Event;

/** Twelve accounts, two of which leave; names and scorecard are hostile. */
const wild: Scorecard = {
  ...CARD,
  id: HOSTILE_NAMES[0]!,
  segments: HOSTILE_NAMES,
  groups: {
    ...CARD.groups,
    [HOSTILE_NAMES[2]!]: {weight: 1, components: {[HOSTILE_NAMES[0]!]: {weight: 1, bad: 0, good: 1}}}
  }
};
const histories = Array.from({length: 12}, (_, i) => ({
  name: HOSTILE_NAMES[i % HOSTILE_NAMES.length]!,
  segment: HOSTILE_NAMES[i % 2]!,
  months: [[i / 12, 5, i < 2 ? 1 : 0], [i / 12, 5, i < 2 ? 1 : 0], [i / 12, i % 2 ? null : 5]] as const // prettier-ignore
}));
const panelOf = (card: Scorecard) => unpackScorecard(scorecardOf(histories, {cards: [card]}));

function parts(card: Scorecard, edits: readonly ScorecardEdit[] = []) {
  const panel = panelOf(card);
  const base = configured(panel);
  const controls = TryPanel(panel, 0, {edits, document});
  const tools = Tools({undo: () => {}, reset: () => {}, copy: () => Promise.resolve(true), document});
  const whole = WhatIfCard(panel.data, controls, {tools: tools.nodes, document});
  return {panel, base, controls, tools, whole};
}

function assertSound(body: Element): void {
  for (const svg of body.querySelectorAll("svg"))
    assert.isOk(
      svg.getAttribute("aria-hidden") ?? svg.getAttribute("aria-label"),
      svg.outerHTML.slice(0, 90)
    );
  assert.notMatch(textOf(body), /NaN|undefined|Infinity|\[object/);
  assert.isNull(body.querySelector("script"));
  const ids = Array.from(body.querySelectorAll("[id]"), (d) => d.id);
  assert.strictEqual(new Set(ids).size, ids.length);
  for (const input of body.querySelectorAll("input")) {
    const labelled =
      input.getAttribute("aria-label") ?? textOf(body.querySelector(`label[for="${input.id}"]`));
    assert.isNotEmpty(labelled);
    const note = input.getAttribute("aria-describedby");
    if (note !== null) assert.include(ids, note);
  }
}

function type(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new EVENT("input", {bubbles: true}));
}

describe("the cards on the scorecard", () => {
  it.each([CARD, wild])("hold with and without edits, with hostile names, and without intervals", (card) => {
    const {panel, base, controls, whole} = parts(card);
    assertSound(AnatomyCard(panel, 0, {document}));
    const group = Object.keys(card.groups)[0]!;
    const edit: ScorecardEdit = {card: card.id, group, component: "active_rate", field: "good", value: 0.1};
    for (const edits of [
      [],
      [edit],
      Object.keys(card.groups).map((d) => ({
        ...edit,
        group: d,
        component: null,
        field: "weight" as const,
        value: 0
      }))
    ]) {
      controls.value = edits;
      const result = whatIf(base, edits);
      whole.update(result, null);
      assertSound(whole.root);
      const {before, after} = result.backtest.rows;
      whole.update(result, {
        before: rocAuc(before, {alarm: "low"}),
        after: rocAuc(after, {alarm: "low"}),
        difference: edits.length > 0 ? aucDifference({...after, other: before.score}) : null
      });
      assertSound(whole.root);
    }
  });
  it("say what is missing where nothing is scored", () => {
    const none = unpackScorecard(scorecardOf([], {cards: []}));
    assert.include(textOf(AnatomyCard(none, -1, {document})), "Add the table usage");
  });
  it("hold where no account is scored yet", () => {
    const panel = unpackScorecard(scorecardOf([]));
    const card = WhatIfCard(panel.data, TryPanel(panel, 0, {edits: [], document}), {tools: [], document});
    card.update(whatIf(configured(panel), []), null);
    assertSound(card.root);
    assertSound(AnatomyCard(panel, 0, {document}));
  });
  it("warn that what is tried out is fitted to the months that judge it", () => {
    assert.include(textOf(parts(CARD).whole.root), "judged by the same months that suggest it");
  });
  it("list the accounts that change band with a link to each", () => {
    const {base, whole} = parts(CARD);
    whole.update(
      whatIf(base, [{card: "one", group: "usage", component: "active_rate", field: "good", value: 0.1}]),
      null
    );
    const rows = Array.from(whole.root.querySelectorAll<HTMLAnchorElement>(".qd-try-changes tbody a"));
    assert.isAbove(rows.length, 3);
    assert.match(rows[0]!.getAttribute("href")!, /^\.\/account\.html\?account=K\d+$/);
  });
});

describe("TryPanel(panel, card)", () => {
  it("tries a number at once and counts a step when it is done; fractions are typed in percent", () => {
    const {controls} = parts(CARD);
    const seen: string[] = [];
    for (const name of ["input", "change"]) controls.addEventListener(name, () => seen.push(name));
    const bad = controls.querySelector<HTMLInputElement>(
      'input[type="number"][id*="active_rate"][id$="bad"]'
    )!;
    const slider = bad.closest(".qd-try-field")!.querySelector<HTMLInputElement>('input[type="range"]')!;
    type(bad, "35");
    assert.deepStrictEqual(controls.value, [
      {card: "one", group: "usage", component: "active_rate", field: "bad", value: 0.35}
    ]);
    assert.strictEqual(slider.value, "35");
    assert.include(textOf(bad.closest(".qd-try-field")), "was 0%");
    bad.dispatchEvent(new EVENT("change", {bubbles: true}));
    type(slider, "0");
    slider.dispatchEvent(new EVENT("change", {bubbles: true}));
    assert.deepStrictEqual([controls.value, seen], [[], ["input", "change", "input", "change"]]);
  });
  it("keeps the last good number where both anchors would be the same, and says so", () => {
    const {controls} = parts(CARD);
    let tried = 0;
    controls.addEventListener("input", () => ++tried);
    const good = controls.querySelector<HTMLInputElement>(
      'input[type="number"][id*="ticket_rate"][id$="good"]'
    )!;
    for (const wrong of ["20", ""]) {
      type(good, wrong);
      assert.strictEqual(good.getAttribute("aria-invalid"), "true");
    }
    assert.deepStrictEqual([tried, controls.value.length], [0, 0]);
    good.dispatchEvent(new EVENT("change", {bubbles: true}));
    assert.strictEqual(good.value, "0");
  });
  it("shows what share of the score each part has, before and after", () => {
    const {controls} = parts(CARD, [
      {card: "one", group: "support", component: null, field: "weight", value: 0}
    ]);
    const names = Array.from(controls.querySelectorAll(".qd-try-name small"), textOf);
    assert.deepStrictEqual(names, ["75.0% to 100.0%", "25.0% to left out"]);
  });
});

describe("the tools", () => {
  it("copy the YAML, and show it where the browser does not let them", async () => {
    const texts: string[] = [];
    const copy = (text: string) => Promise.resolve(texts.push(text) === 1);
    const tools = Tools({undo: () => {}, reset: () => {}, copy, document});
    const [undo, reset, yaml, said, details] = tools.nodes as [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement, Element, HTMLDetailsElement]; // prettier-ignore
    tools.update({edited: false, undo: false, yaml: null});
    assert.deepStrictEqual([undo.disabled, reset.disabled, yaml.disabled], [true, true, true]);
    tools.update({edited: true, undo: true, yaml: "a: 1"});
    for (const expected of [/^Copied$/, /take it from below/]) {
      click(yaml);
      await Promise.resolve();
      assert.match(textOf(said), expected);
    }
    assert.deepStrictEqual([texts, details.open], [["a: 1", "a: 1"], true]);
  });
  it("choose among scorecards: none, a few, or many", () => {
    const choice = (n: number) => {
      const cards = Array.from({length: n}, (_, i) => ({...CARD, id: `card-${i}`}));
      return ScorecardChoice(cards, {places: cards.map((_, i) => i), chosen: n - 1, document});
    };
    assert.isNull(choice(1));
    assert.deepStrictEqual([choice(3)?.value, choice(9)?.value, choice(9)?.tagName], ["2", "8", "SELECT"]);
  });
});

describe("words", () => {
  it("call a change within noise where the interval of the difference holds zero, and name chance", () => {
    const m = (low: number, high: number) => ({value: (low + high) / 2, low, high});
    assert.strictEqual(
      aucVerdict(m(0.6, 0.7), m(-0.01, 0.03)),
      "Better than chance: the interval lies above 0.5. Difference on the same accounts +0.010 (\u22120.010 to +0.030): within noise."
    );
    assert.match(aucVerdict(m(0.3, 0.4), m(0.01, 0.03)), /^Worse than chance.*: better on these months\.$/);
    assert.match(aucVerdict(m(0.3, 0.4), m(-0.03, -0.01)), /: worse on these months\.$/);
    assert.strictEqual(
      aucVerdict(m(0.4, 0.6), null),
      "The interval holds 0.5: the score cannot be told from chance."
    );
    assert.strictEqual(aucVerdict({value: 0.6}, null), "");
  });
  it("state the finding, also when there is none", () => {
    const {base} = parts(CARD);
    assert.match(whatIfTitle(whatIf(base, [])), /^As configured, 6 accounts are at risk/);
    const edit = {card: "one", group: "usage", component: null, field: "weight" as const, value: 3.001};
    assert.match(whatIfTitle(whatIf(base, [edit])), /^No account changes band; ROC AUC stays 1\.000$/);
    assert.strictEqual(validity({valid_from: "2026-01-01"}), "valid from 1 Jan 2026");
  });
});

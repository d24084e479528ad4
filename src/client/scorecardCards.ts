import {dom} from "../components/dom.js";
import {AnatomyCard} from "../components/scorecard/anatomyCard.js";
import {ScorecardChoice, Tools} from "../components/scorecard/tools.js";
import type {TryPanelElement} from "../components/scorecard/tryPanel.js";
import {TryPanel} from "../components/scorecard/tryPanel.js";
import type {WhatIfCardElement} from "../components/scorecard/whatIfCard.js";
import {WhatIfCard} from "../components/scorecard/whatIfCard.js";
import type {Intervals} from "../components/scorecard/whatIfResult.js";
import {anatomy} from "../lib/scorecardAnatomy.js";
import {anatomyCsv, changesCsv} from "../lib/scorecardCsv.js";
import type {ScorecardData} from "../lib/scorecardData.js";
import {currentCards, unpackScorecard} from "../lib/scorecardData.js";
import {editedCard, type ScorecardEdit} from "../lib/scorecardEdits.js";
import {configured, whatIf} from "../lib/scorecardWhatIf.js";
import {scorecardYaml} from "../lib/scorecardYaml.js";
import {downloadCsv} from "./download.js";
import {intervalsInWorker} from "./scorecardIntervals.js";
import {readScorecard, writeScorecard} from "./scorecardState.js";

/** The Health page's cards on the scorecard: what it is made of, and what other numbers would do. */
export function ScorecardCards(data: ScorecardData): HTMLElement {
  const {h} = dom();
  const panel = unpackScorecard(data);
  const current = currentCards(data);
  const root = h("div", {class: "qd-grid qd-scorecard"});
  if (current.length === 0) {
    root.append(AnatomyCard(panel, -1));
    return root;
  }
  const base = configured(panel);
  const {cards} = data;
  let {card, edits} = readScorecard(cards, current);
  let result = whatIf(base, edits);
  let steps: (readonly ScorecardEdit[])[] = [];
  let drawn: {panel: TryPanelElement; card: WhatIfCardElement} | null = null;
  let frame = 0;
  const ask = intervalsInWorker((intervals: Intervals) => drawn?.card.update(result, intervals));
  const tools = Tools({undo: () => undo(), reset: () => restore([]), copy: copied});

  const show = () => {
    result = whatIf(base, edits);
    drawn?.card.update(result, null);
    showTools();
    ask(result);
  };
  const showTools = () => tools.update({edited: edits.length > 0, undo: steps.length > 0, yaml: yamlOf()});
  const yamlOf = () => {
    const own = cards[card]!;
    const tried = edits.some((d) => d.card === own.id) ? editedCard(own, edits) : null;
    return tried === null ? null : scorecardYaml(tried, data);
  };
  const keep = () => writeScorecard({card, edits}, cards, current);
  const restore = (next: readonly ScorecardEdit[], step = true) => {
    if (step) steps.push(edits);
    edits = next;
    if (drawn) drawn.panel.value = edits;
    keep();
    show();
  };
  const undo = () => {
    const before = steps.pop();
    if (before) restore(before, false);
  };
  const draw = () => {
    const controls = TryPanel(panel, card, {edits});
    let before = edits;
    controls.addEventListener("input", () => {
      edits = controls.value;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(show);
    });
    controls.addEventListener("change", () => {
      steps = [...steps, before];
      edits = before = controls.value;
      keep();
      showTools();
    });
    const onCsv = () => downloadCsv("what-if-bands.csv", changesCsv(result.changes));
    drawn = {panel: controls, card: WhatIfCard(data, controls, {tools: tools.nodes, onCsv})};
    const rows = () => downloadCsv("scorecard.csv", anatomyCsv(cards[card]!.id, anatomy(panel, card)));
    root.replaceChildren(...chooser(), AnatomyCard(panel, card, {onCsv: rows}), drawn.card.root);
    show();
  };
  const chooser = (): HTMLElement[] => {
    const choice = ScorecardChoice(cards, {places: current, chosen: card});
    choice?.addEventListener("input", () => {
      card = Number(choice.value);
      keep();
      draw();
      root.querySelector<HTMLElement>(".qd-scorecard-choice :is(input:checked, select)")?.focus();
    });
    return choice ? [h("div", {class: "qd-scorecard-choice"}, h("span", null, "Scorecard"), choice)] : [];
  };
  draw();
  return root;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

import {dom} from "../components/dom.js";
import {AnatomyCard} from "../components/scorecard/anatomyCard.js";
import type {WhatIfTools} from "../components/scorecard/tools.js";
import {ScorecardChoice, Tools} from "../components/scorecard/tools.js";
import type {TryPanelElement} from "../components/scorecard/tryPanel.js";
import {TryPanel} from "../components/scorecard/tryPanel.js";
import type {WhatIfCardElement} from "../components/scorecard/whatIfCard.js";
import {WhatIfCard} from "../components/scorecard/whatIfCard.js";
import type {ScorecardData} from "../lib/scorecardData.js";
import {unpackScorecard} from "../lib/scorecardData.js";
import type {ScorecardEdit} from "../lib/scorecardEdits.js";
import {editedCard} from "../lib/scorecardTried.js";
import type {Configured, WhatIf} from "../lib/scorecardWhatIf.js";
import {configured, whatIf} from "../lib/scorecardWhatIf.js";
import {scorecardYaml} from "../lib/scorecardYaml.js";
import {intervalsInWorker} from "./scorecardIntervals.js";
import type {ScorecardState} from "./scorecardState.js";
import {readScorecard, writeScorecard} from "./scorecardState.js";

/** What a reader has done so far, and what is drawn of it. */
interface Session extends ScorecardState {
  base: Configured;
  /** what the last step left, and what was tried before each step */
  settled: readonly ScorecardEdit[];

  steps: (readonly ScorecardEdit[])[];
  result: WhatIf;
  root: HTMLElement;
  tools: WhatIfTools;
  ask: (result: WhatIf) => void;
  drawn: {panel: TryPanelElement; card: WhatIfCardElement} | null;
}

/** The Health page's cards on the scorecard: what it is made of, and what other numbers would do. */
export function ScorecardCards(data: ScorecardData): HTMLElement {
  const {h} = dom();
  const panel = unpackScorecard(data);
  const root = h("div", {class: "qd-grid qd-scorecard"});
  if (panel.current.length === 0) {
    root.append(AnatomyCard(panel, -1));
    return root;
  }
  const base = configured(panel);
  const state = readScorecard(panel);
  const session: Session = {
    ...{base, root, ...state, settled: state.edits, steps: [], drawn: null},
    result: whatIf(base, state.edits),
    tools: Tools({
      undo: () => {
        const before = session.steps.pop();
        if (before) restore(session, before);
      },
      reset: () => {
        session.steps.push(session.settled);
        restore(session, []);
      },
      copy: copied
    }),
    ask: intervalsInWorker((intervals) => session.drawn?.card.update(session.result, intervals))
  };
  draw(session);
  return root;
}

/** Draws both cards for the chosen scorecard; what is tried out stays. */
function draw(session: Session): void {
  const {base, card, edits, root, tools} = session;
  const {panel} = base;
  const {data} = panel;
  const controls = TryPanel(panel, card, {edits});
  let frame = 0;
  controls.addEventListener("input", () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      session.edits = controls.value;
      show(session);
    });
  });
  controls.addEventListener("change", () => {
    session.steps.push(session.settled);
    session.edits = session.settled = controls.value;
    keep(session);
    showTools(session);
  });
  session.drawn = {panel: controls, card: WhatIfCard(data, controls, {tools: tools.nodes})};
  root.replaceChildren(...Chooser(session), AnatomyCard(panel, card), session.drawn.card.root);
  show(session);
}

function Chooser(session: Session): HTMLElement[] {
  const {h} = dom();
  const {card, root, base} = session;
  const {current, data} = base.panel;
  const choice = ScorecardChoice(data.cards, {places: current, chosen: card});
  if (choice === null) return [];
  choice.addEventListener("input", () => {
    session.card = Number(choice.value);
    keep(session);
    draw(session);
    root.querySelector<HTMLElement>(".qd-scorecard-choice :is(input:checked, select)")?.focus();
  });
  return [h("div", {class: "qd-scorecard-choice"}, h("span", null, "Scorecard"), choice)];
}

/** Computes and shows at once; the intervals follow. */
function show(session: Session): void {
  session.result = whatIf(session.base, session.edits);
  session.drawn?.card.update(session.result, null);
  showTools(session);
  session.ask(session.result);
}

function showTools({tools, edits, steps, base, card}: Session): void {
  const {data} = base.panel;
  const own = data.cards[card]!;
  const tried = edits.some((d) => d.card === own.id) ? editedCard(own, edits) : null;
  const yaml = tried === null ? null : scorecardYaml(tried, data);
  tools.update({edited: edits.length > 0, undo: steps.length > 0, yaml});
}

function restore(session: Session, edits: readonly ScorecardEdit[]): void {
  session.edits = session.settled = edits;
  if (session.drawn) session.drawn.panel.value = edits;
  keep(session);
  show(session);
}

function keep({card, edits, base}: Session): void {
  writeScorecard({card, edits}, base.panel);
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

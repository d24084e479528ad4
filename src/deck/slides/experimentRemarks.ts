import {wrapText} from "../../components/deck/fitText.js";
import type {DeckExperiment, DeckOutcome, DeckPlan} from "../../metrics/deckData.js";
import type {CustomerDeck} from "../audience.js";
import {outcomeText} from "../outcomeText.js";
import type {Kit} from "../types.js";
import {primaryOf} from "./experimentWords.js";

const ROOM = {slide: "experiments", size: 14} as const;
/** The width of a remark, in CSS px. */
const WIDE = 377;

/** How the arms came about and what the intervals rest on. */
function howSure(experiment: DeckExperiment, kit: Kit): string {
  const {split, unit, randomised, outcomes} = experiment;
  const key = unit ?? "unit";
  const counts = {target: kit.format.count(split.target), control: kit.format.count(split.control)};
  const said = [
    kit.text("experiments.sure.arms", {
      ...counts,
      units: kit.text(`experiments.units.${key}`, {n: split.target, text: counts.target})
    })
  ];
  if (experiment.status === "no control") {
    return kit.text(experiment.picked ? "experiments.sure.picked" : "experiments.sure.no_control", counts);
  }
  if (split.flag === "block") said.push(kit.text("experiments.sure.block"));
  else if (split.flag === "note") said.push(kit.text("experiments.sure.note"));
  if (!randomised) said.push(kit.text("experiments.sure.did"));
  else said.push(kit.text("experiments.sure.random"));
  if (experiment.drifted) said.push(kit.text("experiments.sure.drifted"));
  if (outcomes.some((d) => d.decided_on === "cuped"))
    said.push(kit.text("experiments.sure.cuped", {unit: key}));
  return said.join(kit.text("sentence.join"));
}

/** The least effect that would have been found, of the outcome of which that matters most. */
function notSeen(experiment: DeckExperiment, kit: Kit): string {
  const {outcomes} = experiment;
  const known = outcomes.filter((d) => d.mde !== null);
  const primary = primaryOf(experiment);
  const open = known.find(
    (d) => d.outcome === "no detectable difference" || d.outcome === "not shown to hold"
  );
  const told = open ?? (primary?.mde != null ? primary : known[0]);
  if (!told) return kit.text("experiments.unseen.nothing");
  const words = outcomeText(told, kit.format);
  const kpi = kit.fit(told.kpi, {...ROOM, width: 260});
  const least = kit.text("experiments.unseen.mde", {kpi, mde: words.size(told.mde)});
  return [least, matters(told, kit)].filter(Boolean).join(kit.text("sentence.join"));
}

/** Where nothing was found: whether what would matter is ruled out. */
function matters({minimum_effect, ...told}: DeckOutcome, kit: Kit): string {
  const least = Math.abs(minimum_effect ?? 0);
  const {low, high} = told.difference;
  if (told.outcome !== "no detectable difference" || least === 0 || low === null || high === null) return "";
  const size = outcomeText({minimum_effect, ...told}, kit.format).size(least);
  return kit.text(
    low > -least && high < least ? "experiments.unseen.small" : "experiments.unseen.not_ruled_out",
    {size}
  );
}

/** The agreed step that names the experiment, an open one first. */
export function agreedStep(
  {experiment_id, name}: DeckExperiment,
  plans: readonly DeckPlan[]
): DeckPlan | null {
  const own = plans.filter(
    (p) => p.status !== "dropped" && p.ref !== null && [experiment_id, name].includes(p.ref)
  );
  return own.find((p) => p.status === "open") ?? own[0] ?? null;
}

/** What is meant and what is agreed; null where nothing is. */
function whatFollows(experiment: DeckExperiment, {plans}: CustomerDeck, kit: Kit): string | null {
  const step = agreedStep(experiment, plans);
  const fit = (text: string, lines: number) => kit.fit(text, {...ROOM, width: 340, lines});
  const parts: string[] = [];
  if (experiment.game_plan)
    parts.push(kit.text("experiments.follows.plan", {plan: fit(experiment.game_plan, 2)}));
  if (step) {
    const owner = step.owner && fit(step.owner, 1);
    const day = step.due_date && kit.format.dayMonth(step.due_date);
    const key = step.status === "done" ? "done" : owner && day ? "step" : "step_open";
    parts.push(kit.text(`experiments.follows.${key}`, {plan: fit(step.plan, 2), owner, day}));
  }
  return parts.length > 0 ? parts.join(kit.text("sentence.join")) : null;
}

/** What is said below the outcomes, and how many lines of 20 px it takes. */
export interface ExperimentRemarks {
  element: Element;
  lines: number;
}

/** Below the outcomes: how sure, what it could not see, what follows. */
export function experimentRemarks(
  experiment: DeckExperiment,
  data: CustomerDeck,
  kit: Kit
): ExperimentRemarks {
  const said = [
    {lead: kit.text("experiments.sure"), text: howSure(experiment, kit)},
    {lead: kit.text("experiments.unseen"), text: notSeen(experiment, kit)},
    {lead: kit.text("experiments.follows"), text: whatFollows(experiment, data, kit)}
  ];
  const none = kit.text("not_well.no_plan");
  const lines = said.map(
    ({lead, text}) => wrapText(`${lead} ${text ?? none}`, {width: WIDE, size: ROOM.size, weight: 500}).length
  );
  const one = ({lead, text}: (typeof said)[number]) =>
    kit.h("p", null, kit.h("b", null, lead), " ", text ?? kit.h("span", {class: "tag dash"}, none));
  return {element: kit.h("div", {class: "tell"}, ...said.map(one)), lines: Math.max(2, ...lines)};
}

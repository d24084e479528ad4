import type {DeckExperiment, DeckOutcome} from "../../metrics/deckData.js";
import {outcomeText} from "../outcomeText.js";
import type {Finding, Issue, Kit} from "../types.js";
import {KEYS, outcomeValues, primaryOf, wanted} from "./experimentWords.js";

const SENTENCE = {name: 320, kpi: 320, size: 18};

/** How much a result matters beside the other findings of the quarter. */
const WEIGHTS = {
  better: 0.6,
  worse: 0.75,
  none: 0.45,
  holds: 0.2,
  breached: 0.7,
  not_shown: 0.4,
  early: 0.3,
  undecided: 0.35,
  blocked: 0.35,
  no_control: 0.35
} as const;

function issue(experiment: DeckExperiment, outcome: DeckOutcome, kit: Kit): Issue {
  const words = outcomeText(outcome, kit.format);
  const values = outcomeValues(experiment, outcome, kit, SENTENCE);
  const {target, control, difference} = outcome;
  const counts = {
    target: words.arm(target.mean),
    control: words.arm(control.mean),
    adjusted: outcome.decided_on === "difference" ? "no" : "yes"
  };
  const known = difference.value !== null;
  return {
    result: known ? values.difference : kit.format.count(null),
    interval: known && values.signed_range ? values.signed_range : kit.text("experiments.no_interval"),
    estimated: known && Boolean(values.signed_range),
    what: kit.text("experiments.issue.what", {kpi: outcome.kpi, name: experiment.name}),
    know: [
      kit.text(`experiments.issue.${KEYS[outcome.outcome]}`),
      known ? kit.text("experiments.issue.arms", counts) : ""
    ]
      .filter(Boolean)
      .join(kit.text("sentence.join")),
    about: ["experiment"],
    refs: [experiment.experiment_id, experiment.name, outcome.kpi],
    plan: experiment.game_plan
  };
}

function finding(experiment: DeckExperiment, outcome: DeckOutcome, kit: Kit): Finding {
  const key = KEYS[outcome.outcome];
  const values = () => outcomeValues(experiment, outcome, kit, SENTENCE);
  const good = wanted(outcome);
  const by_lot = experiment.randomised || (key !== "better" && key !== "worse") ? "" : "_did";
  const known = outcome.difference.value !== null;
  return {
    id: `experiment ${experiment.experiment_id} ${outcome.kpi}`,
    slide: "experiments",
    tone: good ? "good" : "bad",
    weight: WEIGHTS[key],
    number: () => (known ? values().difference : kit.format.count(null)),
    small: kit.fit(outcome.kpi, {slide: "summary", width: 280, size: 14, weight: 500}),
    headline: () => kit.rich(`experiments.headline.${key}${by_lot as ""}`, values()),
    text: () => kit.rich(`experiments.finding.${key}${by_lot as ""}`, values()),
    ...(good ? {} : {issue: () => issue(experiment, outcome, kit)})
  };
}

/**
 * What is worth telling of experiments: their primary outcomes, and of the others what got worse or breached its margin,
 * or is not shown to keep it. A secondary outcome without a detectable difference stands on the slide alone.
 */
export function experimentFindings(ended: readonly DeckExperiment[], kit: Kit): Finding[] {
  return ended.flatMap((experiment) => {
    const primary = primaryOf(experiment);
    const told = experiment.outcomes.filter(
      (d) => d === primary || ["worse", "breached", "not shown to hold"].includes(d.outcome)
    );
    return told.map((d) => finding(experiment, d, kit));
  });
}

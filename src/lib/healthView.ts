import type {MonthAuc} from "../metrics/backtest/monthlyAuc.js";
import type {Metric} from "../metrics/metric.js";
import type {HealthData, JudgedScore, ScoreKey} from "./healthData.js";
import type {LiftTenth} from "./healthLift.js";
import {liftTenths} from "./healthLift.js";
import type {FilterChoices} from "./overviewFilters.js";

/** What the Health page shows for a choice. */
export interface HealthView extends HealthData {
  /** the score whose predictions are drawn */
  chosen: JudgedScore | null;
  pairs: MonthPair[];
  tenths: LiftTenth[];
}

/** The scorecard and use alone in one month. */
export interface MonthPair {
  point_date: string;
  card: MonthAuc;
  usage: Metric | null;
}

/** What the scores are called. */
export const SCORE_LABELS: Record<ScoreKey, string> = {
  scorecard: "Scorecard",
  last: "Last scorecard",
  usage: "Usage alone",
  mrr: "MRR alone",
  fitted: "Fitted weights"
};

/** The view of a choice; a score that is not there gives the first. */
export function healthView(data: HealthData, choice: {score?: string} = {}): HealthView {
  const chosen = data.scores.find((d) => d.key === choice.score) ?? data.scores[0] ?? null;
  const usage = new Map(data.months.usage.map((d) => [d.point_date, d.auc]));
  const pairs = data.months.scorecard.map((card): MonthPair => {
    const {point_date} = card;
    return {point_date, card, usage: usage.get(point_date) ?? null};
  });
  return {...data, chosen, pairs, tenths: liftTenths(chosen?.tenths ?? [])};
}

/** The scores that can be drawn. */
export function scoreChoices({scores}: Pick<HealthData, "scores">): FilterChoices {
  const known = scores.filter((d) => d.reason === undefined);
  const options = (known.length > 0 ? known : scores.slice(0, 1)).map(({key}) => ({
    value: key,
    label: SCORE_LABELS[key]
  }));
  return {key: "score", label: "Predictions of", initial: options[0]?.value ?? "", options};
}

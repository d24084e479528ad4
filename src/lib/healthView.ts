import type {MonthAuc} from "../metrics/backtest/monthlyAuc.js";
import type {Metric} from "../metrics/metric.js";
import type {CalibrationGroup} from "../metrics/stats/calibrationCurve.js";
import type {HealthData, JudgedScore, ScoreKey} from "./healthData.js";
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

/** A tenth of predicted risk against all; *rank* 1 is the most alarming. */
export interface LiftTenth extends Omit<CalibrationGroup, "group"> {
  rank: number;
  /** times as often as all */
  lift: number;
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

/** Tenths against the share that left of all of them, the most alarming first; none where nobody left. */
export function liftTenths(tenths: readonly CalibrationGroup[]): LiftTenth[] {
  const n = tenths.reduce((sum, d) => sum + d.n, 0);
  const all = tenths.reduce((sum, d) => sum + d.events, 0) / n;
  if (!(all > 0)) return [];
  return tenths.toReversed().map(({group, low, high, ...d}) => ({
    ...d,
    rank: 11 - group,
    lift: d.observed / all,
    low: low / all,
    high: high / all
  }));
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

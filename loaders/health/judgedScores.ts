import type {JudgedScore} from "../../src/lib/healthData.js";
import type {LikeTable} from "../../src/metrics/backtest/likeAccounts.js";
import type {CutPanel} from "../../src/metrics/backtest/scoreBacktest.js";
import {scoreBacktest, scoredRows} from "../../src/metrics/backtest/scoreBacktest.js";
import type {ScoreColumns} from "../../src/metrics/backtest/scoreModel.js";
import {aucDifference} from "../../src/metrics/stats/aucDifference.js";
import type {PanelScores} from "./panelScores.js";

interface Candidate extends ScoreColumns {
  key: JudgedScore["key"];
  basis: string;
  /** why there can be no such score */
  missing: string;
}

const one = (name: string, values: (number | null)[]) => ({columns: [{name, values}]});

/** The scores that are compared, as columns of the panel. */
function candidates({scorecard, last, engagement_index, mrr, components}: PanelScores): Candidate[] {
  const log = mrr.map((d) => (d !== null && d > 0 ? Math.log(d) : null));
  return [
    {
      key: "scorecard",
      basis: "health score",
      missing: "no account has a health score",
      ...one("score", scorecard)
    },
    {
      key: "last",
      basis: "the version before",
      missing: "no earlier version is configured",
      ...one("score", last ?? [])
    },
    {
      key: "usage",
      basis: "engagement index",
      missing: "no account has an engagement index; it needs the table `usage`",
      ...one("index", engagement_index)
    },
    {key: "mrr", basis: "small accounts first", missing: "no account pays", ...one("log_mrr", log)},
    {
      key: "fitted",
      basis: "its components, weighed anew",
      missing: "no scorecard has components with data",
      columns: components,
      ridge: 1
    }
  ];
}

/** Judges every score, and each against use alone; beside them what the scorecard's probabilities came to. */
export function judgedScores(panel: CutPanel, scores: PanelScores): {scores: JudgedScore[]; like: LikeTable} {
  const results = candidates(scores).map((d) => ({...d, result: scoreBacktest(panel, d)}));
  const card = results[0]!.result;
  const {intercept, slopes, reason} = card.model;
  return {
    scores: results.map(({key, basis, missing, columns, result}) => {
      const {model, ...judged} = result;
      const known = columns.some((d) => d.values.some((v) => v !== null));
      const failed = panel.split.reason ?? (judged.auc.value === null ? judged.auc.reason : undefined);
      const why = known ? failed : missing;
      if (why !== undefined) return {key, basis, ...judged, reason: why};
      const values = columns.length === 1 ? columns[0]!.values : null;
      const rank = (i: number) => (values === null ? negative(model.probability(i)) : values[i]);
      const beyond_usage = key === "usage" ? undefined : beyond(panel, rank, scores.engagement_index);
      return {key, basis, ...judged, ...(beyond_usage && {beyond_usage})};
    }),
    like: {
      horizon_days: panel.split.horizon_days,
      intercept,
      slope: slopes.score ?? null,
      fifths: card.fifths,
      ...((panel.split.reason ?? reason) ? {reason: panel.split.reason ?? reason} : {})
    }
  };
}

function negative(value: number | null): number | null {
  return value === null ? null : -value;
}

function beyond(
  panel: CutPanel,
  score: (row: number) => number | null | undefined,
  usage: readonly (number | null)[]
): JudgedScore["beyond_usage"] {
  const {places, outcome, account} = scoredRows(panel, panel.test, (i) =>
    usage[i] == null ? null : score(i)
  );
  if (places.length === 0) return undefined;
  const other = places.map((i) => usage[i]!);
  return aucDifference({score: places.map((i) => score(i)!), other, outcome, account});
}

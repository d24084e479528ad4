import {group} from "d3";
import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import {durationMetric} from "../survivalQuantile.js";
import type {Stage, StageOwners, Stay} from "./stages.js";
import {ON_THE_WAY, STAGES} from "./stages.js";
import {LEAST_STAYS, timeInStage} from "./timeInStage.js";

/** How long accounts take in one stage. */
export interface StageTime {
  stage: Stage;
  owner: string;
  entries: number;
  accounts: number;
  /** Still in the stage. */
  there: number;
  /** Lost out of it, without another stage. */
  lost: number;
  /** Days from entry to the day on which the stage was left. */
  median: Metric;
  p90: Metric;
  /** Days from an entry out of another team's stage to the first outbound touch. */
  handover: Metric;
}

/** How long a new team takes to get in touch; those that nobody had reached when they moved on are censored. */
function handoverTime(stays: readonly Stay[], owners: StageOwners): Metric {
  const handed = stays.filter((d) => d.from !== null && owners[d.from] !== owners[d.stage]);
  if (handed.length === 0) return undefinedMetric("nobody comes from another team", {n: 0});
  const follows = handed.flatMap(({wait}) => (wait ? [{time: wait.days, event: wait.reached}] : []));
  if (follows.length < LEAST_STAYS)
    return undefinedMetric(
      follows.length === 0 ? "touches do not reach so far" : `fewer than ${LEAST_STAYS} hand-overs`,
      {n: follows.length}
    );
  const metric = durationMetric(follows, {none: "nobody was handed over"});
  if (metric.value !== null) return metric;
  return {...metric, reason: "not reached: most were not contacted while they were there"};
}

/** Every stage that anybody entered, in the order of the journey. */
export function stageTimes(stays: readonly Stay[], owners: StageOwners): StageTime[] {
  const byStage = group(stays, (d) => d.stage);
  return STAGES.flatMap((stage) => {
    const own = byStage.get(stage);
    if (!own) return [];
    return [
      {
        stage,
        owner: owners[stage],
        entries: own.length,
        accounts: new Set(own.map((d) => d.i)).size,
        there: own.filter((d) => d.end === "there").length,
        lost: own.filter((d) => d.end === "lost").length,
        median: timeInStage(own, 0.5),
        p90: timeInStage(own, 0.9),
        handover: handoverTime(own, owners)
      }
    ];
  });
}

/** An account that has been in a stage for longer than nine in ten of its segment. */
export interface StuckAccount extends Stay {
  segment: string;
  /** The segment's 90th percentile of the stage. */
  limit: Metric & {value: number};
}

/** Who is stuck, and for how many of those that are on the way nothing can be said. */
export interface Stuck {
  accounts: StuckAccount[];
  /** Still on the way, in a stage whose percentile is known for their segment. */
  judged: number;
  /** Still on the way, in a stage without one, by segment and stage. */
  unjudged: {segment: string; stage: Stage; there: number; reason: string}[];
}

/** Accounts still in a stage on the way to value for longer than the 90th percentile of their segment. */
export function stuckAccounts(stays: readonly Stay[], segmentOf: (place: number) => string): Stuck {
  const stuck: Stuck = {accounts: [], judged: 0, unjudged: []};
  const cells = group(
    stays.filter((d) => ON_THE_WAY.has(d.stage)),
    (d) => segmentOf(d.i),
    (d) => d.stage
  );
  for (const [segment, stages] of cells) {
    for (const [stage, own] of stages) {
      const there = own.filter((d) => d.end === "there");
      const limit = timeInStage(own, 0.9);
      const {value} = limit;
      if (value === null) {
        if (there.length > 0)
          stuck.unjudged.push({segment, stage, there: there.length, reason: limit.reason ?? ""});
        continue;
      }
      stuck.judged += there.length;
      const late = there.filter((d) => d.days > value);
      stuck.accounts.push(...late.map((d) => ({...d, segment, limit: {...limit, value}})));
    }
  }
  stuck.accounts.sort((a, b) => b.days / Math.max(1, b.limit.value) - a.days / Math.max(1, a.limit.value));
  return stuck;
}

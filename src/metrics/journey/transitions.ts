import {median, rollups} from "d3";
import type {Stage, Stay} from "./stages.js";
import {STAGES} from "./stages.js";

/** How often accounts went from one stage to another, or were lost out of it. */
export interface Transition {
  from: Stage;
  /** null = lost without another stage */
  to: Stage | null;
  moves: number;
  accounts: number;
  /** Of all stays in *from*, those still there included. */
  share: number;
  /** In *from* before the move. */
  median_days: number;
  /** To an earlier stage, or to the same once more. */
  back: boolean;
}

/** Every move between stages and every loss, in the order of the journey; within a stage the most frequent first. */
export function transitions(stays: readonly Stay[]): Transition[] {
  const order = (stage: Stage | null) => (stage === null ? STAGES.length : STAGES.indexOf(stage));
  const entries = new Map<Stage, number>();
  for (const {stage} of stays) entries.set(stage, (entries.get(stage) ?? 0) + 1);
  const moved = stays.filter((d) => d.to !== null || d.end === "lost");
  return rollups(
    moved,
    (D) => D,
    (d) => d.stage,
    (d) => d.to
  )
    .flatMap(([from, targets]) =>
      targets.map(([to, D]) => ({
        from,
        to,
        moves: D.length,
        accounts: new Set(D.map((d) => d.i)).size,
        share: D.length / entries.get(from)!,
        median_days: median(D, (d) => d.days)!,
        back: order(to) <= order(from)
      }))
    )
    .sort((a, b) => order(a.from) - order(b.from) || b.moves - a.moves || order(a.to) - order(b.to));
}

/** Whether a move is a loss, with or without a stage that says so. */
export function isLoss({to}: Pick<Transition, "to">): boolean {
  return to === null || to === "churned";
}

import type {Stage, Stay} from "../metrics/journey/stages.js";
import {STAGES} from "../metrics/journey/stages.js";
import {isLoss, type Transition} from "../metrics/journey/transitions.js";

/** What stands in the flow: a stage, a place that a long ribbon passes, or the moves back and the losses out of a stage. */
export interface FlowNode {
  id: string;
  kind: "stage" | "pass" | "back" | "lost";
  stage: Stage;
  /** The column, from 0. */
  column: number;
  /** Entries of a stage; moves through the others. */
  value: number;
  /** Still in the stage. */
  there: number;
}

/** A part of a ribbon between two neighbouring columns. */
export interface FlowLink {
  source: string;
  target: string;
  value: number;
  /** What it is a part of. */
  transition: Transition | null;
  tone: "forward" | "lost" | "back";
}

/** The moves between stages as a drawing without circles. */
export interface Flow {
  nodes: FlowNode[];
  links: FlowLink[];
  columns: number;
}

/**
 * Lays the moves out by stage, a column each. A move back or to the same stage again would close a circle: all those
 * of a stage end beside it, and so do those that were lost without another stage. A move over other stages passes through places of its own, so that no ribbon runs behind a
 * stage.
 */
export function journeyFlow(stays: readonly Stay[], moves: readonly Transition[]): Flow {
  const present = STAGES.filter((stage) => stays.some((d) => d.stage === stage));
  const column = (stage: Stage) => present.indexOf(stage);
  const nodes = present.map((stage): FlowNode => {
    const own = stays.filter((d) => d.stage === stage);
    const there = own.filter((d) => d.end === "there").length;
    return {id: stage, kind: "stage", stage, column: column(stage), value: own.length, there};
  });
  const links: FlowLink[] = [];
  for (const d of moves.filter((move) => !move.back)) {
    if (d.to === null) {
      const id = `${d.from} lost`;
      nodes.push({id, kind: "lost", stage: d.from, column: column(d.from) + 1, value: d.moves, there: 0});
      links.push({source: d.from, target: id, value: d.moves, transition: d, tone: "lost"});
      continue;
    }
    const tone = isLoss(d) ? "lost" : "forward";
    let source: string = d.from;
    for (let c = column(d.from) + 1; c <= column(d.to); ++c) {
      const last = c === column(d.to);
      const target = last ? d.to : `${d.from} ${d.to} ${c}`;
      if (!last) nodes.push({id: target, kind: "pass", stage: d.to, column: c, value: d.moves, there: 0});
      links.push({source, target, value: d.moves, transition: d, tone});
      source = target;
    }
  }
  for (const stage of present) {
    const value = moves.filter((d) => d.back && d.from === stage).reduce((sum, d) => sum + d.moves, 0);
    if (value === 0) continue;
    const id = `${stage} back`;
    nodes.push({id, kind: "back", stage, column: column(stage) + 1, value, there: 0});
    links.push({source: stage, target: id, value, transition: null, tone: "back"});
  }
  return {nodes, links, columns: Math.max(0, ...nodes.map((d) => d.column + 1))};
}

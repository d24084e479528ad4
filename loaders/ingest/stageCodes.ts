import type {Check} from "./check.js";
import type {Stage} from "./stage.js";

/** Adds a rule to a stage and returns its code. */
export function addCheck(stage: Stage, check: Omit<Check, "code">): number {
  const same = stage.checks.find(
    (d) => d.column === check.column && d.rule === check.rule && d.message === check.message
  );
  if (same !== undefined) return same.code;
  const code = stage.checks.length + 1;
  stage.checks.push({code, ...check});
  return code;
}

/** The number that stands for a source in the column _file. */
export function addSource(stage: Stage, source: string): number {
  const at = stage.sources.indexOf(source);
  return at >= 0 ? at : stage.sources.push(source) - 1;
}

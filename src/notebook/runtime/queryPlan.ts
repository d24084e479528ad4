import {readSql} from "../language/sqlCell.js";
import {embeddedValue} from "./evaluate.js";
import type {Reading} from "./scope.js";
import type {PlanStep} from "./state.js";

/** A step as DuckDB writes it. */
interface WrittenStep {
  readonly name: string;
  readonly children: readonly WrittenStep[];
  readonly extra_info: Readonly<Record<string, string | readonly string[]>>;
}

const ROWS = "Estimated Cardinality";

/** How the engine would run a SQL cell with the values that it reads now. */
export async function queryPlan(run: Reading): Promise<readonly PlanStep[]> {
  const {strings, parameters} = readSql(run.cell.source);
  const values = await Promise.all(parameters.map((d) => embeddedValue(run, d)));
  const written = JSON.parse(await run.scope.session.plan({strings, values})) as WrittenStep[];
  return written.map(step);
}

function step({name, children, extra_info}: WrittenStep): PlanStep {
  const {[ROWS]: rows, ...facts} = extra_info;
  return {
    name: name.trim(),
    facts: Object.entries(facts).map(([label, value]) => ({label, value: [value].flat().join(", ")})),
    rows: rows === undefined ? null : Number(rows),
    steps: children.map(step)
  };
}

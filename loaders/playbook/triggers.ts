import {COMPANY_METRICS, PLAY_METRICS, type PlayMetric} from "../../src/metrics/plays/playMetrics.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import type {Config} from "../configTypes.js";
import {UserError} from "../errors.js";
import {type ExpressionScope, parseExpression} from "../ingest/expression.js";
import {ident} from "../ingest/sql.js";
import {SyntaxFault, type SyntaxNode} from "../ingest/syntax.js";
import {walk} from "../ingest/syntaxWalk.js";
import {openWarehouse, type Warehouse} from "../warehouse.js";
import {plainReason} from "./plainReason.js";
import {collectedPlays, type GivenPlays, type PlacedPlay} from "./plays.js";

/** A play whose condition is known to be one. */
export interface CheckedPlay extends PlacedPlay {
  /** the condition as DuckDB writes it: one expression, nothing that reaches outside */
  sql: string;
  /** the metrics that it names */
  metrics: PlayMetric[];
}

/** DuckDB's type of a metric. */
export const METRIC_TYPES = {number: "DOUBLE", boolean: "BOOLEAN", text: "VARCHAR"} as const;

const TABLES = {
  account: {name: "account_metrics", metrics: PLAY_METRICS},
  company: {name: "company_metrics", metrics: COMPANY_METRICS}
} as const;

/**
 * Checks the ids of all plays, and every condition against the metrics that there are.
 *
 * @throws UserError with all faults, each with file, line and what was probably meant
 */
export async function checkedPlays(config: Config): Promise<CheckedPlay[]> {
  const {plays, faults} = await check(config);
  if (faults.length > 0) throw new UserError(faults.join("\n"));
  return plays;
}

/** What is wrong with the plays of a configuration, a line each. */
export async function playFaults(given: GivenPlays): Promise<string[]> {
  return (await check(given)).faults;
}

async function check(given: GivenPlays): Promise<{plays: CheckedPlay[]; faults: string[]}> {
  const {plays, faults} = await collectedPlays(given);
  if (plays.length === 0) return {plays: [], faults};
  await using db = await openWarehouse(":memory:");
  for (const {name, metrics} of Object.values(TABLES))
    await db.run(
      `CREATE TABLE ${name} (${metrics.map((d) => `${ident(d.name)} ${METRIC_TYPES[d.type]}`).join(", ")})`
    );
  for (const {name} of Object.values(TABLES)) await db.run(`INSERT INTO ${name} (segment) VALUES (NULL)`);
  await db.run("SET enable_external_access = false; SET lock_configuration = true");
  const checked: CheckedPlay[] = [];
  for (const play of plays) {
    const result = await checkedPlay(db, play);
    if (typeof result === "string") faults.push(`${play.place}: play ${play.id}: ${result}`);
    else checked.push(result);
  }
  return {plays: checked, faults};
}

const SCOPE: ExpressionScope = {over: "metrics", instead: "; a condition reaches nothing but metrics"};

/** What is wrong with a name that is no metric of the play's scope. */
function unknownMetric(name: string, scope: PlacedPlay["scope"]): string {
  const other = scope === "account" ? "company" : "account";
  if (TABLES[other].metrics.some((d) => d.name === name))
    return other === "company"
      ? `${name} is a metric of the company; give the play scope: company`
      : `${name} is a metric of accounts; a play with scope: company cannot name it`;
  const names = TABLES[scope].metrics.map((d) => d.name);
  return `there is no metric ${name}${didYouMean(name, names) || `; metrics: ${names.join(", ")}`}`;
}

/** The play, or what is wrong with its condition. */
async function checkedPlay(db: Warehouse, play: PlacedPlay): Promise<CheckedPlay | string> {
  const {name, metrics} = TABLES[play.scope];
  try {
    const {sql, columns, windowed, statement} = await parseExpression(db, play.when, SCOPE);
    const unknown = columns.find((d) => metrics.every((m) => m.name !== d));
    if (unknown !== undefined) return unknownMetric(unknown, play.scope);
    if (windowed) return "the condition looks at other rows; it may only use the metrics of one account";
    const used = metrics.filter((d) => columns.includes(d.name));
    if (used.length === 0) return `the condition \`${play.when}\` names no metric`;
    const [row] = await db.query<{column_type: string}>(`DESCRIBE SELECT ${sql} FROM ${name}`);
    if (row?.column_type !== "BOOLEAN")
      return `\`${play.when}\` is not true or false; write a comparison, such as active_rate < 0.3`;
    if (play.on === "approaching" && play.scope === "company")
      return "approaching is for accounts; a company's play fires on entering or leaving";
    if (play.on === "approaching" && !used.some((d) => d.type === "number"))
      return "approaching needs a metric that is a number";
    // On a row, so that a number compared with a word is found; as a filter, where no aggregate is allowed.
    await db.run(`FROM ${name} WHERE ${sql}`);
    return neverTrue(statement, used) ?? {...play, sql, metrics: used};
  } catch (error) {
    const {message} = error as Error;
    if (error instanceof SyntaxFault || /^(Binder|Parser|Catalog|Conversion) Error/.test(message))
      return `the condition \`${play.when}\` does not compile: ${plainReason(message)}`;
    throw error;
  }
}

/** What is wrong where a text is compared with something that none of the metrics can be. */
function neverTrue(statement: SyntaxNode, used: readonly PlayMetric[]): string | null {
  const texts = used.filter((d) => d.type === "text");
  if (texts.length === 0 || texts.some((d) => d.values === undefined)) return null;
  const values = texts.flatMap((d) => d.values!);
  let fault: string | null = null;
  walk(statement, (node) => {
    const {type, value} = (node.value ?? {}) as {type?: {id?: string}; value?: unknown};
    if (node.class !== "CONSTANT" || type?.id !== "VARCHAR" || typeof value !== "string") return;
    if (!values.includes(value))
      fault ??= `${texts.map((d) => d.name).join(" and ")} is never '${value}'${didYouMean(value, values) || `; it is one of ${values.join(", ")}`}`;
  });
  return fault;
}

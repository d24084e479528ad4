import type {TemplateColumn, TemplateFormat} from "../../src/metrics/deckTemplate.js";
import {SyntaxFault} from "../ingest/syntax.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import type {TemplateFaults} from "./faults.js";
import type {Cell, Placed} from "./parts.js";
import {RESERVED} from "./references.js";
import type {SlideSettings} from "./slideOptions.js";
import {type CheckedStatement, checkStatement, type StatementContext} from "./statement.js";

/** A query of a slide that can run on the rows of any account. */
export interface CheckedQuery {
  name: string;
  /** of its first line */
  line: number;
  sql: string;
  tables: string[];
  columns: TemplateColumn[];
}

/** A condition that can be asked of any account. */
export type CheckedCondition = Omit<CheckedQuery, "name" | "columns">;

/** What is the same for all queries of a template. */
export interface QueryContext {
  faults: TemplateFaults;
  /** what they are checked against, made when the first one asks */
  statements(): Promise<StatementContext>;
}

/** The line of the file that holds a place of a text. */
function lineAt({text, line}: Placed, position: number | undefined): number {
  // DuckDB counts bytes.
  const before = Buffer.from(text)
    .subarray(0, position ?? 0)
    .toString();
  return line + before.split("\n").length - 1;
}

async function checked(
  placed: Placed,
  sql: string,
  {context, skip}: {context: QueryContext; skip: number}
): Promise<CheckedStatement | null> {
  try {
    return await checkStatement(sql, await context.statements());
  } catch (error) {
    const place =
      error instanceof SyntaxFault && error.position !== undefined ? error.position - skip : undefined;
    context.faults.add(lineAt(placed, place), (error as Error).message);
    return null;
  }
}

const INTEGERS = /^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/u;
const KINDS: readonly [RegExp, TemplateColumn["kind"]][] = [
  [INTEGERS, "number"],
  [/^(?:DOUBLE|FLOAT|DECIMAL.*)$/u, "number"],
  [/^(?:DATE|TIMESTAMP.*)$/u, "day"],
  [/^(?:VARCHAR|ENUM.*)$/u, "text"]
];

function columnsOf(
  {columns}: CheckedStatement,
  {line, name: query}: Cell,
  {formats, faults}: {formats: SlideSettings["formats"]; faults: TemplateFaults}
): TemplateColumn[] {
  const seen = new Set<string>();
  return columns.map(({name, type}) => {
    if (seen.has(name.toLowerCase()))
      faults.add(line, `two columns of ${query} are named ${name}; give one of them another name: AS name`);
    seen.add(name.toLowerCase());
    const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1];
    if (kind === undefined)
      faults.add(
        line,
        `the column ${name} of ${query} is ${type}; expected numbers, texts or days: cast it to one of these`
      );
    const given: TemplateFormat | undefined = formats.get(name)?.format;
    return {name, kind: kind ?? "text", format: given ?? (INTEGERS.test(type) ? "count" : "decimal")};
  });
}

/** Checks the queries of a slide; those that are faulty have null. */
export async function checkQueries(
  cells: readonly Cell[],
  formats: SlideSettings["formats"],
  context: QueryContext
): Promise<Map<string, CheckedQuery | null>> {
  const {faults} = context;
  const found = new Map<string, CheckedQuery | null>();
  for (const cell of cells.filter((d) => d.kind === "sql")) {
    const {name, line} = cell;
    if (RESERVED.has(name))
      faults.add(
        line - 1,
        `a query cannot be named ${name}: numbers of the deck begin with it; take another name`
      );
    const statement = await checked(cell, cell.text, {context, skip: 0});
    found.set(
      name,
      statement && {
        name,
        line,
        sql: statement.sql,
        tables: statement.tables,
        columns: columnsOf(statement, cell, {formats, faults})
      }
    );
  }
  const names = [...found.values()].flatMap((d) => d?.columns.map((c) => c.name) ?? []);
  const all = ![...found.values()].includes(null);
  for (const [column, {line}] of formats)
    if (all && !names.includes(column))
      faults.add(line, `no query of the slide gives the column ${column}${didYouMean(column, names)}`);
  return found;
}

const HEAD = "SELECT (";

/** Checks the condition of a slide. */
export async function checkCondition(when: Placed, context: QueryContext): Promise<CheckedCondition | null> {
  // The line's end keeps a comment from taking the bracket.
  const statement = await checked(when, `${HEAD}${when.text}\n) AS holds`, {context, skip: HEAD.length});
  if (!statement) return null;
  const {columns, sql, tables} = statement;
  const [column] = columns;
  if (columns.length === 1 && column?.type === "BOOLEAN") return {line: when.line, sql, tables};
  const type = columns.length === 1 ? column?.type : `${columns.length} columns`;
  context.faults.add(
    when.line,
    `the condition gives ${type}; expected true or false, such as (SELECT count(*) FROM tickets) >= 5`
  );
  return null;
}

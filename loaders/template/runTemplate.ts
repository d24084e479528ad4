import path from "node:path";
import type {
  DeckTemplate,
  TemplateResult,
  TemplateSlide,
  TemplateValue
} from "../../src/metrics/deckTemplate.js";
import type {Warehouse} from "../warehouse.js";
import type {CheckedCustom, CheckedSlide, CheckedTemplate} from "./checkTemplate.js";
import {type SealedDatabase, sealedDatabase} from "./database.js";
import type {CheckedQuery} from "./queries.js";
import {CUSTOMER_TABLES, customerRows, type CustomerSlice} from "./tables.js";

/** A statement that failed on an account's rows. */
class QueryFault extends Error {
  constructor(
    readonly line: number,
    reason: string
  ) {
    super(reason);
  }
}

async function rowsOf(sealed: SealedDatabase, {sql, line}: {sql: string; line: number}) {
  try {
    return await sealed.rows(sql);
  } catch (error) {
    throw new QueryFault(line, (error as Error).message.split("\n")[0]!);
  }
}

/** A value as a slide takes it: days without their time. */
function valueOf(value: unknown, kind: TemplateResult["columns"][number]["kind"]): TemplateValue {
  if (value === null || value === undefined) return null;
  if (kind === "number") return Number.isFinite(value) ? (value as number) : null;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return kind === "day" ? text.slice(0, 10) : text;
}

async function resultOf(
  sealed: SealedDatabase,
  query: CheckedQuery,
  whole: boolean
): Promise<TemplateResult> {
  const rows = await rowsOf(sealed, query);
  const {columns} = query;
  return {
    columns,
    rows: (whole ? rows : rows.slice(0, 1)).map((row) =>
      columns.map(({name, kind}) => valueOf(row[name], kind))
    )
  };
}

async function runSlide(sealed: SealedDatabase | null, slide: CheckedSlide): Promise<TemplateSlide> {
  const {condition, custom, ...rest} = slide;
  const [answer] = condition ? await rowsOf(sealed!, condition) : [{holds: true}];
  const shown = answer?.holds === true;
  if (!custom) return {...rest, shown, custom: null};
  const {queries, ...written}: CheckedCustom = custom;
  const results: Record<string, TemplateResult> = {};
  if (shown)
    for (const query of queries)
      results[query.name] = await resultOf(sealed!, query, query.name === custom.chart?.data);
  return {...rest, shown, custom: {...written, results}};
}

/**
 * Makes of a template what one account's deck is made with: which slides, and what their queries give.
 *
 * The queries run in a database of their own, which holds the account's rows of the tables that they name. What fails
 * on the rows of one account is kept as the fault of its deck alone.
 */
export async function runTemplate(
  {file, language, slides}: CheckedTemplate,
  {db, slice}: {db: Warehouse; slice: CustomerSlice}
): Promise<DeckTemplate> {
  const queries = slides.flatMap((d) => [
    ...(d.condition ? [d.condition] : []),
    ...(d.custom?.queries ?? [])
  ]);
  const tables = new Set(queries.flatMap((d) => d.tables));
  const name = path.basename(file);
  await using sealed =
    queries.length === 0
      ? null
      : await sealedDatabase(tables, (table) => customerRows(CUSTOMER_TABLES[table]!, {db, slice}));
  const made: TemplateSlide[] = [];
  try {
    for (const slide of slides) made.push(await runSlide(sealed, slide));
  } catch (error) {
    if (!(error instanceof QueryFault)) throw error;
    return {file: name, language, slides: [], fault: `${name}:${error.line}: ${error.message}`};
  }
  return {file: name, language, slides: made, fault: null};
}

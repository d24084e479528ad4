import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource
} from "@codemirror/autocomplete";
import {ifNotIn} from "@codemirror/autocomplete";
import {schemaCompletionSource, type SQLNamespace} from "@codemirror/lang-sql";
import {dom} from "../../../components/dom.js";
import type {ColumnText} from "../../../lib/columnText.js";
import {formatFor} from "../../../lib/format.js";
import {DUCKDB_FUNCTIONS} from "./duckdbFunctions.js";
import {DuckDB, DUCKDB_KEYWORDS, DUCKDB_TYPES} from "./duckdbDialect.js";
import type {KnownName, KnownNames} from "./names.js";

const FORMAT = formatFor();

const WORDS: readonly Completion[] = [
  ...DUCKDB_KEYWORDS.split(" ").map((d) => ({label: d.toUpperCase(), type: "keyword", boost: -1})),
  ...DUCKDB_TYPES.split(" ").map((d) => ({label: d.toUpperCase(), type: "type", boost: -2})),
  ...Object.entries(DUCKDB_FUNCTIONS).map(([label, [takes, gives]]) => ({
    label,
    type: "function",
    detail: `(${takes})`,
    info: gives,
    apply: `${label}(`
  }))
];

/** Completion of a query: within ${} names of inputs and cells, elsewhere tables, columns, functions and words. */
export function sqlCompletion(known: () => KnownNames): CompletionSource[] {
  const outside = (source: CompletionSource) =>
    ifNotIn(["String", "LineComment", "BlockComment"], (context) =>
      inParameter(context) ? null : source(context)
    );
  return [
    (context) => (inParameter(context) ? names(context, known()) : null),
    outside((context) => schemaCompletionSource({dialect: DuckDB, schema: namespace(known())})(context)),
    outside((context) => words(context, known()))
  ];
}

function inParameter({state, pos}: CompletionContext): boolean {
  const before = state.sliceDoc(0, pos);
  const open = before.lastIndexOf("${");
  return open >= 0 && !before.slice(open).includes("}");
}

function names(context: CompletionContext, {inputs, cells}: KnownNames): CompletionResult | null {
  const word = context.matchBefore(/[\w$]*/);
  if (!word || /[.]$/.test(context.state.sliceDoc(0, word.from))) return null;
  const from = context.state.sliceDoc(word.from, word.from + 2) === "${" ? word.from + 2 : word.from;
  return {from, options: [...inputs, ...cells].map(nameOption), validFor: /^\w*$/};
}

/** A name as an option of completion. */
export function nameOption({name, what}: KnownName): Completion {
  return {label: name, type: "variable", detail: what, boost: 2};
}

/** Tables of the warehouse, and results of cells, with their columns. */
function namespace({tables, cells}: KnownNames): SQLNamespace {
  const known: Record<string, SQLNamespace> = {};
  for (const {name, description, rows, columns} of tables)
    known[name] = {
      self: {
        label: name,
        type: "class",
        detail: rows === null ? "" : `${FORMAT.count(rows)} rows`,
        info: description
      },
      children: columns.map(columnOption)
    };
  for (const {name, what, columns} of cells)
    if (columns)
      known[name] = {
        self: {label: name, type: "class", detail: what, boost: 2},
        children: columns.map((d) => columnOption({...d, description: "", unit: ""}))
      };
  return known;
}

function columnOption(column: {name: string; type: string} & ColumnText): Completion {
  const {name, type, description} = column;
  const info = description === "" ? undefined : () => columnInfo(column);
  return {label: name, type: "property", detail: type.toLowerCase(), info};
}

/** What a column holds, with its unit below. */
function columnInfo({description, unit}: ColumnText): HTMLElement {
  const {h} = dom();
  return h("div", null, description, unit !== "" && h("div", {class: "qn-info-unit"}, `Unit: ${unit}`));
}

/** Functions and words, and the columns of tables that the query reads, for those who name no table. */
function words(context: CompletionContext, known: KnownNames): CompletionResult | null {
  const word = context.matchBefore(/\w+/);
  if (word ? /[.]$/.test(context.state.sliceDoc(0, word.from)) : !context.explicit) return null;
  const text = context.state.doc.toString();
  const read = new Set(Array.from(text.matchAll(/\b(?:from|join)\s+(\w+)/gi), (d) => d[1]?.toLowerCase()));
  const columns = [
    ...known.tables.flatMap((d) => (read.has(d.name.toLowerCase()) ? d.columns : [])),
    ...known.cells.flatMap(({name, columns: own}) =>
      read.has(name.toLowerCase()) ? (own ?? []).map((d) => ({...d, description: "", unit: ""})) : []
    )
  ];
  const unique = [...new Map(columns.map((d) => [d.name, {...columnOption(d), boost: 1}])).values()];
  return {from: word?.from ?? context.pos, options: [...unique, ...WORDS], validFor: /^\w*$/};
}

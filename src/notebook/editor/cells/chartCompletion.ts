import type {Completion, CompletionContext, CompletionResult} from "@codemirror/autocomplete";
import {CHART_AGGREGATES, CHART_MARKS, CHART_SCALES} from "../../../lib/notebookChart.js";
import type {KnownNames} from "./names.js";
import {nameOption} from "./sqlCompletion.js";

const KEYS: Readonly<Record<string, string>> = {
  rows: "the cell whose rows are drawn",
  mark: "how they are drawn",
  x: "column across",
  y: "column up",
  colour: "column that parts the series",
  facet: "column that parts the panels",
  title: "what the chart says, a sentence",
  unit: "of the values, such as accounts or $",
  sort: "a column; with - the greatest first"
};

const CHANNEL_KEYS: Readonly<Record<string, string>> = {
  column: "name of a column",
  label: "of the axis",
  aggregate: "count, sum, mean, median, min or max",
  scale: "linear, log, sqrt, time or band",
  zero: "whether the axis begins at zero",
  format: "such as .0% or %b %Y"
};

/** Completion of a chart's YAML: its keys, its marks, cells with rows, and the columns of those rows. */
export function chartCompletion(
  known: () => KnownNames
): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const word = context.matchBefore(/\w*/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    const line = context.state.doc
      .lineAt(context.pos)
      .text.slice(0, word.from - context.state.doc.lineAt(context.pos).from);
    const options = optionsFor(line, context.state.doc.toString(), known());
    return options.length > 0 ? {from: word.from, options, validFor: /^\w*$/} : null;
  };
}

/** What may follow the beginning of a line. */
function optionsFor(line: string, text: string, known: KnownNames): readonly Completion[] {
  const [, key = ""] = /(\w+):\s*["'-]?$/.exec(line) ?? [];
  if (key === "rows") return known.cells.map(nameOption);
  if (key === "mark") return words(CHART_MARKS);
  if (key === "aggregate") return words(CHART_AGGREGATES);
  if (key === "scale") return words(CHART_SCALES);
  if (key === "zero") return words(["true", "false"]);
  if (["x", "y", "colour", "facet", "column", "sort"].includes(key)) return columns(text, known);
  if (/^\s+$|[{,]\s*$/.test(line)) return keys(CHANNEL_KEYS);
  return line === "" ? keys(KEYS) : [];
}

function columns(text: string, {cells, tables}: KnownNames): readonly Completion[] {
  const [, name = ""] = /^rows:\s*["']?(\w+)/m.exec(text) ?? [];
  const own =
    cells.find((d) => d.name === name)?.columns ?? tables.find((d) => d.name === name)?.columns ?? [];
  return own.map((d) => ({label: d.name, type: "property", detail: d.type.toLowerCase()}));
}

function words(list: readonly string[]): Completion[] {
  return list.map((label) => ({label, type: "enum"}));
}

function keys(table: Readonly<Record<string, string>>): Completion[] {
  return Object.entries(table).map(([label, detail], i) => ({
    label,
    type: "property",
    detail,
    apply: `${label}: `,
    boost: -i
  }));
}

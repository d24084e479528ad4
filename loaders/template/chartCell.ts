import {spoken} from "../../src/lib/words.js";
import type {TemplateChart, TemplateColumn} from "../../src/metrics/deckTemplate.js";
import {yamlValues} from "../configYaml.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import type {TemplateFaults} from "./faults.js";
import type {Cell} from "./parts.js";

const TYPES = ["column", "bar", "line", "table"] as const;
const KEYS = ["type", "data", "title", "unit", "x", "y", "columns", "labels"] as const;
const MOST = 5;

/** Queries that a chart can show, by name; null where one does not compile. */
export type ChartSources = ReadonlyMap<string, readonly TemplateColumn[] | null>;

/** A chart with the lines of its texts. */
export interface PlacedChart {
  chart: TemplateChart;
  lines: Readonly<Record<string, number>>;
}

type Key = (typeof KEYS)[number];

/** Reads what is written in a chart's cell, and tells what is wrong with it. */
class ChartReader {
  readonly lines: Record<string, number>;
  private readonly values: Record<string, unknown>;

  constructor(
    private readonly cell: Cell,
    private readonly faults: TemplateFaults
  ) {
    // The lines before it are kept as empty ones, so that its keys have the lines of the file.
    const {values, lines} = yamlValues("\n".repeat(cell.line - 1) + cell.text, "");
    this.values = values;
    this.lines = lines;
    for (const key of Object.keys(values))
      if (!(KEYS as readonly string[]).includes(key))
        this.fault(
          key,
          `unknown key ${key} of a chart${didYouMean(key, KEYS) || `; keys: ${KEYS.join(", ")}`}`
        );
  }

  fault(key: string, message: string): void {
    this.faults.add(this.lines[key] ?? this.cell.line - 1, message);
  }

  has(key: Key): boolean {
    return this.values[key] !== undefined && this.values[key] !== null;
  }

  text(key: Key): string | null {
    const value = this.values[key];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    if (this.has(key)) this.fault(key, `${key} of a chart: expected a text, found ${JSON.stringify(value)}`);
    return null;
  }

  required(key: Key, what: string): string {
    if (!this.has(key)) this.fault(key, `the chart has no ${key}: ${what}`);
    return this.text(key) ?? "";
  }

  names(key: Key): string[] {
    const list = [this.values[key]].flat();
    if (list.every((d) => typeof d === "string")) return list;
    if (this.has(key)) this.fault(key, `${key} of a chart: expected names of columns`);
    return [];
  }

  labels(): Record<string, string> {
    const value = this.values.labels ?? {};
    if (typeof value === "object" && !Array.isArray(value))
      return Object.fromEntries(Object.entries(value).map(([name, label]) => [name, String(label)]));
    this.fault("labels", "labels of a chart: expected names of columns, each with its words");
    return {};
  }
}

function opened(cell: Cell, faults: TemplateFaults): ChartReader | null {
  try {
    return new ChartReader(cell, faults);
  } catch (error) {
    const [, line, reason] = /^:(\d+): (.*)$/su.exec((error as Error).message) ?? [];
    faults.add(
      line === undefined ? cell.line : Number(line),
      reason ?? "the chart is empty; expected keys such as type, x, y, title and unit"
    );
    return null;
  }
}

function sourceOf(reader: ChartReader, sources: ChartSources): string {
  const names = [...sources.keys()];
  const [only] = names;
  if (!reader.has("data") && only !== undefined && names.length === 1) return only;
  const name = reader.required(
    "data",
    `the name of the query that it shows${names.length > 0 ? `: ${names.join(", ")}` : "; write one above it"}`
  );
  if (name !== "" && !sources.has(name))
    reader.fault(
      "data",
      `there is no query ${name} on this slide${didYouMean(name, names) || (names.length > 0 ? `; queries: ${names.join(", ")}` : "")}`
    );
  return name;
}

function columnOf(
  reader: ChartReader,
  key: Key,
  name: string,
  columns: readonly TemplateColumn[] | null | undefined
) {
  const found = columns?.find((d) => d.name === name);
  if (columns && !found) {
    const names = columns.map((d) => d.name);
    reader.fault(
      key,
      `the query gives no column ${name}${didYouMean(name, names) || `; columns: ${names.join(", ")}`}`
    );
  }
  return found;
}

function series(
  reader: ChartReader,
  type: TemplateChart["type"],
  columns: readonly TemplateColumn[] | null | undefined
): string[] {
  const names = reader.names("y");
  const most = type === "bar" ? 1 : MOST;
  if (names.length === 0) reader.required("y", "the column of numbers that it shows");
  if (names.length > most)
    reader.fault(
      "y",
      `${names.length} series; ${type === "bar" ? "a bar chart shows one (a column chart stacks several)" : `${MOST} are the most`}`
    );
  for (const name of names) {
    const column = columnOf(reader, "y", name, columns);
    if (column && column.kind !== "number") reader.fault("y", `the column ${name} holds no numbers`);
  }
  return names;
}

/** Reads a chart's cell; null when it is no YAML. */
export function chartCell(cell: Cell, sources: ChartSources, faults: TemplateFaults): PlacedChart | null {
  const reader = opened(cell, faults);
  if (!reader) return null;
  const given = reader.required("type", `one of ${TYPES.join(", ")}`);
  const type = TYPES.find((d) => d === given) ?? "table";
  if (given !== "" && type !== given)
    reader.fault(
      "type",
      `a chart of the type ${given}; expected one of ${TYPES.join(", ")}${didYouMean(given, TYPES)}`
    );
  const data = sourceOf(reader, sources);
  const columns = sources.get(data);
  const title = reader.required("title", "words that say what it shows");
  const table = type === "table";
  const unit = table
    ? reader.text("unit")
    : reader.required("unit", "what its numbers are, such as tickets by month");
  const x = table ? null : reader.required("x", "the column of names or days");
  if (x) columnOf(reader, "x", x, columns);
  const wanted =
    table && reader.has("columns") ? reader.names("columns") : (columns ?? []).map((d) => d.name);
  const y = table ? wanted : series(reader, type, columns);
  if (table) for (const name of wanted) columnOf(reader, "columns", name, columns);
  // A type that is none takes nothing: it has been told already.
  for (const key of table ? (["x", "y"] as const) : (["columns"] as const))
    if (reader.has(key) && type === given) reader.fault(key, `${key} is nothing that a ${type} takes`);
  const labels = reader.labels();
  for (const name of Object.keys(labels)) columnOf(reader, "labels", name, columns);
  const shown = [...(x ? [x] : []), ...y];
  return {
    chart: {
      type,
      data,
      title,
      unit,
      x,
      y,
      labels: Object.fromEntries(shown.map((d) => [d, labels[d] ?? spoken(d)]))
    },
    lines: reader.lines
  };
}

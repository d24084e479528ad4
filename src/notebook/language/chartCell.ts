import {isMap, isScalar, parseDocument, type Node, type YAMLMap} from "yaml";
import {
  CHART_AGGREGATES,
  CHART_MARKS,
  CHART_SCALES,
  type ChartChannel,
  type ChartSpec
} from "../../lib/notebookChart.js";
import {didYouMean} from "../../lib/nearMiss.js";
import type {Place} from "./place.js";

/** A chart cell: its spec, null where a fault keeps it from being drawn, and where its rows are named. */
export interface ChartCell {
  readonly spec: ChartSpec | null;
  readonly rows: {readonly name: string; readonly from: number; readonly to: number} | null;
  readonly faults: readonly Place[];
}

const KEYS = ["rows", "mark", "x", "y", "colour", "facet", "title", "unit", "sort"];
const CHANNELS = ["x", "y", "colour", "facet"] as const;
const CHANNEL_KEYS = ["column", "label", "aggregate", "scale", "zero", "format"];

/** Reads a chart cell. Each fault says its place, what was found and what can be written there. */
export function readChart(source: string): ChartCell {
  const document = parseDocument(source, {prettyErrors: false});
  const faults: Place[] = document.errors.map(({pos, message}) => ({
    ...within(source, pos[0], pos[1]),
    message
  }));
  const root = document.contents;
  if (faults.length > 0) return {spec: null, rows: null, faults};
  if (!isMap(root)) {
    const message = "a chart says at least `rows: name of a cell`, `mark: line`, `x` and `y`, a line each";
    return {spec: null, rows: null, faults: [{from: 0, to: source.length, message}]};
  }
  const read = new Reader(source, root, faults);
  const spec = read.spec();
  const rows = read.place("rows");
  return {
    spec: faults.length > 0 ? null : spec,
    rows: spec.rows === "" || rows === null ? null : {name: spec.rows, ...rows},
    faults
  };
}

class Reader {
  constructor(
    readonly source: string,
    readonly map: YAMLMap<Node, Node | null>,
    readonly faults: Place[]
  ) {
    this.keys(map, KEYS, "a chart");
  }

  spec(): ChartSpec {
    const rows = this.text("rows");
    if (rows === "") this.tell(this.map, "`rows` is missing: the name of the cell whose rows are drawn");
    const mark = this.oneOf(this.map, "mark", CHART_MARKS);
    if (mark === null && !this.map.has("mark"))
      this.tell(this.map, `\`mark\` is missing: one of ${CHART_MARKS.join(", ")}`);
    const [x, y, colour, facet] = CHANNELS.map<ChartChannel | null>((d) => this.channel(d));
    if (!x && !y) this.tell(this.map, "`x` or `y` is missing: the name of a column of the rows");
    return {
      rows,
      mark: mark ?? "line",
      x: x ?? null,
      y: y ?? null,
      colour: colour ?? null,
      facet: facet ?? null,
      title: this.text("title"),
      unit: this.text("unit"),
      sort: sortOf(this.text("sort"))
    };
  }

  place(key: string): {from: number; to: number} | null {
    const node = this.map.get(key, true) as Node | undefined;
    return node?.range ? within(this.source, node.range[0], node.range[1]) : null;
  }

  private channel(name: string): ChartChannel | null {
    const node = this.map.get(name, true) as Node | null | undefined;
    if (node === undefined || node === null || (isScalar(node) && node.value === null)) return null;
    const plain = {column: null, label: null, aggregate: null, scale: null, zero: null, format: null};
    if (isScalar(node)) return {...plain, column: String(node.value)};
    if (!isMap(node)) {
      this.tell(node, `\`${name}\` is the name of a column, or \`{column: …, label: …}\``);
      return null;
    }
    const map = node as YAMLMap<Node, Node | null>;
    this.keys(map, CHANNEL_KEYS, `\`${name}\``);
    const given = map.toJSON() as Partial<Record<keyof ChartChannel, unknown>>;
    const text = (key: keyof ChartChannel) => (given[key] == null ? null : scalarText(given[key]));
    const aggregate = this.oneOf(map, "aggregate", CHART_AGGREGATES);
    const zero = given.zero ?? null;
    if (zero !== null && typeof zero !== "boolean")
      this.tell(map.get("zero", true) as unknown as Node, "`zero` is true or false");
    if (text("column") === null && aggregate !== "count")
      this.tell(map, `\`${name}\` names no \`column\`; only \`aggregate: count\` needs none`);
    return {
      column: text("column"),
      label: text("label"),
      aggregate,
      scale: this.oneOf(map, "scale", CHART_SCALES),
      zero: zero === true ? true : zero === false ? false : null,
      format: text("format")
    };
  }

  private oneOf<T extends string>(
    map: YAMLMap<Node, Node | null>,
    key: string,
    known: readonly T[]
  ): T | null {
    const node = map.get(key, true) as Node | null | undefined;
    if (node === undefined || node === null) return null;
    if (!isScalar(node)) {
      this.tell(node, `\`${key}\` is one of ${known.join(", ")}`);
      return null;
    }
    if (node.value === null) return null;
    const found = known.find((d) => d === node.value);
    if (found === undefined) {
      const word = scalarText(node.value);
      this.tell(node, `no ${key} \`${word}\`${didYouMean(word, known)}; known: ${known.join(", ")}`);
    }
    return found ?? null;
  }

  private text(key: string): string {
    const node = this.map.get(key, true) as Node | null | undefined;
    if (node === undefined || node === null) return "";
    if (isScalar(node)) return node.value === null ? "" : scalarText(node.value);
    this.tell(node, `\`${key}\` is a text`);
    return "";
  }

  private keys(map: YAMLMap<Node, Node | null>, known: readonly string[], what: string): void {
    for (const {key} of map.items) {
      const word = String(key);
      if (!known.includes(word))
        this.tell(key, `${what} has no \`${word}\`${didYouMean(word, known)}; known: ${known.join(", ")}`);
    }
  }

  private tell(node: Node, message: string): void {
    const [from = 0, to = 0] = node.range ?? [];
    const place = within(this.source, from, node === this.map ? from : to);
    const line = this.source.slice(0, place.from).split("\n").length;
    this.faults.push({...place, message: `line ${line}: ${message}`});
  }
}

function sortOf(text: string): ChartSpec["sort"] {
  if (text === "") return null;
  return text.startsWith("-") ? {column: text.slice(1), descending: true} : {column: text, descending: false};
}

function scalarText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function within(source: string, from: number, to: number): {from: number; to: number} {
  const start = Math.min(from, source.length);
  return {from: start, to: Math.min(source.length, Math.max(to, start + 1))};
}

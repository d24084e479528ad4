import {type Bin, bin, max, mean, median, min, rollups, sum} from "d3";
import {didYouMean} from "../../lib/nearMiss.js";
import type {ChartChannel, ChartSpec} from "../../lib/notebookChart.js";

/** A value of a chart: a number, a day or a name. */
export type ChartValue = number | Date | string;

/** A mark of a chart. */
export interface ChartPoint {
  readonly x: ChartValue | null;
  readonly y: ChartValue | null;
  readonly colour: ChartValue | null;
  readonly facet: ChartValue | null;
  /** where a bin ends, of which **x** is the beginning */
  readonly x2?: number;
}

/** What can be drawn of the rows; else why not, for the reader. */
export type ChartPoints = {readonly points: readonly ChartPoint[]} | {readonly fault: string};

type Row = Readonly<Record<string, unknown>>;

const CHANNELS = ["x", "y", "colour", "facet"] as const;

/** Turns rows into marks: reads the columns, groups where something is aggregated, and leaves out what is missing. */
export function chartPoints(spec: ChartSpec, rows: readonly Row[]): ChartPoints {
  if (rows.length === 0) return {fault: `\`${spec.rows}\` has no rows, so there is nothing to draw.`};
  const columns = Object.keys(rows[0]!);
  for (const name of CHANNELS) {
    const column = spec[name]?.column;
    if (column && !columns.includes(column))
      return {
        fault: `\`${spec.rows}\` has no column \`${column}\` for ${name}${didYouMean(column, columns)}. It has ${columns.join(", ")}.`
      };
  }
  const read = rows.map((row) => pointOf(spec, row));
  const points =
    spec.mark === "rect"
      ? histogram(spec, read)
      : CHANNELS.some((d) => spec[d]?.aggregate)
        ? grouped(spec, rows)
        : read;
  const drawn = points.filter((d) => (!spec.x || d.x !== null) && (!spec.y || d.y !== null));
  if (drawn.length > 0) return {points: drawn};
  const asked = [spec.x, spec.y].flatMap((d) => d?.column ?? []).join(" and ");
  return {fault: `No row of \`${spec.rows}\` has values that can be drawn in ${asked}.`};
}

function pointOf(spec: ChartSpec, row: Row): ChartPoint {
  const value = (channel: ChartChannel | null) =>
    channel?.column && channel.aggregate !== "count" ? chartValue(row[channel.column]) : null;
  return {x: value(spec.x), y: value(spec.y), colour: value(spec.colour), facet: value(spec.facet)};
}

function chartValue(value: unknown): ChartValue | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return Number.isNaN(+value) ? null : value;
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value) : `${value as string}`;
}

/** One mark for each group of what is not aggregated. */
function grouped(spec: ChartSpec, rows: readonly Row[]): ChartPoint[] {
  const keyOf = (row: Row) => {
    const point = pointOf(spec, row);
    return CHANNELS.map((d) => (spec[d]?.aggregate ? null : point[d]));
  };
  const groups = rollups(
    rows,
    (group): ChartPoint => {
      const key = keyOf(group[0]!);
      const [x, y, colour, facet] = CHANNELS.map((d, i) => {
        const channel = spec[d];
        return channel?.aggregate ? reduced(channel, group) : (key[i] ?? null);
      });
      return {x: x ?? null, y: y ?? null, colour: colour ?? null, facet: facet ?? null};
    },
    (row) => JSON.stringify(keyOf(row))
  );
  return groups.map(([, point]) => point);
}

const REDUCERS: Record<string, (values: readonly number[]) => number | undefined> = {
  sum: (values) => sum(values),
  mean: (values) => mean(values),
  median: (values) => median(values),
  min: (values) => min(values),
  max: (values) => max(values)
};

function reduced({column, aggregate}: ChartChannel, rows: readonly Row[]): number | null {
  const values =
    column === null ? [] : rows.map((d) => d[column]).filter((d) => d !== null && d !== undefined);
  if (aggregate === "count") return column === null ? rows.length : values.length;
  return values.length === 0 ? null : (REDUCERS[aggregate!]?.(values.map(Number)) ?? null);
}

/** Equal bins of x, with how many values each holds. */
function histogram(spec: ChartSpec, points: readonly ChartPoint[]): ChartPoint[] {
  const values = points.flatMap((d) => (typeof d.x === "number" ? [d.x] : []));
  const bins = bin().thresholds(20)(values);
  return bins.map((d: Bin<number, number>) => {
    return {x: d.x0 ?? 0, x2: d.x1 ?? 0, y: d.length, colour: null, facet: null};
  });
}

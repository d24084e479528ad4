import * as Plot from "@observablehq/plot";
import type {ChartChannel, ChartSpec} from "../../lib/notebookChart.js";
import type {ChartPoint, ChartValue} from "./chartPoints.js";
import {channelFormat} from "./chartWords.js";

/** A letter of an axis, in px. */
const LETTER = 6;

const TYPES = {linear: "linear", log: "log", sqrt: "sqrt", time: "utc", band: "band"} as const;

/** The axes of a chart: names in the order asked for, lines across, as many ticks as there is room for. */
export function chartScales(spec: ChartSpec, points: readonly ChartPoint[], width: number) {
  const xs = categories(spec, points, "x");
  const ys = categories(spec, points, "y");
  const longest = Math.max(...(ys ?? points.map((d) => d.y)).map((d) => channelFormat(spec.y)(d).length), 3);
  const marginLeft = Math.min(ys ? 190 : 80, longest * LETTER + 16);
  const facets = new Set(points.map((d) => d.facet)).size;
  const room = (width - marginLeft) / facets;
  const x = {...scaleOf(spec.x, xs), ...ticksFor(spec.x, xs, room)};
  const y = {...scaleOf(spec.y, ys), ticks: ys ?? 5, tickFormat: shortened(spec.y, ys ? 30 : 14)};
  return {
    x: {...x, label: null, tickSize: 0},
    y: {...y, label: null, tickSize: 0},
    fx: {label: null, tickFormat: channelFormat(spec.facet)},
    marginLeft,
    marginRight: endRoom(spec, points),
    marginBottom: 26,
    marginTop: spec.facet ? 26 : 10,
    height: ys ? Math.max(120, ys.length * 24 + 44) : 260,
    ground: groundOf(spec, ys !== null)
  };
}

/** Room for the names at the ends of lines. */
function endRoom(spec: ChartSpec, points: readonly ChartPoint[]): number {
  if (!endLabelled(spec)) return 16;
  const write = channelFormat(spec.colour);
  return Math.min(180, Math.max(...points.map((d) => write(d.colour).length)) * LETTER + 20);
}

/** Lines carry their names at their ends; in panels there is no room for these. */
export function endLabelled({mark, colour, facet}: ChartSpec): boolean {
  return mark === "line" && colour !== null && facet === null;
}

/** Lines across what is measured. */
function groundOf(spec: ChartSpec, upright: boolean): Plot.Markish[] {
  const look = {stroke: "var(--qd-grid)", strokeOpacity: 1};
  if (upright) return spec.x ? [Plot.gridX(look)] : [];
  return spec.y || spec.mark === "rect" ? [Plot.gridY({...look, ticks: 5})] : [];
}

function scaleOf(channel: ChartChannel | null, names: readonly ChartValue[] | null) {
  if (names) return {type: "band" as const, domain: [...names], padding: 0.15};
  const type = channel?.scale ? TYPES[channel.scale] : undefined;
  return {type, zero: channel?.zero ?? undefined, nice: type !== "log"};
}

/** The values of a direction that holds names or stands in bands; null where it is measured. */
function categories(spec: ChartSpec, points: readonly ChartPoint[], key: "x" | "y"): ChartValue[] | null {
  const values = points.flatMap((d) => d[key] ?? []);
  const bands = {bar: "y", column: "x", cell: "both"}[spec.mark as string];
  const banded = bands === key || bands === "both" || spec[key]?.scale === "band";
  if (!banded && !values.some((d) => typeof d === "string")) return null;
  const names = Array.from(new Map(values.map((d) => [+d || d, d] as const)).values());
  if (spec.sort) return sorted(names, points, {spec, key, by: spec.sort});
  return names.every((d) => typeof d !== "string") ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

/** By the sum of what is measured, or by the names themselves where the column is theirs. */
function sorted(
  names: readonly ChartValue[],
  points: readonly ChartPoint[],
  {spec, key, by}: {spec: ChartSpec; key: "x" | "y"; by: NonNullable<ChartSpec["sort"]>}
): ChartValue[] {
  const other = key === "x" ? "y" : "x";
  const own = by.column === spec[key]?.column || by.column === key;
  const total = (name: ChartValue) =>
    points.reduce((sum, d) => sum + (String(d[key]) === String(name) ? Number(d[other]) || 0 : 0), 0);
  const compare = (a: ChartValue, b: ChartValue) =>
    own
      ? typeof a === "string"
        ? a.localeCompare(String(b), "en")
        : Number(a) - Number(b)
      : total(a) - total(b);
  return [...names].sort((a, b) => (by.descending ? -compare(a, b) : compare(a, b)));
}

function ticksFor(channel: ChartChannel | null, names: readonly ChartValue[] | null, room: number) {
  const write = channelFormat(channel);
  if (!names)
    return {
      ticks: Math.max(2, Math.min(8, Math.floor(room / 80))),
      // Plot writes the days of a time axis in as few letters as it can.
      ...(channel?.format || channel?.scale !== "time"
        ? {tickFormat: channel?.format ? write : undefined}
        : {})
    };
  const longest = Math.max(...names.map((d) => Math.min(18, write(d).length)), 1);
  const every = Math.max(1, Math.ceil((names.length * (longest * LETTER + 10)) / room));
  return {ticks: names.filter((_, i) => i % every === 0), tickFormat: shortened(channel, 18)};
}

function shortened(channel: ChartChannel | null, letters: number) {
  const write = channelFormat(channel);
  return (value: ChartValue) => {
    const text = write(value);
    return text.length > letters ? `${text.slice(0, letters - 1)}\u2026` : text;
  };
}

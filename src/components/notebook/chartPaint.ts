import {extent} from "d3";
import {CATEGORIES} from "../../lib/colours.js";
import type {ChartSpec} from "../../lib/notebookChart.js";
import type {ChartPoint} from "./chartPoints.js";
import {channelFormat} from "./chartWords.js";

/** More names in one chart cannot be told apart. */
const NAMED = 5;

const SHADES = [1, 2, 3, 4, 5, 6, 7].map((d) => `var(--qd-seq-${d})`);

/** The colours of a chart. */
export interface ChartPaint {
  readonly of: (point: ChartPoint) => string;
  /** empty where all is of one colour */
  readonly legend: readonly {readonly name: string; readonly colour: string}[];
}

/** Names get the house's colours in order, those beyond the fifth one grey; numbers get shades. */
export function chartPaint(spec: ChartSpec, points: readonly ChartPoint[]): ChartPaint {
  if (!spec.colour || spec.mark === "rect" || spec.mark === "box")
    return {of: () => "var(--qd-accent)", legend: []};
  const write = channelFormat(spec.colour);
  const [low, high] = extent(points, (d) => (typeof d.colour === "number" ? d.colour : undefined));
  if (low !== undefined && high !== undefined) {
    const step = (high - low) / SHADES.length || 1;
    const shade = (value: number) => SHADES[Math.min(6, Math.floor((value - low) / step))]!;
    return {
      of: ({colour}) => (typeof colour === "number" ? shade(colour) : "var(--qd-nodata-soft)"),
      legend: low === high ? [] : [low, high].map((d) => ({name: write(d), colour: shade(d)}))
    };
  }
  const names = Array.from(new Set(points.map((d) => write(d.colour))));
  const colour = (name: string) => {
    const i = names.indexOf(name);
    return i < NAMED ? CATEGORIES[i]! : "var(--qd-context)";
  };
  const legend = names.slice(0, NAMED).map((name) => ({name, colour: colour(name)}));
  const rest = names.length - NAMED;
  if (rest > 0) legend.push({name: `${rest} more`, colour: "var(--qd-context)"});
  return {of: (d) => colour(write(d.colour)), legend};
}

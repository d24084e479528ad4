import {scaleLinear} from "d3";

/** Where a histogram lies in its drawing. */
export interface BrushPlane {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  bins: number;
}

/** What is drawn of one signal. */
export interface BrushCounts {
  /** rows by bin that pass the other brushes, and of all; the last for values that are not known */
  brushed: Uint32Array;
  all: Uint32Array;
  range: readonly [number, number] | null;
}

/** The shapes of a histogram as paths. */
export interface BrushShapes {
  inside: string;
  outside: string;
  all: string;
  /** the share at the top of the axis */
  top: number;
}

const TOPS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];

/** Where the left end of a bin is. */
export function binPlace({width, left, right, bins}: BrushPlane, bin: number): number {
  return left + ((width - left - right) * bin) / bins;
}

/** The shares of all values that are known, as bars inside and outside a range, and as an outline of all rows. */
export function brushShapes(plane: BrushPlane, {brushed, all, range}: BrushCounts): BrushShapes {
  const {bins, height, bottom, top: above} = plane;
  const [n, whole] = [known(brushed, bins), known(all, bins)];
  let most = 0;
  for (let i = 0; i < bins; ++i) most = Math.max(most, brushed[i]! / n, all[i]! / whole);
  const top = TOPS.find((d) => d >= most) ?? 1;
  const base = height - bottom;
  const y = (share: number) => Math.round(10 * (base - ((base - above) * share) / top)) / 10;
  const x = (bin: number) => Math.round(10 * binPlace(plane, bin)) / 10;
  let [inside, outside, outline] = ["", "", `M${x(0)} ${base}`];
  for (let i = 0; i < bins; ++i) {
    outline += `V${y(all[i]! / whole)}H${x(i + 1)}`;
    if (brushed[i] === 0) continue;
    const bar = `M${x(i)} ${base}V${y(brushed[i]! / n)}H${Math.round(10 * (x(i + 1) - 0.8)) / 10}V${base}Z`;
    if (range === null || (i >= range[0] && i < range[1])) inside += bar;
    else outside += bar;
  }
  return {inside, outside, all: whole > 0 && most > 0 ? `${outline}V${base}` : "", top};
}

/** At least one, so that a share of nothing is zero. */
function known(counts: Uint32Array, bins: number): number {
  let sum = 0;
  for (let i = 0; i < bins; ++i) sum += counts[i]!;
  return Math.max(1, sum);
}

/** Round values on the axis of a signal. */
export function brushTicks({bins}: BrushPlane, width: number): number[] {
  return scaleLinear([0, bins * width], [0, 1]).ticks(5);
}

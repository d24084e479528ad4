import type {Child, Dom} from "../dom.js";
import type {ChartSheet} from "./chartSheet.js";

/** The rectangle inside the axes, in CSS px. */
export interface Plane {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Rounds a coordinate to a tenth of a pixel, which keeps files small and bytes equal. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The frame of a chart: its name is read aloud in place of its marks, its sheet is for exports. */
export function chart(
  {s}: Dom,
  {width, height, name, sheet}: {width: number; height: number; name: string; sheet?: ChartSheet},
  ...marks: Child[]
): SVGSVGElement {
  return s(
    "svg",
    {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": name,
      "data-sheet": sheet && JSON.stringify(sheet)
    },
    ...marks
  );
}

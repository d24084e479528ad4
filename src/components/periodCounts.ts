import type * as Plot from "@observablehq/plot";
import type {PeriodAxis} from "./periodAxis.js";
import {customMark, SIZES} from "./plotStyle.js";

/** What each period rests on, such as *12/14*, over its name: as many as fit, the newest first. */
export function periodCounts(
  {periods, size = "site"}: PeriodAxis,
  counts: ReadonlyMap<string, string>
): Plot.Markish {
  return customMark(({s, x, frame}) => {
    const {note} = SIZES[size];
    const step = periods.length > 1 ? Math.abs(x(periods[1]) - x(periods[0])) : 60;
    const letters = Math.max(0, ...Array.from(counts.values(), (d) => d.length));
    const every = Math.max(1, Math.ceil((letters * note * 0.56 + 4) / step));
    return periods.flatMap((d, i) => {
      const text = counts.get(d);
      if (text === undefined || (periods.length - 1 - i) % every !== 0) return [];
      const style = {"text-anchor": "middle", "font-size": note, fill: "currentColor"};
      return [s("text", {x: x(d), y: frame.height - 19, ...style}, text)];
    });
  });
}

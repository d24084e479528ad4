import type * as Plot from "@observablehq/plot";
import {greatest, groups} from "d3";
import type {ChartSpec} from "../../lib/notebookChart.js";
import {customMark, SIZES, spread} from "../plotStyle.js";
import type {ChartPoint} from "./chartPoints.js";
import {channelFormat} from "./chartWords.js";

/** The names of lines at their ends, moved apart where they would meet. */
export function endLabels(
  spec: ChartSpec,
  points: readonly ChartPoint[],
  paint: (point: ChartPoint) => string
): Plot.Markish {
  const write = channelFormat(spec.colour);
  const ends = groups(points, (d) => write(d.colour)).map(([name, list]) => {
    return {name, point: greatest(list, (d) => Number(d.x) || 0)!};
  });
  return customMark(({s, x, y, frame}) => {
    const {marginTop, marginBottom, height} = frame;
    const places = spread(
      ends.map((d) => y(d.point.y)),
      14,
      [marginTop + 6, height - marginBottom - 4]
    );
    return ends.map(({name, point}, i) =>
      s(
        "text",
        {x: x(point.x) + 8, y: places[i], dy: "0.32em", "font-size": SIZES.site.label, fill: paint(point)},
        name
      )
    );
  });
}

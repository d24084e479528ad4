import type {ColumnProfile} from "../../lib/resultTable.js";
import {dom} from "../dom.js";

/** Bars for the bins of a column, the greatest as high as there is room. */
export function Distribution(
  bins: ColumnProfile["bins"],
  {width, height, document}: {width: number; height: number; document?: Document}
): SVGSVGElement {
  const {s} = dom(document);
  const most = Math.max(1, ...bins.map((d) => d.count));
  const step = width / Math.max(1, bins.length);
  return s(
    "svg",
    {class: "qn-distribution", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true"},
    bins.map(({count}, i) => {
      // Few are not none.
      const bar = count === 0 ? 0 : Math.max(1, (count / most) * height);
      return s("rect", {x: i * step, y: height - bar, width: step - (step < 4 ? 0.5 : 1), height: bar});
    })
  );
}

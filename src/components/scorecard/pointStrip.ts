import type {AnatomyRow} from "../../lib/scorecardAnatomy.js";
import {BINS} from "../../lib/scorecardAnatomy.js";
import {dom} from "../dom.js";
import {metricLabel} from "../../lib/metricWords.js";

const WIDTH = 140;
const HEIGHT = 24;

/** How the points of today's accounts are distributed, from 0 at the left to 100 at the right. */
export function PointStrip(row: AnatomyRow, {document}: {document?: Document} = {}): SVGSVGElement {
  const {s} = dom(document);
  const most = Math.max(...row.bins, 1);
  const width = WIDTH / BINS;
  const label =
    row.with_data === 0
      ? `${metricLabel(row.component)}: no account has data`
      : `${metricLabel(row.component)}, accounts by points in tens from 0 to 100: ${row.bins.join(", ")}`;
  const bars = row.bins.map((d, k) => {
    const height = d === 0 ? 0 : Math.max(1.5, ((HEIGHT - 2) * d) / most);
    return s(
      "rect",
      {
        x: k * width + 0.5,
        y: HEIGHT - 1 - height,
        width: width - 1,
        height,
        fill: k === 0 || k === BINS - 1 ? "var(--qd-accent)" : "var(--qd-accent-mid)"
      },
      s("title", null, `${k * 10}\u2013${k * 10 + 10} points: ${d} accounts`)
    );
  });
  const base = s("line", {
    x1: 0,
    x2: WIDTH,
    y1: HEIGHT - 0.5,
    y2: HEIGHT - 0.5,
    stroke: "var(--qd-axis)"
  });
  return s(
    "svg",
    {class: "qd-points", width: WIDTH, height: HEIGHT, role: "img", "aria-label": label},
    bars,
    base
  );
}

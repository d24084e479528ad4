import {max, scaleLinear} from "d3";
import {dom} from "../dom.js";
import type {ChartSheet} from "./chartSheet.js";
import {chart, px} from "./plane.js";

/** How the chart is drawn. */
export interface ScoreBarsOptions {
  document: Document;
  /** In CSS px. Defaults to 681. */
  width?: number;
  /** In CSS px. Defaults to 300. */
  height?: number;
  name: string;
  /** the words under the three groups of scores: detractors, passives, promoters */
  groups: readonly [string, string, string];
  count: (value: number) => string;
  /** name of the series */
  series: string;
}

const GROUPS = [
  {from: 0, to: 6, fill: "var(--qd-cat-6)"},
  {from: 7, to: 8, fill: "var(--qd-context)"},
  {from: 9, to: 10, fill: "var(--qd-accent)"}
] as const;

/** How many answers gave each score from 0 to 10; counts stand on the bars. */
export function ScoreBars(
  counts: readonly number[],
  {document, width = 681, height = 300, name, groups, count, series}: ScoreBarsOptions
): SVGSVGElement {
  const d = dom(document);
  const plane = {left: 0, right: width, top: 24, bottom: height - 56};
  const step = (plane.right - plane.left) / 11;
  const domain = [0, Math.max(1, max(counts) ?? 0)] as const;
  const y = scaleLinear(domain, [plane.bottom, plane.top]);
  const fill = (score: number) => GROUPS.find((g) => score <= g.to)!.fill;
  const marks = counts.flatMap((n, score) => {
    const at = plane.left + step * (score + 0.5);
    return [
      n > 0 &&
        d.s("rect", {
          x: px(at - step * 0.36),
          y: px(y(n)),
          width: px(step * 0.72),
          height: px(plane.bottom - y(n)),
          fill: fill(score),
          "data-mark": true
        }),
      n > 0 && d.s("text", {x: px(at), y: px(y(n) - 7), class: "lb", "text-anchor": "middle"}, count(n)),
      d.s("text", {x: px(at), y: plane.bottom + 20, class: "ax", "text-anchor": "middle"}, count(score))
    ];
  });
  const names = GROUPS.flatMap(({from, to}, i) => {
    const [left, right] = [plane.left + step * from + 6, plane.left + step * (to + 1) - 6];
    return [
      d.s("line", {
        x1: px(left),
        x2: px(right),
        y1: plane.bottom + 30,
        y2: plane.bottom + 30,
        stroke: "var(--qd-border-strong)"
      }),
      d.s(
        "text",
        {x: px((left + right) / 2), y: plane.bottom + 49, class: "an", "text-anchor": "middle"},
        groups[i]
      )
    ];
  });
  const sheet: ChartSheet = {
    kind: "columns",
    categories: counts.map((_, score) => count(score)),
    series: [
      {
        name: series,
        values: counts,
        colour: GROUPS[1].fill,
        points: Object.fromEntries(counts.map((_, score) => [score, fill(score)]))
      }
    ],
    plane,
    domain,
    thick: step * 0.72
  };
  return chart(
    d,
    {width, height, name, sheet},
    d.s("line", {x1: 0, x2: width, y1: plane.bottom, y2: plane.bottom, class: "axl"}),
    marks,
    names
  );
}

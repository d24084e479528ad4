import {max, scaleLinear} from "d3";
import {type Child, type Dom, dom} from "../dom.js";
import {type ChartSheet, tickStep} from "./chartSheet.js";
import {labelRoom} from "./labels.js";
import {chart, type Plane, px} from "./plane.js";

/** One feature: the share of active users who use it, and the same among peers. */
export interface FeatureBar {
  feature: string;
  reach: number;
  value: Child;
  peers: {median: number; low: number; high: number} | null;
}

/** How the chart is drawn. */
export interface FeatureChartOptions {
  document: Document;
  /** In CSS px. Defaults to 781. */
  width?: number;
  /** In CSS px. Defaults to 52 a row. */
  height?: number;
  name: string;
  /** of the peers' mark, said once; null without peers */
  peers: Child;
  percent: (value: number) => string;
  /** names of the series: the account's reach, the peers' median, their lower and their upper quartile */
  series: readonly [string, string, string, string];
}

/** The room of the names: from the least to the most of it. */
const NAMES = [200, 330] as const;

function sheetOf(
  bars: readonly FeatureBar[],
  [reach, median, low, high]: FeatureChartOptions["series"]
): Pick<ChartSheet, "kind" | "categories" | "series"> {
  const peers = {
    name: median,
    values: bars.map((b) => b.peers?.median ?? null),
    colour: "var(--qd-context-soft)",
    interval: {
      low: bars.map((b) => b.peers?.low ?? null),
      high: bars.map((b) => b.peers?.high ?? null),
      names: [low, high] as const
    }
  };
  return {
    kind: "bars",
    categories: bars.map((b) => b.feature),
    series: [
      {name: reach, values: bars.map((b) => b.reach), colour: "var(--qd-accent)"},
      ...(bars.some((b) => b.peers) ? [peers] : [])
    ]
  };
}

function row({
  d,
  x,
  bar,
  at,
  thick
}: {
  d: Dom;
  x: (value: number) => number;
  bar: FeatureBar;
  at: number;
  thick: number;
}): SVGElement[] {
  const {reach, peers} = bar;
  const marks: SVGElement[] = [d.s("text", {x: 0, y: px(at + 5), class: "lb"}, bar.feature)];
  if (peers) {
    marks.push(
      d.s("rect", {
        x: px(x(peers.low)),
        y: px(at - thick),
        width: px(Math.max(2, x(peers.high) - x(peers.low))),
        height: 2 * thick,
        fill: "var(--qd-context-soft)",
        "data-mark": true
      })
    );
  }
  marks.push(
    d.s("rect", {
      x: px(x(0)),
      y: px(at - thick / 2),
      width: px(x(reach) - x(0)),
      height: thick,
      fill: "var(--qd-accent)",
      "data-mark": true
    })
  );
  if (peers) {
    marks.push(
      d.s("line", {
        x1: px(x(peers.median)),
        x2: px(x(peers.median)),
        y1: px(at - thick),
        y2: px(at + thick),
        stroke: "var(--qd-text)",
        "stroke-width": 2
      })
    );
  }
  const beyond = peers ? Math.max(x(peers.high), x(peers.median)) : 0;
  // Beside its own bar where the peers leave room before theirs, so that it does not read as their number.
  const apart = peers !== null && reach > 0 && x(peers.low) - x(reach) > labelRoom([bar.value], 0) + 20;
  const end = apart ? x(reach) : Math.max(x(reach), beyond);
  marks.push(d.s("text", {x: px(end + 10), y: px(at + 5), class: reach > 0 ? "acc" : "lbs"}, bar.value));
  return marks;
}

function axis(
  {
    d,
    plane,
    x,
    percent
  }: {d: Dom; plane: Plane; x: (value: number) => number; percent: (value: number) => string},
  ticks: readonly number[]
): SVGElement[] {
  return ticks.flatMap((tick) => [
    d.s("line", {
      x1: px(x(tick)),
      x2: px(x(tick)),
      y1: plane.top,
      y2: plane.bottom,
      class: tick === 0 ? "axl" : "grid"
    }),
    d.s("text", {x: px(x(tick)), y: plane.bottom + 22, class: "ax", "text-anchor": "middle"}, percent(tick))
  ]);
}

/** How far each feature reaches among the active users: a bar from zero, over the middle half and the median of peers. */
export function FeatureChart(bars: readonly FeatureBar[], options: FeatureChartOptions): SVGSVGElement {
  const {document, width = 781, name, peers, percent} = options;
  const rows = bars.length;
  const first = bars.findIndex((bar) => bar.peers !== null);
  const head = peers !== null && peers !== undefined && first >= 0 ? 30 : 8;
  const step = Math.min(52, (396 - head) / rows);
  const height = options.height ?? Math.round(head + step * rows + 34);
  const d = dom(document);
  const names = labelRoom(
    bars.map((b) => b.feature),
    NAMES[0]
  );
  const plane = {
    left: Math.min(NAMES[1], names) + 14,
    right:
      width -
      12 -
      labelRoom(
        bars.map((b) => b.value),
        60
      ),
    top: head,
    bottom: head + Math.round(step * rows)
  };
  const top = max(bars, (bar) => Math.max(bar.reach, bar.peers?.high ?? 0)) ?? 0;
  const scale = scaleLinear([0, Math.max(0.1, top)], [plane.left, plane.right]).nice(4);
  const x = (value: number) => scale(value);
  const label = first === 0 && bars[0]!.peers;
  const thick = Math.min(14, step * 0.28);
  const sheet: ChartSheet = {
    ...sheetOf(bars, options.series),
    plane,
    domain: scale.domain() as [number, number],
    step: tickStep(scale.ticks(4)),
    thick
  };
  const at = label ? Math.min(plane.right - 60, Math.max(plane.left + 90, x(label.median))) : 0;
  return chart(
    d,
    {width, height, name, sheet},
    axis({d, plane, x, percent}, scale.ticks(4)),
    label && d.s("text", {x: px(at), y: head - 12, class: "an", "text-anchor": "middle"}, peers),
    bars.map((bar, i) => row({d, x, bar, at: head + step * (i + 0.5), thick}))
  );
}

import {dom} from "./dom.js";

/** What an interval strip shows; all values in one unit. */
export interface IntervalData {
  low: number | null;
  high: number | null;
  now: number | null;
  before?: number | null;
  target?: number | null;
  /** The scale, the same for strips that are compared. Defaults to what is shown and a margin. */
  domain?: readonly [number, number];
}

/** Options of IntervalStrip. */
export interface IntervalStripOptions {
  /** In CSS pixels; the full width of its place where not given. */
  width?: number;
  label?: string;
  document?: Document;
}

/** A hairline scale with the 95% interval as a bar, a dot for now, a ring for before and a tick for the target. */
export function IntervalStrip(
  data: IntervalData,
  {width, label, document}: IntervalStripOptions = {}
): SVGSVGElement {
  const {s} = dom(document);
  const [from, to] = data.domain ?? domainOf(data);
  const at = (value: number) => {
    const share = to > from ? (value - from) / (to - from) : 0.5;
    return `${Math.round(1000 * Math.min(1, Math.max(0, share))) / 10}%`;
  };
  const {low, high, now, before, target} = data;
  return s(
    "svg",
    {
      class: "qd-strip",
      width: width ?? "100%",
      height: 16,
      role: "img",
      "aria-label": label ?? "95% interval"
    },
    s("line", {class: "qd-gridline", x1: 0, x2: "100%", y1: 8, y2: 8}),
    known(low) &&
      known(high) &&
      s("rect", {
        x: at(low),
        y: 5,
        width: `${Math.max(0.5, parseFloat(at(high)) - parseFloat(at(low)))}%`,
        height: 6,
        rx: 3,
        fill: "var(--qd-accent-mid)"
      }),
    known(target) && s("line", {class: "qd-target", x1: at(target), x2: at(target), y1: 1, y2: 15}),
    known(before) &&
      s("circle", {
        cx: at(before),
        cy: 8,
        r: 3.4,
        fill: "var(--qd-surface)",
        stroke: "var(--qd-text-3)",
        "stroke-width": 1.4
      }),
    known(now) && s("circle", {cx: at(now), cy: 8, r: 4, fill: "var(--qd-accent)"})
  );
}

/** A bar of a share from zero to one on a pale ground. */
export function ShareStrip(
  share: number,
  {tone = "accent", label, document}: {tone?: "accent" | "risk"; label?: string; document?: Document} = {}
): SVGSVGElement {
  const {s} = dom(document);
  const width = `${Math.round(1000 * Math.min(1, Math.max(0, share))) / 10}%`;
  return s(
    "svg",
    {class: "qd-strip", width: "100%", height: 16, role: "img", "aria-label": label ?? "share"},
    s("rect", {y: 5, width: "100%", height: 6, fill: "var(--qd-context-soft)"}),
    s("rect", {y: 5, width, height: 6, fill: `var(--qd-${tone})`})
  );
}

/** The scale that a strip takes by itself: everything shown with a margin of a quarter at both sides. */
function domainOf({low, high, now, before, target}: IntervalData): [number, number] {
  const values = [low, high, now, before, target].filter(known);
  if (values.length === 0) return [0, 1];
  const from = Math.min(...values);
  const to = Math.max(...values);
  const margin = (to - from) / 3 || Math.abs(to) / 10 || 1;
  return [from - margin, to + margin];
}

function known(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

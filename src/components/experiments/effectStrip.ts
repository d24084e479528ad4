import type {EffectMark, EffectScale} from "../../lib/effectScale.js";
import {formatFor} from "../../lib/format.js";
import {dom} from "../dom.js";
import {toneOf} from "./verdictMark.js";

/** Options of EffectStrip. */
export interface EffectStripOptions {
  /** The effect in words. */
  label: string;
  /** What is said of it, which its mark shows. */
  outcome: string;
  document?: Document;
}

/** One effect with its interval against zero, on the axis that it shares with others; right is better. */
export function EffectStrip(
  mark: EffectMark,
  {domain, ticks}: Pick<EffectScale, "domain" | "ticks">,
  {label, outcome, document}: EffectStripOptions
): SVGSVGElement {
  const {s} = dom(document);
  const [from, to] = domain;
  const at = (d: number) => `${(100 * (Math.min(to, Math.max(from, d)) - from)) / (to - from)}%`;
  const tone = toneOf(outcome);
  const colour = tone === "better" ? "var(--qd-accent)" : tone === "worse" ? "var(--qd-risk)" : "var(--qd-context)"; // prettier-ignore
  const format = formatFor();
  const zero = ticks.indexOf(0);
  const named = (i: number) => ticks.length <= 5 || (i - zero) % 2 === 0;
  const beyond = (d: number) => d < from || d > to;
  return s(
    "svg",
    {class: "qd-effect", width: "100%", height: 46, role: "img", "aria-label": label},
    s("rect", {x: 0, width: at(0), y: 0, height: 30, fill: "var(--qd-sunken)"}),
    ticks.map((d, i) => [
      s("line", {class: d === 0 ? "qd-axisline" : "qd-gridline", x1: at(d), x2: at(d), y1: 0, y2: 30}),
      named(i) &&
        s(
          "text",
          {x: at(d), y: 43, "text-anchor": "middle", "font-size": 10, fill: "var(--qd-text-3)"},
          d === 0 ? "0" : format.signedPercent(d, Number.isInteger(Math.round(d * 1e4) / 100) ? 0 : 1)
        )
    ]),
    mark.margin !== null &&
      !beyond(mark.margin) &&
      s("line", {
        class: "qd-target",
        x1: at(mark.margin),
        x2: at(mark.margin),
        y1: 4,
        y2: 26,
        "stroke-dasharray": "3 2"
      }),
    s("line", {x1: at(mark.low), x2: at(mark.high), y1: 15, y2: 15, stroke: colour, "stroke-width": 2.4}),
    [mark.low, mark.high]
      .filter(beyond)
      .map((d) =>
        s(
          "svg",
          {x: at(d), y: 15, overflow: "visible"},
          s("path", {d: d < from ? "M-5 0 1-4V4Z" : "M5 0-1-4V4Z", fill: colour})
        )
      ),
    s("svg", {x: at(mark.value), y: 15, overflow: "visible"}, head(tone, colour, document))
  );
}

function head(tone: ReturnType<typeof toneOf>, colour: string, document?: Document): SVGElement {
  const {s} = dom(document);
  if (tone === "better") return s("rect", {x: -4.5, y: -4.5, width: 9, height: 9, fill: colour});
  if (tone === "worse") return s("path", {d: "M-5.5-4.5H5.5L0 5.5Z", fill: colour});
  return s("circle", {r: 4.4, fill: "var(--qd-surface)", stroke: colour, "stroke-width": 1.8});
}

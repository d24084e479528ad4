import type {Child} from "../dom.js";
import {dom} from "../dom.js";

type Tone = "better" | "worse" | "none" | "stop" | "open";

const TONES: Record<string, Tone> = {
  better: "better",
  holds: "none",
  worse: "worse",
  breached: "worse",
  blocked: "stop",
  running: "open",
  "too early": "open",
  "no control": "open",
  "cannot decide": "open"
};

/** How loud a state or an outcome is to be: colour only where an interval excludes zero, or the split is broken. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? "none";
}

/** The shape of a state in a box of 12 pixels: never colour alone. */
export function VerdictShape(
  state: string,
  {size = 10, document}: {size?: number; document?: Document} = {}
): SVGSVGElement {
  const {s} = dom(document);
  const line = {fill: "none", "stroke-width": 1.6, stroke: "var(--qd-context)"};
  const shapes: Record<Tone, () => SVGElement[]> = {
    better: () => [s("rect", {x: 1, y: 1, width: 10, height: 10, fill: "var(--qd-accent)"})],
    worse: () => [s("path", {d: "M.6 1.6H11.4L6 11Z", fill: "var(--qd-risk)"})],
    none: () => [s("circle", {...line, cx: 6, cy: 6, r: 4.6})],
    stop: () => [
      s("path", {...line, stroke: "var(--qd-risk)", "stroke-width": 2, d: "M2 2 10 10M10 2 2 10"})
    ],
    open: () => [s("circle", {...line, cx: 6, cy: 6, r: 4.6, "stroke-dasharray": "2.4 2"})]
  };
  return s(
    "svg",
    {class: "qd-shape", width: size, height: size, viewBox: "0 0 12 12", "aria-hidden": "true"},
    shapes[toneOf(state)]()
  );
}

/** A state or an outcome: its shape and its word. */
export function Verdict(state: string, words: Child, {document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  return h(
    "span",
    {class: `qd-verdict qd-verdict--${toneOf(state)}`},
    VerdictShape(state, {document}),
    h("span", null, words)
  );
}

import type {Dom} from "../dom.js";

/** How an event is drawn; the shape carries the meaning, the colour repeats it. */
export type EventMark = "dot" | "ring" | "good" | "bar" | "bar-watch" | "bar-risk" | "up" | "down" | "cross";

const BARS = {bar: [8, "context"], "bar-watch": [10, "watch"], "bar-risk": [14, "risk"]} as const;

/** Draws an event small, for a crowded lane: above or below the line it says by its place what it is. */
export function smallMark({s}: Dom, mark: EventMark, x: number, y: number): SVGElement {
  if (mark === "up") return s("path", {d: `M${x} ${y - 8}l2.5 4.5h-5Z`, fill: "var(--qd-accent)"});
  if (mark === "down") return s("path", {d: `M${x} ${y + 8}l2.5 -4.5h-5Z`, fill: "var(--qd-risk)"});
  return s("circle", {cx: x, cy: y, r: 1.6, fill: "var(--qd-text-3)"});
}

/** Draws an event at a place on its lane. */
export function eventMark({s}: Dom, mark: EventMark, x: number, y: number): SVGElement {
  switch (mark) {
    case "dot":
      return s("circle", {cx: x, cy: y, r: 4, fill: "var(--qd-text-2)"});
    case "ring":
      return s("circle", {
        cx: x,
        cy: y,
        r: 3.4,
        fill: "var(--qd-surface)",
        stroke: "var(--qd-text-2)",
        "stroke-width": 1.3
      });
    case "good":
      return s("circle", {cx: x, cy: y, r: 3.4, fill: "var(--qd-healthy)"});
    case "up":
      return s("path", {d: `M${x} ${y - 4}l4 7h-8Z`, fill: "var(--qd-accent)"});
    case "down":
      return s("path", {d: `M${x} ${y + 4}l4 -7h-8Z`, fill: "var(--qd-risk)"});
    case "cross":
      return s("path", {
        d: `M${x - 3} ${y - 3}l6 6m0 -6l-6 6`,
        stroke: "var(--qd-risk)",
        "stroke-width": 1.6,
        fill: "none"
      });
    case "bar":
    case "bar-watch":
    case "bar-risk": {
      const [height, colour] = BARS[mark];
      return s("rect", {
        x: x - 2,
        y: y + 4 - height + (height === 14 ? 3 : 0),
        width: 4,
        height,
        fill: `var(--qd-${colour})`
      });
    }
  }
}

import type {BinRange} from "../../lib/crossFilter.js";
import {dom} from "../dom.js";
import type {BrushPlane} from "./brushShapes.js";
import {binPlace} from "./brushShapes.js";

/** Options of BrushArea. */
export interface BrushAreaOptions {
  label: string;
  plane: BrushPlane;
  /** An end of the range in words. */
  edge: (bin: number) => string;
  /** Called with every change, ends in order and within the bins; null takes the brush away. */
  onBrush: (range: BinRange | null) => void;
  document?: Document;
}

/** How near to an end the pointer takes hold of it, in pixels; a third of a narrow brush is left to move it by. */
const GRIP = 8;

const ENDS = ["pointerup", "pointercancel"] as const;

/**
 * What a pointer or a keyboard brushes with, laid over a histogram: drag on the ground for a new range, drag it to move
 * it, drag an end to resize it, click beside it to take it away. The two ends are sliders: arrow keys move one, with
 * Shift both; Escape takes the range away.
 */
export function BrushArea({label, plane, edge, onBrush, document}: BrushAreaOptions): {
  root: HTMLElement;
  set(range: BinRange | null): void;
} {
  const {h} = dom(document);
  const {bins} = plane;
  let range: BinRange | null = null;
  const thumbs = ["from", "to"].map((end) =>
    h("div", {
      class: "qd-thumb",
      role: "slider",
      tabindex: 0,
      "aria-label": `${label}, ${end}`,
      "aria-orientation": "horizontal"
    })
  );
  const root = h("div", {class: "qd-brush", style: `height:${plane.height}px`}, thumbs);
  const ends = (): BinRange => range ?? [0, bins];
  const change = (next: BinRange | null) => {
    const [a, b] = [ends(), next ?? [0, bins]];
    if (a[0] === b[0] && a[1] === b[1]) return;
    set(next);
    onBrush(next);
  };
  let drawn: string | undefined;
  const set = (next: BinRange | null) => {
    range = next;
    if (drawn === String(next)) return;
    drawn = String(next);
    const [from, to] = ends();
    for (const [i, thumb] of thumbs.entries()) {
      const at = i === 0 ? from : to;
      thumb.style.transform = `translateX(${binPlace(plane, at)}px)`;
      thumb.setAttribute("aria-valuemin", String(i === 0 ? 0 : from + 1));
      thumb.setAttribute("aria-valuemax", String(i === 0 ? to - 1 : bins));
      thumb.setAttribute("aria-valuenow", String(at));
      thumb.setAttribute("aria-valuetext", edge(at));
    }
    root.classList.toggle("qd-brush--on", next !== null);
  };
  for (const [i, thumb] of thumbs.entries())
    thumb.addEventListener("keydown", (event) => {
      const next = byKey(event, {ends: ends(), i, bins});
      if (next === undefined) return;
      event.preventDefault();
      change(next);
    });
  root.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const move = dragged(plane, ends, range, event.clientX - root.getBoundingClientRect().left);
    const origin = event.clientX - move.at;
    root.setPointerCapture?.(event.pointerId);
    const follow = (d: PointerEvent) => change(move.to(d.clientX - origin));
    const stop = (d: PointerEvent) => {
      if (d.type === "pointerup" && Math.abs(d.clientX - event.clientX) < 3 && move.fresh) change(null);
      root.removeEventListener("pointermove", follow);
      for (const end of ENDS) root.removeEventListener(end, stop);
    };
    root.addEventListener("pointermove", follow);
    for (const end of ENDS) root.addEventListener(end, stop);
  });
  set(null);
  return {root, set};
}

interface Drag {
  /** where it began */
  at: number;
  /** no brush was there */
  fresh: boolean;
  to(x: number): BinRange | null;
}

/** What a pointer that goes down at a place does from there on. */
function dragged(
  {width, left, right, bins}: BrushPlane,
  ends: () => BinRange,
  range: BinRange | null,
  at: number
): Drag {
  const scale = bins / (width - left - right);
  const place = (x: number) => (x - left) * scale;
  const inside = (bin: number) => Math.max(0, Math.min(bins, bin));
  const full = ([a, b]: BinRange): BinRange | null => (a === 0 && b === bins ? null : [a, b]);
  if (range !== null) {
    const [from, to] = ends();
    const near = Math.min(GRIP * scale, (to - from) / 3);
    const fixed = Math.abs(place(at) - from) <= near ? to : Math.abs(place(at) - to) <= near ? from : null;
    if (fixed !== null)
      return {at, fresh: false, to: (x) => full(between(fixed, inside(Math.round(place(x))), bins))};
    if (place(at) > from && place(at) < to) {
      const size = to - from;
      const start = (x: number) =>
        Math.max(0, Math.min(bins - size, from + Math.round(place(x) - place(at))));
      return {at, fresh: false, to: (x) => full([start(x), start(x) + size])};
    }
  }
  const first = place(at);
  return {
    at,
    fresh: true,
    to: (x) =>
      full([inside(Math.floor(Math.min(first, place(x)))), inside(Math.ceil(Math.max(first, place(x))))])
  };
}

/** A range of at least one bin between two ends in any order. */
function between(a: number, b: number, bins: number): BinRange {
  if (a === b) return a === bins ? [a - 1, a] : [a, a + 1];
  return [Math.min(a, b), Math.max(a, b)];
}

const STEPS: Record<string, number> = {
  ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5, Home: -Infinity, End: Infinity
}; // prettier-ignore

/** The range after a key at one end; null without a range, undefined for a key that means nothing here. */
function byKey(
  {key, shiftKey}: KeyboardEvent,
  {ends: [from, to], i, bins}: {ends: BinRange; i: number; bins: number}
): BinRange | null | undefined {
  if (key === "Escape") return null;
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const limit = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  let next: BinRange =
    i === 0 ? [limit(from + step, 0, to - 1), to] : [from, limit(to + step, from + 1, bins)];
  if (shiftKey) {
    const by = limit(step, -from, bins - to);
    next = [from + by, to + by];
  }
  return next[0] === 0 && next[1] === bins ? null : next;
}

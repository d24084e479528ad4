import {dom} from "../../../components/dom.js";

/** A pane whose size the reader sets. */
export interface SplitterOptions {
  label: string;
  /** the id of the pane */
  pane: string;
  /** which of the pane's edges it lies on */
  edge: "right" | "left" | "top";
  min: number;
  max: () => number;
  size: () => number;
  /** the size that a double click brings back */
  usual: number;
  resize: (size: number) => void;
  /** what Enter does */
  toggle: () => void;
}

const STEP = 16;

/** The edge between two panes: dragged by the pointer, moved by arrow keys, Home and End; Enter folds the pane. */
export function Splitter(options: SplitterOptions): HTMLElement {
  const {label, pane, edge, usual} = options;
  const bar = dom().h("div", {
    class: `qn-splitter qn-splitter--${edge}`,
    role: "separator",
    tabindex: 0,
    "aria-label": label,
    "aria-controls": pane,
    "aria-orientation": edge === "top" ? "horizontal" : "vertical"
  });
  const set = (size: number) => {
    options.resize(Math.round(Math.max(options.min, Math.min(options.max(), size))));
    tell(bar, options);
  };
  bar.addEventListener("pointerdown", (event) => drag(bar, event, options, set));
  bar.addEventListener("dblclick", () => set(usual));
  bar.addEventListener("keydown", (event) => {
    const size = keyed(event.key, options);
    if (size === null) return;
    event.preventDefault();
    if (size === "toggle") options.toggle();
    else set(size);
  });
  bar.addEventListener("focus", () => tell(bar, options));
  // its place is known once it stands in the page
  requestAnimationFrame(() => tell(bar, options));
  return bar;
}

function tell(bar: HTMLElement, {min, max, size}: SplitterOptions): void {
  bar.setAttribute("aria-valuemin", String(min));
  bar.setAttribute("aria-valuemax", String(Math.max(min, max())));
  bar.setAttribute("aria-valuenow", String(size()));
}

function keyed(key: string, {edge, min, max, size}: SplitterOptions): number | "toggle" | null {
  const grow = {right: "ArrowRight", left: "ArrowLeft", top: "ArrowUp"}[edge];
  const shrink = {right: "ArrowLeft", left: "ArrowRight", top: "ArrowDown"}[edge];
  if (key === grow) return size() + STEP;
  if (key === shrink) return size() - STEP;
  if (key === "Home") return min;
  if (key === "End") return max();
  return key === "Enter" ? "toggle" : null;
}

function drag(
  bar: HTMLElement,
  start: PointerEvent,
  {edge, size}: SplitterOptions,
  set: (size: number) => void
): void {
  start.preventDefault();
  bar.setPointerCapture(start.pointerId);
  const from = size();
  const move = (event: PointerEvent) => {
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    set(from + {right: x, left: -x, top: -y}[edge]);
  };
  bar.addEventListener("pointermove", move);
  bar.addEventListener("lostpointercapture", () => bar.removeEventListener("pointermove", move), {
    once: true
  });
}

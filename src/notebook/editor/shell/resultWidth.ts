import type {Desk} from "./desk.js";

/** On both sides of a result, in pixels. */
const PADDING = 24;

/** Tells the runtime how wide the results of the shown notebook are, now and whenever that changes. */
export function watchWidth(cells: HTMLElement, desk: Desk): () => void {
  const measure = () => {
    const result = cells.querySelector('.qn-cell:not([data-kind="markdown"]) .qn-result');
    const width = (result?.clientWidth ?? 0) - PADDING;
    if (desk.active && width > 0) desk.active.runtime.width = width;
  };
  new ResizeObserver(measure).observe(cells);
  return measure;
}

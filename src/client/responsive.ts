/**
 * Draws a chart at the width of its place, and again whenever the width changes; the place keeps its height in between,
 * so that nothing below it jumps.
 */
export function responsive(draw: (width: number) => Element): HTMLElement {
  const place = document.createElement("div");
  place.className = "qd-fit";
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0 || width === drawn) return;
    drawn = width;
    const next = draw(width);
    place.replaceChildren(next);
  }).observe(place);
  return place;
}

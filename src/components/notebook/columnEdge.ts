import {dom} from "../dom.js";

/** The edge of a column's head: dragged by the pointer; a double click makes the column as wide as its values need. */
export function ColumnEdge(
  head: HTMLElement,
  set: (width: number | null) => void,
  {document}: {document?: Document} = {}
): HTMLElement {
  const edge = dom(document).h("div", {class: "qn-grid-edge", "aria-hidden": "true"});
  edge.addEventListener("pointerdown", (start) => {
    if (start.button !== 0) return;
    start.preventDefault();
    edge.setPointerCapture(start.pointerId);
    const width = head.offsetWidth;
    const move = ({clientX}: PointerEvent) => set(width + clientX - start.clientX);
    edge.addEventListener("pointermove", move);
    edge.addEventListener("lostpointercapture", () => edge.removeEventListener("pointermove", move), {
      once: true
    });
  });
  edge.addEventListener("dblclick", () => set(null));
  return edge;
}

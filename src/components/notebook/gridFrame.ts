import {dom} from "../dom.js";

/** The elements in which a grid scrolls: heads that stay, and a space as high as all rows for those in sight. */
export interface GridFrame {
  readonly scroller: HTMLElement;
  readonly grid: HTMLElement;
  readonly space: HTMLElement;
  readonly body: HTMLElement;
  /** takes a template of CSS columns and the least width of all together, in px */
  readonly lay: (columns: string, least: number) => void;
}

/** Makes the frame around the heads. */
export function gridFrame(
  head: HTMLElement,
  {label, columns, document}: {label: string; columns: number; document?: Document}
): GridFrame {
  const {h} = dom(document);
  const body = h("div", {class: "qn-grid-rows", role: "rowgroup"});
  const space = h("div", {class: "qn-grid-space", role: "presentation"}, body);
  const grid = h(
    "div",
    {class: "qn-grid-table", role: "grid", tabindex: 0, "aria-label": label, "aria-colcount": columns},
    h("div", {role: "rowgroup", class: "qn-grid-top"}, head),
    space
  );
  const scroller = h("div", {class: "qn-grid-scroll"}, grid);
  return {
    scroller,
    grid,
    space,
    body,
    lay(template, least) {
      scroller.style.setProperty("--qn-columns", template);
      grid.style.minWidth = `${least}px`;
    }
  };
}

import {dom} from "../../../components/dom.js";
import type {Cell} from "../../model/notebook.js";
import {cellView, type CellView} from "./cellView.js";
import type {CellsContext} from "./context.js";
import {watchNear} from "./watchNear.js";

/** The cells in the page, in the notebook's order; an editor is made when its cell comes near. */
export class CellList {
  readonly element: HTMLElement;
  private readonly views = new Map<string, CellView>();
  private watcher: IntersectionObserver | null = null;

  constructor(private readonly context: CellsContext) {
    const {h} = dom(context.document);
    this.element = h("div", {class: "qn-list", role: "list", "aria-label": "Cells"});
  }

  /** Watches what comes near in the element that scrolls or lies in one that does. */
  watch(element: HTMLElement): void {
    this.watcher = watchNear(element, (key) => this.views.get(key)?.near());
  }

  get(key: string | null): CellView | null {
    return key === null ? null : (this.views.get(key) ?? null);
  }

  /** Brings the page to the notebook's cells: those that came, went or moved. */
  arrange(cells: readonly Cell[]): void {
    const keys = new Set(cells.map((d) => d.key));
    for (const [key, view] of this.views)
      if (!keys.has(key)) {
        this.views.delete(key);
        this.watcher?.unobserve(view.element);
        view.dispose();
      }
    cells.forEach((cell, i) => {
      const {element} = this.views.get(cell.key) ?? this.add(cell);
      const there = this.element.children[i];
      if (there !== element) this.element.insertBefore(element, there ?? null);
    });
  }

  private add(cell: Cell): CellView {
    const view = cellView(cell, this.context);
    this.views.set(cell.key, view);
    this.watcher?.observe(view.element);
    return view;
  }

  dispose(): void {
    this.watcher?.disconnect();
    for (const view of this.views.values()) view.dispose();
  }
}

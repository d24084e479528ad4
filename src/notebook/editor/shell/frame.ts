import {dom} from "../../../components/dom.js";
import {Splitter, type SplitterOptions} from "./splitter.js";
import type {SiteStore} from "./store.js";

const USUAL = {
  side: 232,
  panel: 176,
  variables: 430,
  side_folded: false,
  panel_folded: false,
  stacked: false
};

/** Sizes of the panes in pixels, which are folded, and whether results stand below their code. */
type Layout = typeof USUAL;
type Pane = "side" | "panel" | "variables";

/** Below this width there is one column: the explorer lies over the cells, and the panel begins folded. */
const NARROW = 720;

/** The panes of the workbench, of sizes that the reader sets and that stay. */
export class Frame {
  readonly element: HTMLElement;
  readonly parts;
  readonly narrow: boolean;
  readonly #layout: Layout;

  constructor(private readonly store: SiteStore) {
    const {h, document} = dom();
    this.narrow = document.documentElement.clientWidth < NARROW;
    const folded = this.narrow ? {side_folded: true, panel_folded: true} : {};
    this.#layout = {...USUAL, ...store.read<Partial<Layout>>("layout", {}), ...folded};
    this.parts = parts();
    const {top, activity, side, tabs, tools, bars, inputs, cells, panel, variables, status} = this.parts;
    this.element = h(
      "div",
      {class: "qn"},
      top,
      activity,
      side,
      this.#edge("side", {edge: "right", label: "Width of the explorer", min: 160}),
      h(
        "div",
        {class: "qn-main"},
        h("div", {class: "qn-bench-head"}, tabs, tools, bars, inputs),
        cells,
        h(
          "div",
          {class: "qn-panel", id: "qn-panel"},
          this.#edge("panel", {edge: "top", label: "Height of the panel", min: 80}),
          panel,
          this.#edge("variables", {edge: "left", label: "Width of the variables", min: 200}),
          variables
        )
      ),
      status
    );
    this.#draw();
  }

  #edge(pane: Pane, rest: Pick<SplitterOptions, "edge" | "label" | "min">): HTMLElement {
    return Splitter({
      ...rest,
      pane: `qn-${pane}`,
      usual: USUAL[pane],
      max: () => (pane === "panel" ? this.element.clientHeight * 0.7 : this.element.clientWidth / 2),
      size: () => this.#layout[pane],
      resize: (size) => this.#change({[pane]: size}),
      toggle: () => this.toggle(pane === "side" ? "side" : "panel")
    });
  }

  /** Folds or unfolds a pane. */
  toggle(pane: "side" | "panel", folded: boolean = !this.folded(pane)): void {
    this.#change({[`${pane}_folded`]: folded});
  }

  folded(pane: "side" | "panel"): boolean {
    return this.#layout[`${pane}_folded`];
  }

  /** Results stand beside their code where there is room; else always below it. */
  get split(): boolean {
    return !this.#layout.stacked;
  }
  set split(split: boolean) {
    this.#change({stacked: !split});
  }

  #change(values: Partial<Layout>): void {
    Object.assign(this.#layout, values);
    this.#draw();
    if (!this.narrow) this.store.write("layout", this.#layout);
  }

  #draw(): void {
    for (const pane of ["side", "panel", "variables"] as const)
      this.element.style.setProperty(`--qn-${pane}`, `${this.#layout[pane]}px`);
    this.element.toggleAttribute("data-no-side", this.#layout.side_folded);
    this.element.toggleAttribute("data-no-panel", this.#layout.panel_folded);
    this.element.toggleAttribute("data-stacked", this.#layout.stacked);
  }
}

function parts() {
  const {h} = dom();
  const sections = ["notebooks", "warehouse", "outline"].map((d) =>
    h("div", {class: `qn-section qn-section--${d}`})
  );
  const views = {role: "toolbar", "aria-label": "Views", "aria-orientation": "vertical"};
  return {
    top: h("div", {class: "qn-top"}),
    activity: h("div", {class: "qn-activity", ...views}),
    side: h("nav", {class: "qn-side", id: "qn-side", "aria-label": "Explorer"}, ...sections),
    sections,
    tabs: h("div", {class: "qn-tabs", role: "group", "aria-label": "Open notebooks"}),
    tools: h("div", {class: "qn-toolbar", role: "toolbar", "aria-label": "Notebook"}),
    bars: h("div", {class: "qn-notices"}),
    inputs: h("div", {class: "qn-inputs", role: "group", "aria-label": "Inputs"}),
    cells: h("div", {class: "qn-work"}),
    panel: h("div", {class: "qn-panel-main"}),
    variables: h("section", {
      class: "qn-variables",
      id: "qn-variables",
      "aria-label": "Variables",
      tabindex: 0
    }),
    status: h("div", {class: "qn-status"})
  };
}

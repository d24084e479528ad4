import {type Child, dom} from "../../../components/dom.js";
import {withCode} from "../../../components/states.js";
import {formatFor} from "../../../lib/format.js";
import type {QueryNote} from "../../runtime/state.js";
import {checkCount, checksLine, checksPage} from "./checksPage.js";
import type {Desk, Doc} from "./desk.js";
import {factsTable} from "./factsTable.js";
import type {Problem} from "./facts.js";
import {button, oneStop, redraw} from "./kit.js";
import {lineageView} from "./lineageView.js";
import {PlanPage} from "./planPage.js";
import type {CellChecks} from "./resultChecks.js";

const PAGES = ["Problems", "Query plan", "Lineage", "Checks", "Query log", "Variables"] as const;
type Page = (typeof PAGES)[number];

/** What the panel needs of the workbench. */
export interface PanelSurroundings {
  readonly desk: Desk;
  /** the tables of the engine, in lower case */
  readonly tables: () => ReadonlySet<string>;
  /** what was looked at in the results of the notebook that is shown */
  readonly checks: () => readonly CellChecks[];
  readonly reveal: (cell: string, at: number) => void;
}

/**
 * The panel under the cells: problems, the plan of a query, what reads what, what was looked at in the results, the query
 * log; the variables beside them, or as a page where it is narrow.
 */
export class Panel {
  readonly #tabs = new Map<Page, HTMLButtonElement>();
  readonly #body: HTMLElement;
  #page: Page = "Problems";
  #found: readonly Problem[] = [];
  readonly #plan = new PlanPage(() => this.draw());

  constructor(
    private readonly main: HTMLElement,
    private readonly side: HTMLElement,
    private readonly bench: PanelSurroundings
  ) {
    const {h} = dom();
    const list = h("div", {class: "qn-panel-tabs", role: "tablist", "aria-label": "Panel"});
    this.#body = h("div", {class: "qn-panel-body", role: "tabpanel", id: "qn-panel-body", tabindex: 0});
    for (const page of PAGES) {
      const tab = button(
        {role: "tab", id: `qn-tab-${page.replace(" ", "-")}`, "aria-controls": "qn-panel-body"},
        page,
        () => this.show(page)
      );
      this.#tabs.set(page, tab);
      list.append(tab);
    }
    oneStop(list, {across: true});
    main.append(list, this.#body);
    this.show("Problems");
  }

  /** Turns to a page. */
  show(page: Page): void {
    this.#page = page;
    for (const [name, tab] of this.#tabs) {
      tab.setAttribute("aria-selected", String(name === page));
      tab.tabIndex = name === page ? 0 : -1;
    }
    this.#body.setAttribute("aria-labelledby", this.#tabs.get(page)!.id);
    this.draw();
  }

  draw(found: readonly Problem[] = this.#found): void {
    const {h} = dom();
    const {desk, tables, checks, reveal} = this.bench;
    const doc = desk.active;
    this.#found = found;
    const looked = doc ? checks() : [];
    const counts = {Problems: found.length, Checks: checkCount(looked)};
    for (const [page, n] of Object.entries(counts))
      redraw(this.#tabs.get(page as Page)!, page, n > 0 && h("i", null, n));
    if (!doc) return (redraw(this.#body), redraw(this.side));
    redraw(this.side, h("h2", null, "Variables"), variables(doc));
    const pages: Record<Page, () => Child> = {
      Problems: () => [problemList(found, reveal), checksLine(looked, () => this.show("Checks"))],
      "Query plan": () => this.#plan.draw(doc),
      Lineage: () => lineageView(doc, tables(), reveal),
      Checks: () => checksPage(looked, reveal),
      "Query log": () => queryLog(doc.runtime.queries()),
      Variables: () => variables(doc)
    };
    if (this.main.checkVisibility()) redraw(this.#body, pages[this.#page]());
  }
}

const MARKS = {error: "M.4 1.2H9.6L5 9.4Z", warning: "M5 .4 9.6 5 5 9.6 .4 5Z"};

function problemList(found: readonly Problem[], reveal: (cell: string, at: number) => void): Child {
  const {h, s} = dom();
  if (found.length === 0) return h("p", {class: "qn-none"}, "Nothing is wrong.");
  return h(
    "ul",
    null,
    found.map(({severity, message, cell, at, where}, i) =>
      h(
        "li",
        null,
        button(
          {
            class: `qn-problem qn-problem--${severity}`,
            "data-key": `problem ${i}`,
            "data-cell": `${cell} ${at}`
          },
          [
            s(
              "svg",
              {width: 10, height: 10, viewBox: "0 0 10 10", role: "img", "aria-label": severity},
              s("path", {d: MARKS[severity]})
            ),
            h("span", null, withCode(message)),
            h("small", null, where)
          ],
          () => cell !== null && reveal(cell, at)
        )
      )
    )
  );
}

/** How many of the last queries are listed. */
const LOGGED = 100;

function queryLog(queries: readonly QueryNote[]): Child {
  const {h} = dom();
  if (queries.length === 0) return h("p", {class: "qn-none"}, "No query has run yet.");
  const format = formatFor();
  return factsTable(
    ["Query", "Rows", "Time"],
    1,
    queries
      .slice(-LOGGED)
      .reverse()
      .map(({sql, rows, ms, error}) =>
        h(
          "tr",
          {class: error === null ? null : "qn-failed"},
          h("td", {title: sql}, h("code", null, sql.replace(/\s+/g, " ").trim())),
          h(
            "td",
            {class: "qn-right qd-num"},
            error === null ? (rows === null ? "" : format.count(rows)) : "error"
          ),
          h("td", {class: "qn-right qd-num"}, duration(ms))
        )
      )
  );
}

function variables({open, runtime}: Doc): Child {
  const {h} = dom();
  const list = runtime.variables();
  if (list.length === 0) return h("p", {class: "qn-none"}, "No cell has given a value yet.");
  const numbers = new Map(open.notebook.cells.map((d, i) => [d.key, i + 1]));
  return factsTable(
    ["Name", "Type", "Size", "Used by"],
    2,
    list.map(({name, type, size, used_by}) =>
      h(
        "tr",
        null,
        h("td", null, h("code", null, name)),
        h("td", {class: "qd-muted"}, type),
        h("td", {class: "qn-right qd-num"}, size),
        h(
          "td",
          {class: "qn-right qd-num"},
          used_by.length === 0 ? "\u2013" : used_by.map((d) => `[${numbers.get(d)}]`).join(" ")
        )
      )
    )
  );
}

/** Milliseconds for the reader: *84 ms*, *2.3 s*. */
export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

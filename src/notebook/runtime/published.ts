import {dataUrl} from "../../client/dataUrl.js";
import {responsive} from "../../client/responsive.js";
import {dom} from "../../components/dom.js";
import {InputControl, type InputElement} from "../../components/notebook/inputControl.js";
import {NotebookChart} from "../../components/notebook/notebookChart.js";
import {pageHref} from "../../lib/links.js";
import type {ChartSpec} from "../../lib/notebookChart.js";
import type {NotebookInput} from "../model/notebook.js";
import {firstValue, inputOptions} from "./inputOptions.js";
import {publishedTable} from "./publishedTable.js";
import type {SessionTable} from "./resultTable.js";
import {notebookSession, type CellQuery} from "./session.js";
import {sharedEngine} from "./sharedEngine.js";

/** What the scripts of a published notebook call. */
export interface PublishedNotebook {
  /** the controls of the front matter, in order; each choice comes from what the site publishes */
  inputs(specs: readonly NotebookInput[]): Promise<InputElement[]>;
  /** where the notebook stands, its way into the workbench, and its controls */
  bar(inputs: readonly InputElement[]): HTMLElement;
  /** runs a query; **needs** are the tables that it reads, **invalidation** ends it */
  sql(query: CellQuery, needs: readonly unknown[], invalidation: Promise<unknown>): Promise<SessionTable>;
  table(table: SessionTable, cell: {name: string | null; source: string}): Promise<HTMLElement>;
  chart(spec: ChartSpec, rows: readonly Record<string, unknown>[]): HTMLElement;
}

/** Which notebook it is: its file from the site's root. */
export interface NotebookPlace {
  readonly path: string;
  readonly title: string;
}

/** The runtime of a published notebook: Framework runs its cells by what they read, this gives them the engine. */
export function publishedNotebook(page: NotebookPlace): PublishedNotebook {
  const session = notebookSession(sharedEngine());
  tellBusy(dom().document);
  return {
    inputs: (specs) =>
      Promise.all(
        specs.map(async (input) => {
          const choices = await inputOptions(session.read, input);
          const value = (await firstValue(session.read, input)) as NotebookInput["value"];
          return InputControl({...input, value}, {choices});
        })
      ),
    bar: (inputs) => bar(page, inputs),
    sql(query, _needs, invalidation) {
      const control = new AbortController();
      void invalidation.then(() => control.abort());
      return session.run(query, control.signal);
    },
    table: publishedTable,
    chart: (spec, rows) => responsive((width) => NotebookChart(spec, rows, {width}))
  };
}

/** Marks the places that still wait for data as such, for readers who do not see them. */
function tellBusy(document: Document): void {
  for (const waits of document.querySelectorAll("observablehq-loading")) {
    const place = waits.parentElement!;
    place.setAttribute("aria-busy", "true");
    const done = new MutationObserver(() => {
      if (waits.isConnected) return;
      place.removeAttribute("aria-busy");
      done.disconnect();
    });
    done.observe(place, {childList: true});
  }
}

function bar({path, title}: NotebookPlace, inputs: readonly InputElement[]): HTMLElement {
  const {h} = dom();
  const workbench = new URL(pageHref("notebook", {file: path}), dataUrl("")).href;
  const list = new URL(pageHref("notebooks"), dataUrl("")).href;
  return h(
    "div",
    {class: "qd-notebook-bar"},
    h(
      "p",
      {class: "qd-eyebrow"},
      h("a", {href: list}, "Notebooks"),
      h("i", {"aria-hidden": "true"}, "/"),
      title
    ),
    inputs,
    h("a", {href: workbench, class: "qd-notebook-open"}, "Open in the workbench")
  );
}

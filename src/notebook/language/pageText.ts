import {fenceInfoEnds} from "../model/blocks.js";
import {fenceMarks, showsRows} from "../model/fence.js";
import type {Cell, Notebook, NotebookInput} from "../model/notebook.js";
import {analyse} from "./analyse.js";
import {readCell} from "./cells.js";
import {readChart} from "./chartCell.js";
import {AT_HAND, readJs} from "./jsCell.js";
import {readSql} from "./sqlCell.js";

/** The modules from which a page takes what it has at hand; the rest Framework gives. */
const IMPORTS: Readonly<Record<string, string>> = {
  Plot: 'import * as Plot from "@observablehq/plot";',
  d3: 'import * as d3 from "d3";',
  Inputs: 'import * as Inputs from "@observablehq/inputs";',
  aq: 'import aq from "arquero/dist/arquero.min.js";',
  html: 'import {html} from "htl";',
  svg: 'import {svg} from "htl";'
};

/**
 * A notebook as a page of Observable Framework: prose stays, SQL and chart cells become JavaScript that calls the
 * notebook's runtime, so that Framework compiles all of it at build and the page evaluates nothing.
 *
 * @param path of the file from the site's root, such as *notebooks/seats.md*
 */
export function pageText(notebook: Notebook, path: string): string {
  const faults = analyse(notebook).faults.filter((d) => d.severity === "error");
  if (faults.length > 0) return faultText(faults.map((d) => `${path}: ${d.message}`));
  const page = new Page(notebook);
  const cells = notebook.cells.map((cell, i) => page.cell(cell, i));
  return ['<div class="qd-notebook">', page.head(path), ...cells, "</div>"].join("\n\n");
}

/** Framework's own look of an error: the check of a built site finds it, and nothing is published. */
function faultText(messages: readonly string[]): string {
  const text = messages.join("; ").replace(/[&<>{}$`]/g, (d) => `&#${d.charCodeAt(0)};`);
  return `<div class="observablehq--inspect observablehq--error">${text}</div>\n`;
}

class Page {
  /** names whose rows are read by JavaScript, a chart or prose */
  private readonly read: ReadonlySet<string>;
  private readonly names: ReadonlyMap<string, string>;
  private readonly inputs: readonly NotebookInput[];
  private readonly title: string;
  private readonly used: ReadonlySet<string>;

  constructor({cells, inputs, title}: Notebook) {
    this.title = title;
    const readings = cells.map((d) => ({kind: d.kind, ...readCell(d)}));
    this.used = new Set(readings.flatMap((d) => d.uses));
    this.read = new Set([...this.used, ...readings.flatMap((d) => (d.kind === "chart" ? d.tables : []))]);
    this.names = new Map(
      cells.flatMap(({kind, name}) => (kind === "sql" && name !== null ? [[name.toLowerCase(), name]] : []))
    );
    this.inputs = inputs;
  }

  head(path: string): string {
    const imports = AT_HAND.filter((d) => this.used.has(d) && IMPORTS[d] !== undefined).map(
      (d) => IMPORTS[d]!
    );
    const first = script(
      [
        'import {publishedNotebook} from "/notebook/runtime/published.js";',
        ...imports,
        `const $$notebook = publishedNotebook(${json({path, title: this.title})});`
      ].join("\n")
    );
    if (this.inputs.length === 0) return `${first}\n\n${script("$$notebook.bar([])")}`;
    return [
      first,
      script(`const $$inputs = await $$notebook.inputs(${json(this.inputs)});`),
      script("$$notebook.bar($$inputs)"),
      ...this.inputs.map(({name}, i) => script(`const ${name} = Generators.input($$inputs[${i}]);`))
    ].join("\n\n");
  }

  cell(cell: Cell, i: number): string {
    switch (cell.kind) {
      case "markdown":
        return `${onlyShown(cell.source)}\n`;
      case "sql":
        return this.query(cell, i);
      case "chart":
        return chart(cell);
      case "js":
        return scriptCell(cell);
    }
  }

  private query(cell: Cell, i: number): string {
    const {name, source} = cell;
    const {strings, parameters, tables} = readSql(source);
    const table = name === null ? `$$cell${i + 1}` : `$$${name}`;
    const needs = tables.flatMap((d) => this.names.get(d.name.toLowerCase()) ?? []).map((d) => `$$${d}`);
    const values = parameters.map((d) => `await (${d.expression}\n)`);
    const query = `{name: ${json(name)}, key: ${json(`cell ${i + 1}`)}, strings: ${json(strings)}, values: [${values.join(", ")}]}`;
    const fences = [
      script(`const ${table} = await $$notebook.sql(${query}, [${needs.join(", ")}], invalidation);`)
    ];
    if (showsRows(cell)) fences.push(script(`$$notebook.table(${table}, ${json({name, source})})`));
    if (name !== null && this.read.has(name))
      fences.push(script(`const ${name} = await ${table}.objects();`));
    return fences.join("\n\n");
  }
}

/** Prose whose code is shown: Framework would run fences of any depth, and draw those of HTML, TeX and others. */
function onlyShown(source: string): string {
  return fenceInfoEnds(source).reduceRight((d, at) => `${d.slice(0, at)} run=false${d.slice(at)}`, source);
}

function chart({source}: Cell): string {
  const {spec} = readChart(source);
  return script(`$$notebook.chart(${json(spec)}, ${spec!.rows})`);
}

function scriptCell({name, source}: Cell): string {
  const {expression, defines, reads} = readJs(source, name);
  if (!expression || defines.length === 0) return script(source);
  const shown = reads.includes("display") || reads.includes("view") ? "" : `\ndisplay(await ${name});`;
  return script(`const ${name} = await (${source}\n);${shown}`);
}

function script(source: string): string {
  const marks = fenceMarks("```", source);
  return `${marks}js\n${source}\n${marks}`;
}

/** As JavaScript that may stand in a page. */
function json(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (d) => `\\u${d.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
}

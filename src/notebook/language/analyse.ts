import {didYouMean} from "../../lib/nearMiss.js";
import {readFrontMatter} from "../model/frontMatter.js";
import {isName} from "../model/inputs.js";
import type {Cell, Fault, Notebook} from "../model/notebook.js";
import type {Analysis, CellLinks} from "./analysis.js";
import {readCell, type CellReading} from "./cells.js";
import {circles} from "./circles.js";
import {inputQueryFault} from "./inputQueryFault.js";
import {AT_HAND} from "./jsCell.js";

/** Reads all cells of a notebook and how they hang together. Nothing is run. */
export function analyse(notebook: Notebook): Analysis {
  const {cells, inputs, front_matter} = notebook;
  const readings = new Map(cells.map((d) => [d.key, readCell(d)]));
  const known = knownNames(notebook, readings);
  const links = new Map(cells.map((d) => [d.key, linksOf(d, readings.get(d.key)!, known)]));
  const needs = new Map(
    cells.map(({key}) => {
      const {uses} = links.get(key)!;
      const keys = uses.flatMap((d) => known.cells.get(d) ?? []);
      return [key, Array.from(new Set(keys))];
    })
  );
  const faults = [
    ...readFrontMatter(front_matter).faults,
    ...inputFaults(notebook),
    ...cells.flatMap((d) => cellFaults(d, readings.get(d.key)!, known)),
    ...duplicates(cells, readings, new Set(inputs.map((d) => d.name))),
    ...circleFaults(cells, needs)
  ];
  return {links, needs, faults};
}

function inputFaults({inputs}: Notebook): Fault[] {
  const said = inputs.flatMap((d) => [
    AT_HAND.includes(d.name) ? `input \`${d.name}\` is at hand for all cells: choose another name` : null,
    inputQueryFault(d)
  ]);
  return said
    .filter((d) => d !== null)
    .map((message) => ({cell: null, from: 1, to: 1, severity: "error", message}));
}

/** All names that a cell can read. */
interface Known {
  /** which cells define a name */
  readonly cells: ReadonlyMap<string, readonly string[]>;
  /** the names of cells that have rows, by their lower case: SQL does not tell them apart */
  readonly tables: ReadonlyMap<string, string>;
  /** inputs and what is at hand */
  readonly others: ReadonlySet<string>;
}

function knownNames({cells, inputs}: Notebook, readings: ReadonlyMap<string, CellReading>): Known {
  const defined = new Map<string, string[]>();
  const tables = new Map<string, string>();
  for (const {key, kind, name} of cells) {
    for (const d of readings.get(key)!.defines) defined.set(d, [...(defined.get(d) ?? []), key]);
    if (kind === "sql" && name !== null) tables.set(name.toLowerCase(), name);
  }
  return {cells: defined, tables, others: new Set([...inputs.map((d) => d.name), ...AT_HAND])};
}

function linksOf({kind}: Cell, {defines, uses, tables}: CellReading, known: Known): CellLinks {
  const rows =
    kind === "sql"
      ? tables.map((d) => known.tables.get(d.toLowerCase()))
      : tables.filter((d) => known.cells.has(d));
  const read = uses.filter((d) => known.cells.has(d) || known.others.has(d));
  const names = rows.filter((d) => d !== undefined);
  return {defines, uses: unique([...read, ...names]), tables: unique(names)};
}

function unique(names: readonly string[]): string[] {
  return Array.from(new Set(names));
}

function cellFaults(cell: Cell, {faults, asked, defines}: CellReading, known: Known): Fault[] {
  const {key, name, kind} = cell;
  const found: Fault[] = faults.map((d) => ({cell: key, ...d, severity: "error"}));
  const tell = (message: string, place = {from: 0, to: 0}, severity: Fault["severity"] = "error") =>
    found.push({cell: key, ...place, severity, message});
  if (name !== null && !isName(name))
    tell(
      `\`${name}\` cannot be the name of a cell: letters, digits and _ only, no digit first, no word of JavaScript or name of the browser\u2019s`
    );
  else if (kind === "js" && !defines.every(isName))
    tell(
      `\`${defines.find((d) => !isName(d))}\` is the browser\u2019s or the page\u2019s own: choose another name`
    );
  else if (name !== null && kind === "js" && !defines.includes(name))
    tell(
      `the cell gives what it defines, not \`${name}\`: take the name away or define it`,
      undefined,
      "warning"
    );
  const names = [...known.cells.keys(), ...known.others].filter((d) => !AT_HAND.includes(d));
  for (const {name: asking, ...place} of asked) {
    if (known.cells.has(asking) || known.others.has(asking)) continue;
    tell(
      `no cell or input is named \`${asking}\`${didYouMean(asking, names)}${names.length > 0 ? `; known: ${names.join(", ")}` : ""}`,
      place
    );
  }
  return found;
}

function duplicates(
  cells: readonly Cell[],
  readings: ReadonlyMap<string, CellReading>,
  inputs: ReadonlySet<string>
): Fault[] {
  const count = new Map<string, number>();
  const names = ({key, kind}: Cell) =>
    readings.get(key)!.defines.map((name) => ({name, same: kind === "sql" ? name.toLowerCase() : name}));
  for (const cell of cells) {
    for (const same of new Set(names(cell).flatMap((d) => [d.same, d.name])))
      count.set(same, (count.get(same) ?? 0) + 1);
  }
  return cells.flatMap((cell) =>
    names(cell).flatMap(({name, same}): Fault[] => {
      const fault = (message: string): Fault[] => [
        {cell: cell.key, from: 0, to: 0, severity: "error", message: `${message}: choose another name`}
      ];
      if (AT_HAND.includes(name)) return fault(`\`${name}\` is at hand for all cells`);
      if (inputs.has(name)) return fault(`\`${name}\` is the name of an input`);
      const cells = Math.max(count.get(same)!, count.get(name)!);
      return cells > 1 ? fault(`\`${name}\` is defined by ${cells} cells`) : [];
    })
  );
}

function circleFaults(cells: readonly Cell[], needs: ReadonlyMap<string, readonly string[]>): Fault[] {
  const byKey = new Map(cells.map((d, i) => [d.key, d.name ?? `cell ${i + 1}`]));
  return circles(needs).flatMap((keys) => {
    const names = [...keys, keys[0]!].map((d) => byKey.get(d)).join(" → ");
    const message =
      keys.length === 1
        ? `${names.split(" → ")[0]} reads itself: give the cell a name that it does not read`
        : `these cells wait for each other: ${names}; one of them must not read the next`;
    return keys.map((cell): Fault => ({cell, from: 0, to: 0, severity: "error", message}));
  });
}

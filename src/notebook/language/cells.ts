import type {Cell} from "../model/notebook.js";
import type {CellLinks} from "./analysis.js";
import {readChart} from "./chartCell.js";
import {readJs} from "./jsCell.js";
import {readProse} from "./proseCell.js";
import type {Place} from "./place.js";
import {readSql} from "./sqlCell.js";

/** What a cell alone says: what it gives and what it may read, before it is known which names there are. */
export interface CellReading extends CellLinks {
  readonly faults: readonly Place[];
  /** where names are read that must be known: the rows of a chart, the parameters of a query */
  readonly asked: readonly {readonly name: string; readonly from: number; readonly to: number}[];
}

/** Reads one cell. */
export function readCell({kind, name, source}: Cell): CellReading {
  const own = name === null ? [] : [name];
  if (kind === "sql") {
    const {parameters, tables, faults} = readSql(source);
    return {
      defines: own,
      uses: parameters.flatMap((d) => d.reads),
      tables: tables.map((d) => d.name),
      asked: parameters.flatMap(({name, from, to}) => (name === null ? [] : [{name, from, to}])),
      faults
    };
  }
  if (kind === "js") {
    const {defines, reads, faults} = readJs(source, name);
    return {defines, uses: reads, tables: [], asked: [], faults};
  }
  if (kind === "chart") {
    const {rows, faults} = readChart(source);
    return {defines: [], uses: [], tables: rows ? [rows.name] : [], asked: rows ? [rows] : [], faults};
  }
  const uses = readProse(source).parameters.flatMap((d) => d.reads);
  return {defines: [], uses, tables: [], asked: [], faults: []};
}

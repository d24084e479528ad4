import type {NotebookInput} from "../model/notebook.js";
import {readSql} from "./sqlCell.js";

/** Why the query of an input cannot be asked, for its writer; null where it can. */
export function inputQueryFault({name, options}: NotebookInput): string | null {
  if (options === null || !("sql" in options)) return null;
  const {faults, parameters} = readSql(options.sql);
  const said = parameters.length > 0 ? "its query reads no `${…}`" : faults[0]?.message;
  return said === undefined ? null : `input \`${name}\`: ${said}`;
}

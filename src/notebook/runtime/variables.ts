import type {CellNode} from "./cellNode.js";
import type {InputValues} from "./inputValues.js";
import type {Variable} from "./state.js";

/** The values that inputs and cells have given so far. */
export function variablesOf(all: readonly CellNode[], inputs: InputValues): Variable[] {
  const readers = (name: string, cell: string | null) =>
    all
      .filter((d) => d.cell.key !== cell && (d.links.uses.includes(name) || d.links.tables.includes(name)))
      .map((d) => d.cell.key);
  const found = inputs.specs.map(({name}): Variable => {
    const value = inputs.get(name);
    const what = value === undefined ? {type: "not known yet", size: ""} : described(value);
    return {name, cell: null, ...what, used_by: readers(name, null)};
  });
  for (const {cell, table, values} of all) {
    const given = (name: string, what: ReturnType<typeof described>) =>
      found.push({name, cell: cell.key, ...what, used_by: readers(name, cell.key)});
    if (table && cell.name !== null)
      given(cell.name, {
        type: `table, ${count(table.columns.length, "column")}`,
        size: count(table.row_count, "row")
      });
    for (const [name, value] of values) given(name, described(value));
  }
  return found;
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
}

function described(value: unknown): {type: string; size: string} {
  if (value === null || value === undefined) return {type: String(value), size: ""};
  if (Array.isArray(value)) return {type: "array", size: count(value.length, "item")};
  if (typeof value === "string") return {type: "string", size: count(value.length, "character")};
  if (typeof value !== "object") return {type: typeof value, size: ""};
  if (value instanceof Map || value instanceof Set)
    return {type: value instanceof Map ? "Map" : "Set", size: count(value.size, "item")};
  const {name} = (value as {constructor?: {name?: string}}).constructor ?? {};
  return {type: name === undefined || name === "Object" ? "object" : name, size: ""};
}

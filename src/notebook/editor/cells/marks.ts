import type {Diagnostic} from "@codemirror/lint";
import type {Analysis} from "../../language/analysis.js";
import type {CellError, CellState} from "../../runtime/state.js";

/** What is wrong in a cell's text, with the place, for the editor to underline; the same list as long as it is the same. */
export class Marks {
  private readonly last = new Map<
    string,
    {analysis: Analysis; error: CellError | null; list: Diagnostic[]}
  >();

  of(key: string, analysis: Analysis, {error}: CellState): readonly Diagnostic[] {
    const known = this.last.get(key);
    if (known?.analysis === analysis && known.error === error) return known.list;
    const list = diagnostics(key, analysis, error);
    const same = known !== undefined && JSON.stringify(known.list) === JSON.stringify(list);
    this.last.set(key, {analysis, error, list: same ? known.list : list});
    return same ? known.list : list;
  }
}

function diagnostics(key: string, {faults}: Analysis, error: CellError | null): Diagnostic[] {
  const found: Diagnostic[] = faults
    .filter((d) => d.cell === key)
    .map(({from, to, severity, message}) => ({from, to, severity, message}));
  if (error && error.from !== null && !found.some((d) => d.from === error.from && d.severity === "error"))
    found.push({from: error.from, to: error.to ?? error.from + 1, severity: "error", message: error.message});
  return found.sort((a, b) => a.from - b.from);
}

import {formatFor} from "../lib/format.js";
import type {Curve} from "../lib/lives.js";
import {survivalAt} from "../metrics/survival.js";
import type {Column} from "./dataTable.js";
import {DataTable} from "./dataTable.js";

/** Options of CurveTable. */
export interface CurveTableOptions {
  caption: string;
  /** What the groups are. */
  label: string;
  /** The months at which the curves are read. */
  months: readonly number[];
  empty?: string;
  document?: Document;
}

/** Survival curves as numbers: a row each, with what is left at some months. */
export function CurveTable(
  curves: readonly Curve[],
  {caption, label, months, empty, document}: CurveTableOptions
): HTMLElement {
  const format = formatFor();
  const count = (key: string, head: string, value: (d: Curve) => number): Column<Curve> => ({
    ...{key, label: head, align: "end", cell: (d) => format.count(value(d)), csv: value}
  });
  const at = (month: number): Column<Curve> => ({
    key: `month_${month}`,
    label: `Month ${month}`,
    align: "end",
    cell: ({steps}) => {
      const {survival, low, high} = survivalAt(steps, month);
      return `${format.percent(survival)} (${format.percentRange(low, high)})`;
    },
    csv: ({steps}) => {
      const {survival, low, high} = survivalAt(steps, month);
      return {[`month_${month}`]: survival, [`month_${month}_low`]: low, [`month_${month}_high`]: high};
    }
  });
  return DataTable(
    curves,
    [
      {key: "name", label, cell: (d) => d.name},
      count("accounts", "Accounts", (d) => d.follows.length),
      count("left", "Left", (d) => d.follows.filter((f) => f.event).length),
      ...months.map(at)
    ],
    {caption, narrow: "scroll", empty, document}
  );
}

import {dom} from "../components/dom.js";
import {Icon} from "../components/icon.js";
import {toCsv} from "../lib/csv.js";
import type {RetentionView} from "../lib/retentionView.js";
import {downloadCsv} from "./download.js";

/** A button that hands out the cells of the triangle. */
export function retentionCsv({triangle, measure}: RetentionView): HTMLButtonElement {
  const {h} = dom();
  const button = h("button", {type: "button", class: "qd-button"}, Icon("download", {size: 14}), "CSV");
  button.addEventListener("click", () => {
    const cells = triangle.rows.flatMap((row) =>
      row.cells.map((d) => ({cohort_month: row.month, accounts: row.accounts, ...d}))
    );
    const csv = toCsv(cells, [
      {key: "cohort_month", value: (d) => d.cohort_month},
      {key: "age_months", value: (d) => d.age},
      {key: "accounts", value: (d) => d.accounts},
      {key: "measure", value: () => measure},
      {key: "numerator", value: (d) => d.numerator},
      {key: "denominator", value: (d) => d.denominator},
      {key: "retention", value: (d) => d.value}
    ]);
    downloadCsv(`cohorts-${measure}.csv`, csv);
  });
  return button;
}

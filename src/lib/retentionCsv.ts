import {toCsv} from "./csv.js";
import type {RetentionView} from "./retentionView.js";

/** The cells of the triangle, a line each. */
export function cohortsCsv({triangle, measure}: RetentionView): string {
  const cells = triangle.rows.flatMap((row) =>
    row.cells.map((d) => ({cohort_month: row.month, accounts: row.accounts, ...d}))
  );
  return toCsv(cells, [
    {key: "cohort_month", value: (d) => d.cohort_month},
    {key: "age_months", value: (d) => d.age},
    {key: "accounts", value: (d) => d.accounts},
    {key: "measure", value: () => measure},
    {key: "numerator", value: (d) => d.numerator},
    {key: "denominator", value: (d) => d.denominator},
    {key: "retention", value: (d) => d.value}
  ]);
}

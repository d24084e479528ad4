import {lossColours} from "../lib/colours.js";
import type {CohortCell, Measure, Triangle} from "../lib/cohortTriangle.js";
import {formatFor} from "../lib/format.js";
import type {Dom} from "./dom.js";
import {dom} from "./dom.js";
import {EmptyState} from "./states.js";

/** Options of CohortTable. */
export interface CohortTableOptions {
  measure: Measure;
  /** Whether cells show the share that is kept, or what is kept (accounts, or thousands of MRR). */
  shows?: "share" | "amount";
  caption: string;
  document?: Document;
}

/**
 * The cohort triangle as a table: a row per month of first payment, a column per month of age, the losses dark. What lies
 * in the future is blank. Below it the row of all cohorts that have reached an age.
 */
export function CohortTable(
  {rows, pooled}: Triangle,
  {measure, shows = "share", caption, document}: CohortTableOptions
): HTMLElement {
  const make = dom(document);
  const {h} = make;
  if (rows.length === 0) return EmptyState("No account of this choice has paid yet.", {document});
  const ages = pooled.map((d) => d.age);
  const format = formatFor();
  const text = (d: CohortCell) => cellText(d, {measure, shows});
  return h(
    "div",
    {class: "qd-cohort-box", tabindex: 0, role: "group", "aria-label": caption},
    h(
      "table",
      {class: "qd-cohort qd-num"},
      h("caption", {class: "qd-hidden"}, caption),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          h("td", {colspan: 2}),
          h("td", {colspan: ages.length, class: "qd-cohort-unit"}, "Months since first payment")
        ),
        h(
          "tr",
          null,
          h("th", {scope: "col", class: "qd-cohort-name"}, "First paid"),
          h("th", {scope: "col", class: "qd-end"}, "n"),
          ages.map((age) => h("th", {scope: "col"}, age))
        )
      ),
      h(
        "tbody",
        null,
        rows.map((row, i) =>
          h(
            "tr",
            null,
            h(
              "th",
              {scope: "row", class: "qd-cohort-name"},
              monthLabel(row.month, i, format.month(row.month))
            ),
            h("td", {class: "qd-end qd-cohort-n"}, row.accounts),
            row.cells.map((d) => Cell(make, d, `${format.month(row.month)}, month ${d.age}`, text(d)))
          )
        )
      ),
      h("tfoot", null, pooledRows(make, pooled, measure, text))
    )
  );
}

/** The year stands at the first row and in January. */
function monthLabel(month: string, row: number, label: string): string {
  return row === 0 || month.slice(5, 7) === "01" ? label : (label.split(" ")[0] ?? label);
}

function Cell({h}: Dom, d: CohortCell, where: string, text: string): HTMLElement {
  if (d.value === null) return h("td", null, "\u2013");
  const {fill, text: colour} = lossColours(d.value);
  const format = formatFor();
  const title = `${where}: ${format.percent(d.value)}, ${format.count(d.numerator)} / ${format.count(d.denominator)}`;
  return h("td", {class: "qd-cohort-cell", style: `background:${fill};color:${colour}`, title}, text);
}

function cellText(
  {value, numerator}: CohortCell,
  {measure, shows}: {measure: Measure; shows: "share" | "amount"}
): string {
  if (value === null) return "\u2013";
  const format = formatFor();
  if (shows === "share") return format.decimal(100 * value, 0);
  return measure === "logo"
    ? format.count(numerator)
    : format.decimal(numerator / 1000, numerator < 9950 ? 1 : 0);
}

function pooledRows(
  {h}: Dom,
  pooled: readonly CohortCell[],
  measure: Measure,
  text: (cell: CohortCell) => string
): HTMLElement[] {
  const format = formatFor();
  const part = (value: number) =>
    measure === "logo" ? format.count(value) : format.decimal(value / 1000, value < 9950 ? 1 : 0);
  const unit = measure === "logo" ? "paying / started" : "kept / start, k MRR";
  return [
    h(
      "tr",
      {class: "qd-cohort-all"},
      h("th", {scope: "row", colspan: 2, class: "qd-cohort-name"}, "All cohorts"),
      pooled.map((d) => h("td", null, text(d)))
    ),
    h(
      "tr",
      {class: "qd-cohort-parts"},
      h("th", {scope: "row", colspan: 2, class: "qd-cohort-name"}, unit),
      pooled.map((d) => h("td", null, part(d.numerator), h("br"), `/${part(d.denominator)}`))
    )
  ];
}

const LOSSES = ["100%", "95\u201399", "90\u201394", "80\u201389", "70\u201379", "under 70"];

/** The key to the cells: what is kept, the losses dark. */
export function LossKey({document}: {document?: Document} = {}): HTMLElement {
  const {h, s} = dom(document);
  const box = {x: 0.5, y: 0.5, width: 11, height: 11, stroke: "var(--qd-border-strong)"};
  return h(
    "div",
    {class: "qd-marks qd-cohort-key"},
    LOSSES.map((label, i) =>
      h(
        "span",
        null,
        s(
          "svg",
          {width: 12, height: 12, "aria-hidden": "true"},
          s("rect", {...box, fill: `var(--qd-seq-${i + 1})`, "stroke-width": i === 0 ? 1 : 0})
        ),
        label
      )
    )
  );
}

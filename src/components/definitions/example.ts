import {formatFor} from "../../lib/format.js";
import {alternatives} from "../../metrics/alternatives.js";
import {dailySums} from "../../metrics/dailyMovements.js";
import type {Metric} from "../../metrics/metric.js";
import {movementKind, movements} from "../../metrics/movements.js";
import {retention} from "../../metrics/retention.js";
import {quickRatio} from "../../metrics/revenueMetrics.js";
import {WORKED_CHANGES, WORKED_PAIRS} from "../../metrics/workedExample.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import type {Dom} from "../dom.js";
import {dom} from "../dom.js";

const format = formatFor();

/** One quarter of nine accounts, computed here by the same functions as everywhere. */
export function ExampleCard({document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  const title = "Worked example: nine accounts in one quarter";
  return Card(
    {
      title,
      subtitle: "MRR on the quarter's two end points; what happens between them does not count",
      body: [
        DataTable(
          WORKED_PAIRS,
          [
            {key: "account", label: "Account", cell: (d) => h("b", null, d.account_id)},
            {
              key: "path",
              label: "In the quarter",
              narrow: "note",
              cell: (d) => pathOf(d.account_id),
              csv: () => ({})
            },
            {
              key: "start_mrr",
              label: "Start",
              align: "end",
              cell: (d) => format.count(d.start_mrr),
              csv: (d) => d.start_mrr
            },
            {
              key: "end_mrr",
              label: "End",
              align: "end",
              cell: (d) => format.count(d.end_mrr),
              csv: (d) => d.end_mrr
            },
            {
              key: "kind",
              label: "Movement",
              cell: (d) =>
                movementKind(d.start_mrr, d.end_mrr, d.paid_before) ??
                (d.left_and_returned ? "none: left and returned" : "none")
            }
          ],
          {caption: title, document}
        ),
        Sums(dom(document))
      ]
    },
    {id: "worked-example", span: 7, document}
  );
}

/** What an account paid, step by step. */
function pathOf(account_id: string): string {
  const changes = WORKED_CHANGES.filter((d) => d.account_id === account_id);
  const [first] = changes;
  if (!first) return "no change";
  return [first.before_mrr, ...changes.map((d) => d.after_mrr)].map((d) => format.count(d)).join(" \u2192 ");
}

function Sums({h}: Dom): HTMLElement {
  const sums = movements(WORKED_PAIRS);
  const {grr, nrr, logo_churn} = retention(WORKED_PAIRS);
  const of = (metric: Metric, digits = 2) =>
    `${format.count(metric.numerator)} / ${format.count(metric.denominator)} = ${format.percent(metric.value, digits)}`;
  const ratio = quickRatio(sums);
  const rows: [string, string][] = [
    [
      "Movements",
      `${format.count(sums.start_mrr)} + ${sums.new_mrr} new + ${sums.reactivation_mrr} reactivation + ${sums.expansion_mrr} expansion \u2212 ${sums.contraction_mrr} contraction \u2212 ${sums.churned_mrr} churned = ${format.count(sums.end_mrr)}`
    ],
    ["Logo churn", of(logo_churn)],
    ["Gross retention", of(grr)],
    ["Net retention", of(nrr)],
    [
      "Quick ratio",
      `${format.count(ratio.numerator)} / ${format.count(ratio.denominator)} = ${format.decimal(ratio.value, 2)}`
    ]
  ];
  return h(
    "dl",
    {class: "qd-sums qd-num"},
    rows.map(([label, text]) => [h("dt", null, label), h("dd", null, text)])
  );
}

/** The same quarter as other tools count it. */
export function OtherDefinitionsCard({document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  const title = "The same quarter by other definitions in use";
  const daily = dailySums(WORKED_CHANGES);
  const text = (unit: "fraction" | "ratio", metric: Metric) =>
    unit === "fraction" ? format.percent(metric.value, 2) : format.decimal(metric.value, 2);
  return Card(
    {
      title,
      subtitle: "Billing tools often count every change inside the window; both are right, and they differ",
      body: [
        DataTable(
          alternatives(WORKED_PAIRS, WORKED_CHANGES),
          [
            {key: "label", label: "Figure", cell: (d) => d.label},
            {
              key: "ours",
              label: "End points",
              align: "end",
              cell: (d) => [h("span", {class: "qd-unit"}, "end points "), h("b", null, text(d.unit, d.ours))],
              csv: (d) => d.ours.value
            },
            {
              key: "theirs",
              label: "Every change",
              align: "end",
              cell: (d) => [h("span", {class: "qd-unit"}, "every change "), text(d.unit, d.theirs)],
              csv: (d) => d.theirs.value
            }
          ],
          {caption: title, document}
        ),
        h(
          "dl",
          {class: "qd-sums qd-num"},
          alternatives(WORKED_PAIRS, WORKED_CHANGES).map((d) => [
            h("dt", null, d.label),
            h("dd", null, d.formula)
          ]),
          h("dt", null, "Every change"),
          h(
            "dd",
            null,
            `new ${format.count(daily.new)}, expansion ${format.count(daily.expansion)}, reactivation ${format.count(daily.reactivation)}, contraction ${format.count(daily.contraction)}, churned ${format.count(daily.churned)}`
          )
        )
      ]
    },
    {id: "other-definitions", span: 5, document}
  );
}

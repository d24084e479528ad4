import type {EffectScale} from "../../lib/effectScale.js";
import {effectScale} from "../../lib/effectScale.js";
import {changeWords, verdictWords} from "../../lib/experimentsText.js";
import {decided, drawsNone, kpiFormat} from "../../lib/experimentFormat.js";
import {resultCsv} from "../../lib/experimentRows.js";
import {formatFor} from "../../lib/format.js";
import {capital} from "../../lib/words.js";
import type {ExperimentReport} from "../../metrics/experimentsData.js";
import type {KpiResult} from "../../metrics/stats/experimentTypes.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import {keepCsv} from "../download/tableCsv.js";
import {EffectStrip} from "./effectStrip.js";
import {Verdict} from "./verdictMark.js";

const ROLES = {primary: "primary", secondary: "secondary", guardrail: "guardrail"};

interface EffectRow {
  kpi: KpiResult;
  mark: EffectScale["marks"][number];
}

/** Every KPI of an experiment, the primary first: both arms before and after, the estimate on an axis with zero, the verdict. */
export function EffectsCard(report: ExperimentReport, {document}: {document?: Document}): HTMLElement {
  const {kpis, status} = report.result;
  const scale = effectScale(kpis);
  const rows = kpis.map((kpi, i): EffectRow => ({kpi, mark: scale.marks[i] ?? null}));
  const title = effectsTitle(kpis, status);
  const drawn = rows.some((d) => d.mark !== null);
  const table = DataTable(rows, columns(scale, document), {
    caption: title,
    empty: "Nothing was measured yet. The table `experiment_kpis` brings it.",
    document
  });
  keepCsv(table, () => resultCsv(report));
  return Card(
    {
      title,
      subtitle: drawn
        ? "Axis: change as % of control’s mean, turned so that right is better; line = 95% interval, dashes = guardrail’s margin"
        : "No effect is drawn where none may be claimed",
      body: table,
      method: methodWords(report),
      links: [{label: "Method", href: "#terms"}]
    },
    {id: "effects", document}
  );
}

function effectsTitle(kpis: readonly KpiResult[], status: ExperimentReport["result"]["status"]): string {
  if (kpis.length === 0) return "No KPI was measured";
  if (drawsNone(status)) return "No effect is shown";
  if (status === "running")
    return `${kpis.length === 1 ? "The KPI" : `${kpis.length} KPIs`} so far, before the planned end`;
  const improved = kpis.filter((d) => d.outcome === "better" || d.outcome === "holds").length;
  if (kpis.length === 1) return improved === 1 ? "The KPI is better" : "The KPI is not better";
  return `${improved} of ${kpis.length} KPIs are better or hold`;
}

function methodWords({result, randomised}: ExperimentReport): string {
  const kinds = new Set(result.kpis.map((d) => d.kind));
  if (drawsNone(result.status)) return "No estimate is made";
  if (result.status === "running") return "Confidence sequence: valid at every look before the planned end";
  const test = [kinds.has("mean") && "Welch for means", kinds.has("proportion") && "Newcombe for shares"];
  const how = randomised ? "CUPED where 90% have a value before" : "difference-in-differences";
  return [...test, how, "Benjamini-Hochberg over secondary KPIs"].filter(Boolean).join("; ");
}

function columns(scale: EffectScale, document?: Document): Column<EffectRow>[] {
  const {h} = dom(document);
  return [
    {
      key: "kpi",
      label: "Outcome",
      cell: ({kpi}) =>
        h(
          "span",
          {class: "qd-two"},
          h("b", {class: "qd-wrap"}, h("bdi", null, kpi.kpi)),
          h(
            "small",
            null,
            `${kpi.direction === "up" ? "higher" : "lower"} is better \u00b7 ${ROLES[kpi.role]}`
          )
        )
    },
    {key: "target", label: "Target", align: "end", cell: ({kpi}) => Arm(kpi, "target", document)},
    {key: "control", label: "Control", align: "end", cell: ({kpi}) => Arm(kpi, "control", document)},
    {
      key: "effect",
      label: "worse | better",
      width: "30%",
      narrow: "note",
      cell: ({kpi, mark}) =>
        mark === null
          ? h(
              "small",
              null,
              kpi.difference.low === null && decided(kpi).low === null
                ? "not shown"
                : "control’s mean is 0: no scale"
            )
          : EffectStrip(mark, scale, {
              label: `${kpi.kpi}: ${changeWords(kpi)}, ${kpi.outcome}`,
              outcome: kpi.outcome,
              document
            })
    },
    {key: "change", label: "Difference (95%)", align: "end", cell: ({kpi}) => Change(kpi, document)},
    {
      key: "verdict",
      label: "Verdict",
      narrow: "note",
      cell: ({kpi}) =>
        h(
          "span",
          {class: "qd-wrap", title: verdictWords(kpi)},
          Verdict(kpi.outcome, capital(kpi.outcome), {document})
        )
    }
  ];
}

function Arm(kpi: KpiResult, name: "control" | "target", document?: Document): Child {
  const {h} = dom(document);
  const arm = kpi.arms.find((d) => d.arm === name);
  const {value} = kpiFormat(kpi);
  const unit = h("span", {class: "qd-unit"}, `${name} `);
  const n = h("small", null, `n\u00a0${formatFor().count(arm?.n)}`);
  if (arm?.mean == null) return [unit, h("span", {class: "qd-two"}, h("span", null, "\u2013"), n)];
  const before = arm.pre_mean === null ? null : h("small", null, `before ${value(arm.pre_mean)}`);
  return [unit, h("span", {class: "qd-two"}, h("span", null, value(arm.mean)), before, n)];
}

function Change(kpi: KpiResult, document?: Document): Child {
  const {h} = dom(document);
  const {value, low, high} = decided(kpi);
  const {change, range} = kpiFormat(kpi);
  if (value === null) return h("small", null, "n/a");
  return [
    h("span", {class: "qd-unit"}, "difference "),
    h("span", {class: "qd-two"}, h("b", null, change(value)), h("small", null, range(low, high)))
  ];
}

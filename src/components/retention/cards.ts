import {formatFor} from "../../lib/format.js";
import {definitionHref} from "../../lib/links.js";
import {curvesApart, logRankText} from "../../lib/lives.js";
import {targetText} from "../../lib/overviewText.js";
import {cohortsCsv} from "../../lib/retentionCsv.js";
import {curvesTitle, lossesTitle, targetsTitle, triangleTitle} from "../../lib/retentionText.js";
import {wilson} from "../../metrics/wilson.js";
import type {RetentionView, TargetRow} from "../../lib/retentionView.js";
import {plural} from "../../lib/words.js";
import {AgeBars} from "../ageBars.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import {CohortTable, LossKey} from "../cohortTable.js";
import {CurveTable} from "../curveTable.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {keepCsv} from "../download/tableCsv.js";
import {IntervalStrip} from "../intervalStrip.js";
import {churnVerdict} from "../overview/csms.js";
import type {PageCardOptions} from "../overview/options.js";
import {SurvivalCurves} from "../survivalCurves.js";

const format = formatFor();

const SUBTITLES = {
  logo: "Accounts still paying, % of the cohort; n = accounts at month 0",
  grr: "MRR kept with each account capped at its start, % of the start; n = accounts",
  nrr: "MRR of the cohort, expansion included, % of the start; n = accounts"
};

/** The cohort triangle of the chosen measure. */
export function TriangleCard(view: RetentionView, {document}: PageCardOptions): HTMLElement {
  const {h} = dom(document);
  const title = triangleTitle(view);
  const {measure, shows, triangle} = view;
  const table = CohortTable(triangle, {measure, shows, caption: title, document});
  keepCsv(table, () => cohortsCsv(view));
  return Card(
    {
      title,
      subtitle: SUBTITLES[measure],
      body: [table, LossKey({document})],
      method: h(
        "span",
        null,
        "Blank = in the future, not zero; each age pools the cohorts that have reached it"
      ),
      links: [{label: "Definition", href: definitionHref(measure === "logo" ? "logo_churn" : measure)}]
    },
    {span: 7, document}
  );
}

/** Survival by the chosen split. */
export function CurvesCard(view: RetentionView, {fit, document}: PageCardOptions): HTMLElement {
  const title = curvesTitle(view);
  const {curves, horizon, lives, left_out} = view;
  const test = logRankText(curvesApart(curves));
  const more = [test, left_out > 0 ? `${left_out} smaller groups are not drawn` : ""].filter(Boolean);
  return ChartCard(
    {
      title,
      subtitle: "Kaplan-Meier, 95% log-log bands; ticks mark accounts last seen paying",
      chart: fit((width) => SurvivalCurves(curves, {label: title, horizon, width, document})),
      table: () =>
        CurveTable(curves, {
          ...{caption: title, label: "Group", months: [6, 12, 18, 24].filter((month) => month <= horizon)},
          document
        }),
      method: `First churn of an account; ${plural(lives.accounts, "account")}, ${[`${format.count(lives.left)} left`, ...more].join("; ")}`
    },
    {span: 5, document}
  );
}

/** When accounts leave. */
export function LossesCard(view: RetentionView, {fit, document}: PageCardOptions): HTMLElement {
  const title = lossesTitle(view);
  const {ages} = view.losses;
  return ChartCard(
    {
      title,
      subtitle: "Left / account-months at risk, by age in months; bar = 95% Wilson",
      chart: fit((width) => AgeBars(ages, {label: title, width, document})),
      table: () =>
        DataTable(
          ages,
          [
            {
              key: "label",
              label: "Months of age",
              cell: (d) => d.label,
              sort: (d) => d.from,
              csv: ({from, to}) => ({from_month: from, to_month: Number.isFinite(to) ? to : null})
            },
            {
              key: "rate",
              label: "Leave a month",
              align: "end",
              cell: (d) => format.percent(d.rate),
              sort: (d) => d.rate
            },
            {
              key: "range",
              label: "95%",
              align: "end",
              cell: (d) => format.percentRange(d.low, d.high),
              csv: ({low, high}) => ({low, high})
            },
            {
              key: "parts",
              label: "Left / at risk",
              align: "end",
              cell: (d) => `${format.count(d.lost)} / ${format.count(d.at_risk)}`,
              csv: ({lost, at_risk}) => ({left: lost, at_risk})
            }
          ],
          {caption: title, narrow: "scroll", document}
        ),
      method: "Blue = above all other ages, judged together (Benjamini-Hochberg, 5%)"
    },
    {span: 5, document}
  );
}

/** Logo churn of each segment in the quarter against its target. */
export function TargetsCard(view: RetentionView, {document}: PageCardOptions): HTMLElement {
  const title = targetsTitle(view);
  const {targets, all, window} = view;
  return Card(
    {
      title,
      subtitle: targets.some((d) => d.churn.target != null)
        ? `Logo churn in ${window.label} against the configured target`
        : `Logo churn in ${window.label}; targets in quarterdeck.yaml set what it is held against`,
      body: DataTable(targets, targetColumns(view, document), {
        caption: title,
        total: all ?? undefined,
        empty: "No account of this choice was paying when the quarter started.",
        document
      }),
      method: "95% Wilson; segments are judged together (Benjamini-Hochberg, 5%)",
      links: [{label: "Definition", href: definitionHref("churn_vs_target")}]
    },
    {span: 7, document}
  );
}

function targetColumns({targets, all}: RetentionView, document?: Document): Column<TargetRow>[] {
  const {h} = dom(document);
  const rows = all ? [...targets, all] : targets;
  const rate = (d: TargetRow) => (d.accounts > 0 ? d.lost / d.accounts : null);
  const end = (d: TargetRow, key: "low" | "high") => wilson(d.lost, d.accounts)?.[key] ?? null;
  const top = Math.min(
    1,
    Math.max(0.05, ...rows.map((d) => Math.max(end(d, "high") ?? 0, d.churn.target ?? 0)))
  );
  return [
    {key: "segment", label: "Segment", cell: (d) => d.segment},
    {
      key: "parts",
      label: "Lost / start",
      align: "end",
      cell: (d) => `${format.count(d.lost)}/${format.count(d.accounts)}`,
      csv: ({lost, accounts}) => ({lost, accounts})
    },
    {
      key: "rate",
      label: "Rate",
      align: "end",
      narrow: "side",
      cell: (d) => h("b", null, format.percent(rate(d))),
      csv: rate
    },
    {
      key: "strip",
      csv: (d) => ({low: end(d, "low"), high: end(d, "high")}),
      label: `95% Wilson and target, 0\u2013${format.percent(top, 0)}`,
      narrow: "hide",
      width: "34%",
      cell: (d) =>
        IntervalStrip(
          {low: end(d, "low"), high: end(d, "high"), now: rate(d), target: d.churn.target, domain: [0, top]},
          {
            label: `${d.segment}: ${format.percent(rate(d))}, ${format.percentRange(end(d, "low"), end(d, "high"))}`,
            document
          }
        )
    },
    {
      key: "target",
      label: "Target",
      align: "end",
      cell: (d) => [
        h("span", {class: "qd-unit"}, "target "),
        d.churn.target == null ? "none" : targetText(d.churn.target)
      ],
      csv: (d) => d.churn.target
    },
    {
      key: "verdict",
      label: "Verdict",
      narrow: "note",
      cell: (d) => h("span", {class: "qd-tail"}, churnVerdict(d))
    }
  ];
}

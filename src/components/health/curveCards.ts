import {formatFor} from "../../lib/format.js";
import {calibrationTitle, liftTitle, monthsTitle} from "../../lib/healthTitles.js";
import {SCORE_LABELS} from "../../lib/healthView.js";
import {metricWords} from "../../lib/healthWords.js";
import type {HealthView} from "../../lib/healthView.js";
import {definitionHref} from "../../lib/links.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import type {PageCardOptions} from "../overview/options.js";
import {EmptyState} from "../states.js";
import {CalibrationPlot} from "./calibrationPlot.js";
import {LiftBars} from "./liftBars.js";
import {MonthsChart} from "./monthsChart.js";

const format = formatFor();
const links = [{label: "Definition", href: definitionHref("score_auc")}];

/** Why nothing can be drawn of a score. */
function nothing({split, chosen}: HealthView): string {
  return `Nothing to draw: ${chosen?.reason ?? split.reason ?? "no account-month was judged"}.`;
}

/** How the scorecard did in each month. */
export function MonthsCard(view: HealthView, {fit, document}: PageCardOptions): HTMLElement {
  const {pairs, horizon_days, split} = view;
  const title = monthsTitle(view);
  const empty = pairs.every((d) => d.card.auc.value === null);
  return ChartCard(
    {
      title,
      subtitle: `AUC of the scorecard (dot, 95% interval) and of use alone (ring) a month; left within ${horizon_days} days / accounts`,
      chart: empty
        ? EmptyState(
            `Nothing to draw: ${split.reason ?? pairs[0]?.card.auc.reason ?? "no month is decided"}.`,
            {document}
          )
        : fit((width) => MonthsChart(pairs, {label: title, width, document})),
      table: () =>
        DataTable(
          pairs,
          [
            {key: "month", label: "Month", cell: (d) => format.month(d.point_date), csv: (d) => d.point_date},
            {
              key: "auc",
              label: "Scorecard (95%)",
              align: "end",
              cell: (d) => metricWords(d.card.auc),
              csv: ({card: {auc}}) => ({auc: auc.value, auc_low: auc.low, auc_high: auc.high})
            },
            {
              key: "usage",
              label: "Usage alone",
              align: "end",
              cell: (d) => format.decimal(d.usage?.value, 2),
              csv: (d) => ({usage_auc: d.usage?.value})
            },
            {
              key: "n",
              label: "Left / accounts",
              align: "end",
              cell: (d) => `${d.card.events} / ${d.card.n}`,
              csv: ({card}) => ({left: card.events, accounts: card.n})
            },
            {
              key: "side",
              label: "Use",
              cell: (d) => (d.card.tested ? "judges" : "before the cut"),
              csv: (d) => ({judges: d.card.tested})
            }
          ],
          {caption: title, narrow: "scroll", empty: "No month is decided.", document}
        ),
      method:
        "500 resamples of accounts; no whisker where resamples without a leaver are too many; a scorecard made with hindsight flatters itself in months before it was made",
      links
    },
    {span: 7, document}
  );
}

/** Whether what a score predicts comes true. */
export function CalibrationCard(view: HealthView, {fit, document}: PageCardOptions): HTMLElement {
  const {chosen} = view;
  const title = calibrationTitle(view);
  const groups = chosen?.reason === undefined ? (chosen?.fifths ?? []) : [];
  return ChartCard(
    {
      title,
      subtitle: `${chosen ? SCORE_LABELS[chosen.key] : "Score"}: share that left against predicted, by fifths of account-months`,
      chart:
        groups.length === 0
          ? EmptyState(nothing(view), {document})
          : fit((width) => CalibrationPlot(groups, {label: title, width, document})),
      table: () =>
        DataTable(
          groups,
          [
            {key: "fifth", label: "Fifth", cell: (d) => String(d.group), csv: (d) => d.group},
            {
              key: "predicted",
              label: "Predicted",
              align: "end",
              cell: (d) => format.percent(d.predicted),
              csv: (d) => d.predicted
            },
            {
              key: "left",
              label: "Left",
              align: "end",
              cell: (d) => format.percent(d.observed),
              csv: (d) => ({left_share: d.observed})
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
              label: "Left / account-months",
              align: "end",
              cell: (d) => `${d.events} / ${d.n}`,
              csv: ({events, n}) => ({left: events, account_months: n})
            },
            {
              key: "accounts",
              label: "Accounts",
              align: "end",
              cell: (d) => format.count(d.accounts),
              csv: (d) => d.accounts
            }
          ],
          {caption: title, narrow: "scroll", empty: nothing(view), document}
        ),
      method: `Wilson intervals in which accounts count, not months${chosen?.slope.value == null ? "" : `; slope ${metricWords(chosen.slope)}, errors clustered by account`}`,
      links
    },
    {span: 5, document}
  );
}

/** Where those that left stood in the order of predicted risk. */
export function LiftCard(view: HealthView, {fit, document}: PageCardOptions): HTMLElement {
  const {chosen, tenths} = view;
  const title = liftTitle(view);
  return ChartCard(
    {
      title,
      subtitle: `${chosen ? SCORE_LABELS[chosen.key] : "Score"}: times as often as all account-months, by tenths of predicted risk`,
      chart:
        tenths.length === 0
          ? EmptyState(nothing(view), {document})
          : fit((width) => LiftBars(tenths, {label: title, width, document})),
      table: () =>
        DataTable(
          tenths,
          [
            {key: "tenth", label: "Tenth", cell: (d) => String(d.rank), csv: (d) => d.rank},
            {
              key: "lift",
              label: "Lift",
              align: "end",
              cell: (d) => `${format.decimal(d.lift, 2)}\u00d7`,
              csv: (d) => d.lift
            },
            {
              key: "range",
              label: "95%",
              align: "end",
              cell: (d) => `${format.decimal(d.low, 1)}\u2013${format.decimal(d.high, 1)}`,
              csv: ({low, high}) => ({low, high})
            },
            {
              key: "predicted",
              label: "Predicted",
              align: "end",
              cell: (d) => format.percent(d.predicted),
              csv: (d) => d.predicted
            },
            {
              key: "left",
              label: "Left",
              align: "end",
              cell: (d) => `${format.percent(d.observed)} (${d.events} / ${d.n})`,
              csv: ({observed, events, n}) => ({left_share: observed, left: events, account_months: n})
            },
            {
              key: "accounts",
              label: "Accounts",
              align: "end",
              cell: (d) => format.count(d.accounts),
              csv: (d) => d.accounts
            }
          ],
          {caption: title, narrow: "scroll", empty: nothing(view), document}
        ),
      method: "Dashed = as often as all; Wilson intervals in which accounts count, not months",
      links
    },
    {span: 5, document}
  );
}

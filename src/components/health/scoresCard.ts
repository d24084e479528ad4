import {formatFor} from "../../lib/format.js";
import {scoresCsv} from "../../lib/healthCsv.js";
import type {JudgedScore} from "../../lib/healthData.js";
import {SCORE_LABELS} from "../../lib/healthView.js";
import {metricWords, intervalText} from "../../lib/healthWords.js";
import type {HealthView} from "../../lib/healthView.js";
import {definitionHref} from "../../lib/links.js";
import type {StripScale} from "../axisStrip.js";
import {withAxis} from "../axisStrip.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {keepCsv} from "../download/tableCsv.js";
import type {PageCardOptions} from "../overview/options.js";
import {EmptyState} from "../states.js";
import {AucAxis, aucScale, AucStrip} from "./aucStrip.js";

const format = formatFor();

/** The scores beside each other, judged on the months after those that they were learnt from. */
export function ScoresCard(view: HealthView, {document}: PageCardOptions): HTMLElement {
  const {h} = dom(document);
  const {scores, split, horizon_days} = view;
  const {train, test} = split;
  const scale = aucScale(scores.map((d) => d.auc));
  const title = scoresTitle(view);
  const columns = withAxis(scoreColumns(scale, document), AucAxis(scale, {document}));
  const table = DataTable(scores, columns, {caption: title, total: null, document});
  keepCsv(table, () => scoresCsv(view));
  const body =
    train === null || test === null
      ? EmptyState(
          `No backtest: ${split.reason ?? "there is no account-month"}. It comes with more months of data.`,
          {document}
        )
      : h("div", {class: "qd-axis-table qd-health-table"}, table);
  return Card(
    {
      title,
      subtitle: `Area under the ROC curve of leaving within ${horizon_days} days, with 95% interval; line = chance`,
      body,
      method:
        train &&
        test &&
        `Probabilities learnt ${span(train)} (${format.count(train.n)} account-months, ${train.event_accounts} accounts left), judged ${span(test)} (${format.count(test.n)}, ${test.event_accounts} left); intervals by 2,000 resamples of accounts`,
      links: [{label: "Definition", href: definitionHref("score_auc")}]
    },
    {document}
  );
}

function span({from, to}: {from: string; to: string}): string {
  return `${format.month(from)} \u2013 ${format.month(to)}`;
}

function scoresTitle({scores, split}: HealthView): string {
  const known = scores.filter((d) => d.auc.value !== null);
  if (split.test === null || known.length === 0) return "No score can be judged yet";
  const best = known.reduce((a, b) => (b.auc.value! > a.auc.value! ? b : a));
  const card = known.find((d) => d.key === "scorecard");
  const name = SCORE_LABELS[best.key];
  const lead = `${name} ranks best, ${metricWords(best.auc)}`;
  return card === undefined || card === best
    ? lead
    : `${lead}; the scorecard ${format.decimal(card.auc.value, 2)}`;
}

function scoreColumns(scale: StripScale, document?: Document): Column<JudgedScore>[] {
  const {h} = dom(document);
  return [
    {
      key: "score",
      label: "Score",
      cell: (d) =>
        h(
          "span",
          {class: "qd-name"},
          h(d.key === "scorecard" ? "b" : "span", null, SCORE_LABELS[d.key]),
          h("span", {class: "qd-tail"}, (d.reason ?? d.basis).replaceAll("`", ""))
        )
    },
    {
      key: "strip",
      label: "Area under the ROC curve",
      width: "24%",
      narrow: "hide",
      cell: (d) =>
        d.auc.value === null
          ? null
          : AucStrip(d.auc, {
              scale,
              lead: d.key === "scorecard",
              label: `${SCORE_LABELS[d.key]}: ${metricWords(d.auc)}`,
              document
            })
    },
    {
      key: "auc",
      label: "AUC (95%)",
      align: "end",
      narrow: "side",
      cell: (d) => (d.auc.value === null ? "n/a" : metricWords(d.auc)),
      sort: (d) => d.auc.value
    },
    ...figureColumns(document)
  ];
}

/** What else is known of a score, one figure a column. */
function figureColumns(document?: Document): Column<JudgedScore>[] {
  const {h} = dom(document);
  const named = (words: string, value: string | null) => [
    h("span", {class: "qd-unit"}, `${words} `),
    value ?? "\u2013"
  ];
  return [
    {
      key: "beyond",
      label: "Beyond usage (95%)",
      title: "AUC less that of use alone on the same account-months, both drawn together",
      align: "end",
      cell: (d) => named("beyond usage", beyondText(d)),
      sort: (d) => d.beyond_usage?.value ?? null
    },
    {
      key: "brier",
      label: "Brier",
      title: "Mean squared distance of prediction and outcome; 0 at best",
      align: "end",
      cell: (d) => named("Brier", d.brier.value === null ? null : format.decimal(d.brier.value, 4)),
      sort: (d) => d.brier.value
    },
    {
      key: "slope",
      label: "Slope (95%)",
      title: "Calibration slope; 1: predictions are spread as they should be, below 1: too extreme",
      align: "end",
      cell: ({slope}) =>
        named(
          "slope",
          slope.value === null ? null : `${format.decimal(slope.value, 1)} (${intervalText(slope, 1)})`
        ),
      sort: (d) => d.slope.value
    },
    {
      key: "lift",
      label: "Lift, top tenth",
      title: "How many times more often the most alarming tenth of account-months leaves than all do",
      align: "end",
      cell: ({lift}) => named("lift", lift.value === null ? null : `${format.decimal(lift.value, 1)}\u00d7`),
      sort: (d) => d.lift.value
    },
    {
      key: "n",
      label: "Left / n",
      title: "account-months followed by leaving, of all with the score",
      align: "end",
      cell: ({auc: {value, numerator, denominator}}) =>
        named("left", value === null ? null : `${format.count(numerator)} / ${format.count(denominator)}`)
    }
  ];
}

function beyondText({beyond_usage}: JudgedScore): string | null {
  if (beyond_usage?.value == null) return null;
  const {value, low, high} = beyond_usage;
  const range = low == null || high == null ? "" : ` (${format.signed(low, 2)} to ${format.signed(high, 2)})`;
  return `${format.signed(value, 2)}${range}`;
}

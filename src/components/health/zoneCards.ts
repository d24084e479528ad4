import {formatFor} from "../../lib/format.js";
import {zoneCsv} from "../../lib/healthCsv.js";
import type {ZoneAccount} from "../../lib/healthData.js";
import type {HealthView} from "../../lib/healthView.js";
import type {ZoneLine} from "../../lib/healthZone.js";
import {ZONE_MEASURES, zoneLines, zoneValue} from "../../lib/healthZone.js";
import {ruleText, stateText} from "../../lib/healthZoneText.js";
import {linesTitle, zoneTitle} from "../../lib/healthZoneTitles.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import type {Metric} from "../../metrics/metric.js";
import type {ZoneState} from "../../metrics/backtest/zoneState.js";
import {AccountName} from "../accountName.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {Child, Dom} from "../dom.js";
import {dom} from "../dom.js";
import type {CsvRecord} from "../download/tableCsv.js";
import {keepCsv} from "../download/tableCsv.js";
import {BandShape, HealthPill} from "../healthPill.js";
import type {PageCardOptions} from "../overview/options.js";

const NO_USE = "The table `usage` brings active users. Add it to quarterdeck.yaml.";

/** The lines below which use is in danger, how they were drawn, and what came of their alarms. */
export function LinesCard(view: HealthView, {document}: PageCardOptions): HTMLElement {
  const {h} = dom(document);
  const {zone} = view;
  const title = linesTitle(view);
  const lines = zoneLines(zone);
  const assumed = lines.find((d) => d.line.basis === "quartile")?.line.reason;
  return Card(
    {
      title,
      subtitle:
        assumed ??
        "Drawn in the months learnt from, with 95% interval; precision and recall in the months that judge",
      body: h(
        "div",
        {class: "qd-health-table"},
        DataTable(lines, lineColumns(view, document), {
          caption: title,
          csv: lineRecord,
          empty: NO_USE,
          document
        })
      ),
      method: `2,000 resamples of accounts; Wilson by accounts${zone.costs === null ? "; health.costs in quarterdeck.yaml adds the line of least cost" : ""}`,
      links: [{label: "Definition", href: definitionHref("danger_zone")}]
    },
    {document}
  );
}

/** A line as its file holds it. */
function lineRecord({measure, rule, line, quality}: ZoneLine): CsvRecord {
  const ends = (name: string, metric: Metric | undefined) => ({
    [name]: metric?.value,
    [`${name}_low`]: metric?.low,
    [`${name}_high`]: metric?.high
  });
  return {
    ...{measure, rule, basis: line.basis, line: line.value, low: line.low, high: line.high},
    ...{sensitivity: line.sensitivity, specificity: line.specificity},
    ...ends("precision", quality?.precision),
    ...ends("recall", quality?.recall),
    alarms_a_month: quality?.alerts_a_month,
    reason: line.reason
  };
}

function lineColumns({zone}: HealthView, document?: Document): Column<ZoneLine>[] {
  const {h} = dom(document);
  const format = formatFor();
  const unit = (words: string) => h("span", {class: "qd-unit"}, words);
  const share = (metric: Metric | undefined): Child =>
    metric?.value == null
      ? h("small", null, metric?.reason ?? "no month judges")
      : `${format.percent(metric.value, 0)} (${format.percentRange(metric.low, metric.high, 0)})`;
  return [
    {
      key: "measure",
      label: "Measure, rule",
      cell: (d) =>
        h(
          "span",
          {class: "qd-name"},
          h("b", null, ZONE_MEASURES[d.measure]),
          h("span", {class: "qd-tail"}, ruleText(d, zone.costs))
        )
    },
    {
      key: "line",
      label: "Line (95%)",
      align: "end",
      narrow: "side",
      cell: ({line, measure}) => lineText(line, measure)
    },
    {
      key: "sensitivity",
      label: "Sensitivity, specificity",
      title:
        "In the months learnt from: of the losses, the share with an alarm; of the others, the share without",
      align: "end",
      cell: ({line}) => [
        unit("sensitivity, specificity "),
        `${format.percent(line.sensitivity, 0)}, ${format.percent(line.specificity, 0)}`
      ]
    },
    {
      key: "precision",
      label: "Precision (95%)",
      title: "Of the alarms, the share of account-months that left within the horizon",
      align: "end",
      cell: (d) => [unit("precision "), share(d.quality?.precision)]
    },
    {
      key: "recall",
      label: "Recall (95%)",
      title: "Of the account-months that left within the horizon, the share with an alarm",
      align: "end",
      cell: (d) => [unit("recall "), share(d.quality?.recall)]
    },
    {
      key: "alerts",
      label: "Alarms a month",
      align: "end",
      cell: (d) => [unit("alarms a month "), format.decimal(d.quality?.alerts_a_month, 1)]
    }
  ];
}

function lineText({value, low, high, reason}: ZoneLine["line"], measure: ZoneLine["measure"]): string {
  if (value === null) return `n/a: ${reason ?? "no line"}`;
  if (low === null || high === null) return zoneValue(measure, value);
  const ends = [zoneValue(measure, low), zoneValue(measure, high)].join("\u2013");
  const range = measure === "rate" ? formatFor().percentRange(low, high, 0) : ends;
  return `${zoneValue(measure, value)} (${range})`;
}

/** Who is in a danger zone today, or approaches one. */
export function ZoneCard(view: HealthView, {document}: PageCardOptions): HTMLElement {
  const {zone} = view;
  const title = zoneTitle(view);
  const none = zoneLines(zone).length === 0;
  const table = DataTable(zone.accounts, accountColumns(view, dom(document)), {
    caption: title,
    href: (d) => pageHref("account", {account: d.account_id}),
    limit: 10,
    empty: none ? NO_USE : "No account is in the zone or approaches it.",
    document
  });
  keepCsv(table, () => zoneCsv(view));
  return Card(
    {
      title,
      subtitle:
        "By either line; approaching = above it by less than half its interval, or due to cross within 30 days at the slope since the last month end 28 days ago or more",
      body: table,
      method: "In the zone first, then by ARR; an alarm is a reason to call, not a forecast",
      links: [{label: "All accounts", href: pageHref("accounts")}]
    },
    {document}
  );
}

function accountColumns({currency, zone}: HealthView, make: Dom): Column<ZoneAccount>[] {
  const {document} = make;
  const format = formatFor({currency});
  const state = (value: string, of: ZoneState | null) => State(make, value, of);
  return [
    {
      key: "account",
      label: "Account",
      cell: (d) => AccountName(d, {document}),
      sort: (d) => d.name
    },
    {
      key: "health",
      label: "Health",
      narrow: "side",
      cell: (d) => HealthPill({band: d.health_band, score: d.health_score}, {document}),
      sort: (d) => d.health_score
    },
    ...(zone.index.length > 0
      ? [
          {
            key: "index",
            label: "Engagement index",
            cell: (d: ZoneAccount) => state(zoneValue("index", d.engagement_index), d.index_state),
            sort: (d: ZoneAccount) => d.engagement_index
          }
        ]
      : []),
    ...(zone.rate.length > 0
      ? [
          {
            key: "rate",
            label: "Active users of seats",
            cell: (d: ZoneAccount) => state(zoneValue("rate", d.active_rate), d.rate_state),
            sort: (d: ZoneAccount) => d.active_rate
          }
        ]
      : []),
    {key: "arr", label: "ARR", align: "end", cell: (d) => format.money(d.arr), sort: (d) => d.arr},
    {
      key: "csm",
      label: "CSM",
      narrow: "hide",
      cell: (d) => (d.csm === "(none)" ? "\u2013" : d.csm),
      sort: (d) => d.csm
    }
  ];
}

/** A value with the sign of where it stands: triangle in the zone, diamond approaching it, disc out of danger. */
function State({h, document}: Dom, value: string, state: ZoneState | null): HTMLElement {
  const band =
    state === null ? null : {in: "at risk", near: "watch", falling: "watch", out: "healthy"}[state];
  return h(
    "span",
    {class: "qd-zone"},
    BandShape(band, {document}),
    h("b", {class: "qd-num"}, value),
    h("small", null, stateText(state))
  );
}

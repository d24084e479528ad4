import {CATEGORIES} from "../../lib/colours.js";
import {formatFor} from "../../lib/format.js";
import {definitionHref} from "../../lib/links.js";
import {metricText} from "../../lib/metricFormat.js";
import {missingTable} from "../../lib/voiceText.js";
import type {VoiceMetrics, VoiceView} from "../../lib/voiceView.js";
import {ChartCard} from "../chartCard.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {plural} from "../../lib/words.js";
import {metricColumns, numbers} from "./metricColumns.js";
import type {PageCardOptions} from "../overview/options.js";
import {QuarterLines} from "../quarterLines.js";
import {EmptyState} from "../states.js";
import {NpsQuarters} from "./npsQuarters.js";

const format = formatFor();

/** NPS by quarter. */
export function NpsCard(view: VoiceView, {fit, document}: PageCardOptions): HTMLElement {
  const title = npsTitle(view);
  const points = view.history.map(({period, metrics}) => ({period, nps: metrics.nps ?? {value: null}}));
  const missing = missingTable(view, "surveys", "No survey answers.");
  const none = "No quarter has five NPS answers of these accounts. Choose more accounts.";
  const empty = missing ?? (points.some((d) => d.nps.value !== null) ? null : none);
  return ChartCard(
    {
      title,
      subtitle:
        "Promoters less detractors, −100 to +100; dot and 95% interval by quarter; n = users who answered",
      chart: empty
        ? EmptyState(empty, {document})
        : fit((width) => NpsQuarters(points, {label: title, period: view.window.label, width, document})),
      table: () => HistoryTable(view, title, ["nps", "nps_response_rate"], document),
      method: "Adjusted Wald; one answer per user and quarter, the last; under 5 answers no NPS",
      links: [{label: "Definition", href: definitionHref("nps")}]
    },
    {span: 6, document}
  );
}

const LABELS: Record<string, string> = {
  nps: "NPS",
  nps_response_rate: "NPS response",
  csat_tickets: "CSAT of tickets",
  csat_surveys: "CSAT of surveys"
};

function HistoryTable(
  view: VoiceView,
  caption: string,
  ids: readonly string[],
  document?: Document
): HTMLElement {
  const columns = ids.flatMap((id) =>
    metricColumns<{metrics: VoiceMetrics}>(id, LABELS[id] ?? id, (d) => d.metrics[id])
  );
  return DataTable(
    view.history,
    [
      {key: "period", label: "Quarter", cell: (d) => d.period, sort: (d) => d.period},
      ...(columns as Column<VoiceView["history"][number]>[])
    ],
    {caption, narrow: "scroll", document}
  );
}

/** CSAT by quarter: that of tickets and that of surveys, never mixed. */
export function CsatCard(view: VoiceView, {fit, document}: PageCardOptions): HTMLElement {
  const title = csatTitle(view);
  const series = (["csat_tickets", "csat_surveys"] as const).map((id, k) => ({
    name: k === 0 ? "Tickets" : "Surveys",
    stroke: CATEGORIES[k] ?? "var(--qd-context)",
    band: true,
    rates: view.history.map(({period, metrics}) => ({period, ...numbers(metrics[id] ?? {})}))
  }));
  const known = series.filter((d) => d.rates.some((rate) => rate.value !== null));
  const periods = view.history.map((d) => d.period);
  return ChartCard(
    {
      title,
      subtitle:
        "Share of answers 4 and 5 of 5; rated tickets and CSAT surveys are never mixed; bands = 95% Wilson",
      chart:
        known.length === 0
          ? EmptyState(
              view.given("tickets") && view.given("surveys")
                ? "Nobody of this choice has rated a ticket or answered a CSAT survey. Choose more accounts."
                : "Nobody has rated a ticket or answered a CSAT survey. The tables `tickets` (column csat) and `surveys` (kind csat) bring the ratings; add them to sources in quarterdeck.yaml.",
              {document}
            )
          : fit((width) =>
              QuarterLines(known, {label: title, periods, period: view.window.label, width, document})
            ),
      table: () => HistoryTable(view, title, ["csat_tickets", "csat_surveys"], document),
      method: "Tickets count in the quarter in which they were resolved",
      links: [{label: "Definition", href: definitionHref("csat")}]
    },
    {span: 6, document}
  );
}

/** The title of NPS by quarter. */
function npsTitle({now, window, history, given}: VoiceView): string {
  if (!given("surveys")) return "NPS is not known: the table surveys is not given";
  const nps = now.nps;
  const known = history.filter((d) => d.metrics.nps?.value != null);
  if (known.length === 0) return "No quarter has the five answers that NPS needs";
  if (nps?.value == null) return `${window.label} has no NPS: ${nps?.reason ?? "no answers"}`;
  return `${window.label}: NPS ${metricText("nps", nps.value, format)}, between ${format.signed(nps.low, 0)} and ${format.signed(nps.high, 0)}, of ${plural(nps.n ?? 0, "user")}`;
}

/** The title of CSAT by quarter: both kinds, never mixed. */
function csatTitle({now, window, given}: VoiceView): string {
  if (!given("tickets") && !given("surveys"))
    return "Satisfaction is not known: neither tickets nor surveys are given";
  const words = [
    now.csat_tickets?.value == null ? null : `${format.percent(now.csat_tickets.value, 0)} of rated tickets`,
    now.csat_surveys?.value == null ? null : `${format.percent(now.csat_surveys.value, 0)} of survey answers`
  ].filter((d) => d !== null);
  return words.length === 0
    ? `Nobody was asked how satisfied they are in ${window.label}`
    : `${words.join(" and ")} are satisfied in ${window.label}`;
}

import {plural} from "../../lib/words.js";
import {BANDS, bandLook} from "../../lib/bands.js";
import {formatFor} from "../../lib/format.js";
import {definitionHref, pageHref} from "../../lib/links.js";
import {grrTitle, targetText} from "../../lib/overviewText.js";
import type {OverviewView} from "../../lib/overviewView.js";
import type {Metric} from "../../metrics/metric.js";
import {movementKind} from "../../metrics/movements.js";
import {BandTable} from "../bandTable.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import {ChurnDots} from "../churnDots.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import {keepCsv, recordsCsv} from "../download/tableCsv.js";
import type {MovementBar} from "../movementBars.js";
import {MovementBars} from "../movementBars.js";
import type {PeriodRate} from "../quarterLines.js";
import {QuarterLines} from "../quarterLines.js";
import type {PageCardOptions} from "./options.js";

const NONE: Metric = {value: null};

/** The rates of one metric over the windows of a view. */
function ratesOf(view: OverviewView, id: string): PeriodRate[] {
  return view.history.map(({period, metrics}) => {
    const {value = null, low, high, numerator, denominator} = metrics[id] ?? NONE;
    return {period, value, low, high, numerator, denominator};
  });
}

/** Gross and net retention by quarter, with the interval of the gross one. */
export function RetentionCard(view: OverviewView, {fit, document}: PageCardOptions): HTMLElement {
  const title = grrTitle(view);
  const [grr, nrr] = [ratesOf(view, "grr"), ratesOf(view, "nrr")];
  const {now, window} = view;
  return ChartCard(
    {
      title,
      subtitle: "Share of starting MRR kept, by quarter; band = 95% interval of GRR",
      chart: fit((width) =>
        QuarterLines(
          [
            {name: "NRR", rates: nrr, stroke: "var(--qd-context)"},
            {name: "GRR", rates: grr, stroke: "var(--qd-accent)", band: true, focus: true}
          ],
          {
            label: title,
            periods: view.history.map((d) => d.period),
            period: window.label,
            parts: "MRR kept / start",
            width,
            document
          }
        )
      ),
      table: () => RatesTable(view, ["grr", "nrr"], document),
      method:
        now.grr?.low == null ? now.grr?.reason : `Bootstrap over accounts, n = ${now.grr.n}, 2,000 draws`,
      links: [{label: "Definition", href: definitionHref("grr")}]
    },
    {span: 5, document}
  );
}

/** What was gained and lost between the window's two days. */
export function MovementsCard(view: OverviewView, {fit, document}: PageCardOptions): HTMLElement {
  const format = formatFor({currency: view.data.currency});
  const bars = movementBars(view);
  const value = (id: string) => view.now[id]?.value ?? 0;
  const gained = bars.reduce((sum, d) => sum + Math.max(0, d.amount), 0);
  const lost = -bars.reduce((sum, d) => sum + Math.min(0, d.amount), 0);
  const title =
    gained + lost === 0
      ? "No MRR was gained or lost"
      : `${format.money(gained)} gained, ${format.money(lost)} lost`;
  const {t0, t1} = view.window;
  return ChartCard(
    {
      title,
      subtitle: `MRR from ${format.money(value("start_mrr"))} (${format.dayMonth(t0)}) to ${format.money(value("end_mrr"))} (${format.dayMonth(t1)})`,
      chart: fit((width) => MovementBars(bars, {label: title, currency: format.currency, width, document})),
      table: () =>
        DataTable(
          bars,
          [
            {key: "label", label: "Movement", cell: (d) => d.label},
            {
              key: "amount",
              label: `MRR, ${format.currency}`,
              align: "end",
              cell: (d) => format.signed(d.amount, 2),
              sort: (d) => d.amount
            },
            {
              key: "accounts",
              label: "Accounts",
              align: "end",
              cell: (d) => format.count(d.accounts),
              sort: (d) => d.accounts
            }
          ],
          {caption: title, narrow: "scroll", document}
        ),
      method: `${format.count(value("start_mrr"))} + ${format.count(gained)} \u2212 ${format.count(lost)} = ${format.count(value("end_mrr"))}`,
      links: [
        {label: "Rows", href: "#moves"},
        {label: "Definition", href: definitionHref("new_mrr")}
      ]
    },
    {span: 4, document}
  );
}

const MOVEMENTS = [
  {label: "New", kind: "new", sign: 1},
  {label: "Reactivation", kind: "reactivation", sign: 1},
  {label: "Expansion", kind: "expansion", sign: 1},
  {label: "Contraction", kind: "contraction", sign: -1},
  {label: "Churned", kind: "churned", sign: -1}
] as const;

function movementBars(view: OverviewView): MovementBar[] {
  const {rows, now, window, segment} = view;
  const kinds = rows.map((d) => movementKind(d.start_mrr, d.end_mrr, d.paid_before));
  const mark = (metric: string) => ({
    metric,
    window: window.window,
    segment,
    value: now[metric]?.value ?? null
  });
  const bars: MovementBar[] = MOVEMENTS.map(({label, kind, sign}) => {
    const id = `${kind}_mrr`;
    // A plain zero: minus zero would read as a loss.
    const amount = sign * (now[id]?.value ?? 0) || 0;
    return {label, amount, accounts: kinds.filter((d) => d === kind).length, mark: mark(id)};
  });
  const fx = now.fx_mrr?.value ?? 0;
  if (fx !== 0) {
    bars.push({
      label: "Exchange",
      amount: fx,
      accounts: rows.filter((d) => d.fx_mrr !== 0).length,
      mark: mark("fx_mrr")
    });
  }
  return bars;
}

/** Accounts and ARR by health band. */
export function BandsCard(view: OverviewView, {document}: PageCardOptions): HTMLElement {
  const {bands, bandsBefore, before, window, segment, data, now} = view;
  const format = formatFor({currency: data.currency});
  const before_of = (band: string) => bandsBefore?.find((d) => d.band === band)?.accounts ?? null;
  const risky = bands.find((d) => d.band === "at risk")?.accounts ?? 0;
  const change = before ? risky - (before_of("at risk") ?? 0) : null;
  const than =
    change === null
      ? ""
      : change === 0
        ? `, as many as in ${before?.label}`
        : `, ${format.count(Math.abs(change))} ${change > 0 ? "more" : "fewer"} than in ${before?.label}`;
  const none = bands.every((d) => d.band === "not enough data" || d.accounts === 0);
  const arr = now.arr?.value ?? null;
  const table = BandTable(
    bands.map((d) => ({...d, change: before ? d.accounts - (before_of(d.band) ?? 0) : null})),
    {
      compare: before ? `vs ${before.label.slice(4)}` : undefined,
      currency: data.currency,
      href: (band) => pageHref("accounts", {band}),
      mark: (d) =>
        d.band === "at risk" && now.at_risk_arr?.value != null
          ? {metric: "at_risk_arr", window: window.window, segment, value: now.at_risk_arr.value}
          : null,
      total: {metric: "arr", window: window.window, segment, value: arr},
      document
    }
  );
  keepCsv(table, () =>
    recordsCsv(bands.map(({band, accounts, arr}) => ({band, accounts, arr: Math.round(100 * arr) / 100})))
  );
  return Card(
    {
      title: none ? "No account has a health score on this day" : `${format.count(risky)} at risk${than}`,
      subtitle: `Health bands on ${format.dayMonth(window.t1)}${data.scorecard ? `, scorecard ${data.scorecard.split(" (")[0]}` : ""}`,
      body: table,
      method: bandsMethod(view),
      links: [{label: "Definition", href: definitionHref("health_score")}]
    },
    {span: 3, document}
  );
}

function bandsMethod({bands}: OverviewView): string {
  const unknown = bands.find((d) => d.band === BANDS[3])?.accounts ?? 0;
  return unknown > 0
    ? `${plural(unknown, "account")} cannot be judged`
    : `Worst first; ${bandLook("at risk").label.toLowerCase()} is acted on`;
}

/** Logo churn by quarter against the target. */
export function ChurnCard(view: OverviewView, {fit, document}: PageCardOptions): HTMLElement {
  const rates = ratesOf(view, "logo_churn").slice(-5);
  const {churn, target, now, window} = view;
  const format = formatFor();
  const against = target === null ? "" : targetText(target, format);
  const words =
    now.logo_churn?.value == null
      ? "Churn: no account at the start"
      : target === null
        ? `Churn is ${format.percent(now.logo_churn.value)}`
        : `Churn: ${churn.verdict === "within noise" ? `within noise of ${against}` : `${churn.verdict?.replace("target", "")}${against}`}`;
  return ChartCard(
    {
      title: words,
      subtitle: "Accounts lost / at start; 95% Wilson",
      chart: fit((width) => ChurnDots(rates, {label: words, period: window.label, target, width, document})),
      table: () => RatesTable(view, ["logo_churn"], document),
      method: target === null ? "No target is configured" : undefined,
      links: [{label: "Definition", href: definitionHref("logo_churn")}]
    },
    {span: view.renewals.some((d) => d.health_band === "at risk") ? 3 : 6, document}
  );
}

function RatesTable(view: OverviewView, ids: readonly string[], document?: Document): HTMLElement {
  const format = formatFor();
  const rows = view.history.toReversed();
  type Row = (typeof rows)[number];
  const columns = ids.flatMap((id): Column<Row>[] => {
    const label = id === "logo_churn" ? "Logo churn" : id.toUpperCase();
    const metric = (d: Row) => d.metrics[id];
    return [
      {
        key: id,
        label,
        align: "end",
        cell: (d) => format.percent(metric(d)?.value),
        sort: (d) => metric(d)?.value ?? null
      },
      {
        key: `${id}_range`,
        label: "95%",
        align: "end",
        cell: (d) => format.percentRange(metric(d)?.low, metric(d)?.high),
        csv: (d) => ({[`${id}_low`]: metric(d)?.low, [`${id}_high`]: metric(d)?.high})
      }
    ];
  });
  const [only] = ids.length === 1 ? ids : [];
  if (only) {
    columns.push({
      key: "parts",
      label: "lost / start",
      align: "end",
      cell: (d) =>
        `${format.count(d.metrics[only]?.numerator)} / ${format.count(d.metrics[only]?.denominator)}`,
      csv: (d) => ({lost: d.metrics[only]?.numerator, start: d.metrics[only]?.denominator})
    });
  }
  const period: Column<Row> = {key: "period", label: "Quarter", cell: (d) => d.period, sort: (d) => d.period};
  return DataTable(rows, [period, ...columns], {caption: "Rates by quarter", narrow: "scroll", document});
}

import {changeAmount, changeTone, metricParts} from "../../lib/metricFormat.js";
import type {Format} from "../../lib/format.js";
import {formatFor} from "../../lib/format.js";
import {definitionHref} from "../../lib/links.js";
import {changeWords, metricChange, plural} from "../../lib/overviewText.js";
import type {OverviewView} from "../../lib/overviewView.js";
import type {KpiChange, KpiTile} from "../kpiStrip.js";

/** The five tiles of the Overview: what was kept, who left, what is at risk, what is due. */
export function overviewKpis(view: OverviewView): KpiTile[] {
  const format = formatFor({currency: view.data.currency});
  return [
    rateTile(view, {id: "nrr", label: "Net revenue retention"}, format),
    rateTile(view, {id: "grr", label: "Gross revenue retention"}, format),
    rateTile(view, {id: "logo_churn", label: "Logo churn, quarter"}, format),
    riskTile(view, format),
    renewalTile(view, format)
  ];
}

function mark(view: OverviewView, metric: string) {
  const value = view.now[metric]?.value ?? null;
  return {metric, window: view.window.window, segment: view.segment, value};
}

function rateTile(view: OverviewView, {id, label}: {id: string; label: string}, format: Format): KpiTile {
  const now = view.now[id] ?? {value: null};
  const before = view.then?.[id];
  const {low = null, high = null} = now;
  const parts =
    id === "logo_churn"
      ? `${format.count(now.numerator)} / ${plural(now.denominator ?? 0, "account")}`
      : `${format.money(now.numerator)} / ${format.count(now.denominator)}`;
  const target = id === "logo_churn" ? view.target : null;
  return {
    label,
    mark: mark(view, id),
    ...metricParts(id, now.value, format),
    change: rateChange(view, id, format),
    strip: now.value === null ? null : {low, high, now: now.value, before: before?.value, target},
    notes: [parts, low === null ? (now.reason ?? "no interval") : format.percentRange(low, high)],
    reason: now.reason,
    href: definitionHref(id)
  };
}

function rateChange(view: OverviewView, id: string, format: Format): KpiChange | null {
  const change = metricChange(view, id);
  if (!change || !view.before) return null;
  const level = format.points(change.value) === format.points(0);
  return {
    direction: level ? "level" : change.value > 0 ? "up" : "down",
    amount: changeAmount(id, change.value, format),
    words: `vs ${view.before.label}${change.steady ? `, ${changeWords(change)}` : ""}`,
    tone: changeTone(id, change)
  };
}

function riskTile(view: OverviewView, format: Format): KpiTile {
  const risk = view.now.at_risk_arr ?? {value: null};
  const count = view.now.accounts_at_risk;
  const before = view.then?.at_risk_arr?.value ?? null;
  const share = risk.value !== null && risk.denominator ? risk.value / risk.denominator : 0;
  const difference = risk.value !== null && before !== null ? risk.value - before : null;
  return {
    label: "ARR of accounts at risk",
    mark: mark(view, "at_risk_arr"),
    ...metricParts("at_risk_arr", risk.value, format),
    change:
      difference === null || !view.before
        ? null
        : {
            direction: difference === 0 ? "level" : difference > 0 ? "up" : "down",
            amount: format.moneyShort(Math.abs(difference)),
            words: `vs ${view.before.label}`,
            // Every account is counted, so no interval stands behind the change.
            tone: difference === 0 ? "flat" : difference > 0 ? "bad" : "good"
          },
    strip: {share, tone: "risk"},
    notes: [
      `${format.count(count?.numerator)} / ${plural(count?.denominator ?? 0, "account")}`,
      `${format.percent(share)} of ${format.moneyShort(risk.denominator)}`
    ],
    reason: risk.reason,
    href: definitionHref("at_risk_arr")
  };
}

function renewalTile(view: OverviewView, format: Format): KpiTile {
  const {renewals, data} = view;
  const due = renewals.reduce((sum, d) => sum + d.arr, 0);
  const risky = renewals.filter((d) => d.health_band === "at risk");
  const risk = risky.reduce((sum, d) => sum + d.arr, 0);
  return {
    label: "ARR up for renewal, 90 days",
    mark: {value: due},
    ...format.moneyParts(due),
    aside: `${plural(renewals.length, "account")} from ${format.dayMonth(data.as_of)}`,
    strip: {share: due > 0 ? risk / due : 0, tone: "risk"},
    notes: [
      `${format.count(risky.length)} at risk`,
      `${format.moneyShort(risk)} of ${format.moneyShort(due)}`
    ],
    href: "#renewals"
  };
}

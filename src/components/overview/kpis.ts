import {plural} from "../../lib/words.js";
import {changeAmount, changeTone, metricParts} from "../../lib/metricFormat.js";
import type {Format} from "../../lib/format.js";
import {formatFor} from "../../lib/format.js";
import {definitionHref} from "../../lib/links.js";
import {changeWords, metricChange} from "../../lib/overviewText.js";
import type {OverviewView} from "../../lib/overviewView.js";
import type {KpiChange, KpiTile} from "../kpiStrip.js";

/** The five tiles of the Overview: what is paid and at risk, what was kept, who left, what is due. */
export function overviewKpis(view: OverviewView): KpiTile[] {
  const format = formatFor({currency: view.data.currency});
  return [
    arrTile(view, format),
    rateTile(view, {id: "nrr", label: "Net revenue retention"}, format),
    rateTile(view, {id: "grr", label: "Gross revenue retention"}, format),
    rateTile(view, {id: "logo_churn", label: "Logo churn, quarter"}, format),
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

function arrTile(view: OverviewView, format: Format): KpiTile {
  const arr = view.now.arr ?? {value: null};
  const risk = view.now.at_risk_arr?.value ?? null;
  const before = view.then?.at_risk_arr?.value ?? null;
  const difference = risk !== null && before !== null ? risk - before : 0;
  const moved =
    difference === 0 ? "" : `, ${difference > 0 ? "up" : "down"} ${format.moneyShort(Math.abs(difference))}`;
  return {
    label: "Annual recurring revenue",
    mark: mark(view, "arr"),
    ...metricParts("arr", arr.value, format),
    change: countedChange(view, "arr", format),
    strip: risk !== null && arr.value ? {share: risk / arr.value, tone: "risk"} : null,
    notes: [
      risk === null
        ? (view.now.at_risk_arr?.reason ?? "no health score")
        : `${format.moneyShort(risk)} at risk${moved}`
    ],
    reason: arr.reason,
    href: definitionHref("arr")
  };
}

/** The change of a full count: no interval stands behind it, so it says only whether it is usual. */
function countedChange(view: OverviewView, id: string, format: Format): KpiChange | null {
  const change = metricChange(view, id);
  if (!change || !view.before) return null;
  return {
    direction: change.value === 0 ? "level" : change.value > 0 ? "up" : "down",
    amount: changeAmount(id, change.value, format),
    words: `vs ${view.before.label}${change.steady ? ", steady" : ""}`,
    tone: changeTone(id, change)
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
    strip: due > 0 ? {share: risk / due, tone: "risk"} : null,
    notes:
      due > 0
        ? [`${format.count(risky.length)} at risk`, `${format.moneyShort(risk)} of ${format.moneyShort(due)}`]
        : ["no renewal date in these days"],
    href: "#renewals"
  };
}

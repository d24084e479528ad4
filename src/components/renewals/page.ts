import {formatFor} from "../../lib/format.js";
import {coverageWords} from "../../lib/coverageText.js";
import type {RenewalsView} from "../../lib/renewalsView.js";
import {plural} from "../../lib/words.js";
import {dom} from "../dom.js";
import {type KpiTile, KpiStrip} from "../kpiStrip.js";
import {CallsCard, CheckpointsCard} from "./checkpointsCard.js";
import {PastCard, QuartersCard} from "./forecastCards.js";
import {type RenewalsOptions, RenewalsTable} from "./tableCard.js";

/** Everything of the Renewals page below its controls. */
export function RenewalsBody(view: RenewalsView, options: RenewalsOptions): HTMLElement {
  const {h} = dom(options.document);
  return h(
    "div",
    null,
    KpiStrip(tiles(view), options),
    h(
      "div",
      {class: "qd-grid"},
      QuartersCard(view, options),
      CheckpointsCard(view, options),
      RenewalsTable(view, options),
      PastCard(view, "near", options),
      PastCard(view, "far", options),
      CallsCard(view, options)
    )
  );
}

function tiles({data, rows, coverage}: RenewalsView): KpiTile[] {
  const format = formatFor({currency: data.currency});
  const [now] = data.quarters;
  const {forecast = null, due = 0, due_arr = 0, quarter = "", reason = null} = now ?? {};
  const called = rows.filter((d) => d.said !== null).length;
  const missing = reason ?? "no renewal is due";
  const lost = forecast && due - forecast.count.mean;
  return [
    {
      label: `ARR due, ${quarter}`,
      mark: {value: due_arr},
      value: format.moneyShort(due_arr),
      notes: [plural(due, "renewal")]
    },
    {
      ...{label: "Expected to renew", mark: {value: forecast?.arr.mean ?? null}, reason: missing},
      value: forecast ? format.moneyShort(forecast.arr.mean) : "n/a",
      strip: forecast && {
        now: forecast.arr.mean,
        low: forecast.arr.low,
        high: forecast.arr.high,
        domain: [0, due_arr]
      },
      notes: forecast
        ? [`95% ${format.moneyShort(forecast.arr.low)}\u2013${format.moneyShort(forecast.arr.high)}`]
        : []
    },
    {
      ...{label: "Expected not to renew", mark: {value: lost}, reason: missing},
      value: lost === null ? "n/a" : format.decimal(lost),
      unit: " accounts",
      strip:
        forecast && lost !== null
          ? {now: lost, low: due - forecast.count.high, high: due - forecast.count.low, target: data.target}
          : null,
      notes: forecast ? targetNotes(data, [due - forecast.count.high, due - forecast.count.low]) : []
    },
    {
      ...{
        label: "Called by a CSM",
        mark: {value: rows.length === 0 ? null : called},
        reason: "no renewal is chosen"
      },
      value: `${called}`,
      unit: ` of ${rows.length}`,
      strip: rows.length === 0 ? null : {share: called / rows.length}
    },
    {
      label: "Past intervals that held ARR",
      mark: {value: coverage.near.arr.quarters === 0 ? null : coverage.near.arr.held},
      value:
        coverage.near.arr.quarters === 0
          ? "n/a"
          : `${coverage.near.arr.held} of ${coverage.near.arr.quarters}`,
      reason: "no past quarter could have been forecast",
      notes: [coverageWords(coverage.near.arr, format).replace(/^[^(]*\(|\)$/gu, ""), "up to 90 days ahead"]
    }
  ];
}

/** The losses that a quarter's target allows among all who pay, not only those that renew. */
function targetNotes({target, paying}: RenewalsView["data"], [low, high]: [number, number]): string[] {
  const format = formatFor();
  const ends = `95% ${low}\u2013${high}`;
  if (target === null) return [ends, "no churn target"];
  return [ends, `the target allows ${format.decimal(target)} of ${paying} a quarter`];
}

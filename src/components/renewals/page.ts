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

function tiles(view: RenewalsView): KpiTile[] {
  const {data, now, allowed} = view;
  const format = formatFor({currency: data.currency});
  const {forecast = null, due = 0, due_arr = 0, quarter = "", reason = null} = now ?? {};
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
          ? {now: lost, low: due - forecast.count.high, high: due - forecast.count.low, target: allowed}
          : null,
      notes: forecast
        ? [`95% ${due - forecast.count.high}\u2013${due - forecast.count.low}`, targetNote(allowed, due)]
        : []
    },
    calledTile(view),
    pastTile(view)
  ];
}

/** The losses that the target allows among the very renewals that are due. */
function targetNote(allowed: number | null, due: number): string {
  if (allowed === null) return "no churn target";
  const number = formatFor().decimal(allowed, allowed < 0.1 ? 2 : 1);
  return `the target allows ${number} of ${due === 1 ? "this one" : `these ${due}`}`;
}

function calledTile({rows, span}: RenewalsView): KpiTile {
  const called = rows.filter((d) => d.said !== null).length;
  return {
    ...{label: "Called by a CSM", reason: "no renewal is to come"},
    mark: {value: rows.length === 0 ? null : called},
    value: `${called}`,
    unit: ` of ${rows.length}`,
    strip: rows.length === 0 ? null : {share: called / rows.length},
    notes: [`due in ${span}`]
  };
}

/** How past forecasts did: known of all accounts together. */
function pastTile({data, coverage, part}: RenewalsView): KpiTile {
  const {held, quarters} = coverage.near.arr;
  const share = coverageWords(coverage.near.arr, formatFor({currency: data.currency}));
  return {
    label: "Past intervals that held ARR",
    mark: {value: quarters === 0 ? null : held},
    value: quarters === 0 ? "n/a" : `${held} of ${quarters}`,
    aside: part === "" ? null : "all accounts",
    reason: `no past quarter could have been forecast${part === "" ? "" : ", of all accounts"}`,
    notes: [share.replace(/^[^(]*\(|\)$/gu, ""), "up to 90 days ahead"]
  };
}

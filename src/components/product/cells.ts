import {formatFor} from "../../lib/format.js";
import {daysText} from "../../lib/productText.js";
import {plural} from "../../lib/words.js";
import type {Metric} from "../../metrics/metric.js";
import {dom} from "../dom.js";

const format = formatFor();

/** A share with what it rests on: *45% 23/51*. */
export function shareCell({value, numerator, denominator, reason}: Metric, document?: Document) {
  const {h} = dom(document);
  if (value === null) return h("span", {class: "qd-tail", title: reason ?? null}, "n/a");
  const of = `${format.count(numerator ?? 0)}/${format.count(denominator ?? 0)}`;
  return [format.percent(value, 0), h("small", {class: "qd-tail"}, ` ${of}`)];
}

/** The accounts whose ARR stands beside, and those that pay nothing today: *61 + 6 others*. */
export function accountsCell(paying: number, accounts: number, document?: Document) {
  const {h} = dom(document);
  const others = accounts - paying;
  return [
    format.count(paying),
    others > 0 && h("small", {class: "qd-tail"}, ` + ${plural(others, "other")}`)
  ];
}

/** A duration with its interval: *2.4 d 2.1 to 2.9*. */
export function durationCell(metric: Metric, document?: Document) {
  const {h} = dom(document);
  const {value, low, high, reason} = metric;
  if (value === null)
    return h("span", {class: "qd-tail"}, reason?.startsWith("not reached") ? "not reached" : "n/a");
  const end = (days: number | null | undefined) =>
    days == null ? "open" : format.decimal(days, days < 10 ? 1 : 0);
  const range = low == null && high == null ? " no interval" : ` ${end(low)} to ${end(high)}`;
  return [daysText(value), h("small", {class: "qd-tail"}, range)];
}

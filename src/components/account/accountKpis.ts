import {plural} from "../../lib/words.js";
import {definitionHref} from "../../lib/links.js";
import {changeAmount, changeTone, metricParts} from "../../lib/metricFormat.js";
import type {Metric} from "../../metrics/metric.js";
import type {KpiChange, KpiTile} from "../kpiStrip.js";
import {KpiStrip} from "../kpiStrip.js";
import type {AccountView} from "./accountView.js";
import {changeOf, markOf, metricOf} from "./accountView.js";
import {hours} from "../../lib/metricWords.js";
import {fromToday} from "./sentences.js";

/** The query that shows the rows behind each tile, in their order. */
function drills({data, window}: AccountView): [query: string, params: string[], title: string][] {
  const id = data.account.account_id;
  return [
    ["active_users", [id, window.t1], "Users active in 28 days"],
    ["seat_holders", [id, window.t1], "Every user, by last use"],
    ["survey_answers", [id, window.t0, window.t1], `Survey answers in ${window.label}`],
    ["tickets", [id, window.t0, window.t1], `Tickets opened in ${window.label}`],
    ["subscriptions", [id], "Subscriptions"]
  ];
}

/** The strip of key figures: users, seats, NPS, first response, and what renews when. Each value opens its rows. */
export function AccountKpis(view: AccountView): HTMLElement {
  const {document} = view;
  const strip = KpiStrip([users(view), seats(view), nps(view), response(view), revenue(view)], {document});
  const values = strip.querySelectorAll(".qd-kpi-value");
  for (const [i, [query, params, title]] of drills(view).entries()) {
    const text = values[i]?.firstChild;
    if (!text) continue;
    const button = view.rows(query, params, title, text.textContent ?? "");
    button.classList.add("qd-kpi-rows");
    text.replaceWith(button);
  }
  return strip;
}

function tile(view: AccountView, id: string, label: string): KpiTile {
  const metric = metricOf(view, id);
  const {value, unit} = metricParts(id, metric.value, view.format);
  return {
    label,
    mark: markOf(view, id),
    value,
    unit,
    // One account is meant here, where the report speaks of all.
    reason: metric.reason?.replace(/^no account pays/, "the account does not pay"),
    change: change(view, id),
    href: definitionHref(id)
  };
}

function change(view: AccountView, id: string, amount?: (size: number) => string): KpiChange | null {
  const moved = changeOf(view, id);
  if (!moved || !view.before) return null;
  const tone = changeTone(id, moved);
  const words =
    moved.value === 0
      ? `since ${view.before.label}`
      : `vs ${view.before.label}${moved.steady ? ", within noise" : ""}`;
  return {
    direction: moved.value > 0 ? "up" : moved.value < 0 ? "down" : "level",
    amount:
      moved.value === 0
        ? "unchanged"
        : amount
          ? amount(Math.abs(moved.value))
          : changeAmount(id, moved.value, view.format),
    words,
    tone
  };
}

function users(view: AccountView): KpiTile {
  const mau = metricOf(view, "mau").value;
  const seats = metricOf(view, "seat_utilisation").denominator ?? null;
  const unused = metricOf(view, "unused_seats").value;
  const {format} = view;
  const then = view.before?.metrics.mau?.value;
  return {
    ...tile(view, "mau", "Active users, 28 days"),
    change: change(view, "mau", (size) => (then ? format.percent(size / then) : format.count(size))),
    strip: mau !== null && seats ? {share: Math.min(1, mau / seats)} : null,
    notes: [
      seats === null ? "no seats known" : `${format.count(mau)} / ${plural(seats, "seat")}`,
      ...(unused === null ? [] : [`${format.count(unused)} unused`])
    ]
  };
}

function seats(view: AccountView): KpiTile {
  const metric = metricOf(view, "seat_utilisation");
  const {format, before} = view;
  const {value} = metric;
  return {
    ...tile(view, "seat_utilisation", "Seat utilisation"),
    strip:
      value === null
        ? null
        : {
            low: null,
            high: null,
            now: value,
            before: before?.metrics.seat_utilisation?.value,
            domain: [0, Math.max(1, value)]
          },
    notes: [`${format.count(metric.numerator)} / ${format.count(metric.denominator)}`, "0 to 100%"]
  };
}

function interval({low, high}: Metric, write: (value: number) => string): string[] {
  return low === null || low === undefined || high === null || high === undefined
    ? []
    : [`${write(low)} to ${write(high)}`];
}

function nps(view: AccountView): KpiTile {
  const metric = metricOf(view, "nps");
  const before = view.before?.metrics.nps;
  const {format} = view;
  const {low = null, high = null, value} = metric;
  return {
    ...tile(view, "nps", "NPS"),
    strip: low === null ? null : {low, high, now: value, before: before?.value, domain: [-100, 100]},
    notes: [plural(metric.n ?? 0, "answer"), ...interval(metric, (d) => format.signed(d))]
  };
}

function response(view: AccountView): KpiTile {
  const id = "first_response_median";
  const metric = metricOf(view, id);
  const {format} = view;
  const write = (value: number) => hours(value, format);
  const [value = "n/a", unit] = metric.value === null ? [] : write(metric.value).split("\u00a0");
  return {
    ...tile(view, id, "First response, median"),
    value,
    unit,
    change: change(view, id, write),
    strip:
      metric.low == null || metric.high == null
        ? null
        : {
            low: metric.low,
            high: metric.high,
            now: metric.value,
            before: view.before?.metrics[id]?.value,
            domain: [0, metric.high * 1.1]
          },
    notes: [plural(metric.n ?? 0, "ticket"), ...interval(metric, write)]
  };
}

function revenue(view: AccountView): KpiTile {
  const {account, as_of} = view.data;
  const {format} = view;
  const own = account.contract_currency;
  const due = account.renewal_date;
  return {
    ...tile(view, "arr", "ARR"),
    ...(account.paying ? {value: format.money(metricOf(view, "arr").value), unit: ""} : {}),
    notes: [
      !account.paying && account.churned_on !== null
        ? `left ${format.day(account.churned_on)}`
        : due === null
          ? "no renewal date"
          : `renews ${format.day(due)}, ${fromToday(due, as_of)}`,
      ...(own !== null && own !== format.currency ? [`billed in ${own}`] : [])
    ]
  };
}

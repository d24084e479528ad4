import {formatFor} from "../../lib/format.js";
import {coverageWords, titleOfAll, trustWords} from "../../lib/coverageText.js";
import {arrRange} from "../../lib/renewalsText.js";
import type {AccountsArr} from "../../lib/renewalsData.js";
import type {ShownQuarter} from "../../lib/renewalsPart.js";
import type {RenewalsView} from "../../lib/renewalsView.js";
import {plural} from "../../lib/words.js";
import type {QuarterForecast} from "../../metrics/renewal/renewalQuarters.js";
import {columnsFor} from "../account/columns.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import type {PageCardOptions} from "../overview/options.js";
import {EmptyState} from "../states.js";
import {ForecastStrips} from "./forecastStrips.js";

const NONE = "\u2013";

/** The quarters to come: what is due, and what of it is expected. */
export function QuartersCard(view: RenewalsView, {fit, document}: PageCardOptions): HTMLElement {
  const {currency} = view.data;
  const due = view.quarters.filter((d) => d.due > 0);
  const title = quartersTitle(due, view);
  const rows = due.map((d) => ({...d, arr: d.forecast?.arr ?? null, renewed_arr: null}));
  return ChartCard(
    {
      title,
      subtitle:
        "Pale: ARR due. Dot: expected to renew, with its 95% interval, if accounts decide independently",
      chart:
        due.length === 0
          ? EmptyState("`renewal_date` of the table `subscriptions` brings this chart.", {document})
          : fit((width) => ForecastStrips(rows, {currency, label: title, width, document})),
      table: () => QuartersTable(view, document),
      method: [standingWords(view), `Each account’s next renewal. ${methodWords(due, view.data)}`]
        .filter(Boolean)
        .join(". ")
    },
    {span: 6, id: "quarters", document}
  );
}

function quartersTitle(due: readonly ShownQuarter[], {data, part}: RenewalsView): string {
  if (due.length === 0)
    return `No account${part === "" ? "" : ` of those chosen`} has a renewal date in the coming quarters`;
  const arr = due.reduce((total, d) => total + d.due_arr, 0);
  const most = due.reduce((a, b) => (b.due_arr > a.due_arr ? b : a));
  const where = due.length === 1 ? most.quarter : `${plural(due.length, "quarter")}, most in ${most.quarter}`;
  return `${formatFor({currency: data.currency}).moneyShort(arr)} of ARR is due in ${where}`;
}

/** How what is due adds up to what all the accounts pay that are chosen; empty where all are due. */
function standingWords({quarters, standing: {leaving, later, undated, all}, data}: RenewalsView): string {
  const format = formatFor({currency: data.currency});
  const words = ({accounts, arr}: AccountsArr) =>
    `${format.moneyShort(arr)} of ${plural(accounts, "account")}`;
  const rest = [
    later.accounts > 0 && `${words(later)} later`,
    leaving.accounts > 0 && `${words(leaving)} leaving, notice given`,
    undated.accounts > 0 && `${words(undated)} without a renewal date`
  ].filter(Boolean);
  if (rest.length === 0) return "";
  const due = quarters.reduce((total, d) => total + d.due_arr, 0);
  return `${format.moneyShort(all.arr)} ARR = ${[`${format.moneyShort(due)} due`, ...rest].join(" + ")}`;
}

function methodWords(due: readonly ShownQuarter[], {no_model}: RenewalsView["data"]): string {
  if (due.length > 0 && due.every((d) => d.forecast === null)) return `No forecast: ${due[0]?.reason}`;
  const by_model = due.reduce((total, d) => total + d.by_model, 0);
  const rest = due.reduce((total, d) => total + d.due, 0) - by_model;
  const model = by_model > 0 ? `${by_model} by the renewal model (ridge logistic regression)` : "";
  const why = no_model ?? "they are farther off than the model has seen";
  const rate = rest > 0 ? `${rest} by the segment’s past rate: ${why}` : "";
  return [model, rate].filter((d) => d !== "").join("; ");
}

type QuarterRow = Pick<ShownQuarter, "quarter" | "due" | "due_arr" | "forecast" | "reason">;

function QuartersTable(
  {quarters, standing: {leaving, later, undated, all}, data: {currency}}: RenewalsView,
  document?: Document
): HTMLElement {
  const {text, end} = columnsFor<QuarterRow>(document);
  const format = formatFor({currency});
  const row = (quarter: string, {accounts, arr}: AccountsArr): QuarterRow => ({
    ...{quarter, due: accounts, due_arr: arr, forecast: null, reason: NONE}
  });
  const rest = [row("Later", later), row("Leaving, notice given", leaving), row("No renewal date", undated)];
  return DataTable(
    [...quarters, ...rest.filter((d) => d.due > 0)],
    [
      text("quarter", "Due in", (d) => d.quarter),
      end("due", "Accounts", (d) => d.due),
      end("due_arr", "ARR", (d) => format.money(d.due_arr), {sort: (d) => d.due_arr}),
      end("renewals", "Expected to renew", (d) =>
        d.forecast
          ? `${format.decimal(d.forecast.count.mean)} (${d.forecast.count.low}\u2013${d.forecast.count.high})`
          : d.reason
      ),
      end("arr", "Expected ARR", (d) => (d.forecast ? format.money(d.forecast.arr.mean) : NONE), {
        sort: (d) => d.forecast?.arr.mean ?? null
      }),
      end("interval", "95%", (d) => arrRange(d, format) || NONE)
    ],
    {caption: "Renewals by quarter", total: row("All that pay", all), document}
  );
}

const HORIZONS = {
  near: {days: 90, words: "on the day before the quarter", id: "past-90"},
  far: {days: 180, words: "a quarter before it began", id: "past-180"}
};

/** What would have been forecast of past quarters, and what happened: of all accounts, whichever are chosen. */
export function PastCard(
  view: RenewalsView,
  horizon: keyof typeof HORIZONS,
  {fit, document}: PageCardOptions
): HTMLElement {
  const {currency, past} = view.data;
  const {days, words, id} = HORIZONS[horizon];
  const format = formatFor({currency});
  const {arr, count} = view.coverage[horizon];
  const rows = past[horizon].map((d) => ({...d, due_arr: null}));
  const title =
    rows.length === 0
      ? `No past quarter could have been forecast ${days} days ahead`
      : `Up to ${days} days ahead, the interval held the renewed ARR in ${arr.held} of ${plural(arr.quarters, "quarter")}`;
  return ChartCard(
    {
      title: titleOfAll(title, view),
      subtitle: `Forecast ${words}, from what was decided by then; the line is what renewed`,
      chart:
        rows.length === 0
          ? EmptyState("Past renewals that are decided bring this chart.", {document})
          : fit((width) => ForecastStrips(rows, {currency, label: title, width, document})),
      table: () => PastTable(past[horizon], currency, document),
      method:
        rows.length > 0 &&
        `Held ARR ${coverageWords(arr, format)}, renewals ${coverageWords(count, format)}.${trustWords(arr)}`
    },
    {span: 4, id, document}
  );
}

function PastTable(past: readonly QuarterForecast[], currency: string, document?: Document): HTMLElement {
  const {text, end} = columnsFor<QuarterForecast>(document);
  const format = formatFor({currency});
  return DataTable(
    past,
    [
      text("quarter", "Quarter", (d) => d.quarter),
      end("seen_on", "Seen on", (d) => format.day(d.seen_on), {sort: (d) => d.seen_on}),
      end("renewals", "Expected of due", (d) => `${format.decimal(d.count.mean)} of ${d.due}`),
      end("renewals_interval", "95%", (d) => `${d.count.low}\u2013${d.count.high}`),
      end("renewed", "Renewed", (d) => d.renewed),
      end("arr", "Expected ARR", (d) => format.money(d.arr.mean), {sort: (d) => d.arr.mean}),
      end(
        "arr_interval",
        "95%",
        (d) => `${format.moneyShort(d.arr.low)}\u2013${format.moneyShort(d.arr.high)}`
      ),
      end("renewed_arr", "Renewed ARR", (d) => format.money(d.renewed_arr), {sort: (d) => d.renewed_arr})
    ],
    {caption: "Past forecasts", document}
  );
}

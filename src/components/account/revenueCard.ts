import {plural} from "../../lib/words.js";
import {max} from "d3";
import type {AccountStep} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {PlotFigure} from "../plotFigure.js";
import type {AccountView} from "./accountView.js";
import {columnsFor} from "./columns.js";
import {monthFrame, monthGrid, monthTexts} from "./monthFrame.js";

/** What the account pays and since when, in the currency of its contract. */
export function RevenueCard(view: AccountView): HTMLElement {
  const {data, document, format, rows} = view;
  const {account} = data;
  const options = {span: 6, id: "revenue", document};
  const steps = rowsOf(data.steps);
  const id = [account.account_id];
  const links = [rows("subscriptions", id, "Subscriptions", "Subscriptions")];
  if (!data.missing.includes("invoices")) links.push(rows("invoices", id, "Invoices", "Invoices"));
  if (steps.length === 0) {
    const body = "No paid subscription is on record.";
    return Card({title: "This account has never paid", body, links}, options);
  }
  const title = revenueTitle(view, steps);
  const currencies = Array.from(new Set(steps.map((d) => d.currency))).join(" and ");
  return ChartCard(
    {
      title,
      subtitle: `Monthly recurring revenue and its steps, in ${currencies}`,
      chart: view.fit((width) => RevenueSteps(steps, {title, width, view})),
      table: () => StepsTable(steps, view),
      method:
        account.contract_currency === null || account.contract_currency === format.currency
          ? "Trials and one-off fees are left out"
          : `${format.money(account.mrr)} a month in ${format.currency}`,
      links
    },
    options
  );
}

function revenueTitle({data, format}: AccountView, steps: readonly AccountStep[]): string {
  const {account} = data;
  if (!account.paying)
    return `The account has paid nothing since ${format.day(account.churned_on ?? steps.at(-1)?.to_date)}`;
  const changes = steps.length - 1;
  const since = format.month(account.first_paid_date);
  const story =
    changes === 0 ? `unchanged since ${since}` : `after ${plural(changes, "change")} since ${since}`;
  return `${format.money(account.mrr)} a month, ${story}`;
}

interface DrawOptions {
  title: string;
  width: number;
  view: AccountView;
}

function RevenueSteps(steps: readonly AccountStep[], {title, width, view}: DrawOptions): HTMLElement {
  const {document, data} = view;
  const make = dom(document);
  const {s} = make;
  const end = (d: AccountStep) => (d.to_date === null || d.to_date > data.as_of ? data.as_of : d.to_date);
  const span = [steps[0]!.from_date, data.as_of] as const;
  const most = max(steps, (d) => d.mrr) || 1;
  const frame = monthFrame(span, {most, width});
  const {x, y, height} = frame;
  const svg = s(
    "svg",
    {class: "qd-timeline", width, height, viewBox: `0 0 ${width} ${height}`},
    monthGrid(make, frame, (d) => axisNumber(d, most)),
    monthTexts(make, frame, span),
    steps.map((d) => [
      s("path", {
        d: `M${x(d.from_date)} ${y(d.mrr)}H${x(end(d))}`,
        stroke: "var(--qd-accent)",
        "stroke-width": 2.4
      }),
      s("circle", {cx: x(d.from_date), cy: y(d.mrr), r: 2.6, fill: "var(--qd-accent)"})
    ])
  );
  const points = steps.map((d) => ({
    x: x(d.from_date),
    y: y(d.mrr),
    title: `From ${view.format.day(d.from_date)}`,
    rows: stepRows(d)
  }));
  return PlotFigure(svg, {label: title, points, document});
}

function axisNumber(value: number, most: number): string {
  return most >= 10_000 && value > 0 ? `${value / 1000}\u00a0k` : value.toLocaleString("en");
}

function stepRows(d: AccountStep): [string, string][] {
  return [
    ["MRR", `${d.mrr.toLocaleString("en")} ${d.currency}`],
    ["Seats", d.seats === null ? "n/a" : d.seats.toLocaleString("en")]
  ];
}

function StepsTable(steps: readonly AccountStep[], {format, document, data}: AccountView): HTMLElement {
  const {text, end} = columnsFor<AccountStep>(document);
  const until = ({to_date}: AccountStep) =>
    to_date === null || to_date > data.as_of ? "now" : format.day(to_date);
  return DataTable(
    steps.toReversed(),
    [
      text("from", "From", (d) => format.day(d.from_date), {csv: (d) => d.from_date}),
      text("to", "To", until, {csv: (d) => d.to_date}),
      end("mrr", "MRR", (d) => format.decimal(d.mrr, 2), {csv: (d) => d.mrr}),
      text("currency", "Currency", (d) => d.currency),
      end("seats", "Seats", (d) => format.count(d.seats), {csv: (d) => d.seats})
    ],
    {caption: "Steps of revenue", narrow: "scroll", limit: 12, document}
  );
}

import {curveStepAfter, line, max, scaleLinear, scaleUtc} from "d3";
import {bandLook} from "../../lib/bands.js";
import type {AccountPoint, AccountStep} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import type {Dom} from "../dom.js";
import {dom} from "../dom.js";
import {BandShape} from "../healthPill.js";
import {PlotFigure} from "../plotFigure.js";
import type {AccountView} from "./accountView.js";
import {plural} from "./sentences.js";

const MONTHS = 25;
const HEIGHT = 168;
const MARGIN = {top: 12, bottom: 24, left: 44, right: 14};

const time = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

/** The score at the end of each month; the shape of a point is its band. */
export function HealthHistoryCard(view: AccountView): HTMLElement {
  const {data, document, format, rows} = view;
  const points = rowsOf(data.points).slice(-MONTHS);
  const scored = points.filter((d) => d.health_score !== null);
  const links = [rows("health", [data.account.account_id], "Health score and its parts, by month")];
  const last = scored.at(-1);
  const first = scored[0];
  if (!last || !first || scored.length < 2) {
    const body =
      "A score is given for months in which the account pays and enough of its scorecard has data.";
    return Card({title: "No history of health yet", body, links}, {span: 6, id: "health-history", document});
  }
  const lowest = scored.reduce((a, b) => ((b.health_score ?? 0) < (a.health_score ?? 0) ? b : a));
  const score = (d: AccountPoint) => format.decimal(d.health_score, 0);
  const title =
    lowest === last
      ? `Health is at its lowest in ${plural(scored.length, "month")}: ${score(last)}`
      : `Health was lowest in ${format.month(lowest.point_date)} with ${score(lowest)}, and is ${score(last)} now`;
  return ChartCard(
    {
      title,
      subtitle: "Score 0 to 100 at month ends; disc healthy, diamond watch, triangle at risk",
      chart: view.fit((width) => HealthHistory(points, {title, width, view})),
      table: () =>
        DataTable(
          points.toReversed(),
          [
            {key: "point_date", label: "Day", cell: (d) => format.day(d.point_date)},
            {key: "score", label: "Score", align: "end", cell: score},
            {key: "band", label: "Band", cell: (d) => bandLook(d.health_band).label},
            {
              key: "coverage",
              label: "Coverage",
              align: "end",
              cell: (d) => format.percent(d.health_coverage, 0)
            },
            {
              key: "card",
              label: "Scorecard",
              cell: (d) => (d.scorecard === null ? "\u2013" : `${d.scorecard} ${d.scorecard_version}`)
            }
          ],
          {caption: "Health by month", narrow: "scroll", limit: 12, document}
        ),
      links
    },
    {span: 6, id: "health-history", document}
  );
}

interface HistoryOptions {
  title: string;
  width: number;
  view: AccountView;
}

function HealthHistory(points: readonly AccountPoint[], {title, width, view}: HistoryOptions): HTMLElement {
  const {document, format} = view;
  const make = dom(document);
  const {s} = make;
  const x = monthScale(points, width);
  const y = scaleLinear([0, 100], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const path = line<AccountPoint>()
    .defined((d) => d.health_score !== null)
    .x((d) => x(d.point_date))
    .y((d) => y(d.health_score ?? 0))(points);
  const svg = s(
    "svg",
    {class: "qd-timeline", width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`},
    [0, 25, 50, 75, 100].map((d) => gridline(make, {y: y(d), width, text: String(d), base: d === 0})),
    monthTexts(make, points, {x, width}),
    path && s("path", {d: path, fill: "none", stroke: "var(--qd-context)", "stroke-width": 1.6}),
    points
      .filter((d) => d.health_score !== null)
      .map((d) => {
        const shape = BandShape(d.health_band, {size: d === points.at(-1) ? 12 : 9, document});
        const size = d === points.at(-1) ? 6 : 4.5;
        shape.setAttribute("x", String(x(d.point_date) - size));
        shape.setAttribute("y", String(y(d.health_score ?? 0) - size));
        return shape;
      })
  );
  const tips = points.map((d) => ({
    x: x(d.point_date),
    y: y(d.health_score ?? 0),
    title: format.day(d.point_date),
    rows: [
      ["Score", format.decimal(d.health_score, 0)],
      ["Band", bandLook(d.health_band).label],
      ["Coverage", format.percent(d.health_coverage, 0)]
    ] as [string, string][]
  }));
  return PlotFigure(svg, {label: title, points: tips, nearest: "x", document});
}

function monthScale(points: readonly {point_date: string}[], width: number): (day: string) => number {
  const ends = [time(points[0]?.point_date ?? "2000-01-01"), time(points.at(-1)?.point_date ?? "2000-01-02")];
  const scale = scaleUtc(ends, [MARGIN.left + 6, width - MARGIN.right - 6]);
  return (day) => Math.round(10 * scale(time(day))) / 10;
}

function gridline(
  {s}: Dom,
  {y, width, text, base}: {y: number; width: number; text: string; base: boolean}
): SVGElement[] {
  return [
    s("line", {
      class: base ? "qd-axisline" : "qd-gridline",
      x1: MARGIN.left,
      x2: width - MARGIN.right,
      y1: y,
      y2: y
    }),
    s("text", {class: "qd-tick", x: MARGIN.left - 8, y: y + 4, "text-anchor": "end"}, text)
  ];
}

/** A label under every sixth month, counted back from the last. */
function monthTexts(
  {s}: Dom,
  points: readonly {point_date: string}[],
  {x, width}: {x: (day: string) => number; width: number}
): SVGElement[] {
  const every = width < 420 ? 8 : 6;
  return points.flatMap((d, i) => {
    if ((points.length - 1 - i) % every !== 0) return [];
    const month = new Intl.DateTimeFormat("en-US", {month: "short", year: "numeric", timeZone: "UTC"}).format(
      time(d.point_date)
    );
    const last = i === points.length - 1;
    return [
      s(
        "text",
        {
          class: "qd-tick",
          x: x(d.point_date) + (last ? 6 : 0),
          y: HEIGHT - 6,
          "text-anchor": last ? "end" : "middle"
        },
        month
      )
    ];
  });
}

/** What the account pays and since when, in the currency of its contract. */
export function RevenueCard(view: AccountView): HTMLElement {
  const {data, document, format, rows} = view;
  const {account_id} = data.account;
  const steps = rowsOf(data.steps);
  const links = [
    rows("subscriptions", [account_id], "Subscriptions", "Subscriptions"),
    ...(data.missing.includes("invoices") ? [] : [rows("invoices", [account_id], "Invoices", "Invoices")])
  ];
  if (steps.length === 0) {
    return Card(
      {title: "This account has never paid", body: "No paid subscription is on record.", links},
      {span: 6, id: "revenue", document}
    );
  }
  const title = revenueTitle(view, steps);
  const currencies = new Set(steps.map((d) => d.currency));
  return ChartCard(
    {
      title,
      subtitle: `Monthly recurring revenue and its steps, in ${Array.from(currencies).join(" and ")}`,
      chart: view.fit((width) => RevenueSteps(steps, {title, width, view})),
      table: () => StepsTable(steps, view),
      method:
        data.account.contract_currency === format.currency
          ? ""
          : `${format.money(data.account.mrr)} a month in ${format.currency}`,
      links
    },
    {span: 6, id: "revenue", document}
  );
}

function revenueTitle({data, format}: AccountView, steps: readonly AccountStep[]): string {
  const {account} = data;
  if (!account.paying)
    return `The account has paid nothing since ${format.day(account.churned_on ?? steps.at(-1)?.to_date)}`;
  const changes = steps.length - 1;
  const since = format.month(account.first_paid_date);
  return `${format.money(account.mrr)} a month, ${changes === 0 ? `unchanged since ${since}` : `after ${plural(changes, "change")} since ${since}`}`;
}

function RevenueSteps(steps: readonly AccountStep[], {title, width, view}: HistoryOptions): HTMLElement {
  const {document, data} = view;
  const make = dom(document);
  const {s} = make;
  const end = (d: AccountStep) => (d.to_date === null || d.to_date > data.as_of ? data.as_of : d.to_date);
  const first = steps[0]?.from_date ?? data.as_of;
  const x = monthScale([{point_date: first}, {point_date: data.as_of}], width);
  const top = max(steps, (d) => d.mrr) || 1;
  const y = scaleLinear([0, top], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const ticks = y.ticks(4);
  const drawn = steps.map((step) => {
    const path = line<[string, number]>(
      (d) => x(d[0]),
      (d) => y(d[1])
    ).curve(curveStepAfter)([
      [step.from_date, step.mrr],
      [end(step), step.mrr]
    ]);
    return [
      s("path", {d: path ?? "", fill: "none", stroke: "var(--qd-accent)", "stroke-width": 2.4}),
      s("circle", {cx: x(step.from_date), cy: y(step.mrr), r: 2.6, fill: "var(--qd-accent)"})
    ];
  });
  const months = monthMarks(first, data.as_of).map((point_date) => ({point_date}));
  const svg = s(
    "svg",
    {class: "qd-timeline", width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`},
    ticks.map((d) => gridline(make, {y: y(d), width, text: axisNumber(d, top), base: d === 0})),
    monthTexts(make, months, {x, width}),
    drawn
  );
  const points = steps.map((d) => ({
    x: x(d.from_date),
    y: y(d.mrr),
    title: `From ${view.format.day(d.from_date)}`,
    rows: stepRows(d)
  }));
  return PlotFigure(svg, {label: title, points, document});
}

function axisNumber(value: number, top: number): string {
  return top >= 10_000 && value > 0 ? `${value / 1000}\u00a0k` : value.toLocaleString("en");
}

function stepRows(d: AccountStep): [string, string][] {
  return [
    ["MRR", `${d.mrr.toLocaleString("en")} ${d.currency}`],
    ["Seats", d.seats === null ? "n/a" : d.seats.toLocaleString("en")]
  ];
}

/** The last days of the months between two days. */
function monthMarks(from: string, to: string): string[] {
  const marks: string[] = [];
  for (let n = 1; ; ++n) {
    const day = new Date(Date.UTC(+from.slice(0, 4), +from.slice(5, 7) - 1 + n, 0))
      .toISOString()
      .slice(0, 10);
    if (day > to) return marks.length > 0 ? marks : [to];
    marks.push(day);
  }
}

function StepsTable(steps: readonly AccountStep[], {format, document}: AccountView): HTMLElement {
  return DataTable(
    steps.toReversed(),
    [
      {key: "from", label: "From", cell: (d) => format.day(d.from_date)},
      {
        key: "to",
        label: "To",
        cell: (d) => (d.to_date === null || d.to_date > "9000" ? "now" : format.day(d.to_date))
      },
      {key: "mrr", label: "MRR", align: "end", cell: (d) => format.decimal(d.mrr, 2)},
      {key: "currency", label: "Currency", cell: (d) => d.currency},
      {key: "seats", label: "Seats", align: "end", cell: (d) => format.count(d.seats)}
    ],
    {caption: "Steps of revenue", narrow: "scroll", limit: 12, document}
  );
}

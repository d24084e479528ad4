import {plural} from "../../lib/words.js";
import {line} from "d3";
import {bandLook} from "../../lib/bands.js";
import {scoreText} from "../../lib/scoreText.js";
import type {AccountPoint} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {BandShape} from "../healthPill.js";
import type {FigurePoint} from "../plotFigure.js";
import {PlotFigure} from "../plotFigure.js";
import type {AccountView} from "./accountView.js";
import {columnsFor} from "./columns.js";
import {monthFrame, monthGrid, monthTexts} from "./monthFrame.js";

const MONTHS = 25;

/** The score at the end of each month; the shape of a point is its band. */
export function HealthHistoryCard(view: AccountView): HTMLElement {
  const {data, document, rows} = view;
  const options = {span: 6, id: "health-history", document};
  const all = rowsOf(data.points);
  const points = all.slice(
    Math.max(
      all.findIndex((d) => d.health_score !== null),
      all.length - MONTHS
    )
  );
  const scored = points.filter((d) => d.health_score !== null);
  const links = [rows("health", [data.account.account_id], "Health score and its parts, by month")];
  if (scored.length < 2) {
    const body =
      "A score is given for months in which the account pays and enough of its scorecard has data.";
    return Card({title: "No history of health yet", body, links}, options);
  }
  const title = historyTitle(view, scored, points.at(-1)!);
  return ChartCard(
    {
      title,
      subtitle: "Score 0 to 100 at month ends; disc healthy, diamond watch, triangle at risk",
      chart: view.fit((width) => HealthHistory(points, {title, width, view})),
      table: () => HistoryTable(points, view),
      links
    },
    options
  );
}

function historyTitle({format}: AccountView, scored: readonly AccountPoint[], latest: AccountPoint): string {
  const last = scored.at(-1)!;
  const lowest = scored.reduce((a, b) => ((b.health_score ?? 0) < (a.health_score ?? 0) ? b : a));
  const score = (d: AccountPoint) => scoreText(d.health_score, format);
  const end =
    last === latest
      ? `is ${score(last)} now`
      : `was ${score(last)} in ${format.month(last.point_date)}, its last`;
  if (lowest === last && last === latest)
    return `Health is at its lowest in ${plural(scored.length, "month")}: ${score(last)}`;
  return `Health was lowest in ${format.month(lowest.point_date)} with ${score(lowest)}, and ${end}`;
}

interface DrawOptions {
  title: string;
  width: number;
  view: AccountView;
}

function HealthHistory(points: readonly AccountPoint[], {title, width, view}: DrawOptions): HTMLElement {
  const {document} = view;
  const make = dom(document);
  const {s} = make;
  const span = [points[0]!.point_date, points.at(-1)!.point_date] as const;
  const frame = monthFrame(span, {most: 100, width, count: 4});
  const {x, y, height} = frame;
  const path = line<AccountPoint>()
    .defined((d) => d.health_score !== null)
    .x((d) => x(d.point_date))
    .y((d) => y(d.health_score ?? 0))(points);
  const svg = s(
    "svg",
    {class: "qd-timeline", width, height, viewBox: `0 0 ${width} ${height}`},
    monthGrid(make, frame, String),
    monthTexts(make, frame, span),
    path && s("path", {d: path, fill: "none", stroke: "var(--qd-context)", "stroke-width": 1.6}),
    points
      .filter((d) => d.health_score !== null)
      .map((d) => {
        const size = d === points.at(-1) ? 12 : 9;
        const shape = BandShape(d.health_band, {size, document});
        shape.setAttribute("x", String(x(d.point_date) - size / 2));
        shape.setAttribute("y", String(y(d.health_score ?? 0) - size / 2));
        return shape;
      })
  );
  const tips = points.map((d) => tip(d, {x: x(d.point_date), y: y(d.health_score ?? 0)}, view));
  return PlotFigure(svg, {label: title, points: tips, nearest: "x", document});
}

function tip(d: AccountPoint, place: {x: number; y: number}, {format}: AccountView): FigurePoint {
  return {
    ...place,
    title: format.day(d.point_date),
    rows: [
      ["Score", scoreText(d.health_score, format)],
      ["Band", bandLook(d.health_band).label],
      ["Coverage", format.percent(d.health_coverage, 0)]
    ]
  };
}

function HistoryTable(points: readonly AccountPoint[], {format, document}: AccountView): HTMLElement {
  const {text, end} = columnsFor<AccountPoint>(document);
  const card = (d: AccountPoint) =>
    d.scorecard === null ? "\u2013" : `${d.scorecard} ${d.scorecard_version}`;
  return DataTable(
    points.toReversed(),
    [
      text("point_date", "Day", (d) => format.day(d.point_date), {csv: (d) => d.point_date}),
      end("score", "Score", (d) => scoreText(d.health_score, format), {csv: (d) => d.health_score}),
      text("band", "Band", (d) => bandLook(d.health_band).label),
      end("coverage", "Coverage", (d) => format.percent(d.health_coverage, 0), {
        csv: (d) => d.health_coverage
      }),
      text("card", "Scorecard", card)
    ],
    {caption: "Health by month", narrow: "scroll", limit: 12, document}
  );
}

import {ColumnChart} from "../components/deck/columnChart.js";
import {LineChart} from "../components/deck/lineChart.js";
import {RankBars} from "../components/deck/rankBars.js";
import type {TemplateChart, TemplateColumn, TemplateCustom, TemplateValue} from "../metrics/deckTemplate.js";
import type {CustomerDeck} from "./audience.js";
import {deckTable, exhibit} from "./exhibit.js";
import type {DeckKit} from "./kit.js";
import {writeValue} from "./references.js";
import {written} from "./templateText.js";

/** What an exhibit of a template's slide is made from. */
export interface ExhibitParts {
  id: string;
  custom: TemplateCustom;
  chart: TemplateChart;
  /** columns of the slide's grid */
  span: 8 | 12;
  /** the slide's title: what the exhibit shows, for readers who do not see it */
  name: string;
}

/** How many rows or points there is room for. */
const MOST = {table: 10, bar: 12, column: 24, line: 60};
const WIDTHS = {8: 781, 12: 1184};

/** A result with the places of its columns. */
interface Shown extends ExhibitParts {
  columns: readonly TemplateColumn[];
  rows: readonly (readonly TemplateValue[])[];
  data: CustomerDeck;
}

function at({columns}: Shown, name: string): number {
  return columns.findIndex((d) => d.name === name);
}

/** The rows that there is room for: the first ones, or of an order in time the last. */
function cut(all: Shown, kit: DeckKit): Shown {
  const {id, chart, rows, columns} = all;
  const most = MOST[chart.type];
  if (rows.length <= most) return all;
  kit.check({kind: "shortened", slide: id}, "template.more", {shown: most, all: rows.length});
  const timed = chart.type !== "table" && columns[at(all, chart.x!)]?.kind === "day";
  return {...all, rows: timed ? rows.slice(-most) : rows.slice(0, most)};
}

function table(all: Shown, kit: DeckKit): Element {
  const {id, chart, columns, rows, span} = all;
  const shown = chart.y.map((name) => columns[at(all, name)]!);
  const numbers = shown.filter((d) => d.kind !== "text").length;
  const texts = shown.length - numbers;
  const narrow = 132;
  const width = texts === 0 ? undefined : (WIDTHS[span] - narrow * numbers) / texts - 20;
  const cell = (value: TemplateValue, column: TemplateColumn) => {
    const text = writeValue(value, column, kit);
    return column.kind === "text" && width !== undefined ? kit.fit(text, {slide: id, width, size: 15}) : text;
  };
  return deckTable(
    kit,
    shown.map(({name, kind}) => ({
      head: chart.labels[name],
      ...(kind !== "text" && texts > 0 && {width: narrow}),
      number: kind !== "text"
    })),
    rows.map((row) => ({
      cells: shown.map((column) => kit.h("bdi", null, cell(row[at(all, column.name)] ?? null, column)))
    })),
    rows.length <= 4 ? "roomy" : ""
  );
}

function bars(all: Shown, kit: DeckKit): Element {
  const {id, chart, columns, rows, span, name} = all;
  const [x, y] = [at(all, chart.x!), at(all, chart.y[0]!)];
  const write = (value: number | null) => writeValue(value, columns[y]!, kit);
  return RankBars(
    rows.map((row) => ({
      name: kit.fit(writeValue(row[x]!, columns[x]!, kit), {slide: id, width: 0.36 * WIDTHS[span], size: 14}),
      value: row[y] as number | null
    })),
    {document: kit.canvas("value"), width: WIDTHS[span], name, series: chart.labels[chart.y[0]!]!, write}
  );
}

/** Writes a point of the axis below a chart: months as months, other days without their year. */
function tickOf(all: Shown, kit: DeckKit): (index: number, before: number | null) => string {
  const {id, chart, columns, rows, span} = all;
  const x = at(all, chart.x!);
  // A column without its name says nothing: names are cut to the room below it.
  const room = chart.type === "column" ? Math.max(64, (0.9 * WIDTHS[span]) / rows.length - 12) : 140;
  const months = rows.every((row) => /-01$/u.test(String(row[x])));
  return (i, before) => {
    const value = rows[i]![x]!;
    if (columns[x]!.kind !== "day" || value === null)
      return kit.fit(writeValue(value, columns[x]!, kit), {slide: id, width: room, size: 13});
    const day = String(value);
    return months
      ? kit.dates.tick(day, before === null ? null : String(rows[before]![x]))
      : kit.format.dayMonth(day);
  };
}

function series(all: Shown, kit: DeckKit): Element {
  const {id, chart, columns, rows, span, data, name} = all;
  const x = at(all, chart.x!);
  const timed = columns[x]!.kind === "day";
  // A series without a value has no line to be named at.
  const shown = chart.y.filter((d) => rows.some((row) => row[at(all, d)] !== null));
  const ys = shown.map((d) => at(all, d));
  const first = columns[ys[0]!]!;
  const {first_day, last_day} = data.period;
  const points = rows.map((row) => ({
    day: timed ? (row[x] as string | null) : null,
    values: ys.map((y) => row[y] as number | null),
    focus: timed && row[x] !== null && String(row[x]) >= first_day && String(row[x]) <= last_day
  }));
  const last = (i: number) => points.findLast((p) => p.values[i] != null)?.values[i] ?? null;
  const named = shown.map((d, i) => {
    const label = kit.fit(chart.labels[d]!, {slide: id, width: 150, size: 14});
    const value = writeValue(last(i), columns[ys[i]!]!, kit);
    return {
      name: chart.labels[d]!,
      end: chart.type === "line" ? (shown.length > 1 ? `${label} ${value}` : value) : label
    };
  });
  const draw = chart.type === "line" ? LineChart : ColumnChart;
  return draw(points, {
    document: kit.canvas(timed ? "time" : "value"),
    width: WIDTHS[span],
    name,
    series: named,
    period: kit.quarter(data.period.quarter),
    write: (value) => writeValue(value, first, kit),
    tick: tickOf(all, kit),
    whole: first.format === "count"
  });
}

/** The chart or the table of a template's slide, from the rows that its query gave. */
export function customExhibit(data: CustomerDeck, parts: ExhibitParts, kit: DeckKit): Element {
  const {chart, custom} = parts;
  const lang = data.template.language;
  const all = cut({...parts, ...custom.results[chart.data]!, data}, kit);
  const draw = chart.type === "table" ? table : chart.type === "bar" ? bars : series;
  return exhibit(
    kit,
    {title: written(chart.title, lang, kit), unit: chart.unit === null ? "" : written(chart.unit, lang, kit)},
    draw(all, kit)
  );
}

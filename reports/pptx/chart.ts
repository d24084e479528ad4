import type {ChartSheet, SheetSeries} from "../../src/components/deck/chartSheet.js";
import type {ChartPart} from "./slideParts.js";
import {emu, paint, type TextContext} from "./text.js";
import {columnLetter, serialDay, sheetColumns} from "./workbook.js";
import {rootXml, xml} from "./xml.js";

type Theme = Pick<TextContext, "theme">;

const lineXml = (width: number, colour: string, theme: Theme, dashed = false) =>
  `<a:ln w="${emu(width)}" cap="flat">${paint(colour, theme)}<a:prstDash val="${dashed ? "dash" : "solid"}"/><a:round/></a:ln>`;
const NO_LINE = "<a:ln><a:noFill/></a:ln>";
const BARE = `<c:spPr><a:noFill/>${NO_LINE}</c:spPr>`;

function points(values: readonly (number | null)[]): string {
  const known = values.map((d, i) => (d === null ? "" : `<c:pt idx="${i}"><c:v>${d}</c:v></c:pt>`));
  return `<c:ptCount val="${values.length}"/>${known.join("")}`;
}

function numbers(column: number, values: readonly (number | null)[]): string {
  const at = columnLetter(column);
  return `<c:numRef><c:f>Sheet1!$${at}$2:$${at}$${values.length + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(values)}</c:numCache></c:numRef>`;
}

function categoriesXml({categories, days}: ChartSheet): string {
  const range = `<c:f>Sheet1!$A$2:$A$${categories.length + 1}</c:f>`;
  if (days)
    return `<c:cat><c:numRef>${range}<c:numCache><c:formatCode>yyyy\\-mm\\-dd</c:formatCode>${points(days.map(serialDay))}</c:numCache></c:numRef></c:cat>`;
  const names = categories.map((d, i) => `<c:pt idx="${i}"><c:v>${xml(d)}</c:v></c:pt>`).join("");
  return `<c:cat><c:strRef>${range}<c:strCache><c:ptCount val="${categories.length}"/>${names}</c:strCache></c:strRef></c:cat>`;
}

/** A series of the chart: a column of its sheet, what stands before its data, and what after. */
function seriesXml(
  sheet: ChartSheet,
  column: number,
  {order, look, end = ""}: {order: number; look: string; end?: string}
): string {
  const {name, values} = sheetColumns(sheet)[column]!;
  const at = columnLetter(column);
  return `<c:ser><c:idx val="${order}"/><c:order val="${order}"/><c:tx><c:strRef><c:f>Sheet1!$${at}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xml(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>${look}${categoriesXml(sheet)}<c:val>${numbers(column, values)}</c:val>${end}</c:ser>`;
}

/** The whiskers of a series: from the columns of its sheet that hold their lengths. */
function whiskers(sheet: ChartSheet, colour: string, theme: Theme): string {
  const columns = sheetColumns(sheet);
  const [minus, plus] = [columns.length - 2, columns.length - 1];
  return `<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/><c:plus>${numbers(plus, columns[plus]!.values)}</c:plus><c:minus>${numbers(minus, columns[minus]!.values)}</c:minus><c:spPr>${lineXml(2.4, colour, theme)}</c:spPr></c:errBars>`;
}

function markerXml(colour: string, radius: number, theme: Theme): string {
  const size = Math.max(2, Math.min(72, Math.round(2 * radius * 0.75)));
  return `<c:marker><c:symbol val="circle"/><c:size val="${size}"/><c:spPr>${paint(colour, theme)}${NO_LINE}</c:spPr></c:marker>`;
}

function lineSeries(sheet: ChartSheet, i: number, theme: Theme): string {
  const {colour, line, dot, points: own = {}, values, interval} = sheet.series[i]!;
  const last = values.findLastIndex((d) => d !== null);
  const special = new Set([...Object.keys(own).map(Number), ...(dot?.last && last >= 0 ? [last] : [])]);
  const stroke = line ? lineXml(line.width, colour, theme, line.dashed) : NO_LINE;
  const dots = Array.from(special)
    .sort((a, b) => a - b)
    .map((n) => {
      const radius = n === last ? (dot?.last ?? 4) : (dot?.radius ?? 4);
      return `<c:dPt><c:idx val="${n}"/>${markerXml(own[n] ?? colour, radius, theme)}<c:bubble3D val="0"/><c:spPr>${stroke}</c:spPr></c:dPt>`;
    });
  const marker = dot ? markerXml(colour, dot.radius, theme) : '<c:marker><c:symbol val="none"/></c:marker>';
  const look = `<c:spPr>${stroke}</c:spPr>${marker}${dots.join("")}${interval ? whiskers(sheet, colour, theme) : ""}`;
  return seriesXml(sheet, i, {order: i, look, end: '<c:smooth val="0"/>'});
}

function barLook({colour, points: own = {}}: Pick<SheetSeries, "colour" | "points">, theme: Theme): string {
  const dots = Object.entries(own).map(
    ([i, d]) =>
      `<c:dPt><c:idx val="${i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${paint(d, theme)}</c:spPr></c:dPt>`
  );
  return `<c:spPr>${paint(colour, theme)}</c:spPr><c:invertIfNegative val="0"/>${dots.join("")}`;
}

function barGroup(
  series: readonly string[],
  {dir, stacked, gap, axes}: {dir: "col" | "bar"; stacked: boolean; gap: number; axes: string}
): string {
  const width = Math.max(0, Math.min(500, Math.round(100 * gap)));
  return `<c:barChart><c:barDir val="${dir}"/><c:grouping val="${stacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>${series.join("")}<c:gapWidth val="${width}"/><c:overlap val="100"/>${axes}</c:barChart>`;
}

const ids = (...list: number[]) => list.map((d) => `<c:axId val="${d}"/>`).join("");

/** Bars over the middle half of peers: two groups, so that each has its own thickness. */
function peerBars(sheet: ChartSheet, theme: Theme): string {
  const {series, plane, thick = 10, categories} = sheet;
  const [own, peers] = series;
  const slot = (plane.bottom - plane.top) / Math.max(1, categories.length);
  const gap = (width: number) => (slot - width) / width;
  const bars = seriesXml(sheet, 0, {order: 0, look: barLook(own!, theme)});
  const group = {dir: "bar", stacked: false, gap: gap(thick)} as const;
  if (!peers) return barGroup([bars], {...group, axes: ids(1, 2)});
  const columns = sheetColumns(sheet).length;
  const [low, spread] = [columns - 3, columns - 1];
  const band = [
    seriesXml(sheet, low, {order: 1, look: `${BARE}<c:invertIfNegative val="0"/>`}),
    seriesXml(sheet, spread, {order: 2, look: barLook(peers, theme)})
  ];
  return `${barGroup(band, {dir: "bar", stacked: true, gap: gap(2 * thick), axes: ids(1, 2)})}${barGroup([bars], {...group, axes: ids(3, 4)})}`;
}

function groupsXml(sheet: ChartSheet, theme: Theme): string {
  const {kind, series, plane, categories, thick = 10} = sheet;
  if (kind === "bars") return peerBars(sheet, theme);
  const list = series.map((d, i) =>
    kind === "line" || kind === "dots"
      ? lineSeries(sheet, i, theme)
      : seriesXml(sheet, i, {order: i, look: barLook(d, theme)})
  );
  if (kind === "line" || kind === "dots")
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${list.join("")}<c:marker val="1"/>${ids(1, 2)}</c:lineChart>`;
  const slot = (plane.right - plane.left) / Math.max(1, categories.length);
  return barGroup(list, {
    dir: "col",
    stacked: kind === "stacked",
    gap: (slot - thick) / thick,
    axes: ids(1, 2)
  });
}

interface Axis {
  id: number;
  across: number;
  hidden: boolean;
  lines: ChartPart["lines"];
}

/** The axes. Their labels are texts of the slide, in its language and digits. */
function axesXml(sheet: ChartSheet, rtl: boolean, {id, across, hidden, lines}: Axis, theme: Theme): string {
  const {kind, categories, days, span, domain, step} = sheet;
  const bars = kind === "bars";
  const turned = (yes: boolean) => `<c:scaling><c:orientation val="${yes ? "maxMin" : "minMax"}"/>`;
  const ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>';
  const kept = `<c:delete val="${hidden ? 1 : 0}"/>`;
  const base = hidden ? BARE : `<c:spPr>${lineXml(1, lines.base, theme)}</c:spPr>`;
  const [first, last] = (span ?? []).map(serialDay);
  const limits = span ? `<c:max val="${last}"/><c:min val="${first}"/>` : "";
  const tag = days ? "dateAx" : "catAx";
  const format = days ? "yyyy\\-mm\\-dd" : "General";
  const unit = days ? '<c:baseTimeUnit val="days"/>' : '<c:noMultiLvlLbl val="1"/>';
  const align = days ? "" : '<c:lblAlgn val="ctr"/>';
  const category = `<c:${tag}><c:axId val="${id}"/>${turned(bars || rtl)}${limits}</c:scaling>${kept}<c:axPos val="${bars ? (rtl ? "r" : "l") : "b"}"/><c:numFmt formatCode="${format}" sourceLinked="0"/>${ticks}${base}<c:crossAx val="${across}"/><c:crosses val="autoZero"/><c:auto val="0"/>${align}<c:lblOffset val="100"/>${unit}</c:${tag}>`;
  const grid =
    step === undefined || hidden
      ? ""
      : `<c:majorGridlines><c:spPr>${lineXml(1, lines.grid, theme)}</c:spPr></c:majorGridlines>`;
  const between = kind === "line" && categories.length > 1 ? "midCat" : "between";
  const value = `<c:valAx><c:axId val="${across}"/>${turned(bars && rtl)}<c:max val="${domain[1]}"/><c:min val="${domain[0]}"/></c:scaling>${kept}<c:axPos val="${bars ? "b" : rtl ? "r" : "l"}"/>${grid}<c:numFmt formatCode="General" sourceLinked="0"/>${ticks}${BARE}<c:crossAx val="${id}"/><c:crosses val="autoZero"/><c:crossBetween val="${between}"/>${step === undefined ? "" : `<c:majorUnit val="${step}"/>`}</c:valAx>`;
  return category + value;
}

/** A chart with its marks where the deck's page has them; its sheet is the workbook of relation rId1. */
export function chartXml({box, rtl, lines, sheet}: ChartPart, theme: Theme): string {
  const {plane} = sheet;
  const share = (d: number, of: number) => Math.round((d / of) * 1e6) / 1e6;
  const layout = [
    ["x", share(plane.left, box.w)],
    ["y", share(plane.top, box.h)],
    ["w", share(plane.right - plane.left, box.w)],
    ["h", share(plane.bottom - plane.top, box.h)]
  ] as const;
  const sizes = layout.map(([name, value]) => `<c:${name} val="${value}"/>`).join("");
  const second = sheet.kind === "bars" && sheet.series.length > 1;
  const axes = [
    axesXml(sheet, rtl, {id: 1, across: 2, hidden: false, lines}, theme),
    second ? axesXml(sheet, rtl, {id: 3, across: 4, hidden: true, lines}, theme) : ""
  ].join("");
  const area = `<c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>${sizes}</c:manualLayout></c:layout>${groupsXml(sheet, theme)}${axes}${BARE}</c:plotArea>`;
  const chart = `<c:chart><c:autoTitleDeleted val="1"/>${area}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>`;
  return rootXml(
    "c:chartSpace",
    ["c", "a", "r"],
    `<c:date1904 val="0"/><c:roundedCorners val="0"/>${chart}${BARE}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>`
  );
}

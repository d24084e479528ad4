import {strToU8, zipSync, type Zippable} from "fflate";
import type {ChartSheet} from "../../src/components/deck/chartSheet.js";
import {relationsXml, typesXml} from "./parts.js";
import {plainXml, rootXml, xml} from "./xml.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const DAY = 86_400_000;

/** The start of time for the ZIP format, so that the same content gives the same bytes in every time zone. */
export const EPOCH = new Date(1980, 0, 1);

/** A day as the serial number that sheets and charts know it by. */
export function serialDay(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY);
}

/** A column of a sheet; **formula** says how each of its rows follows from the others. */
export interface SheetColumn {
  name: string;
  values: readonly (number | null)[];
  formula?: (row: number) => string;
}

/** The column of a number as a letter: 0 is B, since A holds the categories. */
export function columnLetter(i: number): string {
  return String.fromCharCode(66 + i);
}

const less = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);

/** The columns of a chart's sheet: each series, and for intervals their ends and what a chart needs of them. */
export function sheetColumns({kind, series}: ChartSheet): SheetColumn[] {
  const columns: SheetColumn[] = series.map(({name, values}) => ({name, values}));
  for (const [i, {values, interval}] of series.entries()) {
    if (!interval) continue;
    const {low, high, names} = interval;
    const [value, bottom, top] = [i, columns.length, columns.length + 1].map(columnLetter);
    const difference = (name: string, a: string, b: string, by: readonly (number | null)[]) => ({
      name,
      values: by,
      formula: (row: number) => `${a}${row}-${b}${row}`
    });
    columns.push({name: names[0], values: low}, {name: names[1], values: high});
    const spread = high.map((d, n) => less(d, low[n]!));
    const minus = values.map((d, n) => less(d, low[n]!));
    const plus = high.map((d, n) => less(d, values[n]!));
    if (kind === "bars") columns.push(difference(`${names[1]} \u2212 ${names[0]}`, top!, bottom!, spread));
    else columns.push(difference("\u2212", value!, bottom!, minus), difference("+", top!, value!, plus));
  }
  return columns;
}

const textCell = (at: string, text: string) =>
  `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;

function sheetXml({categories, days}: ChartSheet, columns: readonly SheetColumn[]): string {
  const head = columns.map(({name}, i) => textCell(`${columnLetter(i)}1`, name));
  const rows = categories.map((category, n) => {
    const row = n + 2;
    const first = days
      ? `<c r="A${row}" s="1"><v>${serialDay(days[n]!)}</v></c>`
      : textCell(`A${row}`, category);
    const cells = columns.map(({values, formula}, i) => {
      const value = values[n];
      if (value === null || value === undefined) return "";
      return `<c r="${columnLetter(i)}${row}">${formula ? `<f>${formula(row)}</f>` : ""}<v>${value}</v></c>`;
    });
    return `<row r="${row}">${first}${cells.join("")}</row>`;
  });
  return plainXml(
    "worksheet",
    MAIN,
    `<cols><col min="1" max="${columns.length + 1}" width="18" customWidth="1"/></cols><sheetData><row r="1">${head.join("")}</row>${rows.join("")}</sheetData>`
  );
}

const STYLES = plainXml(
  "styleSheet",
  MAIN,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
);

const WORKBOOK = rootXml(
  "workbook",
  ["r"],
  '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>',
  ` xmlns="${MAIN}"`
);

/** The workbook behind a chart, which its program opens for *Edit data*. */
export function workbook(sheet: ChartSheet): Uint8Array {
  const overrides = new Map([
    ["xl/workbook.xml", `${SHEETS}.sheet.main+xml`],
    ["xl/worksheets/sheet1.xml", `${SHEETS}.worksheet+xml`],
    ["xl/styles.xml", `${SHEETS}.styles+xml`]
  ]);
  const defaults = new Map([
    ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
    ["xml", "application/xml"]
  ]);
  const files: Record<string, string> = {
    "[Content_Types].xml": typesXml({defaults, overrides}),
    "_rels/.rels": relationsXml([{id: "rId1", type: "officeDocument", target: "xl/workbook.xml"}]),
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": relationsXml([
      {id: "rId1", type: "worksheet", target: "xl/worksheets/sheet1.xml"},
      {id: "rId2", type: "styles", target: "xl/styles.xml"}
    ]),
    "xl/worksheets/sheet1.xml": sheetXml(sheet, sheetColumns(sheet)),
    "xl/styles.xml": STYLES
  };
  return zipSync(zippable(files), {mtime: EPOCH});
}

/** Texts as files of an archive. */
function zippable(files: Record<string, string>): Zippable {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
}

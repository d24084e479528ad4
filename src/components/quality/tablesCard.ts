import {formatFor} from "../../lib/format.js";
import type {QualityData, TableQuality} from "../../metrics/qualityData.js";
import {Card} from "../card.js";
import type {Column} from "../dataTable.js";
import {DataTable} from "../dataTable.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import {BandShape} from "../healthPill.js";

/** Whether a table that should reach the last day of data ends more than a week before it, as a warning says. */
export function isBehind({table_name}: Pick<TableQuality, "table_name">, {warnings}: QualityData): boolean {
  return warnings.some((d) => d.rule === "ends_early" && d.table_name === table_name);
}

/** What the card needs of its page. */
export interface TablesCardOptions {
  /** Shows the rows of a table that were set aside. */
  onRejected: (table_name: string) => void;
  document?: Document;
}

/** Every table that was read: rows read, accepted and set aside, warnings, and the days it covers. */
export function TablesCard(data: QualityData, options: TablesCardOptions): HTMLElement {
  const {document} = options;
  const tables = data.tables.filter((d) => d.configured);
  return Card(
    {
      title: "Rows read = rows accepted + rows set aside, table by table",
      subtitle:
        "Fell along = set aside only because their account was; last day in red: more than 7 days behind",
      body: DataTable(tables, columns(data, options), {
        caption: "Tables read",
        empty: "No table was read.",
        total: totalOf(tables),
        document
      }),
      method: `As of ${formatFor().day(data.as_of)}`
    },
    {id: "tables", document}
  );
}

type Counted = "read" | "accepted" | "rejected" | "cascaded" | "warnings";

function totalOf(tables: readonly TableQuality[]): TableQuality {
  const sum = (key: Counted) => tables.reduce((total, d) => total + d[key], 0);
  return {
    table_name: "All",
    about: "",
    flow: false,
    journal: false,
    configured: true,
    source: null,
    read: sum("read"),
    accepted: sum("accepted"),
    known: 0,
    rejected: sum("rejected"),
    cascaded: sum("cascaded"),
    warnings: sum("warnings"),
    first_day: null,
    last_day: null
  };
}

function columns(data: QualityData, options: TablesCardOptions): Column<TableQuality>[] {
  return [
    {key: "table", label: "Table", cell: (d) => TableName(d, options), sort: (d) => d.table_name},
    withWords(countColumn("read", "Read", "fact"), "read", options),
    withWords(countColumn("accepted", "Accepted", "fact"), "accepted", options),
    {...countColumn("rejected", "Set aside", "side"), cell: (d) => SetAside(d, data, options)},
    countColumn("cascaded", "Fell along", "hide"),
    countColumn("warnings", "Warnings", "hide"),
    dayColumn("first_day", "First day", "hide"),
    {...dayColumn("last_day", "Last day", "fact"), cell: (d) => LastDay(d, data, options)},
    {key: "source", label: "Source", cell: (d) => Source(d, options), narrow: "note"}
  ];
}

type Narrow = Column<TableQuality>["narrow"];

function countColumn(key: Counted, label: string, narrow: Narrow): Column<TableQuality> {
  return {key, label, align: "end", cell: (d) => formatFor().count(d[key]), sort: (d) => d[key], narrow};
}

function dayColumn(key: "first_day" | "last_day", label: string, narrow: Narrow): Column<TableQuality> {
  const cell = (d: TableQuality) => (d[key] === null ? "\u2013" : formatFor().day(d[key]));
  return {key, label, align: "end", cell, sort: (d) => d[key], narrow};
}

/** Says what a number is where rows become two lines and have no head. */
function withWords(
  column: Column<TableQuality>,
  words: string,
  {document}: TablesCardOptions
): Column<TableQuality> {
  const {h} = dom(document);
  return {...column, cell: (d) => [column.cell(d), h("span", {class: "qd-unit"}, `\u00a0${words}`)]};
}

/** The file’s name; its path is in the title. */
function Source({source}: TableQuality, {document}: TablesCardOptions): Child {
  const {h} = dom(document);
  return h("span", {class: "qd-tail", title: source}, h("bdi", null, source?.split(/[\\/]/).at(-1) ?? ""));
}

function TableName({table_name, about}: TableQuality, {document}: TablesCardOptions): Child {
  const {h} = dom(document);
  return h("span", {class: "qd-name"}, h("b", null, table_name), about && h("small", null, about));
}

/** The count leads to the rows; those of a slice are not published. */
function SetAside(
  {rejected, table_name, about}: TableQuality,
  {slice}: QualityData,
  options: TablesCardOptions
): Child {
  const {h} = dom(options.document);
  const count = formatFor().count(rejected);
  if (rejected === 0 || about === "" || slice) return count;
  const label = `${count} rows set aside from ${table_name}`;
  const button = h("button", {type: "button", class: "qd-link", "aria-label": label}, count);
  button.addEventListener("click", () => options.onRejected(table_name));
  return button;
}

function LastDay(d: TableQuality, data: QualityData, {document}: TablesCardOptions): Child {
  const {h} = dom(document);
  if (d.last_day === null) return "\u2013";
  const day = formatFor().day(d.last_day);
  return isBehind(d, data) ? h("span", {class: "qd-away"}, BandShape("at risk", {document}), day) : day;
}

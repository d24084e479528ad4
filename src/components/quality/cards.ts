import {formatFor} from "../../lib/format.js";
import type {QualityData} from "../../metrics/qualityData.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {TABLE_USES} from "./tableUses.js";
import {isBehind} from "./tablesCard.js";

/** From more missing tables on, the two lists stand one above the other. */
const MANY = 8;

interface Options {
  document?: Document;
}

/** The page’s title: rows read, rows set aside, and tables that are behind. */
export function qualityTitle(data: QualityData): string {
  const {tables} = data;
  const format = formatFor();
  const sum = (key: "read" | "rejected") => tables.reduce((total, d) => total + d[key], 0);
  const behind = tables.filter((d) => isBehind(d, data)).length;
  const read = sum("read");
  const aside = sum("rejected");
  const share =
    read > 0 && aside > 0 ? ` (${format.percent(aside / read, aside / read < 0.001 ? 3 : 2)})` : "";
  const tail =
    behind === 0 ? "every table is up to date" : `${behind} table${behind === 1 ? " is" : "s are"} behind`;
  return `${format.count(read)} rows read, ${format.count(aside)} set aside${share}; ${tail}`;
}

/** The optional tables that are not there, and what each would bring to life. */
export function MissingCard({tables}: QualityData, {document}: Options = {}): HTMLElement {
  const {h} = dom(document);
  const missing = tables.filter((d) => !d.configured);
  const title =
    missing.length === 0
      ? "Every table of the contract is configured"
      : `${missing.length} optional table${missing.length === 1 ? " is" : "s are"} missing`;
  return Card(
    {
      title,
      subtitle: "What each would bring to life",
      body: DataTable(
        missing,
        [
          {key: "table", label: "Table", cell: (d) => h("b", null, d.table_name)},
          {
            key: "brings",
            label: "Brings",
            cell: (d) => h("span", {class: "qd-wrap"}, TABLE_USES[d.table_name] ?? d.about),
            narrow: "note"
          },
          {
            key: "where",
            label: "Add it to",
            cell: (d) => (d.journal ? `the journal, ${d.table_name}.csv` : "quarterdeck.yaml, sources"),
            narrow: "fact"
          }
        ],
        {caption: "Missing tables", empty: "Nothing is missing.", document}
      )
    },
    {span: missing.length > MANY ? 12 : 6, id: "missing", document}
  );
}

/** What is odd but possible: the rows were kept. */
export function WarningsCard({warnings, tables}: QualityData, {document}: Options = {}): HTMLElement {
  const {h} = dom(document);
  const format = formatFor();
  const title =
    warnings.length === 0
      ? "No warning"
      : `${warnings.length} warning${warnings.length === 1 ? "" : "s"}: odd, but kept`;
  return Card(
    {
      title,
      subtitle: "The rows were accepted; look at the example first",
      body: DataTable(
        warnings,
        [
          {key: "message", label: "Warning", cell: (d) => h("span", {class: "qd-wrap"}, d.message)},
          {
            key: "table",
            label: "Table",
            cell: (d) => d.table_name,
            sort: (d) => d.table_name,
            narrow: "fact"
          },
          {
            key: "count",
            label: "Rows",
            align: "end",
            cell: (d) => format.count(d.count),
            sort: (d) => d.count,
            narrow: "side"
          },
          {
            key: "example",
            label: "For example",
            // Ids and days stay whole where the cell breaks.
            cell: (d) =>
              h(
                "span",
                {class: "qd-wrap qd-whole"},
                (d.example ?? "\u2013").split(" ").map((word, i) => [i > 0 && " ", h("bdi", null, word)])
              ),
            narrow: "note"
          }
        ],
        {caption: "Warnings", empty: "Nothing odd was found.", document}
      )
    },
    {span: tables.filter((d) => !d.configured).length > MANY ? 12 : 6, id: "warnings", document}
  );
}

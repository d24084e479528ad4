import Table from "cli-table3";
import type {CheckReport, RejectedRow} from "../loaders/check.js";

/** What the check found, for people: a line a table, then an example of each kind of row set aside, then warnings. */
export function checkText({tables, rejected, warnings}: CheckReport): string {
  const view = plainTable(["table", "read", "accepted", "rejected", "warnings"], 1);
  for (const [name, {read, accepted, rejected: aside, warnings: odd}] of Object.entries(tables)) {
    view.push([name, ...[read, accepted, aside, odd].map((d) => d.toLocaleString("en-GB"))]);
  }
  return [view.toString(), ...asideLines(rejected), ...warningLines(warnings)].join("\n") + "\n";
}

function asideLines(rows: readonly RejectedRow[]): string[] {
  if (rows.length === 0) return [];
  const kinds = new Map(
    rows.map((d) => [`${d.table_name} ${d.rule} ${d.column_name}`, d] as const).reverse()
  );
  const lines = [...kinds.values()]
    .reverse()
    .map(
      (d) =>
        `  ${d.table_name}, row ${d.row_number} of ${d.source}: ${d.message} (${d.column_name}: ${d.value || "empty"})`
    );
  return ["", "Rows set aside, one of each kind:", ...lines];
}

function warningLines(warnings: CheckReport["warnings"]): string[] {
  if (warnings.length === 0) return [];
  const lines = warnings.map(
    (d) =>
      `  ${d.table_name}: ${d.rows.toLocaleString("en-GB")} ${d.message}${d.example ? ` (such as ${d.example})` : ""}`
  );
  return ["", "Odd but possible:", ...lines];
}

/** A borderless table whose columns from **first_number** on are aligned to the right. */
export function plainTable(head: string[], first_number = head.length): Table.Table {
  return new Table({
    head,
    chars: BORDERLESS,
    colAligns: head.map((_, i) => (i < first_number ? "left" : "right")),
    style: {head: [], border: [], "padding-left": 0, "padding-right": 2}
  });
}

const BORDERLESS = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
    .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"])
    .map((d) => [d, ""])
);

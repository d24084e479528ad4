import Table from "cli-table3";
import type {CheckReport} from "../loaders/check.js";

/** What the check found: one line a table, for people. */
export function checkText({tables}: Pick<CheckReport, "tables">): string {
  const view = plainTable(["table", "read", "accepted", "rejected", "warnings"], 1);
  for (const [name, {read, accepted, rejected, warnings}] of Object.entries(tables)) {
    view.push([name, ...[read, accepted, rejected, warnings].map((d) => d.toLocaleString("en-GB"))]);
  }
  return `${view.toString()}\n`;
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

import type {ProductData} from "../../lib/productData.js";
import {sectionTitles} from "../../lib/productFindings.js";
import {plural} from "../../lib/words.js";
import type {Column} from "../dataTable.js";
import {bugColumns, severityColumns, usabilityColumns} from "./ticketColumns.js";
import {fitColumns, requestColumns} from "./otherColumns.js";

/** How a table is drawn: with controls on the page, plain on paper. */
export type DrawTable = <T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  options: {caption: string; empty: string}
) => HTMLElement;

/** A part of the Product review: a finding and the table that it rests on. */
export interface ReviewSection {
  title: string;
  subtitle: string;
  table: HTMLElement;
  method: string;
}

/** The parts of the Product review, drawn for the page or for paper. */
export function productSections(data: ProductData, draw: DrawTable, document?: Document): ReviewSection[] {
  const titles = sectionTitles(data);
  const missing = (table: string, what: string, none: string) =>
    data.given.includes(table)
      ? none
      : `${what} The table \`${table}\` is not configured. Add it to sources in quarterdeck.yaml.`;
  const tickets = (none: string) =>
    missing(
      "tickets",
      "No support tickets.",
      data.categories
        ? none
        : "No ticket names its category. Map the column `category` of `tickets` in quarterdeck.yaml."
    );
  const KM = "Kaplan-Meier, open tickets censored";
  return [
    {
      title: titles.bugs,
      subtitle: "Tickets of category bug by bug number (topic where it has none); the most ARR touched first",
      table: draw(data.bugs, bugColumns(data, document), {
        caption: titles.bugs,
        empty: tickets("No ticket of category bug in 12 months. Nothing to do.")
      }),
      method: `ARR = what the accounts that reported it pay today; ${KM}; ETA and workaround as the ticket stands today; missed = the ETA passed before the resolution`
    },
    {
      title: titles.severity,
      subtitle: "Time to resolve by severity, days with 95% intervals; 1 is the worst",
      table: draw(data.severities, severityColumns(data, document), {
        caption: titles.severity,
        empty: tickets("No ticket of category bug in 12 months. Nothing to do.")
      }),
      method: `${KM}; targets from support.resolution_hours in quarterdeck.yaml`
    },
    {
      title: titles.usability,
      subtitle: "Tickets of category usability by topic; the most ARR touched first",
      table: draw(data.usability, usabilityColumns(data, document), {
        caption: titles.usability,
        empty: tickets("No ticket of category usability in 12 months. Nothing to do.")
      }),
      method: `ARR = what these accounts pay today; ${KM}`
    },
    {
      title: titles.requests,
      subtitle: "All requests by title; the most ARR that waits (open or planned) first",
      table: draw(data.requests, requestColumns(data, document), {
        caption: titles.requests,
        empty: missing("requests", "No product requests.", "Nobody has asked for anything yet.")
      }),
      method:
        "Age = days until half have shipped, by Kaplan-Meier, waiting ones censored, declined ones left out"
    },
    {
      title: titles.fit,
      subtitle: `Accounts that ever paid with icp_fit below ${data.fit.cut}, by channel, promised value and seller`,
      table: draw(data.fit.groups, fitColumns(document), {
        caption: titles.fit,
        empty:
          "No account's fit, channel, promise or seller is known. The columns icp_fit, acquisition_source and sold_by of `accounts` and the table `value` bring them; map them in quarterdeck.yaml."
      }),
      method: `95% Wilson; marked = differs from the rest when all rows are judged together (score test, Benjamini-Hochberg, 5%); associated with, not caused by${unknownFit(data.fit.unknown)}`
    }
  ];
}

function unknownFit(accounts: number): string {
  return accounts === 0 ? "" : `; the fit of ${plural(accounts, "account")} is not known`;
}

import {group} from "d3";
import {plainText} from "../../src/lib/plainText.js";
import {plural} from "../../src/lib/words.js";
import {sqlOutput} from "../sqlOutput.js";
import type {Alert} from "./alert.js";
import {alertCalendar, type AlertsHead} from "./calendar.js";
import {alertFeed} from "./feed.js";

/** The forms in which alerts can be printed. */
export const ALERT_FORMATS = ["text", "json", "csv", "ics", "atom"] as const;

export type AlertFormat = (typeof ALERT_FORMATS)[number];

/** Alerts in one of the forms. */
export function alertsOutput(alerts: readonly Alert[], format: AlertFormat, head: AlertsHead): string {
  if (format === "json") return `${JSON.stringify({...head, alerts}, null, 2)}\n`;
  if (format === "ics") return alertCalendar(alerts, head);
  if (format === "atom") return `${alertFeed(alerts, head)}\n`;
  return format === "csv" ? alertsCsv(alerts) : alertsText(alerts, head);
}

const COLUMNS = [
  "id",
  "csm",
  "account_id",
  "name",
  "segment",
  "arr",
  "play",
  "title",
  "fired_on",
  "because"
] as const;

/** A row an action. */
function alertsCsv(alerts: readonly Alert[]): string {
  const rows = alerts.flatMap((alert) =>
    alert.actions.map((action) => ({
      ...Object.fromEntries(COLUMNS.map((d) => [d, alert[d]])),
      ...{action: action.do, owner: action.owner, due: action.due}
    }))
  );
  if (rows.length > 0) return sqlOutput(rows, "csv");
  return `${[...COLUMNS, "action", "owner", "due"].join(",")}\r\n`;
}

/** A part a customer-success manager, the most to do first. */
function alertsText(alerts: readonly Alert[], {company, as_of}: AlertsHead): string {
  if (alerts.length === 0) return `${plainText(company)}, ${as_of}: nothing to do\n`;
  const parts = Array.from(group(alerts, (d) => d.csm ?? "the company")).sort(
    (a, b) => b[1].length - a[1].length
  );
  const text = parts.map(([csm, own]) => [
    "",
    `${csm}: ${plural(own.length, "play")}`,
    ...own.flatMap((d) => [
      `  ${d.good ? "+" : "!"} ${d.name}: ${d.title}, since ${d.fired_on}: ${d.because}`,
      ...d.actions.map((a) => `      by ${a.due}, ${a.owner}: ${a.do}`)
    ])
  ]);
  const lines = [`${company}, ${as_of}: ${plural(alerts.length, "play")}`, ...text.flat()];
  return `${lines.map(plainText).join("\n")}\n`; // no name moves a terminal's cursor
}

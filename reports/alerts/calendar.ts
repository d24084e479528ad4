import ical from "ical-generator";
import {addDays} from "../../src/metrics/days.js";
import {plainText} from "../../src/lib/plainText.js";
import type {Alert} from "./alert.js";

/** What stands over a list of alerts. */
export interface AlertsHead {
  company: string;
  as_of: string;
}

/**
 * The actions of alerts as an iCalendar file (RFC 5545): each a day on which it is due. Made of the same alerts it is
 * the same file, so that a calendar that reads it again changes nothing.
 */
export function alertCalendar(alerts: readonly Alert[], {company, as_of}: AlertsHead): string {
  const calendar = ical({
    name: plainText(`${company}: plays`),
    prodId: {company: "Quarterdeck", product: "alerts", language: "EN"}
  });
  for (const alert of alerts)
    for (const [i, action] of alert.actions.entries())
      calendar.createEvent({
        id: `${alert.id}-${i}@quarterdeck`,
        stamp: at(as_of),
        start: at(action.due),
        end: at(addDays(action.due, 1)),
        allDay: true,
        timezone: null,
        summary: plainText(`${alert.name}: ${action.do}`),
        description: plainText(
          `${alert.title}: ${alert.because}. Since ${alert.fired_on}. For: ${action.owner}.`
        ),
        categories: [{name: alert.play}]
      });
  return `${calendar.toString()}\r\n`; // it leaves the last line without its end
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

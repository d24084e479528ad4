import type {AccountData, AccountTicket} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {formatFor} from "../../lib/format.js";
import type {EventMark} from "./timelineMarks.js";

/** Something that happened on a day. */
export interface TimelineEvent {
  day: string;
  mark: EventMark;
  /** What it was: *Call, check-in*. */
  label: string;
}

/** The events of one kind, drawn on one line under the chart. */
export interface TimelineLane {
  name: string;
  events: readonly TimelineEvent[];
  /** What its marks mean, each with its words. */
  key: readonly {mark: EventMark; words: string}[];
  /** Whether events are named on the chart where there is room. */
  named?: boolean;
}

/** The records that are events. */
export type TimelineRecords = Pick<
  AccountData,
  "touches" | "tickets" | "surveys" | "invoices" | "stages" | "goals" | "contacts" | "churns" | "steps"
>;

const words = (...parts: (string | null)[]) =>
  parts
    .filter((d) => d)
    .map((d) => d!.replaceAll("_", " "))
    .join(", ");

/** The lanes of an account’s timeline, from the day after **from** on; a kind without events has none. */
export function timelineLanes(data: TimelineRecords, from: string): TimelineLane[] {
  const lanes = [touches(data), tickets(data), surveys(data), invoices(data), milestones(data)];
  return lanes
    .map((lane) => ({
      ...lane,
      events: lane.events.filter((d) => d.day > from).sort((a, b) => (a.day < b.day ? -1 : 1))
    }))
    .filter((lane) => lane.events.length > 0);
}

function touches(data: TimelineRecords): TimelineLane {
  const events = rowsOf(data.touches).map((d): TimelineEvent => ({
    day: d.ts.slice(0, 10),
    mark: d.direction === "inbound" ? "ring" : "dot",
    label: words(d.channel ?? "touch", d.purpose, d.direction)
  }));
  return {
    name: "Touches",
    events,
    key: [
      {mark: "dot", words: "out"},
      {mark: "ring", words: "in"}
    ]
  };
}

function ticketMark({severity}: AccountTicket): EventMark {
  return severity === 1 ? "bar-risk" : severity === 2 ? "bar-watch" : "bar";
}

function tickets(data: TimelineRecords): TimelineLane {
  const rows = rowsOf(data.tickets);
  const events = rows.map((d): TimelineEvent => ({
    day: d.opened_at.slice(0, 10),
    mark: ticketMark(d),
    label: words("ticket", d.severity === null ? null : `severity ${d.severity}`, d.topic ?? d.category)
  }));
  return {name: "Tickets", events, key: [{mark: "bar-risk", words: "severity 1"}]};
}

function surveys(data: TimelineRecords): TimelineLane {
  const events = rowsOf(data.surveys)
    .filter((d) => d.kind === "nps" && d.answered_at !== null && d.score !== null)
    .map((d): TimelineEvent => {
      const score = d.score ?? 0;
      const mark = score >= 9 ? "up" : score <= 6 ? "down" : "ring";
      return {day: (d.answered_at ?? "").slice(0, 10), mark, label: `NPS answer ${score}`};
    });
  return {
    name: "NPS",
    events,
    key: [
      {mark: "up", words: "9–10"},
      {mark: "down", words: "0–6"}
    ]
  };
}

function invoices(data: TimelineRecords): TimelineLane {
  const format = formatFor();
  const events = rowsOf(data.invoices).map((d): TimelineEvent => {
    const late = d.due_on !== null && d.paid_on !== null && d.paid_on > d.due_on;
    const bad = d.status === "failed" || late;
    const amount = formatFor({currency: d.currency ?? format.currency}).money(d.amount);
    return {
      day: d.issued_on,
      mark: bad ? "cross" : "bar",
      label: words(`invoice ${amount}`, late ? "paid late" : d.status)
    };
  });
  return {name: "Invoices", events, key: [{mark: "cross", words: "late, failed"}]};
}

function milestones(data: TimelineRecords): TimelineLane {
  const stages = rowsOf(data.stages).map((d): TimelineEvent => {
    const bad = d.stage === "churned";
    return {day: d.entered_at.slice(0, 10), mark: bad ? "down" : "good", label: words(d.stage)};
  });
  const goals = rowsOf(data.goals)
    .filter((d) => d.due_date !== null && (d.status === "met" || d.status === "missed"))
    .map((d): TimelineEvent => ({
      day: d.due_date ?? "",
      mark: d.status === "met" ? "good" : "ring",
      label: `Goal ${d.status}`
    }));
  const left = rowsOf(data.contacts)
    .filter((d) => d.left_on !== null)
    .map((d): TimelineEvent => ({
      day: d.left_on ?? "",
      mark: "ring",
      label: `${words(d.role ?? "contact")} left`
    }));
  const stops = rowsOf(data.churns).map((d): TimelineEvent => ({
    day: d.churned_on,
    mark: "down",
    label: "Stopped paying"
  }));
  const seats = seatChanges(data);
  return {
    name: "Milestones",
    events: [...stages, ...goals, ...left, ...stops, ...seats],
    key: [],
    named: true
  };
}

/** Seats bought or given back, within one currency. */
function seatChanges(data: TimelineRecords): TimelineEvent[] {
  const steps = rowsOf(data.steps);
  return steps.flatMap((step, i): TimelineEvent[] => {
    const before = steps[i - 1];
    if (!before || before.currency !== step.currency || before.to_date !== step.from_date) return [];
    const change = (step.seats ?? 0) - (before.seats ?? 0);
    if (change === 0) return [];
    return [
      {day: step.from_date, mark: change > 0 ? "good" : "ring", label: `${formatFor().signed(change)} seats`}
    ];
  });
}

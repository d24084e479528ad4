import {type LossesData, type LossFile, type LossRow, warnedOn} from "../../lib/lossesData.js";
import {formatFor} from "../../lib/format.js";
import {plural} from "../../lib/words.js";
import type {AccountWeek} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {addDays} from "../../metrics/days.js";
import type {TimelineLane} from "../account/timelineData.js";
import {timelineLanes} from "../account/timelineData.js";
import {Timeline} from "../account/timeline.js";
import {columnsFor} from "../account/columns.js";
import {Card} from "../card.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import type {PageCardOptions} from "../overview/options.js";

/** The days that the timeline shows before and after a loss. */
const BEFORE = 371;
const AFTER = 28;

interface Row {
  day: string;
  lane: string;
  label: string;
}

/** The last year of an account: users and seats over what happened, what fired, what it paid and when it was to renew. */
export function LossTimelineCard(
  loss: LossRow,
  {data, file}: {data: LossesData; file: LossFile},
  {fit, document}: PageCardOptions
): HTMLElement {
  const [from, to] = [addDays(loss.lost_on, -BEFORE), addDays(loss.lost_on, AFTER)];
  const weeks = rowsOf(file.weeks).filter((d) => d.week_end > from && d.week_end <= to);
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last || weeks.length < 2)
    return Card({title: "No week of its last year is on record", body: "The tables `usage` and `subscriptions` bring the weeks of an account."}, {document}); // prettier-ignore
  const lanes = lossLanes(loss, {data, file})
    .map((lane) => ({
      ...lane,
      events: lane.events.filter((d) => d.day > first.week_end && d.day <= last.week_end)
    }))
    .filter((lane) => lane.events.length > 0);
  const title = timelineTitle(loss, weeks);
  const events: Row[] = lanes
    .flatMap((lane) => lane.events.map(({day, label}) => ({day, lane: lane.name, label})))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const {text} = columnsFor<Row>(document);
  const columns = [
    text("day", "Day", (d) => formatFor().day(d.day), {csv: (d) => d.day, narrow: "side"}),
    text("lane", "What", (d) => d.lane),
    text("event", "Event", (d) => d.label)
  ];
  const period = {label: `${data.look_back} days before`, t0: addDays(loss.known_on, -data.look_back), t1: loss.known_on}; // prettier-ignore
  return ChartCard(
    {
      title,
      subtitle: "Distinct users in 28 days, weekly, and seats paid for; events below share the time axis",
      chart: fit((width) => Timeline({weeks, lanes, period}, {label: title, width, document})),
      table: () => DataTable(events, columns, {caption: title, document, empty: "Nothing is on record."}),
      method: "Shaded: the days in which a play or a signal counts as a warning"
    },
    {id: "timeline", document}
  );
}

/** From the first 28 days that it paid all of, so that nobody is said to have begun with no user. */
function timelineTitle({start_date, lost_on}: LossRow, weeks: readonly AccountWeek[]): string {
  const begun = addDays(start_date, 28);
  const paid = weeks.filter(
    (d) => d.week_end >= begun && d.week_end < lost_on && !d.missing && d.mau !== null
  );
  const [first, last] = [paid[0], paid.at(-1)];
  if (!first || !last || first === last) return "Its last year, week by week";
  const months = Math.max(1, Math.round(paid.length / 4.35));
  const time = months === 1 ? "last month" : `last ${plural(months, "month")}`;
  return `From ${plural(first.mau ?? 0, "active user")} to ${formatFor().count(last.mau)} in its ${time}`;
}

/** The lanes of the Account page, under what fired, what it paid, and when it was to renew. */
function lossLanes(loss: LossRow, {data, file}: {data: LossesData; file: LossFile}): TimelineLane[] {
  const plays = loss.plays
    .map((d) => ({
      day: warnedOn(loss, d),
      mark: "bar-watch" as const,
      label: data.plays[d[0]]?.title ?? "Play"
    }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const steps = rowsOf(file.steps);
  const paid = steps.map((d, i) => {
    const fell = (steps[i - 1]?.mrr ?? 0) > d.mrr;
    const label = `${formatFor({currency: d.currency}).money(d.mrr)} a month`;
    return {day: d.from_date, mark: fell ? ("ring" as const) : ("good" as const), label};
  });
  const renewals = rowsOf(file.renewals).map((d) => ({day: d.renewal_date, mark: "dot" as const, label: "Renewal due"})); // prettier-ignore
  return [
    {name: "Plays", events: plays, key: [{mark: "bar-watch", words: "first fired"}]},
    {name: "Paid", events: paid, key: [], named: true},
    {name: "Renewals", events: renewals, key: [{mark: "dot", words: "due"}]},
    ...timelineLanes(file, addDays(loss.lost_on, -BEFORE))
  ];
}

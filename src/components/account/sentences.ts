import type {Format} from "../../lib/format.js";
import {formatFor} from "../../lib/format.js";
import {lower, plural} from "../../lib/words.js";
import {daysBetween} from "../../metrics/days.js";
import type {AccountComponent, AccountWeek} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import type {AccountView} from "./accountView.js";
import {changeOf, metricOf} from "./accountView.js";
import {metricLabel} from "../../lib/metricWords.js";
import {scoreText} from "../../lib/scoreText.js";

/** *in 61 days*, *today*, *12 days ago*. */
export function fromToday(day: string, as_of: string): string {
  const days = daysBetween(as_of, day.slice(0, 10));
  if (days === 0) return "today";
  return days > 0 ? `in ${plural(days, "day")}` : `${plural(-days, "day")} ago`;
}

/** The page’s title: health and its change, and what renews when; of an account that left, when and why. */
export function accountTitle({data, format}: AccountView): string {
  const {account, as_of, now} = data;
  const name = account.name;
  if (!account.paying) {
    const churn = rowsOf(data.churns).at(-1);
    if (account.churned_on === null) return `${name} has not paid yet`;
    const reason = churn?.reason ? `, ${churn.reason.replaceAll("_", " ")}` : "";
    return `${name} left on ${format.day(account.churned_on)}${reason}`;
  }
  return `${name}: ${healthClause(now?.health_score ?? null, now?.health_change ?? null, as_of)}; ${renewalClause(account, as_of, format)}`;
}

function healthClause(score: number | null, change: number | null, as_of: string): string {
  const format = formatFor();
  if (score === null) return "not enough data for a health score";
  const points = change === null ? 0 : Math.round(change);
  const month = monthBefore(as_of);
  const moved =
    change === null
      ? ""
      : points === 0
        ? `, as in ${month}`
        : `, ${points > 0 ? "up" : "down"} ${Math.abs(points)} since ${month}`;
  return `health ${scoreText(score, format)}${moved}`;
}

function renewalClause(
  {arr, renewal_date}: {arr: number; renewal_date: string | null},
  as_of: string,
  format: Format
): string {
  const amount = format.money(arr);
  if (renewal_date === null) return `${amount} a year, no renewal date`;
  return `${amount} ${renewal_date < as_of ? "was due" : "renews"} ${fromToday(renewal_date, as_of)}`;
}

/** The month before that of a day, in full words: *August*. */
export function monthBefore(day: string): string {
  const date = new Date(Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 2, 1));
  return new Intl.DateTimeFormat("en", {month: "long", timeZone: "UTC"}).format(date);
}

/** What became of active users, and how many seats stand empty. */
export function timelineTitle(view: AccountView, weeks: readonly AccountWeek[]): string {
  const {format, before} = view;
  const mau = metricOf(view, "mau");
  if (mau.value === null) return nobodyTitle(weeks, format);
  const unused = metricOf(view, "unused_seats").value;
  const seats = metricOf(view, "seat_utilisation").denominator ?? null;
  const tail =
    unused === null || seats === null
      ? ""
      : `; ${format.count(unused)} of ${plural(seats, "seat")} ${unused === 1 ? "is" : "are"} unused`;
  const change = changeOf(view, "mau");
  const then = before?.metrics.mau?.value;
  const now = format.count(mau.value);
  if (!change || !then) return `${now} active users${tail}`;
  if (change.steady) return `Active users are steady at ${now}${tail}`;
  const share = format.percent(Math.abs(change.value) / then, 0);
  return `Active users ${change.value > 0 ? "grew" : "fell"} ${share} to ${now}${tail}`;
}

function nobodyTitle(weeks: readonly AccountWeek[], format: Format): string {
  const seats = weeks.at(-1)?.seats ?? null;
  if (weeks.every((d) => d.mau === null))
    return seats === null
      ? "No usage by user is known"
      : `${plural(seats, "seat")} paid for; no usage by user is known`;
  const last = weeks.findLast((d) => (d.wau ?? 0) > 0);
  return last
    ? `The last active users were seen in the week to ${format.day(last.week_end)}`
    : "No active users in this period";
}

/** Which parts lifted the score most since the month before, and which took back. */
export function partsTitle(components: readonly AccountComponent[]): string {
  const moved = components.filter((d) => Math.abs(d.change ?? 0) >= 0.05);
  const up = moved.filter((d) => (d.change ?? 0) > 0).sort((a, b) => (b.change ?? 0) - (a.change ?? 0))[0];
  const down = moved.filter((d) => (d.change ?? 0) < 0).sort((a, b) => (a.change ?? 0) - (b.change ?? 0))[0];
  const amount = (d: AccountComponent) => formatFor().decimal(Math.abs(d.change ?? 0));
  if (up && down)
    return `${metricLabel(up.component)} lifted health by ${amount(up)}; ${lower(metricLabel(down.component))} took back ${amount(down)}`;
  if (up) return `${metricLabel(up.component)} lifted health by ${amount(up)}`;
  if (down) return `${metricLabel(down.component)} lowered health by ${amount(down)}`;
  return components.some((d) => d.contribution !== null)
    ? "No part of the score has moved"
    : "No part of the score is known";
}

import {quantile} from "d3";
import {quietWatch} from "../../src/metrics/quiet.js";
import {dayText} from "../../src/metrics/utcDay.js";
import {draws, times, type Draws} from "./draws.js";
import {tableLine} from "./table.js";

/** How the watch for quiet customers does on one kind of use. */
export interface QuietRow {
  /** the weekly active users, in words */
  use: string;
  /** years of accounts that were watched without anything happening */
  years: number;
  alarms: number;
  /** accounts whose use fell to 30 % for good */
  falls: number;
  /** of those, with an alarm within 26 weeks */
  found: number;
  /** days from the fall to the end of the week of the alarm: half of those found take no longer, and nine in ten */
  median_days: number | null;
  ninth_days: number | null;
}

type Use = (mean: number, source: Draws) => () => number;

const WEEKS = 130;
const FALL = 60;
const WEEK = 7;

/** Counts around a mean, without memory (Knuth 1969, section 3.4.1). */
function poisson(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let [n, product] = [0, uniform()];
  while (product > limit) {
    n += 1;
    product *= uniform();
  }
  return n;
}

const steady: Use =
  (mean, {uniform}) =>
  () =>
    poisson(mean, uniform);

/** Weeks that wander by a fifth around the mean, each like the one before. */
const wandering: Use = (mean, {normal, uniform}) => {
  let level = normal();
  return () => {
    level = 0.6 * level + 0.8 * normal();
    return poisson(mean * Math.exp(0.2 * level - 0.02), uniform);
  };
};

const KINDS: readonly [use: string, mean: number, kind: Use][] = [
  ["about 5 users a week, by chance alone", 5, steady],
  ["about 20 users a week, by chance alone", 20, steady],
  ["about 20 users a week, wandering by a fifth", 20, wandering]
];

/** False alarms on use that does not change, and how long a fall to 30 % takes to be found. */
export function quietRows(accounts: number, seed: number): QuietRow[] {
  return KINDS.map(([use, mean, kind]) => {
    const source = draws(seed);
    const row = {use, years: 0, alarms: 0, falls: 0, found: 0};
    const days: number[] = [];
    for (let i = 0; i < accounts; ++i) {
      const [same, before] = [kind(mean, source), kind(mean, source)];
      const calm = watched(times(WEEKS, same));
      row.years += (WEEK * calm.watched) / 365.25;
      row.alarms += calm.opened.length;
      // Each week of a fall is what it would have been, of which three in ten users stay.
      const fallen = watched(
        times(WEEKS, (week) => (week < FALL ? before() : poisson(0.3 * mean, source.uniform)))
      );
      if (fallen.alarmed(FALL - 1)) continue;
      row.falls += 1;
      const first = fallen.opened.find((week) => week >= FALL);
      if (first !== undefined && first < FALL + 26) days.push(WEEK * (first - FALL + 1));
    }
    row.found = days.length;
    return {...row, median_days: quantile(days, 0.5) ?? null, ninth_days: quantile(days, 0.9) ?? null};
  });
}

/** The weeks in which an alarm opened, and how many weeks were watched. */
function watched(wau: readonly number[]): {
  opened: number[];
  watched: number;
  alarmed(week: number): boolean;
} {
  const states = quietWatch(wau.map((d, i) => ({week_end: dayText(i * WEEK * 86_400_000), wau: d})));
  const on = (week: number) => states[week]?.alarm === true;
  return {
    opened: states.flatMap((_, i) => (on(i) && !on(i - 1) ? [i] : [])),
    watched: states.filter((d) => d.alarm !== null).length,
    alarmed: on
  };
}

/** The section of quiet customers, from its rows. */
export function quietSection(rows: readonly QuietRow[]): string {
  return `The watch for falling use (a cumulative sum on weekly active users) by itself; a customer is called quiet only if it is also
silent for 60 days, so there are fewer false alarms than here. Accounts were simulated for ${WEEKS} weeks without any change,
and others whose use falls to 30 % for good in week ${FALL}.

| weekly active users | account-years without a change | false alarms a year | falls found within 26 weeks | days to the alarm: half, nine in ten |
| --- | ---: | ---: | ---: | ---: |
${rows.map(quietLine).join("\n")}`;
}

function quietLine(d: QuietRow): string {
  const rate = (d.alarms / d.years).toFixed(2);
  const days = [d.median_days, d.ninth_days]
    .map((v) => (v === null ? "none" : String(Math.round(v))))
    .join(", ");
  return tableLine([
    d.use,
    Math.round(d.years).toLocaleString("en-US"),
    rate,
    `${d.found} of ${d.falls}`,
    days
  ]);
}

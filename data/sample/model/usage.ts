import {NEW_FEATURE} from "../catalogue/plans.js";
import {valueOn} from "./asOf.js";
import {FIRST_DAY} from "./calendar.js";
import {dayOf, weekday} from "./days.js";
import {isoDay} from "./iso.js";
import {monthEnd, monthStart} from "./months.js";
import type {Random} from "./random.js";
import type {Sim} from "./sim.js";
import {GAP, RELEASE} from "./story.js";
import type {Account, User} from "./world.js";

const NEW_FEATURE_FROM = dayOf("2025-10-01");

/** One month of an account's usage, from a first to a last day, both included. */
export function monthUsage(
  sim: Sim,
  account: Account,
  {month, from, to}: {month: number; from: number; to: number}
): void {
  const random = sim.random("usage", account.account_id, from);
  const engagement = account.engagement[month]!;
  const days = workingDays(sim, account, {from, to});
  for (const user of account.users) {
    if (user.rank + random.normal(0, 0.07) > engagement) continue;
    const intensity = user.intensity * random.between(0.75, 1.2);
    const months = monthsSince(user, month);
    for (const {day, season} of days) {
      if (day < user.created || day + 1 > (user.deactivated ?? Infinity)) continue;
      if (random.chance(intensity * season * months)) userDay(sim, account, {user, day, random});
    }
  }
}

/** The share of users at work this month, along the account's course, with noise that lasts. */
export function nextEngagement(sim: Sim, account: Account, month: number): void {
  const random = sim.random("engagement", account.account_id, month);
  const before = account.engagement[month - 1] ?? NaN;
  const aim = courseLevel(account, month) * (hurt(account, monthEnd(month)) ? RELEASE.activity : 1);
  const next = Number.isNaN(before) ? aim : before + 0.55 * (aim - before);
  account.engagement[month] = Math.min(0.97, Math.max(0.03, next + random.normal(0, 0.035)));
}

/** Whether the account works with the faulty release on a day. */
export function hurt(account: Account, day: number): boolean {
  return day >= RELEASE.from && day <= RELEASE.to && valueOn(account.segments, day) === RELEASE.segment;
}

function courseLevel({course, level, turn}: Account, month: number): number {
  if (course === "fading" && month >= turn) return Math.max(0.1, level * (1 - 0.28 * (month - turn + 1)));
  if (course === "recovering" && month >= turn) return Math.min(0.75, level + 0.14 * (month - turn + 1));
  return level;
}

function userDay(
  sim: Sim,
  account: Account,
  {user, day, random}: {user: User; day: number; random: Random}
): void {
  const faulty = hurt(account, day);
  const features = random.chance(0.42) ? 1 : random.chance(0.55) ? 2 : 3;
  const index = day - FIRST_DAY;
  user.last_active = day;
  for (let i = 0; i < features; ++i) {
    const feature = drawFeature(user, day, random);
    const count = 1 + Math.floor(random.exponential() * 3.2);
    const rate = faulty
      ? (feature === RELEASE.feature ? 3 : 1) * RELEASE.error_rate
      : RELEASE.usual_error_rate;
    const errors = failures(random, count, rate);
    const hour = 8 + 9.5 * random.next() - account.place.offset;
    const second = Math.floor(Math.min(86_399, Math.max(0, hour * 3600)));
    const duration_s = Math.round(count * (20 + 160 * random.next()));
    sim.usage({
      account,
      user_id: user.user_id,
      second: day * 86_400 + second,
      feature,
      count,
      duration_s,
      errors
    });
    account.uses[index] = account.uses[index]! + count;
    account.errors[index] = account.errors[index]! + errors;
  }
}

function drawFeature(user: User, day: number, random: Random): string {
  const {features} = user;
  if (day >= NEW_FEATURE_FROM && features.length > 4 && random.chance(0.06)) return NEW_FEATURE;
  return features[Math.floor(features.length * random.next() ** 1.7)]!;
}

function failures(random: Random, count: number, rate: number): number {
  let errors = 0;
  for (let i = 0; i < count; ++i) if (random.next() < rate) ++errors;
  return errors;
}

function workingDays(
  sim: Sim,
  account: Account,
  {from, to}: {from: number; to: number}
): {day: number; season: number}[] {
  const days = [];
  for (let day = from; day <= to; ++day) {
    if (account === sim.gap_account && day >= GAP.from && day <= GAP.to) continue;
    const season = seasonOf(day) * (account.place.weekend.includes(weekday(day)) ? 0.08 : 1);
    days.push({day, season});
  }
  return days;
}

function seasonOf(day: number): number {
  const date = isoDay(day).slice(5);
  if (date >= "12-23" || date <= "01-02") return 0.3;
  return date >= "08-04" && date <= "08-22" ? 0.82 : 1;
}

// New users need some weeks to get going.
function monthsSince(user: User, month: number): number {
  return user.created > monthStart(month) - 5 ? 0.8 : 1;
}

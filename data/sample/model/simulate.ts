import {LONG_NAME} from "../text/companies.js";
import {arrive, tryOut} from "./arrivals.js";
import {mrrOn} from "./asOf.js";
import {Atlas} from "./atlas.js";
import {AS_OF, MONTHS} from "./calendar.js";
import type {TraceRow} from "./hazard.js";
import {FEATURES, traceRow} from "./hazard.js";
import {INVOLUNTARY} from "./hazardModel.js";
import {isoDay} from "./iso.js";
import {comeBack, liveMonth} from "./liveMonth.js";
import {monthEnd, monthOf} from "./months.js";
import {RETURN} from "./sales.js";
import type {Sim} from "./sim.js";
import {FADE, GAP} from "./story.js";
import type {Account} from "./world.js";

/** Runs the company month by month; returns one row per paying account and month end. */
export function simulate(sim: Sim, tick: (month: number) => void): TraceRow[] {
  const atlas = new Atlas(sim.random("atlas"));
  const trace: TraceRow[] = [];
  for (let month = 0; month < MONTHS; ++month) {
    for (const account of sim.accounts) comeBack(sim, account, month);
    arrive(sim, atlas, month);
    tryOut(sim, atlas, month);
    if (month === monthOf(GAP.from)) [sim.gap_account = null] = busyAccounts(sim, month);
    if (month === monthOf(FADE.from)) beginFading(sim, month);
    for (const account of sim.accounts) liveMonth(sim, account, month);
    for (const account of sim.accounts) {
      if (mrrOn(account, monthEnd(month)) === 0) continue;
      const row = traceRow(account, month);
      account.active_rate = row.active_rate;
      drawChurn(sim, account, {row, month});
      trace.push(row);
    }
    tick(month + 1);
  }
  const long = sim.accounts.find(
    (d) => d.place.language === "en" && d !== sim.gap_account && d.spells.at(-1)?.end === null
  );
  if (long !== undefined) long.name = LONG_NAME;
  return trace;
}

// Accounts that have long been busy, so that a gap or a fall shows.
function busyAccounts(sim: Sim, month: number): Account[] {
  return sim.accounts.filter(
    (d) =>
      d.lapse_month === null &&
      d.churn_on === null &&
      d.contract.seats > 12 &&
      d.engagement[month - 1]! > 0.6 &&
      d.engagement[month - 12]! > 0.5
  );
}

function beginFading(sim: Sim, month: number): void {
  const random = sim.random("fade");
  const busy = busyAccounts(sim, month).filter((d) => d !== sim.gap_account);
  for (const account of random.sample(busy, FADE.accounts * sim.scale)) {
    account.course = "fading";
    account.turn = random.integer(FADE.turns[0]!, FADE.turns[1]!);
  }
}

// The hazard holds for the month to come; an exponential draw says whether and when it strikes.
function drawChurn(sim: Sim, account: Account, {row, month}: {row: TraceRow; month: number}): void {
  const random = sim.random("churn", account.account_id, month);
  const involuntary = INVOLUNTARY[row.segment];
  const total = row.hazard + involuntary;
  const time = random.exponential() / total;
  if (time >= 1) return;
  const [from, to] = [monthEnd(month) + 1, monthEnd(month + 1)];
  const day = from + Math.floor(time * (to - from + 1));
  const voluntary = random.chance(row.hazard / total);
  const spell = account.spells.at(-1)!;
  const drivers = FEATURES.filter((d) => row[d]);
  if (month === MONTHS - 1) {
    if (voluntary) Object.assign(spell, {end: day, voluntary, drivers});
    return;
  }
  Object.assign(spell, {end: day, voluntary, drivers});
  Object.assign(row, {churned_on: isoDay(day), voluntary});
  account.churn_on = day;
  const back = day + random.integer(RETURN.from, RETURN.to);
  if (voluntary && random.chance(RETURN.chance) && back <= AS_OF - 20) account.return_on = back;
}

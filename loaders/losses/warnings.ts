import {group} from "d3";
import type {CauseSignal} from "../../src/lib/causesData.js";
import type {LossPlay} from "../../src/lib/lossesData.js";
import {CHURN_HORIZON_DAYS, type PanelMonth, timeSplit} from "../../src/metrics/backtest/timeSplit.js";
import {exposedBy} from "../../src/metrics/causes/exposures.js";
import type {Loss, Warning} from "../../src/metrics/losses/lossWarnings.js";
import type {PaidMonth} from "../../src/metrics/losses/warningQuality.js";
import {playFirings, type PlayPoint} from "../../src/metrics/plays/playFirings.js";
import {signalMonths} from "../causes/signalMonths.js";
import type {Config} from "../configTypes.js";
import {playsOf} from "../playbook/plays.js";
import {ZONE_METRICS} from "../playbook/zoneFacts.js";
import type {Warehouse} from "../warehouse.js";

type Warnings = Map<string, Warning[]>;

/**
 * The plays of accounts that warn of something. One whose line is drawn from past losses is judged only by what came
 * after the months that it was drawn from.
 */
export async function riskPlays(db: Warehouse, config: Config): Promise<LossPlay[]> {
  const here = await db.query<{segment: string}>("SELECT DISTINCT segment FROM account_dim");
  const plays = (await playsOf(config)).filter(
    (d) =>
      !d.good && d.scope === "account" && (d.segments?.some((s) => here.some((h) => h.segment === s)) ?? true)
  );
  const learns = plays.some((d) => isLearnt(d.when));
  const judged_from = learns ? await firstTestMonth(db) : undefined;
  return plays.map(({id, title, actions, when}) => ({
    ...{id, title, actions},
    ...(isLearnt(when) && judged_from !== undefined ? {judged_from} : {})
  }));
}

const LEARNT = new RegExp(`\\b(${ZONE_METRICS.join("|")})\\b`, "i");

function isLearnt(when: string): boolean {
  return LEARNT.test(when);
}

async function firstTestMonth(db: Warehouse): Promise<string | undefined> {
  const rows = await db.query<PanelMonth>(
    `SELECT DISTINCT '' AS account_id, point_date, followed_days, NULL AS days_to_churn FROM panel`
  );
  // Where there are no months to judge by, every month drew the line, so that none but the last can be judged.
  const last = rows
    .map((d) => d.point_date)
    .sort()
    .at(-1);
  return timeSplit(rows, CHURN_HORIZON_DAYS).test[0] ?? last;
}

/** When those plays fired, by account. */
export async function playWarnings(db: Warehouse, plays: readonly LossPlay[]): Promise<Warnings> {
  const known = new Map(plays.map((d) => [d.id, d]));
  const rows = await db.query<Warning & {account_id: string}>(
    `SELECT account_id, play AS id, fired_on AS day, ended_on AS ended FROM play_firings
     WHERE account_id IS NOT NULL ORDER BY account_id, fired_on, play`
  );
  const own = rows.filter(({id, day}) => known.has(id) && day >= (known.get(id)!.judged_from ?? ""));
  return group(own, (d) => d.account_id);
}

/** When each signal began to show at a month end, by account, and all month ends at which an account pays. */
export async function signalWarnings(
  db: Warehouse,
  signals: readonly CauseSignal[],
  losses: readonly Loss[]
): Promise<{warnings: Warnings; months: PaidMonth[]}> {
  const rows = await signalMonths(db);
  const ends = group(losses, (d) => d.account_id);
  const warnings: Warnings = new Map();
  for (const [account_id, own] of group(rows, (d) => d.account_id)) {
    const stops = (ends.get(account_id) ?? []).map((d) => stop(d.end_date));
    const found = signals.flatMap(({key, cut, worse}, k) => {
      const points = own.map(({point_date, values}) => ({
        ...stop(point_date),
        pays: true,
        holds: exposedBy({worse}, cut, values[k] ?? null)
      }));
      const ordered =
        stops.length === 0 ? points : [...points, ...stops].sort((a, b) => (a.day < b.day ? -1 : 1));
      return playFirings(ordered, {on: "entering", every: 0}).map((d) => ({id: key, ...d}));
    });
    if (found.length > 0) warnings.set(account_id, found);
  }
  return {warnings, months: rows.map(({account_id, point_date}) => ({account_id, day: point_date}))};
}

function stop(day: string): PlayPoint {
  return {day, pays: false, holds: null, near: null};
}

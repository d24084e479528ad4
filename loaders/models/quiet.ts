import type {QuietState} from "../../src/metrics/quiet.js";
import {dippedWeeks, quietWatch} from "../../src/metrics/quiet.js";
import type {Warehouse} from "../warehouse.js";
import type {ModelStep} from "./step.js";
import type {Cell} from "./writeRows.js";
import {writeRows} from "./writeRows.js";

/** The weeks of one account; weekly users, or active days where usage names no user. */
interface AccountWeeks {
  account_id: string;
  segment: string;
  first_week: number;
  weeks: (number | null)[];
}

/** The points of one account at which it pays and is known by a table of contacts. */
interface AccountPoints {
  account_id: string;
  points: string[];
  last_weeks: number[];
  silent_days: number[];
}

/** Weeks are counted by their Sundays, from 28 December 1969. */
const WEEK_NO = "((week_end - DATE '1969-12-28') // 7)::INTEGER AS week_no";

/** Only of accounts that a table of contacts knows: the others cannot be judged. */
const WEEKS = `
  SELECT account_id, segment, min(week_no) AS first_week, list(coalesce(wau, active_days) ORDER BY week_no) AS weeks
  FROM (SELECT *, ${WEEK_NO} FROM account_week) JOIN account_dim USING (account_id)
  WHERE account_id IN (SELECT account_id FROM staging.account_facts WHERE paying AND inbound_known)
  GROUP BY ALL
  ORDER BY account_id`;

/** The weeks of a segment; NULL where no account has usage. */
const SEGMENTS = `
  SELECT segment, min(week_no) AS first_week, list(users ORDER BY week_no) AS weeks
  FROM (
    SELECT segment, ${WEEK_NO}, sum(coalesce(wau, active_days)) AS users
    FROM account_week JOIN account_dim USING (account_id)
    GROUP BY ALL
  )
  GROUP BY segment`;

/** The last complete week of each point is the one that ends on or before it. */
const POINTS = `
  SELECT
    account_id,
    list(point_date::VARCHAR ORDER BY point_date) AS points,
    list(((point_date - DATE '1969-12-28') // 7)::INTEGER ORDER BY point_date) AS last_weeks,
    list(silent_days ORDER BY point_date) AS silent_days
  FROM staging.account_facts
  WHERE paying AND inbound_known
  GROUP BY account_id
  ORDER BY account_id`;

/** The weeks in which a segment dipped, from its first. */
interface Dips {
  first_week: number;
  dips: boolean[];
}

async function segmentDips(db: Warehouse): Promise<Map<string, Dips>> {
  const segments = await db.query<Omit<AccountWeeks, "account_id">>(SEGMENTS);
  return new Map(segments.map((d) => [d.segment, {first_week: d.first_week, dips: dippedWeeks(d.weeks)}]));
}

/** The Sunday of a week. */
function weekEnd(week: number): string {
  return new Date(Date.UTC(1969, 11, 28) + week * 7 * 86_400_000).toISOString().slice(0, 10);
}

/** The watch over one account, week by week from its first. */
function watched({first_week, weeks}: AccountWeeks, segment: Dips | undefined): QuietState[] {
  const watchable = weeks.map((wau, i) => ({
    week_end: weekEnd(first_week + i),
    wau,
    skipped: segment?.dips[first_week + i - segment.first_week] ?? false
  }));
  return quietWatch(watchable);
}

/** What the watch and the silence say together; NULL with the reason where one of them cannot be judged. */
function verdict(
  state: QuietState | undefined,
  {silent, days}: {silent: number; days: number}
): [quiet: boolean | null, reason: string | null] {
  if (state === undefined || state.alarm === null)
    return [null, state?.reason ?? "no complete week of usage"];
  if (!state.alarm || silent < days) return [false, null];
  const usual = (state.base_mean ?? 0).toFixed(1).replace(/\.0$/, "");
  return [true, `no word for ${silent} days, and weekly use has fallen below its usual ${usual}`];
}

async function quietRows(db: Warehouse, days: number): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  const accounts = await db.query<AccountWeeks>(WEEKS);
  const dips = await segmentDips(db);
  const weeksOf = new Map(accounts.map((d) => [d.account_id, d]));
  for (const {account_id, points, last_weeks, silent_days} of await db.query<AccountPoints>(POINTS)) {
    const own = weeksOf.get(account_id);
    const states = own === undefined ? [] : watched(own, dips.get(own.segment));
    for (let i = 0; i < points.length; ++i) {
      const state = own === undefined ? undefined : states[(last_weeks[i] ?? 0) - own.first_week];
      rows.push([account_id, points[i] ?? null, ...verdict(state, {silent: silent_days[i] ?? 0, days})]);
    }
  }
  return rows;
}

/** Whether each account is quiet at each point at which that can be asked: silent for days while its usage falls. */
export const quietStep: ModelStep = {
  name: "staging.quiet_points",
  makes: ["staging.quiet_points"],
  reads: ["account_week", "account_dim", "staging.account_facts"],
  async run(db, {quiet}) {
    await writeRows(db, {
      table: "staging.quiet_points",
      columns: {account_id: "VARCHAR", point_date: "DATE", quiet: "BOOLEAN", quiet_reason: "VARCHAR"},
      rows: await quietRows(db, quiet.days)
    });
  }
};

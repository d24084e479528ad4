import {dippedWeeks, quietWatch} from "../../src/metrics/quiet.js";
import type {Warehouse} from "../warehouse.js";
import type {ModelStep} from "./step.js";
import {writeRows} from "./writeRows.js";

/** The weeks of one account; weekly users, or active days where usage names no user. */
interface AccountWeeks {
  account_id: string;
  segment: string;
  first_week: number;
  weeks: (number | null)[];
}

/** The paying points of one account. */
interface AccountPoints {
  account_id: string;
  points: string[];
  last_weeks: number[];
  known: boolean[];
  silent_days: number[];
}

const WEEKS = `
  SELECT account_id, segment, min(week_no)::INTEGER AS first_week, list(coalesce(wau, active_days) ORDER BY week_no) AS weeks
  FROM (SELECT *, (week_end - DATE '1969-12-28') // 7 AS week_no FROM account_week) JOIN account_dim USING (account_id)
  GROUP BY ALL
  ORDER BY account_id`;

/** The last complete week of each point is the one that ends on or before it. */
const POINTS = `
  SELECT
    account_id,
    list(point_date::VARCHAR ORDER BY point_date) AS points,
    list(((point_date - DATE '1969-12-28') // 7)::INTEGER ORDER BY point_date) AS last_weeks,
    list(inbound_known ORDER BY point_date) AS known,
    list(silent_days ORDER BY point_date) AS silent_days
  FROM staging.account_facts
  WHERE paying
  GROUP BY account_id
  ORDER BY account_id`;

/** The weeks in which each segment dipped, by segment and week. */
function segmentDips(accounts: readonly AccountWeeks[]): Map<string, {first: number; dips: boolean[]}> {
  const totals = new Map<string, Map<number, number>>();
  for (const {segment, first_week, weeks} of accounts) {
    const total = totals.get(segment) ?? new Map<number, number>();
    totals.set(segment, total);
    weeks.forEach((users, i) => {
      if (users !== null) total.set(first_week + i, (total.get(first_week + i) ?? 0) + users);
    });
  }
  return new Map(
    Array.from(totals, ([segment, total]) => {
      const first = Math.min(...total.keys());
      const last = Math.max(...total.keys());
      const values =
        total.size === 0
          ? []
          : Array.from({length: last - first + 1}, (_, i) => total.get(first + i) ?? null);
      return [segment, {first, dips: dippedWeeks(values)}];
    })
  );
}

/** The Sunday of a week, counted from that of 28 December 1969. */
function weekEnd(week: number): string {
  return new Date(Date.UTC(1969, 11, 28) + week * 7 * 86_400_000).toISOString().slice(0, 10);
}

function whole(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
}

async function quietPoints(db: Warehouse, days: number) {
  const accounts = await db.query<AccountWeeks>(WEEKS);
  const segments = segmentDips(accounts);
  const weeksOf = new Map(accounts.map((d) => [d.account_id, d]));
  const points = await db.query<AccountPoints>(POINTS);
  return points.flatMap(({account_id, points: dates, last_weeks, known, silent_days}) => {
    const own = weeksOf.get(account_id);
    const dips = segments.get(own?.segment ?? "");
    const weeks = own?.weeks.map((wau, i) => ({
      week_end: weekEnd(own.first_week + i),
      wau,
      skipped: dips?.dips[own.first_week + i - dips.first] ?? false
    }));
    const states = quietWatch(weeks ?? []);
    return dates.map((point_date, i) => {
      const state = own === undefined ? undefined : states[(last_weeks[i] ?? 0) - own.first_week];
      const silent = silent_days[i] ?? 0;
      const head = {account_id, point_date};
      if (known[i] !== true) {
        return {...head, quiet: null, quiet_reason: "no touch, ticket, answer or request on record"};
      }
      if (state === undefined || state.alarm === null) {
        return {...head, quiet: null, quiet_reason: state?.reason ?? "no complete week of usage"};
      }
      if (!state.alarm || silent < days) return {...head, quiet: false, quiet_reason: null};
      const usual = whole(state.base_mean ?? 0);
      const reason = `no word for ${silent} days, and weekly use has fallen below its usual ${usual}`;
      return {...head, quiet: true, quiet_reason: reason};
    });
  });
}

/** Whether each paying account is quiet at each point: silent for the config's days while its usage falls. */
export const quietStep: ModelStep = {
  name: "staging.quiet_points",
  makes: ["staging.quiet_points"],
  reads: ["account_week", "account_dim", "staging.account_facts"],
  async run(db, {quiet}) {
    await writeRows(db, {
      table: "staging.quiet_points",
      columns: {account_id: "VARCHAR", point_date: "DATE", quiet: "BOOLEAN", quiet_reason: "VARCHAR"},
      rows: await quietPoints(db, quiet.days)
    });
  }
};

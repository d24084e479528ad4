import {group} from "d3";
import type {DeckAdoption, DeckWeek} from "../../src/metrics/deckData.js";
import type {Warehouse} from "../warehouse.js";
import type {SliceAccount} from "./accounts.js";
import type {SliceMetrics} from "./metrics.js";
import {peerFigures} from "./peers.js";
import type {SliceScope} from "./scope.js";

interface Point {
  account_id: string;
  point_date: string;
  mau: number | null;
  seats: number | null;
  active_days: number | null;
  unused_never: number | null;
  unused_lapsed: number | null;
  unused_partial: number | null;
}

const POINTS = `
  SELECT account_id, point_date, mau, seats, active_days, unused_never, unused_lapsed, unused_partial
  FROM account_point
  WHERE list_contains(string_split($ends, ','), point_date::VARCHAR)
  ORDER BY account_id, point_date`;

const WEEKS = `
  SELECT account_id, week_end, wau, mau, seats, active_days, missing
  FROM account_week
  WHERE week_end > $year_t0::DATE AND week_end <= $t1::DATE
  ORDER BY account_id, week_end`;

/** Active users and seats of every account; accounts without any usage are not in the map. */
export async function sliceAdoption(
  db: Warehouse,
  scope: SliceScope,
  {accounts, metrics}: {accounts: readonly SliceAccount[]; metrics: SliceMetrics}
): Promise<Map<string, DeckAdoption>> {
  const points = group(await db.query<Point>(POINTS, {ends: scope.ends.join(",")}), (d) => d.account_id);
  const {year_t0, t1} = scope;
  const weeks = group(
    await db.query<DeckWeek & {account_id: string}>(WEEKS, {year_t0, t1}),
    (d) => d.account_id
  );
  const peers = (id: string) =>
    peerFigures(
      accounts.map((d) => ({
        account_id: d.account_id,
        segment: d.segment,
        value: metrics.now(d.account_id, id).value
      }))
    );
  const [utilisation, days] = [peers("seat_utilisation"), peers("active_days_per_user")];
  const made = accounts.map(({account_id}) => {
    const own = new Map((points.get(account_id) ?? []).map((d) => [d.point_date, d]));
    const year = weeks.get(account_id) ?? [];
    const adoption: DeckAdoption = {
      weeks: year.map(({week_end, wau, mau, seats, active_days, missing}) => ({
        week_end,
        wau,
        mau,
        seats,
        active_days,
        missing
      })),
      ...numbers(account_id, {own, scope, metrics}),
      peer_seat_utilisation: utilisation.get(account_id) ?? null,
      peer_active_days_per_user: days.get(account_id) ?? null
    };
    return [account_id, adoption] as const;
  });
  return new Map(made.filter(([, d]) => d.weeks.some((week) => week.active_days) || d.mau !== null));
}

type Numbers = Omit<DeckAdoption, "weeks" | "peer_seat_utilisation" | "peer_active_days_per_user">;

function numbers(
  account_id: string,
  {own, scope, metrics}: {own: ReadonlyMap<string, Point>; scope: SliceScope; metrics: SliceMetrics}
): Numbers {
  const now = own.get(scope.t1);
  const before = own.get(scope.t0);
  const of = (id: string) => metrics.now(account_id, id).value;
  const was = (id: string) => metrics.before(account_id, id).value;
  const mau = of("mau");
  return {
    mau,
    mau_before: before ? was("mau") : null,
    mau_history: scope.ends.slice(0, -1).map((day) => own.get(day)?.mau ?? null),
    seats: now?.seats ?? null,
    seats_before: before?.seats ?? null,
    seat_utilisation: of("seat_utilisation"),
    unused_seats: of("unused_seats"),
    unused_never: now?.unused_never ?? null,
    unused_lapsed: now?.unused_lapsed ?? null,
    unused_partial: now?.unused_partial ?? null,
    active_days_per_user: of("active_days_per_user"),
    active_days_per_user_before: before ? was("active_days_per_user") : null,
    stickiness: of("dau_mau"),
    active_days: now?.active_days ?? null,
    active_days_before: before?.active_days ?? null
  };
}

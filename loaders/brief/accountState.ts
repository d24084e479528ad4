import {group} from "d3";
import type {AccountComponent, AccountOverride, AccountTouch} from "../../src/metrics/accountData.js";
import type {
  BriefAction,
  BriefHealth,
  BriefOpen,
  BriefPerson,
  BriefQuiet
} from "../../src/metrics/briefData.js";
import {heldOverride} from "../../src/metrics/heldOverride.js";
import type {Warehouse} from "../warehouse.js";

/** How an account stands on the last day of data. */
export interface AccountState {
  health: Omit<BriefHealth, "bounds">;
  quiet: BriefQuiet;
  champion_risk: string | null;
  champions: number | null;
  people: readonly BriefPerson[];
  touches: readonly AccountTouch[];
  open: readonly BriefOpen[];
  oldest_overdue_days: number | null;
  actions: readonly BriefAction[];
}

const POINTS = `
  SELECT p.account_id, as_of, health_score AS score, health_band AS band, health_change AS change, health_coverage AS coverage,
    scorecard, quiet, quiet_reason, days_since_inbound, days_since_checkin, champion_risk, champions,
    oldest_overdue_days
  FROM account_point p JOIN settings ON point_date = as_of
  ORDER BY p.account_id`;

const PARTS = `
  SELECT account_id, component, component_group, value, points, weight, contribution, change, max_contribution, status
  FROM health_components JOIN settings ON point_date = as_of
  ORDER BY account_id, max_contribution DESC NULLS LAST, component`;

const HISTORY = `
  SELECT account_id, point_date, health_score AS score, health_band AS band
  FROM account_point CROSS JOIN settings
  WHERE paying AND point_date <= as_of
  QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY point_date DESC) <= 13
  ORDER BY account_id, point_date`;

const OVERRIDES = `
  SELECT account_id, score, band, reason, "by", made_on, expires_on
  FROM overrides ORDER BY account_id, made_on DESC, rowid DESC`;

// A user is shown by role: who it is stays in the product.
const PEOPLE = `
  WITH days AS (
    SELECT account_id, user_id, max(day) AS last_day, count(DISTINCT day) FILTER (day > as_of - 28) AS active_days
    FROM usage_user_day CROSS JOIN settings WHERE user_id IS NOT NULL GROUP BY ALL
  )
  SELECT * EXCLUDE (kind) FROM (
  SELECT c.account_id, NULL AS name, u.role, c.champion_score, coalesce(d.active_days, 0)::INTEGER AS active_days,
    d.last_day, u.deactivated_at::DATE AS left_on, 1 AS kind
  FROM champions c
  JOIN settings ON c.point_date = as_of
  LEFT JOIN days d USING (account_id, user_id)
  LEFT JOIN users u USING (account_id, user_id)
  WHERE c.is_champion
  UNION ALL
  SELECT account_id, name, role, NULL, NULL, NULL, left_on, 0 FROM contacts
  )
  ORDER BY account_id, kind, left_on IS NOT NULL, role = 'sponsor' DESC, role = 'buyer' DESC, role = 'champion' DESC,
    champion_score DESC NULLS LAST, active_days DESC, last_day DESC, name, role`;

const TOUCHES = `
  SELECT account_id, ts, channel, direction, purpose, csm, summary
  FROM touches
  QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY ts DESC, channel, direction, purpose, csm, summary) <= 3
  ORDER BY account_id, ts DESC, channel, direction, purpose, csm, summary`;

const OPEN = `
  SELECT * FROM (
    SELECT account_id, 'ticket' AS kind, coalesce(topic, category) AS what, severity, opened_at::DATE AS since, eta
    FROM tickets WHERE resolved_at IS NULL
    UNION ALL
    SELECT account_id, 'request', title, NULL, created_at::DATE, NULL
    FROM requests WHERE shipped_at IS NULL AND coalesce(status, 'open') NOT IN ('declined', 'shipped')
  )
  ORDER BY account_id, severity NULLS LAST, since, what`;

// Of each firing the last line of the journal.
const ACTIONS = `
  SELECT account_id, play, fired_on, state, "by"
  FROM (
    SELECT account_id, play, fired_on, state, "by" FROM actions CROSS JOIN settings WHERE fired_on <= as_of
    QUALIFY row_number() OVER (PARTITION BY account_id, play, date_trunc('month', fired_on) ORDER BY actions.rowid DESC) = 1
  )
  QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY fired_on DESC, play) <= 3
  ORDER BY account_id, fired_on DESC, play`;

type Of<T> = T & {account_id: string};
type Point = Of<
  Omit<BriefHealth, "bounds" | "parts" | "history" | "override"> &
    Omit<BriefQuiet, "value" | "reason"> & {
      as_of: string;
      quiet: boolean | null;
      quiet_reason: string | null;
    } & Pick<AccountState, "champion_risk" | "champions" | "oldest_overdue_days">
>;

/** The state of every account, by a fixed number of queries. */
export async function accountStates(db: Warehouse): Promise<Map<string, AccountState>> {
  const by = async <T>(sql: string) => {
    const rows = group(await db.query<Of<T>>(sql), (d) => d.account_id);
    return (id: string): T[] => (rows.get(id) ?? []).map(({account_id: _, ...row}) => row as T);
  };
  const parts = await by<AccountComponent>(PARTS);
  const history = await by<BriefHealth["history"][number]>(HISTORY);
  const overrides = await by<AccountOverride>(OVERRIDES);
  const people = await by<BriefPerson>(PEOPLE);
  const touches = await by<AccountTouch>(TOUCHES);
  const open = await by<BriefOpen>(OPEN);
  const actions = await by<BriefAction>(ACTIONS);
  const states = (await db.query<Point>(POINTS)).map((d) => {
    const id = d.account_id;
    const {score, band, change, coverage, scorecard} = d;
    const state: AccountState = {
      health: {
        ...{score, band, change, coverage, scorecard},
        parts: parts(id),
        history: history(id),
        override: heldOverride(overrides(id), d.as_of)
      },
      quiet: {
        value: d.quiet,
        reason: d.quiet_reason,
        days_since_inbound: d.days_since_inbound,
        days_since_checkin: d.days_since_checkin
      },
      champion_risk: d.champion_risk,
      champions: d.champions,
      people: people(id),
      touches: touches(id),
      open: open(id),
      oldest_overdue_days: d.oldest_overdue_days,
      actions: actions(id)
    };
    return [id, state] as const;
  });
  return new Map(states);
}

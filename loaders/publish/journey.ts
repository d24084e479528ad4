import type {JourneyData} from "../../src/lib/journeyData.js";
import {ENDS, OUTCOMES} from "../../src/lib/journeyData.js";
import {packInts} from "../../src/lib/packedInts.js";
import {plural} from "../../src/lib/words.js";
import {daysBetween} from "../../src/metrics/days.js";
import {STAGE_OWNERS, STAGES} from "../../src/metrics/journey/stages.js";
import {causeSpells} from "../causes/spells.js";
import type {Activation, Config} from "../configTypes.js";
import {activations} from "../metrics/lifetimes.js";
import {canActivate} from "../metrics/metricSettings.js";
import type {Warehouse} from "../warehouse.js";

interface StayRow {
  account_id: string;
  stage: string;
  entered_on: string;
  days: number;
  end: (typeof ENDS)[number];
  wait: number | null;
  reached: boolean;
}

// A touch counts from the day of the entry on: a call in the morning and an entry at noon belong together. Without a
// later entry an account is lost on the day on which it stopped paying, or on which its last trial ended, unpaid since.
const STAYS = `
  WITH entries AS (
    SELECT DISTINCT account_id, stage, entered_at FROM stages
  ),
  ordered AS (
    SELECT account_id, stage, entered_at, entered_at::DATE AS entered_on, lead(entered_at::DATE) OVER way AS next_on
    FROM entries
    WINDOW way AS (PARTITION BY account_id ORDER BY entered_at, list_position(string_split($stages, ','), stage))
  ),
  trials AS (
    SELECT account_id, max(end_date) AS ended_on
    FROM subscriptions, settings
    WHERE is_trial
    GROUP BY account_id
    HAVING bool_and(coalesce(end_date <= as_of, false))
  ),
  unpaid AS (
    FROM trials t
    WHERE NOT EXISTS (FROM mrr_steps m WHERE m.account_id = t.account_id AND m.mrr > 0 AND m.to_date > t.ended_on)
  ),
  losses AS (
    SELECT
      o.*,
      CASE
        WHEN stage <> 'churned' AND churned_on >= entered_on THEN churned_on
        WHEN stage = 'trial' AND ended_on >= entered_on THEN ended_on
      END AS lost_on
    FROM ordered o JOIN account_dim USING (account_id) LEFT JOIN unpaid USING (account_id)
  ),
  closed AS (
    SELECT
      l.*,
      CASE WHEN next_on IS NOT NULL THEN 'moved' WHEN lost_on IS NOT NULL THEN 'lost' ELSE 'there' END AS "end",
      coalesce(next_on, lost_on, as_of) AS end_on
    FROM losses l, settings
  ),
  outbound AS (
    SELECT DISTINCT account_id, ts::DATE AS day FROM touches WHERE direction = 'outbound'
  )
  SELECT
    c.account_id, stage, entered_on, (end_on - entered_on)::INTEGER AS days, "end",
    CASE
      WHEN entered_on >= (SELECT first_day FROM table_counts WHERE table_name = 'touches')
      THEN (least(coalesce(o.day, end_on), end_on) - entered_on)::INTEGER
    END AS wait,
    coalesce(o.day <= end_on, false) AS reached
  FROM closed c
  ASOF LEFT JOIN outbound o ON c.account_id = o.account_id AND c.entered_on <= o.day
  ORDER BY c.account_id, entered_at, list_position(string_split($stages, ','), stage)`;

/** What the Journey page draws from: stays in stages, ways to value, and stretches of payment. */
export async function journeyData(db: Warehouse, config: Config): Promise<JourneyData> {
  const accounts = await db.query<{account_id: string}>(
    "SELECT account_id FROM account_dim ORDER BY account_id"
  );
  const places = new Map(accounts.map((d, i) => [d.account_id, i]));
  const place = (d: {account_id: string}) => places.get(d.account_id) ?? -1;
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const as_of = settings?.as_of ?? "";
  const stays = await db.query<StayRow>(STAYS, {stages: STAGES.join()});
  const spells = await causeSpells(db);
  const names = await tableNames(db);
  const follows = (await canActivate(db, names)) ? await activations(db, {t1: as_of}) : null;
  const first_day = [...stays.map((d) => d.entered_on), ...spells.map((d) => d.start_date), as_of].sort()[0]!;
  const day = (text: string) => daysBetween(first_day, text);
  const ints = <T>(rows: readonly T[], value: (row: T) => number) => packInts(rows.map(value));
  return {
    as_of,
    first_day,
    owners: {...STAGE_OWNERS, ...config.journey.owners},
    owners_given: Object.keys(config.journey.owners).length > 0,
    given: {stages: names.has("stages"), touches: names.has("touches"), activation: follows !== null},
    activation: activationWords(config.activation),
    stays: {
      i: ints(stays, place),
      stage: ints(stays, (d) => (STAGES as readonly string[]).indexOf(d.stage)),
      day: ints(stays, (d) => day(d.entered_on)),
      days: ints(stays, (d) => d.days),
      end: ints(stays, (d) => ENDS.indexOf(d.end)),
      wait: ints(stays, (d) => d.wait ?? -1),
      reached: ints(stays, (d) => Number(d.reached))
    },
    follows: {
      i: ints(follows ?? [], place),
      days: ints(follows ?? [], (d) => d.days),
      outcome: ints(follows ?? [], (d) => OUTCOMES.indexOf(d.outcome)),
      followed: ints(follows ?? [], (d) => d.followed)
    },
    lives: {
      i: ints(spells, place),
      from: ints(spells, (d) => day(d.start_date)),
      to: ints(spells, (d) => (d.end_date === null ? -1 : day(d.end_date)))
    }
  };
}

async function tableNames(db: Warehouse): Promise<ReadonlySet<string>> {
  const rows = await db.query<{table_name: string}>("SELECT table_name FROM table_counts WHERE configured");
  return new Set(rows.map((d) => d.table_name));
}

/** *3 users with 2 features each within 7 days* */
function activationWords(rule: Activation): string {
  if ("stage" in rule) return `the stage ${rule.stage}`;
  return `${plural(rule.users, "user")} with ${plural(rule.features, "feature")} each within ${plural(rule.days, "day")}`;
}

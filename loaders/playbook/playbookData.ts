import {group} from "d3";
import {addDays} from "../../src/metrics/days.js";
import {firingMonth} from "../../src/metrics/plays/playFirings.js";
import type {PlayAccount, PlaybookData, PlaybookRow} from "../../src/metrics/plays/playbookData.js";
import {type PlayEntry, playState} from "../../src/metrics/plays/playState.js";
import type {Config} from "../configTypes.js";
import {LATER_LINES} from "../ingest/warningsJournal.js";
import type {Warehouse} from "../warehouse.js";
import {playsOf} from "./plays.js";

type Numbers = "numbers" | "numbers_now" | "numbers_ahead";

type Firing = Omit<PlaybookRow, "state" | "until" | "entry" | "actions" | Numbers> &
  Record<Numbers, string | null>;

const FIRINGS = `
  SELECT f.account_id, coalesce(d.name, f.segment) AS name, coalesce(d.segment, f.segment) AS segment, d.csm, d.language,
    d.arr::DOUBLE AS arr, f.play, f.fired_on, f.ended_on, f.numbers::VARCHAR AS numbers, f.numbers_now::VARCHAR AS numbers_now,
    f.numbers_ahead::VARCHAR AS numbers_ahead
  FROM play_firings f LEFT JOIN account_dim d USING (account_id)
  ORDER BY d.arr DESC NULLS FIRST, f.account_id, f.segment, f.fired_on, f.play`;

const SETTINGS = `
  SELECT company, as_of, currency, as_of - 7 AS since FROM settings`;

// The people in the order of their names, so that the page is the same each time.
const ACCOUNTS = `
  WITH people AS (
    SELECT account_id, list({name: name, role: role, "language": "language"} ORDER BY name, role) AS contacts
    FROM contacts, settings WHERE left_on IS NULL OR left_on > as_of GROUP BY account_id
  )
  SELECT d.account_id, d.renewal_date, p.seats, p.mau, coalesce(to_json(c.contacts)::VARCHAR, '[]') AS contacts
  FROM account_dim d CROSS JOIN settings
  LEFT JOIN account_point p ON p.account_id = d.account_id AND p.point_date = as_of
  LEFT JOIN people c ON c.account_id = d.account_id
  ORDER BY d.account_id`;

const FIRED = `
  SELECT play, count(*)::INTEGER AS n FROM play_firings, settings
  WHERE fired_on > (as_of - INTERVAL 12 MONTHS)::DATE GROUP BY play ORDER BY play`;

const LATER = `
  SELECT coalesce(sum(rows), 0)::INTEGER AS n FROM warnings WHERE table_name = 'actions' AND rule = '${LATER_LINES}'`;

const key = (d: {account_id: string | null; play: string; fired_on: string}): string =>
  JSON.stringify([d.account_id, d.play, firingMonth(d.fired_on)]);

async function journal(db: Warehouse): Promise<Map<string, PlayEntry[]>> {
  const rows = await db.query<PlayEntry & {account_id: string; play: string; fired_on: string}>(
    `SELECT account_id, play, fired_on, state, "by", "on", note FROM actions ORDER BY rowid`
  );
  return group(rows, key);
}

/** What the plays of a company say on the last day of its data, the largest accounts first. */
export async function playbookData(db: Warehouse, config: Config): Promise<PlaybookData> {
  const plays = await playsOf(config);
  const [settings] = await db.query<Pick<PlaybookData, "company" | "as_of" | "currency" | "since">>(SETTINGS);
  if (!settings) throw new Error("the warehouse has no settings");
  const {as_of, since} = settings;
  const entries = await journal(db);
  const known = new Map(plays.map((d) => [d.id, d]));
  const rows = (await db.query<Firing>(FIRINGS)).flatMap((firing): PlaybookRow[] => {
    const play = known.get(firing.play);
    if (!play) return [];
    const state = playState(firing, entries.get(key(firing)) ?? [], {...play, as_of});
    const row: PlaybookRow = {
      ...firing,
      ...state,
      numbers: read(firing.numbers) ?? {},
      numbers_now: read(firing.numbers_now),
      numbers_ahead: read(firing.numbers_ahead),
      actions: play.actions.map((d) => ({...d, due: addDays(firing.fired_on, d.within_days)}))
    };
    return isShown(row, since) ? [row] : [];
  });
  const {capacity} = config.playbook;
  const fired = await db.query<{play: string; n: number}>(FIRED);
  const [later] = await db.query<{n: number}>(LATER);
  return {
    ...settings,
    plays: plays.map(({place: _, ...play}) => play),
    capacity,
    rows,
    accounts: await playAccounts(db, new Set(rows.map((d) => d.account_id))),
    fired: Object.fromEntries(fired.map((d) => [d.play, d.n])),
    later_lines: later?.n ?? 0
  };
}

async function playAccounts(
  db: Warehouse,
  wanted: ReadonlySet<string | null>
): Promise<PlaybookData["accounts"]> {
  const accounts = await db.query<Omit<PlayAccount, "contacts"> & {account_id: string; contacts: string}>(
    ACCOUNTS
  );
  const own = accounts.filter((d) => wanted.has(d.account_id));
  return Object.fromEntries(
    own.map(({account_id, contacts, ...facts}) => [
      account_id,
      {...facts, contacts: JSON.parse(contacts) as PlayAccount["contacts"]}
    ])
  );
}

function read(json: string | null): PlaybookRow["numbers_now"] {
  return JSON.parse(json ?? "null") as PlaybookRow["numbers_now"];
}

function isShown({state, ended_on, entry}: PlaybookRow, since: string): boolean {
  if (state === "open" || state === "snoozed") return true;
  return (ended_on ?? entry?.on ?? "") > since;
}

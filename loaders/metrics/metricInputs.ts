import type {AccountCounts} from "../../src/metrics/companyRow.js";
import type {AccountKeys, InputRow, MetricInputs} from "../../src/metrics/inputs.js";
import type {NamedWindow} from "../../src/metrics/periods.js";
import type {Warehouse} from "../warehouse.js";
import {windowPairs} from "../windowPairs.js";
import {UNKNOWN_STATE, accountStates} from "./accountStates.js";
import {churnCounts} from "./churnCounts.js";
import {activations, lifetimes} from "./lifetimes.js";
import {canActivate, metricSettings} from "./metricSettings.js";
import {paidMonths} from "./paidMonths.js";
import {effortScores, surveyCounts} from "./surveyCounts.js";
import {givenTables} from "./tables.js";
import {requestDurations, ticketCounts, ticketDurations} from "./ticketCounts.js";
import {touchCounts} from "./touchCounts.js";
import {trialCounts} from "./trials.js";
import {userCounts} from "./userCounts.js";
import {windowChanges} from "./windowChanges.js";

/** Everything that the metrics of a window are computed from, for every account, in a fixed number of queries. */
export async function metricInputs(db: Warehouse, window: NamedWindow): Promise<MetricInputs> {
  const tables = await givenTables(db, window.t1);
  const given = <T>(table: string, read: () => Promise<T>): Promise<T> | null =>
    tables.has(table) ? read() : null;
  const settings = await metricSettings(db);
  return {
    window,
    settings,
    rows: await inputRows(db, window, tables),
    changes: await windowChanges(db, window.t0, window.t1),
    first_responses: await given("tickets", () => ticketDurations(db, "first_response_at", window)),
    resolutions: await given("tickets", () => ticketDurations(db, "resolved_at", window)),
    requests: await given("requests", () => requestDurations(db, window)),
    efforts: await given("surveys", () => effortScores(db, window)),
    activations: (await canActivate(db, tables)) ? await activations(db, window) : null,
    lifetimes: await lifetimes(db, window)
  };
}

type Account = AccountKeys & {first_proactive_days: number | null};

async function inputRows(
  db: Warehouse,
  window: NamedWindow,
  tables: ReadonlySet<string>
): Promise<InputRow[]> {
  const accounts = await db.query<Account>(
    "SELECT account_id, segment, plan, region, csm, first_proactive_days FROM account_dim ORDER BY account_id"
  );
  const pairs = new Map((await windowPairs(db, window.t0, window.t1)).map((d) => [d.account_id, d]));
  const states = await accountStates(db, window);
  const months = await paidMonths(db, window.t1);
  const counts = await accountCounts(db, window, tables);
  const empty = rowTemplate({
    ...NO_PAIR,
    ...UNKNOWN_STATE,
    ...UNKNOWN_COUNTS,
    ...{paid_months: 0, lost_months: 0},
    ...(accounts[0] as Account)
  });
  return accounts.map((account) => {
    const id = account.account_id;
    const row = {...empty};
    Object.assign(row, pairs.get(id), states.get(id), counts(id));
    Object.assign(row, months.get(id), account);
    return row;
  });
}

/**
 * A row whose copies V8 keeps as plain structures: rows of this many names that grow name by name, as by spreading
 * several others, become hash tables, some 50 times slower to make and slow to read.
 */
function rowTemplate<T>(row: T): T {
  return JSON.parse(JSON.stringify(row)) as T;
}

const NO_PAIR = {start_mrr: 0, end_mrr: 0, fx_mrr: 0, paid_before: false, left_and_returned: false};

const UNKNOWN_COUNTS: AccountCounts = {
  users_before: null,
  users_lost: null,
  churns: 0,
  churns_known: 0,
  churns_involuntary: 0,
  trials_due: null,
  trials_paid: null,
  trials_open: null,
  tickets: null,
  tickets_rated: null,
  active_user_months: null,
  csat_tickets_n: null,
  csat_tickets_good: null,
  csat_surveys_n: null,
  csat_surveys_good: null,
  nps_n: null,
  promoters: null,
  detractors: null,
  nps_sent: null,
  nps_answered: null,
  surveys_sent: null,
  surveys_answered: null,
  touches: null,
  touches_proactive: null
};

const NO_TICKETS = {tickets: 0, csat_tickets_n: 0, csat_tickets_good: 0};
const NO_SURVEYS = {
  nps_n: 0,
  promoters: 0,
  detractors: 0,
  nps_sent: 0,
  nps_answered: 0,
  surveys_sent: 0,
  surveys_answered: 0,
  csat_surveys_n: 0,
  csat_surveys_good: 0
};
const NO_TOUCHES = {touches: 0, touches_proactive: 0};
const NO_TRIALS = {trials_due: 0, trials_paid: 0, trials_open: 0};

/** Counts of a table that is given are 0 for an account without rows in it; of one that is not, null. */
async function accountCounts(
  db: Warehouse,
  window: NamedWindow,
  tables: ReadonlySet<string>
): Promise<(account_id: string) => AccountCounts> {
  const churns = await churnCounts(db, window);
  const trials = await trialCounts(db, window);
  const users = tables.has("usage") ? await userCounts(db, window) : null;
  const tickets = tables.has("tickets") ? await ticketCounts(db, window) : null;
  const surveys = tables.has("surveys") ? await surveyCounts(db, window) : null;
  const touches = tables.has("touches") ? await touchCounts(db, window) : null;
  return (id) => {
    const parts: (Partial<AccountCounts> | null | undefined)[] = [
      churns.get(id),
      ...[trials && NO_TRIALS, trials?.get(id)],
      users?.get(id),
      ...[tickets && NO_TICKETS, tickets?.get(id)],
      ...[surveys && NO_SURVEYS, surveys && withoutNulls(surveys.get(id))],
      ...[touches && NO_TOUCHES, touches?.get(id)]
    ];
    const row = Object.assign({...UNKNOWN_COUNTS}, ...parts) as AccountCounts;
    row.tickets_rated = row.active_user_months === null ? null : row.tickets;
    return row;
  };
}

function withoutNulls<T extends object>(row: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null)) as Partial<T>;
}

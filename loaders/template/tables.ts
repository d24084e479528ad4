import {addMonths} from "../../src/metrics/months.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import type {SQL_TYPES} from "../ingest/sql.js";
import {CURRENCIES} from "../slice/fees.js";
import type {Warehouse} from "../warehouse.js";

/** What a deck that is sent may hold of its account. */
export type CustomerSlice = Omit<DeckData, "recipe" | "template" | "notes" | "internal">;

type Column = readonly [type: keyof typeof SQL_TYPES, about: string];

/** A table that a template's queries may read: rows of one account, up to the quarter's last day. */
export interface CustomerTable {
  about: string;
  /** the table of the data contract that it comes from; none for what is no data */
  source: string | null;
  columns: Readonly<Record<string, Column>>;
  /** from the slice, or by a query of the warehouse with $account_id and $t1 */
  rows: ((slice: CustomerSlice) => readonly object[]) | string;
}

const DETAIL: Record<string, CustomerTable> = {
  subscriptions: {
    about: "what the account pays for",
    source: "subscriptions",
    columns: {
      plan: ["text", "plan"],
      seats: ["int", "seats paid for"],
      mrr: ["money", "monthly recurring revenue, in its own currency"],
      currency: ["text", "ISO 4217 code"],
      start_date: ["date", "first day"],
      end_date: ["date", "first day after the last; empty while it runs"],
      is_trial: ["bool", "whether it is a trial"]
    },
    rows: `
      SELECT plan, seats, mrr, currency, start_date, CASE WHEN end_date <= $t1::DATE THEN end_date END AS end_date, is_trial
      FROM subscriptions
      WHERE account_id = $account_id AND start_date <= $t1::DATE
      ORDER BY start_date, subscription_id`
  },
  usage_days: {
    about: "use by day, two years back",
    source: "usage",
    columns: {
      day: ["date", "a day with use"],
      active_users: ["int", "users who did something; empty where usage does not name its users"],
      uses: ["int", "uses of features"],
      minutes: ["decimal", "time spent"],
      errors: ["int", "errors met"]
    },
    rows: `
      SELECT day, nullif(count(DISTINCT user_id), 0)::INTEGER AS active_users, sum(uses)::INTEGER AS uses,
        round(sum(duration_s) / 60, 1) AS minutes, sum(errors)::INTEGER AS errors
      FROM usage_user_day
      WHERE account_id = $account_id AND day <= $t1::DATE AND day > $t1::DATE - INTERVAL 24 MONTH
      GROUP BY day
      ORDER BY day`
  },
  feature_quarters: {
    about: "use of each feature in the 28 days up to the end of each quarter",
    source: "usage",
    columns: {
      quarter: ["text", "such as 2026Q3"],
      quarter_end: ["date", "its last day"],
      feature: ["text", "name of the feature"],
      users: ["int", "users of it"],
      uses: ["int", "uses of it"]
    },
    rows: `
      SELECT quarter, point_date AS quarter_end, feature, users, uses::INTEGER AS uses
      FROM usage_feature_point JOIN points USING (point_date)
      WHERE account_id = $account_id AND point_date <= $t1::DATE AND quarter IS NOT NULL
      ORDER BY point_date, feature`
  },
  tickets: {
    about: "support tickets as they stood on the quarter's last day",
    source: "tickets",
    columns: {
      opened_at: ["timestamp", "when it was opened"],
      first_response_at: ["timestamp", "when it was first answered"],
      resolved_at: ["timestamp", "when it was resolved"],
      severity: ["int", "1 (worst) to 4"],
      category: ["text", "bug, usability, how_to, billing or other"],
      topic: ["text", "what it is about"],
      csat: ["int", "satisfaction with it, 1 to 5"]
    },
    rows: `
      SELECT opened_at, severity, category, topic,
        CASE WHEN first_response_at::DATE <= $t1::DATE THEN first_response_at END AS first_response_at,
        CASE WHEN resolved_at::DATE <= $t1::DATE THEN resolved_at END AS resolved_at,
        CASE WHEN resolved_at::DATE <= $t1::DATE THEN csat END AS csat
      FROM tickets
      WHERE account_id = $account_id AND opened_at::DATE <= $t1::DATE
      ORDER BY opened_at, ticket_id`
  },
  surveys: {
    about: "survey invitations and the scores given",
    source: "surveys",
    columns: {
      sent_at: ["timestamp", "when it was sent"],
      answered_at: ["timestamp", "when it was answered"],
      kind: ["text", "nps, csat, ces or checkin"],
      score: ["decimal", "nps 0 to 10, csat 1 to 5, ces 1 to 7"]
    },
    rows: `
      SELECT sent_at, kind,
        CASE WHEN answered_at::DATE <= $t1::DATE THEN answered_at END AS answered_at,
        CASE WHEN answered_at::DATE <= $t1::DATE THEN score END AS score
      FROM surveys
      WHERE account_id = $account_id AND least(sent_at, answered_at)::DATE <= $t1::DATE
      ORDER BY sent_at, response_id`
  },
  value: {
    about: "promised and realised value by item and month, in the account's currency",
    source: "value",
    columns: {
      item: ["text", "what the value comes from"],
      month: ["date", "first day of the month"],
      promised: ["money", "value promised"],
      realised: ["money", "value realised; empty where it was not measured"]
    },
    rows: `
      WITH rates AS (${CURRENCIES})
      SELECT item, date_trunc('month', month)::DATE AS month,
        round(promised / f.factor, 2) AS promised, round(realised / f.factor, 2) AS realised
      FROM value v
      JOIN (
        SELECT account_id, CASE WHEN coalesce(contract, reporting) = reporting THEN 1 ELSE rate END AS factor FROM rates
      ) f USING (account_id)
      WHERE account_id = $account_id AND last_day(month) <= $t1::DATE AND f.factor IS NOT NULL
      ORDER BY v.month, item`
  }
};

const OF_SLICE: Record<string, CustomerTable> = {
  period: {
    about: "the quarter under review, one row",
    source: null,
    columns: {
      quarter: ["text", "such as 2026Q3"],
      first_day: ["date", "of the quarter"],
      last_day: ["date", "of the quarter"],
      year_start: ["date", "first of the twelve months that end with the quarter"]
    },
    rows: ({period}) => [{...period, year_start: addMonths(period.first_day, -9)}]
  },
  accounts: {
    about: "the account itself, one row",
    source: null,
    columns: {
      account_id: ["text", "its id"],
      name: ["text", "its name"],
      plan: ["text", "its plan"],
      csm: ["text", "its customer-success manager"],
      currency: ["text", "of its contract"],
      mrr: ["money", "monthly recurring revenue on the quarter's last day"],
      mrr_before: ["money", "the same a quarter earlier"],
      seats: ["int", "seats paid for"],
      active_users: ["int", "users of the last 28 days"],
      first_paid_date: ["date", "first day of payment"]
    },
    rows: ({account, adoption}) => [
      {...account, seats: adoption?.seats ?? null, active_users: adoption?.mau ?? null}
    ]
  },
  account_week: {
    about: "active users and seats by week, one year back",
    source: "usage",
    columns: {
      week_end: ["date", "its Sunday"],
      wau: ["int", "users of the week"],
      mau: ["int", "users of the 28 days up to its end"],
      seats: ["int", "seats paid for"],
      active_days: ["int", "days with use, 0 to 7"]
    },
    rows: ({adoption}) => adoption?.weeks ?? []
  },
  comments: {
    about: "the comments that the slide on voice may show, without names",
    source: "surveys",
    columns: {
      kind: ["text", "kind of survey"],
      score: ["decimal", "score given with it"],
      comment: ["text", "what was written"]
    },
    rows: ({voice}) => voice?.comments ?? []
  },
  goals: {
    about: "goals that are open or fell due within the year",
    source: "goals",
    columns: {
      goal: ["text", "the goal in words"],
      unit: ["text", "of its values"],
      baseline: ["decimal", "value at the beginning"],
      target: ["decimal", "value to reach"],
      current: ["decimal", "value now"],
      attainment: ["decimal", "part of the way that is done, 0 to 1"],
      due_date: ["date", "day on which it is due"],
      status: ["text", "open, met, missed or dropped"],
      owner: ["text", "who answers for it"]
    },
    rows: ({goals}) => goals
  },
  plans: {
    about: "agreed steps that are open or fell due in the quarter",
    source: "plans",
    columns: {
      plan: ["text", "the step in words"],
      about: ["text", "goal, experiment, issue, adoption or other"],
      owner: ["text", "who does it"],
      owner_side: ["text", "us or customer"],
      due_date: ["date", "day on which it is due"],
      status: ["text", "open, done or dropped"]
    },
    rows: ({plans}) => plans
  },
  requests: {
    about: "product requests: shipped in the quarter, planned and open",
    source: "requests",
    columns: {
      title: ["text", "the request in words"],
      status: ["text", "shipped, planned or open"],
      asked_on: ["date", "day of the request"],
      shipped_on: ["date", "day on which it was shipped"]
    },
    rows: ({requests}) => requests?.shown ?? []
  }
};

/**
 * Every table and column that a template's queries may read: what an account may see about itself, and nothing else.
 * Peers, health, renewal, notes and other accounts are in none of them.
 */
export const CUSTOMER_TABLES: Readonly<Record<string, CustomerTable>> = {...OF_SLICE, ...DETAIL};

/** Reads the rows of one table for one account. */
export async function customerRows(
  {rows}: CustomerTable,
  {db, slice}: {db: Warehouse; slice: CustomerSlice}
): Promise<readonly object[]> {
  if (typeof rows === "function") return rows(slice);
  return await db.query<object>(rows, {account_id: slice.account.account_id, t1: slice.period.last_day});
}

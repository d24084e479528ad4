import type {Random} from "./model/random.js";
import type {Cell, Row} from "./tables/rows.js";

/** What is wrong with some rows of a table: how many, and what is changed in a copy of a true row. */
interface Fault {
  table: string;
  rows: number;
  /** True rows to start from; all by default. */
  from?: (row: Row) => boolean;
  change: Record<string, Cell | ((row: Row, n: number) => Cell)>;
}

const key = (prefix: string) => (_: Row, n: number) => `${prefix}${n + 1}`;
const before = (column: string, days: number) => (row: Row) => shift(row[column] as string, -days);

/** Every fault is an extra row: no true row is touched. README.md lists them. */
export const FAULTS: readonly Fault[] = [
  {table: "accounts", rows: 1, change: {plan: "Starter"}},
  {table: "accounts", rows: 1, change: {account_id: "KA-9001", company_name: null}},
  {
    table: "subscriptions",
    rows: 3,
    from: (d) => !d.is_trial,
    change: {subscription_id: key("S-X"), end_date: before("start_date", 30)}
  },
  {table: "subscriptions", rows: 2, change: {subscription_id: key("S-Y"), mrr: "n/a"}},
  {table: "subscriptions", rows: 1, change: {subscription_id: key("S-Z"), mrr: -120}},
  {table: "subscriptions", rows: 1, change: {mrr: 1}},
  {table: "subscriptions", rows: 1, change: {subscription_id: "S-W1", account_id: "KA-9001"}},
  {table: "users", rows: 3, change: {user_id: key("U-X"), account_id: "KA-0999"}},
  {table: "users", rows: 3, change: {role: "admin"}},
  {table: "users", rows: 2, change: {user_id: key("U-Y"), deactivated_at: before("created_at", 12)}},
  {table: "users", rows: 2, change: {user_id: key("U-W"), account_id: "KA-9001"}},
  {table: "tickets", rows: 4, change: {ticket_id: key("T-X"), account_id: "KA-0999"}},
  {table: "tickets", rows: 5, change: {csat: 1}},
  {table: "tickets", rows: 5, change: {ticket_id: key("T-Y"), resolved_at: before("opened_at", 3)}},
  {table: "tickets", rows: 4, change: {ticket_id: key("T-Z"), priority: "high"}},
  {
    table: "surveys",
    rows: 4,
    from: (d) => d.kind === "nps" && d.score !== null,
    change: {response_id: key("R-X"), score: 11}
  },
  {table: "surveys", rows: 3, change: {response_id: key("R-Y"), kind: "pulse"}},
  {
    table: "surveys",
    rows: 2,
    from: (d) => d.answered_at !== null,
    change: {response_id: key("R-Z"), answered_at: before("sent_at", 2)}
  },
  {table: "churn_events", rows: 1, change: {account_id: "KA-0999"}},
  {table: "invoices", rows: 2, change: {invoice_id: key("INV-X"), amount: "1.240,00"}},
  {table: "invoices", rows: 2, change: {invoice_id: key("INV-Y"), status: "refunded"}},
  {table: "touches", rows: 2, change: {channel: "fax"}},
  {table: "touches", rows: 2, change: {ts: "2026-13-05 10:00:00"}},
  {table: "goals", rows: 1, change: {owner: "Unknown"}},
  {table: "value", rows: 2, change: {realised: "tbd"}},
  {table: "stages", rows: 1, change: {stage: "pilot"}},
  {
    table: "requests",
    rows: 1,
    from: (d) => d.status === "shipped",
    change: {request_id: key("Q-X"), shipped_at: before("created_at", 20)}
  }
];

/** Adds the faulty rows to the tables, each somewhere after the row that it was made from. */
export function plantFaults(tables: Record<string, Row[]>, random: Random): void {
  for (const {table, rows, from = () => true, change} of FAULTS) {
    const list = tables[table]!;
    const models = random.sample(list.filter(from), rows);
    models.forEach((model, n) => {
      const row = {...model};
      for (const [column, value] of Object.entries(change))
        row[column] = typeof value === "function" ? value(model, n) : value;
      list.splice(random.integer(list.indexOf(model) + 1, list.length), 0, row);
    });
  }
}

// A date or a moment some days earlier, in the same form.
function shift(text: string, days: number): string {
  const moment = new Date(`${text.length === 10 ? `${text} 00:00:00` : text}Z`.replace(" ", "T"));
  const earlier = new Date(moment.getTime() + days * 86_400_000).toISOString();
  return earlier.slice(0, 19).replace("T", " ").slice(0, text.length);
}

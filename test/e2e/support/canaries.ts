import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";

/** Texts that a table holds about an account: which its own people may read, and which nobody outside may. */
interface TextFields {
  customer?: readonly string[];
  internal?: readonly string[];
  /** the other columns of its rows */
  rest: (i: number) => Record<string, string | number>;
}

const DAY = "2026-08-12";
const AT = `${DAY} 09:00:00`;

const TABLES: Record<string, TextFields> = {
  accounts: {
    customer: ["name"],
    internal: ["industry", "region", "sold_by", "acquisition_source", "referred_by", "tags"],
    rest: () => ({segment: "Small", plan: "Team", csm: "Bo Lind", country: "NO"})
  },
  subscriptions: {
    internal: ["product"],
    rest: (i) => ({subscription_id: `S${i}`, seats: 20, mrr: 100 + i, start_date: "2025-01-01"})
  },
  users: {internal: ["role"], rest: (i) => ({user_id: `U${i}`, created_at: "2025-02-01 00:00:00"})},
  contacts: {customer: ["name"], internal: ["email"], rest: () => ({role: "sponsor"})},
  usage: {rest: (i) => ({user_id: `U${i}`, ts: "2026-09-20 10:00:00", feature: "planner"})},
  tickets: {
    customer: ["topic"],
    internal: ["bug_id"],
    rest: (i) => ({ticket_id: `T${i}`, opened_at: AT, first_response_at: `${DAY} 12:00:00`, severity: 1})
  },
  surveys: {
    customer: ["comment"],
    internal: ["question"],
    rest: (i) => ({
      ...{response_id: `R${i}`, user_id: `U${i}`, sent_at: `${DAY} 08:00:00`},
      ...{answered_at: AT, kind: "nps", score: 4}
    })
  },
  churn_events: {
    internal: ["reason", "reason_detail", "competitor", "feedback", "topic"],
    rest: () => ({churned_on: "2026-12-01", notice_on: "2026-09-01"})
  },
  touches: {
    internal: ["summary", "csm"],
    rest: () => ({ts: AT, channel: "call", direction: "outbound", purpose: "checkin"})
  },
  goals: {
    customer: ["goal", "unit", "owner"],
    internal: ["metric"],
    rest: (i) => ({
      ...{goal_id: `G${i}`, baseline: 10, target: 50, current: 30},
      ...{due_date: "2026-08-31", status: "missed"}
    })
  },
  plans: {
    customer: ["plan", "owner"],
    rest: (i) => ({about: "goal", ref: `G${i}`, owner_side: "us", due_date: "2026-11-15", status: "open"})
  },
  value: {customer: ["item"], rest: () => ({month: "2026-08-01", promised: 900, realised: 700})},
  experiments: {
    customer: ["name", "game_plan"],
    internal: ["hypothesis", "selected_because"],
    rest: (i) => ({
      ...{experiment_id: `E${i}`, unit: "user"},
      ...{start_date: "2026-07-06", end_date: "2026-08-31"}
    })
  },
  requests: {customer: ["title"], rest: (i) => ({request_id: `Q${i}`, created_at: AT, status: "planned"})},
  overrides: {internal: ["reason", "by"], rest: () => ({score: 10, made_on: DAY})},
  actions: {internal: ["play", "by", "note"], rest: () => ({fired_on: DAY, state: "open", on: DAY})},
  renewal_calls: {
    internal: ["by"],
    rest: () => ({renewal_date: "2026-12-01", call: "lost", probability: 0.1, made_on: DAY})
  }
};

/** What people write while they work lies in a folder of its own, which the configuration does not name. */
const JOURNAL = ["overrides", "actions", "renewal_calls"];

/** Nine accounts: with its peers, eight, each has peer figures. */
export const CANARY_ACCOUNTS = Array.from({length: 9}, (_, i) => `CA-${2001 + i}`);

/** A word that no language has, the same for the same place: *Qzebdacf*. */
function canary(...parts: string[]): string {
  let hash = 7;
  for (const c of parts.join(" ")) hash = (hash * 31 + c.codePointAt(0)!) % 99_999_999_977;
  return `Qz${[...hash.toString(26).padStart(8, "0")].map((d) => "ebcdafghijklmnopqrstuvwxyz"[parseInt(d, 26)]).join("")}xq`;
}

/** The canaries of an account: in what it may read, and in what nobody outside may. */
export function canariesOf(account_id: string): {customer: string[]; internal: string[]} {
  const of = (kind: "customer" | "internal") =>
    Object.entries(TABLES).flatMap(([table, fields]) =>
      (fields[kind] ?? []).map((field) => canary(account_id, table, field))
    );
  return {customer: of("customer"), internal: of("internal")};
}

/** Writes a company in which each text field of each account holds a word of its own; returns its configuration. */
export async function writeCanaries(folder: string): Promise<string> {
  await mkdir(join(folder, "journal"), {recursive: true});
  for (const [table, {customer = [], internal = [], rest}] of Object.entries(TABLES)) {
    const rows = CANARY_ACCOUNTS.map((account_id, i) => ({
      account_id,
      ...rest(i),
      ...Object.fromEntries([...customer, ...internal].map((d) => [d, canary(account_id, table, d)]))
    }));
    const names = Object.keys(rows[0]!);
    const lines = rows.map((row) => names.map((d) => (row as Record<string, unknown>)[d]).join(","));
    await writeFile(
      join(folder, JOURNAL.includes(table) ? "journal" : "", `${table}.csv`),
      `${[names.join(","), ...lines].join("\n")}\n`
    );
  }
  const sources = Object.keys(TABLES)
    .filter((d) => !JOURNAL.includes(d))
    .map((d) => `  ${d}: {from: ${d}.csv}`);
  const yaml = ["company: Grove", "as_of: 2026-09-30", "churn: {basis: payment}", "sources:", ...sources];
  const config = join(folder, "quarterdeck.yaml");
  await writeFile(config, `${yaml.join("\n")}\n`);
  return config;
}

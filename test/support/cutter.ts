import {cp, mkdir, readFile, readdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {csvFormat, csvParse} from "d3";
import {openWarehouse} from "../../loaders/warehouse.js";

// What the sample company's files would have held had they been written at the end of an earlier day. Worked out from
// the data contract, column by column, and without the product's SQL.

type Raw = Record<string, string>;
interface Cut {
  /** The file's rows that had happened by then. */
  known: (row: Raw) => boolean;
  /** Dates that may lie later, each with what falls with it and what stands instead. */
  later?: Record<string, Record<string, string>>;
}

const DATE = /^\d{4}-\d{2}-\d{2}/;

class Cutter {
  private gone = new Set<string>();
  private experiments = new Set<string>();

  constructor(private readonly day: string) {}

  /** True for a date by the end of the day, and for what is no date: a fault stays in its file. */
  private by(text: string | undefined): boolean {
    return text === undefined || !DATE.test(text) || text.slice(0, 10) <= this.day;
  }

  private either(...texts: (string | undefined)[]): boolean {
    const dates = texts.filter((d) => d !== undefined && DATE.test(d));
    return dates.length === 0 || dates.some((d) => this.by(d));
  }

  private monthIsOver(month: string | undefined): boolean {
    if (month === undefined || !DATE.test(month)) return true;
    const [year, number] = month.split("-").map(Number) as [number, number];
    return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) <= this.day;
  }

  private readonly tables: Record<string, Cut> = {
    subscriptions: {known: (d) => this.by(d.start_date), later: {end_date: {end_date: ""}}},
    users: {known: (d) => this.by(d.created_at), later: {deactivated_at: {deactivated_at: ""}}},
    contacts: {known: () => true, later: {left_on: {left_on: ""}}},
    tickets: {
      known: (d) => this.by(d.opened_at),
      later: {first_response_at: {first_response_at: ""}, resolved_at: {resolved_at: "", csat: ""}}
    },
    surveys: {
      known: (d) => this.either(d.sent_at, d.answered_at),
      later: {answered_at: {answered_at: "", score: "", comment: ""}}
    },
    churn_events: {
      known: (d) => this.either(d.churned_on, d.notice_on),
      later: {returned_on: {returned_on: ""}}
    },
    invoices: {known: (d) => this.by(d.issued_on), later: {paid_on: {paid_on: "", status: "open"}}},
    touches: {known: (d) => this.by(d.ts)},
    stages: {known: (d) => this.by(d.entered_at)},
    value: {known: (d) => this.monthIsOver(d.month)},
    requests: {known: (d) => this.by(d.created_at), later: {shipped_at: {shipped_at: "", status: "open"}}},
    accounts_history: {known: (d) => this.by(d.valid_from)},
    goal_values: {known: (d) => this.by(d.valid_from)},
    experiments: {known: (d) => this.by(d.start_date)},
    experiment_units: {known: (d) => this.by(d.assigned_at)},
    experiment_kpis: {known: (d) => this.by(d.measured_on)},
    fx: {known: (d) => this.by(d.month)}
  };

  /** Who is there by the day: signed up by then, or subscribed. */
  accounts(rows: Raw[], subscriptions: Raw[]): Raw[] {
    const subscribed = new Set(subscriptions.filter((d) => this.by(d.start_date)).map((d) => d.account_id));
    const kept = rows.filter((d) => this.by(d.signup_date) || subscribed.has(d.account_id));
    const left = new Set(kept.map((d) => d.account_id));
    this.gone = new Set(rows.flatMap((d) => (left.has(d.account_id) ? [] : [d.account_id ?? ""])));
    return kept;
  }

  /** Remembers which experiments have not begun. */
  begun(rows: Raw[]): void {
    this.experiments = new Set(rows.flatMap((d) => (this.by(d.start_date) ? [] : [d.experiment_id ?? ""])));
  }

  cut(table: string, rows: Raw[]): Raw[] {
    const {known, later = {}} = this.tables[table] ?? {known: () => true};
    return rows
      .filter(
        (d) => known(d) && !this.gone.has(d.account_id ?? "") && !this.experiments.has(d.experiment_id ?? "")
      )
      .map((row) => {
        const cut = {...row};
        for (const [date, instead] of Object.entries(later)) {
          if (this.by(row[date])) continue;
          for (const [column, value] of Object.entries(instead)) {
            if (column === "status" && date === "paid_on" && row.status !== "paid") continue;
            cut[column] = value;
          }
        }
        return cut;
      });
  }

  /** Sets attributes to the value of their history on the day; before their first value they are empty. */
  dated(
    rows: Raw[],
    {history, key, columns}: {history: Raw[]; key: string; columns: Record<string, string>}
  ): Raw[] {
    const values = new Map<string, Map<string, {from: string; value: string}>>();
    for (const {[key]: id = "", field = "", value = "", valid_from = ""} of history) {
      const own = values.get(id) ?? new Map<string, {from: string; value: string}>();
      values.set(id, own);
      const last = own.get(field) ?? {from: "", value: ""};
      own.set(field, this.by(valid_from) && valid_from >= last.from ? {from: valid_from, value} : last);
    }
    return rows.map((row) => {
      const cut = {...row};
      for (const [field, {value}] of values.get(row[key] ?? "") ?? []) cut[columns[field] ?? field] = value;
      return cut;
    });
  }
}

async function readRows(file: string): Promise<Raw[]> {
  const text = await readFile(file, "utf8");
  if (file.endsWith(".csv")) return [...csvParse(text)] as Raw[];
  const rows = JSON.parse(text) as Record<string, string | null>[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ""]))
  );
}

async function writeRows(file: string, rows: Raw[], columns: string[]): Promise<void> {
  const emptied = (row: Raw) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === "" ? null : value]));
  await writeFile(
    file,
    file.endsWith(".csv") ? `${csvFormat(rows, columns)}\n` : JSON.stringify(rows.map(emptied))
  );
}

/** Only reads and writes Parquet: which rows stay is a comparison of two texts. */
async function cutUsage(from: string, to: string, day: string): Promise<void> {
  await mkdir(to, {recursive: true});
  await using db = await openWarehouse(":memory:");
  for (const name of await readdir(from)) {
    await db.run(
      `COPY (FROM '${path.join(from, name)}' WHERE left(occurred_at::VARCHAR, 10) <= '${day}') TO '${path.join(to, name)}' (FORMAT parquet)`
    );
  }
}

/** The lines of the journal that had been written by the end of the day. */
async function cutJournal(from: string, to: string, day: string): Promise<void> {
  await mkdir(to, {recursive: true});
  for (const name of (await readdir(from)).filter((d) => d.endsWith(".csv"))) {
    const rows = await readRows(path.join(from, name));
    const written = rows.filter((d) => (d.on || d.made_on || d.fired_on || "") <= day);
    await writeRows(path.join(to, name), written, Object.keys(rows[0] ?? {}));
  }
}

/** Writes the sample company's files of **from** into **to** as they would have been at the end of a day. */
export async function cutSample(from: string, to: string, day: string): Promise<void> {
  await mkdir(to, {recursive: true});
  const names = (await readdir(from)).filter((d) => /\.(csv|json)$/.test(d));
  const tables = new Map<string, {file: string; rows: Raw[]}>();
  for (const name of names) {
    tables.set(name.replace(/\.\w+$/, ""), {file: name, rows: await readRows(path.join(from, name))});
  }
  const rows = (table: string) => tables.get(table)?.rows ?? [];
  const cutter = new Cutter(day);
  const accounts = cutter.accounts(rows("accounts"), rows("subscriptions"));
  cutter.begun(rows("experiments"));
  const segments = {
    history: rows("accounts_history"),
    key: "account_id",
    columns: {segment: "tier", name: "company_name"}
  };
  const goals = {history: rows("goal_values"), key: "goal_id", columns: {}};
  for (const [table, {file, rows: all}] of tables) {
    let cut = table === "accounts" ? accounts : cutter.cut(table, all);
    if (table === "accounts") cut = cutter.dated(cut, segments);
    if (table === "goals") cut = cutter.dated(cut, goals);
    await writeRows(path.join(to, file), cut, Object.keys(all[0] ?? {}));
  }
  await cutUsage(path.join(from, "usage"), path.join(to, "usage"), day);
  await cutJournal(path.join(from, "journal"), path.join(to, "journal"), day);
}

/** Copies a configuration beside cut files, so that its relative paths find them. */
export async function copyConfig(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), {recursive: true});
  await cp(from, to);
}

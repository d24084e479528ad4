import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {plantFaults} from "./faults.js";
import {DEFAULT_SEED, sampleMark, writeMark} from "./mark.js";
import {MONTHS} from "./model/calendar.js";
import type {TraceRow} from "./model/hazard.js";
import type {Sim} from "./model/sim.js";
import {createSim} from "./model/sim.js";
import {simulate} from "./model/simulate.js";
import {writeCsv, writeJson} from "./output.js";
import {accountRows, historyRows} from "./tables/accounts.js";
import {churnRows} from "./tables/churn.js";
import {experimentTables} from "./tables/experiments.js";
import {journalTables} from "./tables/journal.js";
import {goalTables} from "./tables/goals.js";
import {stageRows, touchRows} from "./tables/journey.js";
import {planRows} from "./tables/plans.js";
import {requestRows} from "./tables/requests.js";
import {fxRows, invoiceRows, subscriptionRows} from "./tables/revenue.js";
import type {Row} from "./tables/rows.js";
import {surveyRows} from "./tables/surveys.js";
import {ticketRows} from "./tables/tickets.js";
import {contactRows, userRows} from "./tables/users.js";
import {valueRows} from "./tables/value.js";
import {UsageLog} from "./usageLog.js";

/** The part of a progress display that the generator talks to. */
interface SampleProgress {
  start(label: string, total?: number): void;
  tick(label: string, done?: number): void;
  end(label: string, note?: string): void;
}

export interface SampleOptions {
  /** Folder for the files; it is made when missing. */
  dir: string;
  seed?: number;
  /** How many times as many accounts as in the sample that ships: a whole number, by default 1. */
  scale?: number;
  progress?: SampleProgress;
}

export interface Sample {
  dir: string;
  seed: number;
  /** Rows by table, planted faults included. */
  counts: Record<string, number>;
  /** What the hazard was made of; in no file. */
  trace: TraceRow[];
  /** The account without usage from 2026-02-09 to 2026-02-22. */
  gap_account: string | null;
}

const quiet: SampleProgress = {start: () => undefined, tick: () => undefined, end: () => undefined};

/** Writes the files of the sample company Kestrel, the mark last: the same seed and scale give the same bytes. */
export async function generateSample({
  dir,
  seed = DEFAULT_SEED,
  scale = 1,
  progress = quiet
}: SampleOptions): Promise<Sample> {
  await mkdir(dir, {recursive: true});
  await writeMark(dir, null);
  const log = new UsageLog(join(dir, "usage"));
  try {
    const sim = createSim(seed, log.take, scale);
    progress.start("sample company", MONTHS);
    const trace = simulate(sim, (month) => progress.tick("sample company", month));
    const tables = tablesOf(sim, trace);
    const counts: Record<string, number> = {};
    for (const [name, rows] of Object.entries(tables)) counts[name] = rows.length;
    counts.usage = await log.finish();
    for (const [name, rows] of Object.entries(tables)) {
      if (name === "requests") await writeJson(join(dir, `${name}.json`), rows);
      else await writeCsv(join(dir, `${name}.csv`), rows);
    }
    await mkdir(join(dir, "journal"), {recursive: true});
    for (const [name, rows] of Object.entries(journalTables(sim))) {
      counts[name] = rows.length;
      if (rows.length > 0) await writeCsv(join(dir, "journal", `${name}.csv`), rows);
    }
    const mark = await sampleMark(seed);
    await writeMark(dir, scale === 1 ? mark : `${mark}, accounts x ${scale}`);
    progress.end(
      "sample company",
      `${counts.accounts} accounts, ${counts.usage.toLocaleString("en")} rows of usage`
    );
    return {dir, seed, counts, trace, gap_account: sim.gap_account?.account_id ?? null};
  } finally {
    log.discard();
  }
}

function tablesOf(sim: Sim, trace: TraceRow[]): Record<string, Row[]> {
  const tickets = ticketRows(sim);
  const experiments = experimentTables(sim, trace);
  const goals = goalTables(sim);
  const tables: Record<string, Row[]> = {
    accounts: accountRows(sim),
    accounts_history: historyRows(sim),
    subscriptions: subscriptionRows(sim),
    users: userRows(sim),
    contacts: contactRows(sim),
    tickets,
    surveys: surveyRows(sim),
    churn_events: churnRows(sim),
    invoices: invoiceRows(sim),
    touches: touchRows(sim),
    ...goals,
    plans: planRows(sim, {goals: goals.goals, tickets, experiments: experiments.experiments}),
    value: valueRows(sim),
    ...experiments,
    stages: stageRows(sim),
    requests: requestRows(sim),
    fx: fxRows(sim)
  };
  plantFaults(tables, sim.random("faults"));
  return tables;
}

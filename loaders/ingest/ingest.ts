import type {Config, Source} from "../configTypes.js";
import {TABLE_NAMES, type TableName} from "../contract.js";
import {UserError} from "../errors.js";
import type {Progress} from "../progress.js";
import type {Warehouse} from "../warehouse.js";
import {latestDay} from "./asOf.js";
import {HISTORIES, dateAttributes, rejectHistory} from "./history.js";
import {journalSources} from "./journal.js";
import {type KnownAt, settleTable} from "./known.js";
import {emptyTable} from "./emptyTable.js";
import {enforceLimit} from "./limit.js";
import {knownRows, makeMeta, writeCounts} from "./meta.js";
import {writeSettings} from "./settings.js";
import {listAccounts, rejectOrphans} from "./references.js";
import {keepRejected} from "./rejected.js";
import {rejectRepeats} from "./repeats.js";
import type {IngestReport, IngestWarning, TableCounts} from "./report.js";
import {ident} from "./sql.js";
import {type Stage, makeStage} from "./stage.js";
import {readSource, stageReader} from "./tables.js";
import {type Usage, readUsage} from "./usage.js";
import {emptyUsage, settleUsage} from "./usageView.js";
import {ingestWarnings} from "./warnings.js";

/** How an ingest is to go. */
export interface IngestOptions {
  /** Go on above the limit of rejected rows. */
  force?: boolean;
  progress: Progress;
  /** The day of the build, in UTC as pages count days: lines of the journal count up to it. */
  today?: string;
}

type Days = Pick<KnownAt, "as_of" | "written_to">;

interface Work {
  db: Warehouse;
  config: Config;
  stages: Map<TableName, Stage>;
  counts: Map<TableName, TableCounts>;
  files: Set<string>;
  usage?: Usage;
}

async function rejections(db: Warehouse, table: string): Promise<{rejected: number; cascaded: number}> {
  const [row] = await db.query<{rejected: number; cascaded: number}>(
    "SELECT count(*) AS rejected, coalesce(count_if(NOT counted), 0) AS cascaded FROM rejected_rows WHERE table_name = $1",
    [table]
  );
  return row ?? {rejected: 0, cascaded: 0};
}

async function readStaged(
  work: Work,
  stage: Stage,
  source: Source
): Promise<{read: number; label: string; files: string[]}> {
  const {db, config} = work;
  const {table} = stage;
  const read = await readSource({db, config, table}, {stage, source, reader: stageReader(work, stage)});
  if (table in HISTORIES) await rejectHistory(db, stage);
  await rejectOrphans(db, stage);
  await rejectRepeats(db, stage);
  if (table === "accounts") await listAccounts(db, stage);
  const [row] = await db.query<{n: number}>(`SELECT count(*) AS n FROM ${ident(stage.name)}`);
  return {read: row?.n ?? 0, label: read.source, files: read.files};
}

async function readRolledUp(
  work: Work,
  stage: Stage,
  source: Source
): Promise<{read: number; label: string; files: string[]}> {
  const {db, config} = work;
  const read = await readSource(
    {db, config, table: "usage"},
    {stage, source, reader: (mapped) => readUsage(db, stage, {mapped, zone: config.time_zone})}
  );
  work.usage = read.result;
  return {read: read.result.read, label: read.source, files: read.files};
}

async function readTable(work: Work, table: TableName, source: Source): Promise<string> {
  const {db} = work;
  const stage = await makeStage(db, table);
  const {read, label, files} = await (table === "usage" ? readRolledUp : readStaged)(work, stage, source);
  await keepRejected(db, stage);
  for (const file of files) work.files.add(file);
  const {rejected, cascaded} = await rejections(db, table);
  work.stages.set(table, stage);
  work.counts.set(table, {
    read,
    accepted: read - rejected,
    rejected,
    cascaded,
    known: 0,
    warnings: 0,
    configured: true,
    source: label
  });
  return `${read.toLocaleString("en")} rows read, ${(read - rejected).toLocaleString("en")} accepted, ${rejected.toLocaleString("en")} rejected`;
}

async function decideAsOf({db, stages, counts, usage, config}: Work): Promise<string> {
  const day = config.as_of ?? (await latestDay(db, stages, usage?.last_day ?? null));
  if (day !== null) return day;
  const empty = [...counts].filter(([, d]) => d.accepted === 0);
  const fates = empty.map(
    ([table, {read}]) => `\n  ${table}: ${read === 0 ? "no row" : `none of ${read} rows was accepted`}`
  );
  throw new UserError(
    `${config.path}: no accepted row has a date, so the last day of known data is not known${fates.join("")}\nmend the mapping or the files, or give as_of`
  );
}

/**
 * The last day of which lines of the journal count: what people wrote since the data end does, but for a build that
 * looks back.
 */
function journalEnd({looks_back}: Config, as_of: string, today: string): string {
  return looks_back || today < as_of ? as_of : today;
}

async function settle({db, config, stages, usage}: Work, {as_of, written_to}: Days): Promise<void> {
  const at = {as_of, written_to, currency: config.currency, stages};
  for (const table of TABLE_NAMES) {
    const stage = stages.get(table);
    if (stage === undefined) await emptyTable(db, table);
    else if (table !== "usage") await settleTable(db, stage, at);
  }
  if (usage === undefined) await emptyUsage(db);
  else await settleUsage(db, usage, as_of);
  for (const table of Object.keys(HISTORIES) as (keyof typeof HISTORIES)[]) {
    const stage = stages.get(table);
    if (stage !== undefined) await dateAttributes(db, stage, as_of);
  }
}

async function warn(work: Work, days: Days): Promise<IngestWarning[]> {
  const warnings = await ingestWarnings({...work, ...days});
  for (const [table, counts] of work.counts) {
    counts.known = await knownRows(work.db, table);
    counts.warnings = warnings.filter((d) => d.table_name === table).reduce((sum, d) => sum + d.rows, 0);
  }
  await writeCounts(work.db, work.counts, warnings);
  return warnings;
}

/**
 * Reads every configured table into an open, fresh database: accepted rows known at as_of, rejected rows, counts and
 * warnings. Throws UserError for input that does not fit the configuration, and with exit code 3 above the limit of
 * rejected rows unless forced.
 */
export async function ingest(db: Warehouse, config: Config, options: IngestOptions): Promise<IngestReport> {
  const {progress, force = false, today = new Date().toISOString().slice(0, 10)} = options;
  const work: Work = {db, config, stages: new Map(), counts: new Map(), files: new Set()};
  const sources = {...config.sources, ...journalSources(config)};
  const tables = TABLE_NAMES.filter((d) => sources[d] !== undefined);
  const label = "Reading files";
  progress.start(label, tables.length + 1);
  await makeMeta(db);
  for (const table of tables) {
    const note = await readTable(work, table, sources[table] as Source);
    progress.note(`  ${table}: ${note}`);
    progress.tick(label);
  }
  if (!force && !config.rejects.continue) await enforceLimit(db, config, work.counts);
  const as_of = await decideAsOf(work);
  const days = {as_of, written_to: journalEnd(config, as_of, today)};
  await settle(work, days);
  await writeSettings(db, config, as_of);
  const warnings = await warn(work, days);
  for (const stage of work.stages.values()) await db.run(`DROP TABLE ${ident(stage.name)}`);
  progress.end(label, `as of ${as_of}`);
  return {as_of, tables: Object.fromEntries(work.counts), warnings, files: [...work.files]};
}

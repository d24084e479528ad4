import type {Warehouse} from "../warehouse.js";
import type {Mapped} from "./mapped.js";
import {ROW} from "./rawTable.js";
import {ACCOUNT_IDS, rejectOrphans} from "./references.js";
import {ident} from "./sql.js";
import {type Stage, VALUE_LENGTH} from "./stage.js";
import {addCheck, addSource} from "./stageCodes.js";
import {takeMalformed} from "./malformed.js";
import {type UsageSource, usageScan} from "./usageScan.js";

/** What a pass over usage found; the rows themselves stay in their files. */
export interface Usage {
  /** Holds only the rejected rows. */
  stage: Stage;
  sources: UsageSource[];
  zone: string;
  read: number;
  /** Whether no row broke a rule, so that what reads them need not look again. */
  clean: boolean;
  /** The code of repeats of a usage_id, if there are any. */
  repeat?: number;
  /** The latest day of an accepted row. */
  last_day: string | null;
}

interface Pass {
  db: Warehouse;
  stage: Stage;
  sources: UsageSource[];
  zone: string;
}

const COLUMNS = "account_id, user_id, ts, feature, count, duration_s, errors";

async function listMalformed({db, stage, sources}: Pass): Promise<void> {
  for (const source of sources.filter((d) => d.mapped.csv !== undefined)) {
    const {mapped, file} = source;
    await db.query(
      `SELECT ${mapped.columns.map((d) => `count(${d.value})`).join(", ")} FROM ${mapped.from("list")}`
    );
    const lines = await takeMalformed(db);
    source.malformed = lines;
    if (lines.length === 0) continue;
    const code = addCheck(stage, {
      column: "",
      rule: "malformed",
      message: "the line cannot be split into its columns"
    });
    const rows = lines.map((d) => ({_file: file, _row: d.line - 1, _code: code, _value: d.text}));
    await db.appendRows(stage.name, rows);
  }
}

/** One scan: the roll-up of all rows, good and bad, with the number of bad ones in each group. */
async function rollUp({db, stage, sources, zone}: Pass): Promise<void> {
  const scans = sources.map((d) => usageScan(stage, d, {zone})).join(" UNION ALL BY NAME ");
  await db.run(
    `CREATE OR REPLACE TABLE usage_user_day AS
     SELECT account_id, user_id, CAST(ts AS DATE) AS day, count(*)::INTEGER AS rows, sum(coalesce(count, 1))::BIGINT AS uses,
       sum(duration_s)::BIGINT AS duration_s, sum(errors)::BIGINT AS errors, count_if(_broken > 0) AS bad
     FROM (${scans}) GROUP BY ALL`
  );
}

async function keepBroken({db, stage, sources, zone}: Pass): Promise<void> {
  for (const source of sources) {
    await db.run(
      `INSERT INTO ${ident(stage.name)} (_file, _row, _code, _value, usage_id, ${COLUMNS})
       SELECT ${source.file}, ${ROW}, _broken, CASE WHEN _broken > 0 THEN _blamed END, usage_id, ${COLUMNS}
       FROM (${usageScan(stage, source, {zone, numbered: true, blamed: true})})
       WHERE _broken > 0 OR account_id NOT IN (FROM ${ACCOUNT_IDS.accepted})`
    );
  }
  await rejectOrphans(db, stage);
}

const HASHES = "usage_repeat_hashes";

/** Lists the hashes of ids that may come twice, so that no text of all the others is kept. */
async function listRepeatHashes({db, sources}: Pass): Promise<boolean> {
  const ids = sources.flatMap(({mapped}) => {
    const id = mapped.columns.find((d) => d.name === "usage_id")?.value;
    const from = mapped.from(mapped.csv === undefined ? undefined : "skip");
    return id === undefined ? [] : [`SELECT CAST(${id} AS VARCHAR) AS id FROM ${from}`];
  });
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${HASHES} AS
     SELECT h FROM (SELECT hash(id) AS h FROM (${ids.join(" UNION ALL ")}) WHERE id <> '') GROUP BY h HAVING count(*) > 1`
  );
  const [row] = await db.query<{n: number}>(`SELECT count(*) AS n FROM ${HASHES}`);
  return row !== undefined && row.n > 0;
}

/** Sets aside repeats of usage_id among rows that are otherwise good; the first is kept. */
async function keepRepeats(pass: Pass): Promise<number | undefined> {
  const {db, stage, sources, zone} = pass;
  if (!(await listRepeatHashes(pass))) return undefined;
  const candidates = sources
    .map(
      (
        source
      ) => `SELECT ${source.file} AS _file, * FROM (${usageScan(stage, source, {zone, numbered: true})})
        WHERE hash(usage_id) IN (FROM ${HASHES}) AND _broken = 0 AND account_id IN (FROM ${ACCOUNT_IDS.accepted})`
    )
    .join(" UNION ALL BY NAME ");
  const message = "usage_id was seen before; the first row is kept";
  const code = addCheck(stage, {column: "usage_id", rule: "duplicate", message});
  await db.run(
    `INSERT INTO ${ident(stage.name)} (_file, _row, _code, _value, usage_id, ${COLUMNS})
     SELECT _file, ${ROW}, ${code}, left(usage_id, ${VALUE_LENGTH}), usage_id, ${COLUMNS} FROM (
       SELECT *, row_number() OVER (PARTITION BY usage_id ORDER BY _file, ${ROW}) AS nth
       FROM (${candidates})) WHERE nth > 1`
  );
  return code;
}

/** Takes the rejected rows out of the roll-up; lines and rows that were lost before it are not in it. */
async function subtractRejected({db, stage, sources}: Pass): Promise<void> {
  const files = sources.map((d) => d.file).join(", ");
  const malformed = stage.checks.find((d) => d.rule === "malformed")?.code ?? -1;
  await db.run(
    `UPDATE usage_user_day g SET rows = g.rows - s.rows, uses = g.uses - s.uses,
       duration_s = g.duration_s - coalesce(s.duration_s, 0), errors = g.errors - coalesce(s.errors, 0)
     FROM (SELECT account_id, user_id, CAST(ts AS DATE) AS day, count(*) AS rows, sum(coalesce(count, 1)) AS uses,
         sum(duration_s) AS duration_s, sum(errors) AS errors
       FROM ${ident(stage.name)} WHERE _file IN (${files}) AND _code <> ${malformed} GROUP BY ALL) s
     WHERE g.account_id IS NOT DISTINCT FROM s.account_id AND g.user_id IS NOT DISTINCT FROM s.user_id
       AND g.day IS NOT DISTINCT FROM s.day`
  );
  await db.run("DELETE FROM usage_user_day WHERE rows = 0");
}

interface Totals {
  rows: number;
  bad: number;
  orphans: number;
}

async function totals({db}: Pass): Promise<Totals> {
  const [row] = await db.query<Totals>(
    `SELECT coalesce(sum(rows), 0) AS rows, coalesce(sum(bad), 0) AS bad,
       coalesce(sum(rows) FILTER (account_id NOT IN (FROM ${ACCOUNT_IDS.accepted})), 0) AS orphans FROM usage_user_day`
  );
  return row ?? {rows: 0, bad: 0, orphans: 0};
}

/** Reads usage once, rolled up to account, user and day; only rows at fault are looked up again, with their numbers. */
export async function readUsage(
  db: Warehouse,
  stage: Stage,
  {mapped, zone}: {mapped: Mapped[]; zone: string}
): Promise<Usage> {
  const sources = mapped.map((d): UsageSource => ({
    mapped: d,
    file: addSource(stage, d.source),
    malformed: []
  }));
  for (const {columns} of mapped) for (const {name} of columns) stage.given.add(name);
  const pass = {db, stage, sources, zone};
  await listMalformed(pass);
  const [lost] = await db.query<{n: number}>(`SELECT count(*) AS n FROM ${ident(stage.name)}`);
  await rollUp(pass);
  const {rows, bad, orphans} = await totals(pass);
  const clean = bad + orphans === 0;
  if (!clean) await keepBroken(pass);
  const repeat = stage.given.has("usage_id") ? await keepRepeats(pass) : undefined;
  if (!clean || repeat !== undefined) await subtractRejected(pass);
  await db.run("ALTER TABLE usage_user_day DROP COLUMN bad");
  const [last] = await db.query<{day: string | null}>("SELECT max(day) AS day FROM usage_user_day");
  return {stage, sources, zone, read: rows + (lost?.n ?? 0), clean, repeat, last_day: last?.day ?? null};
}

import type {Warehouse} from "../warehouse.js";
import type {Mapped} from "./mapped.js";
import {ROW} from "./rawTable.js";
import {ACCOUNT_IDS, rejectOrphans} from "./references.js";
import {ident} from "./sql.js";
import {type Stage, VALUE_LENGTH, addCheck, addSource, takeMalformed} from "./stage.js";
import {USAGE_COLUMNS, type UsageSource, usageScan} from "./usageScan.js";

/** What a pass over usage found; the rows themselves stay in their files. */
export interface Usage {
  /** Holds only the rejected rows. */
  stage: Stage;
  sources: UsageSource[];
  zone: string;
  read: number;
  /** The latest day of an accepted row. */
  last_day: string | null;
}

const GROUPS = "usage_groups";
const COLUMNS = "account_id, user_id, ts, feature, count, duration_s, errors";

/** Where repeats of a usage_id are, which the view of usage leaves out. */
export const REPEATS = "usage_repeats";

async function roll(
  db: Warehouse,
  stage: Stage,
  {source, zone}: {source: UsageSource; zone: string}
): Promise<void> {
  const lines = source.mapped.csv === undefined ? [] : await malformedLines(db, source.mapped);
  source.malformed = lines;
  if (lines.length > 0) {
    const code = addCheck(stage, {
      column: "",
      rule: "malformed",
      message: "the line cannot be split into its columns"
    });
    await db.appendRows(
      stage.name,
      lines.map(({line, text}) => ({_file: source.file, _row: line - 1, _code: code, _value: text}))
    );
  }
  await db.run(
    `INSERT INTO ${GROUPS}
     SELECT account_id, user_id, CAST(ts AS DATE) AS day, _broken > 0 AS bad, count(*),
       sum(coalesce(count, 1)), sum(duration_s), sum(errors)
     FROM (${usageScan(stage, source, {zone})}) GROUP BY ALL`
  );
}

async function malformedLines(
  db: Warehouse,
  mapped: Mapped
): Promise<Awaited<ReturnType<typeof takeMalformed>>> {
  const values = mapped.columns.map((d) => `count(${d.value})`).join(", ");
  await db.run(
    `CREATE OR REPLACE TEMP TABLE usage_line_test AS SELECT ${values} FROM ${mapped.from("list")}`
  );
  await db.run("DROP TABLE usage_line_test");
  return takeMalformed(db);
}

async function keepBroken(
  db: Warehouse,
  stage: Stage,
  {source, zone}: {source: UsageSource; zone: string}
): Promise<void> {
  await db.run(
    `INSERT INTO ${ident(stage.name)} (_file, _row, _code, _value, usage_id, ${COLUMNS})
     SELECT ${source.file}, ${ROW}, _broken, CASE WHEN _broken > 0 THEN _blamed END, usage_id, ${COLUMNS}
     FROM (${usageScan(stage, source, {zone, numbered: true, blamed: true})})
     WHERE _broken > 0 OR account_id NOT IN (FROM ${ACCOUNT_IDS.accepted})`
  );
}

function acceptable(
  stage: Stage,
  {source, zone, numbered}: {source: UsageSource; zone: string; numbered?: boolean}
): string {
  return `SELECT ${source.file} AS _file, * FROM (${usageScan(stage, source, {zone, numbered})})
    WHERE _broken = 0 AND account_id IN (FROM ${ACCOUNT_IDS.accepted}) AND usage_id IS NOT NULL`;
}

/** Sets aside repeats of usage_id; hashes find the few candidates, so that no text of all the others is kept. */
async function keepRepeats(
  db: Warehouse,
  stage: Stage,
  {sources, zone}: {sources: UsageSource[]; zone: string}
): Promise<void> {
  const all = (numbered: boolean): string =>
    sources.map((source) => acceptable(stage, {source, zone, numbered})).join(" UNION ALL BY NAME ");
  await db.run(
    `CREATE OR REPLACE TEMP TABLE usage_repeat_hashes AS
     SELECT h FROM (SELECT hash(usage_id) AS h FROM (${all(false)})) GROUP BY h HAVING count(*) > 1`
  );
  const [row] = await db.query<{n: number}>("SELECT count(*) AS n FROM usage_repeat_hashes");
  if ((row?.n ?? 0) > 0) {
    const code = addCheck(stage, {
      column: "usage_id",
      rule: "duplicate",
      message: "usage_id was seen before; the first row is kept"
    });
    await db.run(
      `INSERT INTO ${ident(stage.name)} (_file, _row, _code, _value, usage_id, ${COLUMNS})
       SELECT _file, ${ROW}, ${code}, left(usage_id, ${VALUE_LENGTH}), usage_id, ${COLUMNS} FROM (
         SELECT *, row_number() OVER (PARTITION BY usage_id ORDER BY _file, ${ROW}) AS nth
         FROM (${all(true)}) WHERE hash(usage_id) IN (FROM usage_repeat_hashes)) WHERE nth > 1`
    );
    await db.run(
      `CREATE TABLE ${REPEATS} AS SELECT _file, _row FROM ${ident(stage.name)} WHERE _code = ${code}`
    );
  }
  await db.run("DROP TABLE usage_repeat_hashes");
}

async function anyRejected(db: Warehouse): Promise<boolean> {
  const [row] = await db.query<{found: boolean}>(
    `SELECT bool_or(bad OR account_id NOT IN (FROM ${ACCOUNT_IDS.accepted})) AS found FROM ${GROUPS}`
  );
  return row?.found === true;
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
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${GROUPS} (account_id VARCHAR, user_id VARCHAR, day DATE, bad BOOLEAN, rows BIGINT, uses BIGINT, duration_s BIGINT, errors BIGINT)`
  );
  for (const source of sources) {
    for (const {name} of source.mapped.columns) stage.given.add(name);
    await roll(db, stage, {source, zone});
  }
  const lost = await db.query<{n: number}>(`SELECT count(*) AS n FROM ${ident(stage.name)}`);
  const [total] = await db.query<{n: number}>(`SELECT coalesce(sum(rows), 0) AS n FROM ${GROUPS}`);
  if (await anyRejected(db)) {
    for (const source of sources) await keepBroken(db, stage, {source, zone});
    await rejectOrphans(db, stage);
  }
  if (stage.given.has("usage_id")) await keepRepeats(db, stage, {sources, zone});
  const accepted = await acceptedDays(db, stage);
  return {stage, sources, zone, read: (total?.n ?? 0) + (lost[0]?.n ?? 0), last_day: accepted};
}

/** Turns the groups into the accepted roll-up, usage_user_day, of all days; returns the last. */
async function acceptedDays(db: Warehouse, stage: Stage): Promise<string | null> {
  const repeat = stage.checks.find((d) => d.rule === "duplicate")?.code ?? -1;
  await db.run(
    `CREATE OR REPLACE TABLE usage_user_day AS
     SELECT account_id, user_id, day, sum(rows)::INTEGER AS rows, sum(uses)::BIGINT AS uses,
       sum(duration_s)::BIGINT AS duration_s, sum(errors)::BIGINT AS errors
     FROM (SELECT * EXCLUDE (bad) FROM ${GROUPS} WHERE NOT bad AND account_id IN (FROM ${ACCOUNT_IDS.accepted})
       UNION ALL SELECT account_id, user_id, CAST(ts AS DATE), -1, -coalesce(count, 1), -duration_s, -errors
       FROM ${ident(stage.name)} WHERE _code = ${repeat})
     GROUP BY ALL HAVING sum(rows) > 0;
     DROP TABLE ${GROUPS}`
  );
  const [row] = await db.query<{day: string | null}>("SELECT max(day) AS day FROM usage_user_day");
  return row?.day ?? null;
}

/** Makes the view usage over the files, and cuts the roll-up, to what is known at as_of of known accounts. */
export async function settleUsage(db: Warehouse, usage: Usage | undefined, as_of: string): Promise<void> {
  if (usage === undefined) {
    await db.run(
      `CREATE TABLE usage_user_day (account_id VARCHAR, user_id VARCHAR, day DATE, rows INTEGER, uses BIGINT, duration_s BIGINT, errors BIGINT)`
    );
    return;
  }
  const {stage, sources, zone} = usage;
  const repeats = stage.checks.some((d) => d.rule === "duplicate");
  const scans = sources.map((source) => {
    const left_out = repeats
      ? ` AND ${ROW} NOT IN (SELECT _row FROM ${REPEATS} WHERE _file = ${source.file})`
      : "";
    return `SELECT ${USAGE_COLUMNS} FROM (${usageScan(stage, source, {zone, numbered: repeats})})
      WHERE _broken = 0 AND ts < DATE '${as_of}' + 1 AND account_id IN (SELECT account_id FROM accounts)${left_out}`;
  });
  await db.run(
    `CREATE VIEW usage AS ${scans.join(" UNION ALL ")};
     DELETE FROM usage_user_day WHERE day > DATE '${as_of}' OR account_id NOT IN (SELECT account_id FROM accounts)`
  );
}

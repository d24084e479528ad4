import {readFile} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";
import {codeHash} from "./codeHash.js";
import type {Config} from "./configTypes.js";
import {UserError} from "./errors.js";
import {fingerprint} from "./fingerprint.js";
import {ingest} from "./ingest/ingest.js";
import type {IngestReport} from "./ingest/report.js";
import {LATER_LINES} from "./ingest/warningsJournal.js";
import {runModels} from "./models.js";
import {checkedPlays} from "./playbook/triggers.js";
import type {Progress} from "./progress.js";
import type {Warehouse} from "./warehouse.js";
import {openWarehouse, replaceFile} from "./warehouse.js";

/** How a warehouse is to be built. */
export interface BuildOptions {
  /** The file to make. */
  warehouse: string;
  /** Compute it anew whatever is there, and go on above the limit of rejected rows. */
  force?: boolean;
  progress: Progress;
  /** The day of the build; defaults to the clock's, in UTC. */
  today?: string;
}

/** A warehouse that is complete. */
export interface BuiltWarehouse {
  path: string;
  /** Of the input, the configuration and the code that it follows from. */
  fingerprint: string;
  /** True when the file already followed from all that and was left as it was. */
  reused: boolean;
  report: IngestReport;
}

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
/** The code that decides what an ingest and the models make of their input. */
const CODE = [
  "loaders/ingest",
  "loaders/contract",
  "loaders/models.ts",
  "loaders/models",
  "loaders/playbook",
  "loaders/health/zoneLines.ts",
  "loaders/health/zonePoints.ts",
  "data/playbook.yaml",
  "src/metrics"
];

async function codeVersion(): Promise<string> {
  const text = await readFile(path.join(PROJECT, "package.json"), "utf8");
  return (JSON.parse(text) as {version: string}).version;
}

/** What was ingested into a warehouse that follows from the same input, config and code; else null. */
async function reusable(file: string, wanted: string, config: Config): Promise<IngestReport | null> {
  try {
    await using db = await openWarehouse(file, {readonly: true});
    const rows = await db.query<{key: string; value: string}>("SELECT key, value FROM meta");
    const meta = new Map(rows.map((d) => [d.key, d.value]));
    if (meta.get("fingerprint") !== wanted || meta.get("forced") === "true") return null;
    const report = JSON.parse(meta.get("report") ?? "null") as IngestReport | null;
    return report !== null && waitsForDay(report, config) ? null : report;
  } catch {
    // No file, or none that can be read: it is made anew.
    return null;
  }
}

/** Whether a line of the journal did not count because its day had not come: by now it may have. */
function waitsForDay({warnings}: IngestReport, {looks_back}: Config): boolean {
  return !looks_back && warnings.some((d) => d.rule === LATER_LINES);
}

/** Tells what people wrote that does not count. */
function tellLaterLines({warnings}: IngestReport, progress: Progress): void {
  for (const {table_name, rule, message, rows, example} of warnings)
    if (rule === LATER_LINES)
      progress.note(`  ${table_name}: ${rows.toLocaleString("en")} ${message} (such as ${example ?? ""})`);
}

async function writeMeta(db: Warehouse, values: Record<string, string>): Promise<void> {
  for (const [key, value] of Object.entries(values)) {
    await db.run("INSERT INTO meta VALUES ($key, $value)", {key, value});
  }
}

/**
 * Makes the warehouse of a configuration, or leaves it when it already follows from the same files, configuration and
 * code. It is written beside its place and renamed when complete, so that a reader or a second run never sees a part.
 *
 * @throws UserError for input that does not fit, with exit code 3 above the limit of rejected rows unless forced
 */
export async function buildWarehouse(
  config: Config,
  {warehouse, force = false, progress, today}: BuildOptions
): Promise<BuiltWarehouse> {
  // DuckDB names a database after its file; the models keep their own tables in one that is named staging.
  if (/^\.*staging(\.|$)/i.test(path.basename(warehouse))) {
    throw new UserError(
      `the warehouse cannot be named ${path.basename(warehouse)}: give another name than staging`
    );
  }
  const wanted = await fingerprint(config, await codeHash(CODE));
  const before = force ? null : await reusable(warehouse, wanted, config);
  if (before !== null) {
    progress.note(`Warehouse ${warehouse} is up to date`);
    tellLaterLines(before, progress);
    return {path: warehouse, fingerprint: wanted, reused: true, report: before};
  }
  await checkedPlays(config); // a fault in them is told before an hour of work, not after
  let report: IngestReport | undefined;
  await replaceFile(warehouse, async (temporary) => {
    await using db = await openWarehouse(temporary);
    report = await ingest(db, config, {force, progress, today});
    await runModels(db, config, {progress});
    await writeMeta(db, {
      fingerprint: wanted,
      code_version: await codeVersion(),
      forced: String(force),
      report: JSON.stringify(report)
    });
    await db.run("CHECKPOINT");
  });
  if (report === undefined) throw new Error("the warehouse was not written");
  tellLaterLines(report, progress);
  return {path: warehouse, fingerprint: wanted, reused: false, report};
}

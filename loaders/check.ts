import type {Config} from "./configTypes.js";
import {ingest} from "./ingest/ingest.js";
import type {IngestReport} from "./ingest/report.js";
import {checkedPlays} from "./playbook/triggers.js";
import type {Progress} from "./progress.js";
import {openWarehouse} from "./warehouse.js";

/** A row that was set aside. */
export interface RejectedRow {
  table_name: string;
  source: string;
  /** In the file, the header not counted, or in the query’s result. */
  row_number: number;
  column_name: string;
  value: string | null;
  rule: string;
  message: string;
  caused_by: string | null;
}

/** What a check found: the report of an ingest, with examples of what was set aside. */
export interface CheckReport extends IngestReport {
  /** The first rows of each table and rule, at most **EXAMPLES** each. */
  rejected: RejectedRow[];
}

/** How many rejected rows of each table and rule a check shows. */
const EXAMPLES = 3;

/**
 * Reads and validates everything that a build would, keeps nothing, and reports. Throws UserError for a configuration
 * that does not fit the files, and with exit code 3 above the limit of rejected rows.
 */
export async function checkSources(config: Config, {progress}: {progress: Progress}): Promise<CheckReport> {
  await checkedPlays(config);
  await using db = await openWarehouse(":memory:");
  // Expressions and queries come from a file that someone else may have written.
  await db.run("SET lock_configuration = true");
  const report = await ingest(db, config, {progress});
  const rejected = await db.query<RejectedRow>(
    `SELECT * EXCLUDE (counted) FROM rejected_rows
     QUALIFY row_number() OVER (PARTITION BY table_name, rule, column_name ORDER BY source, row_number) <= ${EXAMPLES}
     ORDER BY table_name, rule, source, row_number`
  );
  return {...report, rejected};
}

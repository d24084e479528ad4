import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {safeId} from "../../src/lib/safeId.js";
import type {AccountMetrics} from "../../src/metrics/accountData.js";
import type {Progress} from "../progress.js";
import type {Warehouse} from "../warehouse.js";
import {ACCOUNT_SECTIONS} from "./accountSections.js";
import {jsonColumns} from "./jsonColumns.js";

/** How many accounts are held in memory at a time. */
const BATCH = 500;

/** How many files are written at a time. */
const WRITERS = 32;

/** The facts of account_dim with the little that the accounts table adds. */
const FACTS = `SELECT account_id, name, segment, plan, industry, country, region, csm, language, signup_date,
  first_paid_date, churned_on, paying, mrr, arr, contract_mrr, contract_currency, seats, renewal_date, tenure_days
  FROM account_dim`;

/** The metrics of each account, over the last window and the one before. */
export type MetricsByAccount = ReadonlyMap<string, {metrics: AccountMetrics; before: AccountMetrics | null}>;

/**
 * Writes one file for each account, with everything its page draws first, and returns how many.
 *
 * It reads the published copy only, so a file can hold nothing that the copy does not: hashed users, no comments
 * unless they are published.
 *
 * @param db with the published copy as its default database
 */
export async function writeAccountFiles(
  db: Warehouse,
  {dir, metrics, progress}: {dir: string; metrics: MetricsByAccount; progress: Progress}
): Promise<number> {
  const label = "Account files";
  await mkdir(dir, {recursive: true});
  const accounts = await db.query<{account_id: string}>("SELECT account_id FROM account_dim ORDER BY account_id");
  const queries = await sectionQueries(db);
  progress.start(label, accounts.length);
  for (let i = 0; i < accounts.length; i += BATCH) {
    const ids = accounts.slice(i, i + BATCH).map((d) => d.account_id);
    const range: [string, string] = [ids[0] ?? "", ids.at(-1) ?? ""];
    const parts = new Map(ids.map((id) => [id, [metricsPart(metrics, id)]]));
    for (const {key, sql} of queries) {
      for (const row of await db.query<{account_id: string; json: string}>(sql, range)) {
        parts.get(row.account_id)?.push(`${JSON.stringify(key)}:${row.json}`);
      }
    }
    await writeAll(dir, parts);
    progress.tick(label, Math.min(accounts.length, i + BATCH));
  }
  progress.end(label, `${accounts.length}`);
  return accounts.length;
}

async function sectionQueries(db: Warehouse): Promise<{key: string; sql: string}[]> {
  const where = "account_id BETWEEN $1 AND $2";
  const sections = [];
  for (const section of ACCOUNT_SECTIONS) {
    sections.push({key: section.key, sql: await jsonColumns(db, section, where)});
  }
  const facts = `SELECT d.account_id, to_json(d)::VARCHAR AS json FROM (${FACTS}) d WHERE ${where}`;
  const now = ACCOUNT_SECTIONS.find((d) => d.key === "points")?.sql;
  const point = `SELECT p.account_id, to_json(p)::VARCHAR AS json FROM (${now}) p JOIN settings ON point_date = as_of WHERE ${where}`;
  return [{key: "account", sql: facts}, {key: "now", sql: point}, ...sections];
}

function metricsPart(all: MetricsByAccount, id: string): string {
  const {metrics, before} = all.get(id) ?? {metrics: null, before: null};
  return `"metrics":${JSON.stringify(metrics)},"before":${JSON.stringify(before)}`;
}

async function writeAll(dir: string, parts: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const files = Array.from(parts, ([id, texts]) => ({
    file: path.join(dir, `${safeId(id)}.json`),
    text: `{${texts.join(",")}}\n`
  }));
  for (let i = 0; i < files.length; i += WRITERS) {
    await Promise.all(files.slice(i, i + WRITERS).map(({file, text}) => writeFile(file, text)));
  }
}

import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {dataName} from "../../src/lib/dataName.js";
import type {AccountWindow} from "../../src/metrics/accountData.js";
import type {LikeAccounts} from "../../src/metrics/backtest/likeAccounts.js";
import type {Progress} from "../progress.js";
import type {Warehouse} from "../warehouse.js";
import {ACCOUNT_SECTIONS, SOME_ACCOUNTS} from "./accountSections.js";
import {jsonColumns} from "./jsonColumns.js";

/** How many accounts are held in memory at a time. */
const BATCH = 1000;

/** How many files are written at a time. */
const WRITERS = 32;

/** The facts of account_dim with the little that the accounts table adds. */
const FACTS = `SELECT account_id, name, segment, plan, industry, country, region, csm, language, signup_date,
  first_paid_date, churned_on, paying, mrr, arr, contract_mrr, contract_currency, seats, renewal_date, tenure_days
  FROM account_dim`;

/** What goes into the files beside what the published copy holds. */
export interface AccountFileOptions {
  dir: string;
  /** The metrics of each account in every window. */
  windows: ReadonlyMap<string, readonly AccountWindow[]>;
  /** What became of accounts with a score like that of each that pays. */
  likes?: ReadonlyMap<string, LikeAccounts>;
  progress: Progress;
}

/**
 * Writes one file for each account, with everything its page draws first, and returns their ids.
 *
 * It reads the published copy only, so a file can hold nothing that the copy does not: hashed users, no comments
 * unless they are published.
 *
 * @param db with the published copy as its default database
 */
export async function writeAccountFiles(
  db: Warehouse,
  {dir, windows, likes, progress}: AccountFileOptions
): Promise<string[]> {
  const label = "Account files";
  await mkdir(dir, {recursive: true});
  const accounts = await db.query<{account_id: string}>(
    "SELECT account_id FROM account_dim ORDER BY account_id"
  );
  const queries = await sectionQueries(db);
  const common = await commonPart(db);
  progress.start(label, accounts.length);
  for (let i = 0; i < accounts.length; i += BATCH) {
    const ids = accounts.slice(i, i + BATCH).map((d) => d.account_id);
    const range: [string, string] = [ids[0] ?? "", ids.at(-1) ?? ""];
    const parts = new Map(
      ids.map((id) => [id, [common, windowsPart(windows.get(id) ?? []), likePart(likes?.get(id))]])
    );
    for (const {key, sql} of queries) {
      for (const row of await db.query<{account_id: string; json: string}>(sql, range)) {
        parts.get(row.account_id)?.push(`${JSON.stringify(key)}:${row.json}`);
      }
    }
    await writeAll(dir, parts);
    progress.tick(label, Math.min(accounts.length, i + BATCH));
  }
  progress.end(label, `${accounts.length}`);
  return accounts.map((d) => d.account_id);
}

async function sectionQueries(db: Warehouse): Promise<{key: string; sql: string}[]> {
  const where = SOME_ACCOUNTS;
  const sections = [];
  for (const section of ACCOUNT_SECTIONS) {
    sections.push({key: section.key, sql: await jsonColumns(db, section, where)});
  }
  const facts = `SELECT d.account_id, to_json(d)::VARCHAR AS json FROM (${FACTS}) d WHERE ${where}`;
  const now = ACCOUNT_SECTIONS.find((d) => d.key === "points")?.sql;
  const point = `SELECT p.account_id, to_json(p)::VARCHAR AS json FROM (${now}) p JOIN settings ON point_date = as_of WHERE ${where}`;
  return [{key: "account", sql: facts}, {key: "now", sql: point}, ...sections];
}

function windowsPart(windows: readonly AccountWindow[]): string {
  return `"windows":${JSON.stringify(windows)}`;
}

function likePart(like: LikeAccounts | undefined): string {
  return `"like":${JSON.stringify(like ?? null)}`;
}

/** What is the same for every account. */
async function commonPart(db: Warehouse): Promise<string> {
  const [settings] = await db.query<{company: string; as_of: string; currency: string}>(
    "SELECT company, as_of, currency FROM settings"
  );
  const missing = await db.query<{table_name: string}>(
    "SELECT table_name FROM table_counts WHERE NOT configured ORDER BY table_name"
  );
  const part = {
    company: settings?.company,
    as_of: settings?.as_of,
    currency: settings?.currency,
    missing: missing.map((d) => d.table_name)
  };
  return JSON.stringify(part).slice(1, -1);
}

async function writeAll(dir: string, parts: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const files = Array.from(parts, ([id, texts]) => ({
    file: path.join(dir, `${dataName(id)}.json`),
    text: `{${texts.join(",")}}\n`
  }));
  for (let i = 0; i < files.length; i += WRITERS) {
    await Promise.all(files.slice(i, i + WRITERS).map(({file, text}) => writeFile(file, text)));
  }
}

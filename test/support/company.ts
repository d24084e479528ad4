import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";

/** Rows of a table as CSV text without its head. */
export type CsvRows = readonly string[];

/** A company of three accounts over a year, small enough to reckon with in the head. */
export interface SmallCompany {
  /** Rows of subscriptions.csv besides the three that are always there. */
  subscriptions?: CsvRows;
  /** Lines of quarterdeck.yaml besides the sources. */
  settings?: readonly string[];
}

/**
 * Writes a small company and returns its configuration. On 2026-03-31 three accounts pay 100, 200 and 300; the first
 * paid 80 a quarter before.
 */
export async function writeSmallCompany(
  dir: string,
  {subscriptions = [], settings = []}: SmallCompany = {}
): Promise<string> {
  await mkdir(dir, {recursive: true});
  const write = (name: string, ...lines: string[]) => writeFile(join(dir, name), `${lines.join("\n")}\n`);
  await write(
    "accounts.csv",
    "account_id,name,segment",
    "A1,Alder,Small",
    "A2,Birch,Small",
    "A3,Cedar,Large"
  );
  await write(
    "subscriptions.csv",
    "subscription_id,account_id,seats,mrr,start_date,end_date",
    "S1,A1,5,80,2025-04-01,2026-02-01",
    "S2,A1,5,100,2026-02-01,",
    "S3,A2,5,200,2025-04-01,",
    "S4,A3,5,300,2025-07-01,",
    ...subscriptions
  );
  const usage = Array.from({length: 60}, (_, i) => {
    const day = new Date(Date.UTC(2026, 2, 31 - (i % 28))).toISOString().slice(0, 10);
    return `A${1 + (i % 3)},U${i % 6},${day} 12:00:00,feature_${i % 4}`;
  });
  await write("usage.csv", "account_id,user_id,ts,feature", ...usage);
  const config = join(dir, "quarterdeck.yaml");
  await write(
    "quarterdeck.yaml",
    "company: Grove",
    "as_of: 2026-03-31",
    ...settings,
    "sources:",
    "  accounts: {from: accounts.csv}",
    "  subscriptions: {from: subscriptions.csv}",
    "  usage: {from: usage.csv}"
  );
  return config;
}

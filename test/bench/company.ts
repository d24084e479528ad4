import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {openWarehouse} from "../../loaders/warehouse.js";

/** The size of a made-up company. */
export interface CompanySize {
  accounts: number;
  users_per_account: number;
  /** Usage rows in all; eight a user and day. */
  rows: number;
  features: number;
}

const ROWS_PER_USER_DAY = 8;
const SEGMENTS = "['SMB', 'Mid-market', 'Enterprise']";

/** Writes a company of a given size as Parquet files with a configuration; the same size gives the same rows. */
export async function writeCompany(dir: string, size: CompanySize): Promise<{config: string; usage: string}> {
  await mkdir(dir, {recursive: true});
  const usage = join(dir, "usage.parquet");
  await using db = await openWarehouse(":memory:");
  const copy = (name: string, query: string) =>
    db.run(`COPY (${query}) TO '${join(dir, name)}.parquet' (FORMAT parquet)`);
  await copy("accounts", accounts(size));
  await copy("subscriptions", subscriptions(size));
  await copy("users", users(size));
  await copy("usage", usageRows(size));
  const config = join(dir, "quarterdeck.yaml");
  const sources = ["accounts", "subscriptions", "users", "usage"].map(
    (d) => `  ${d}: {from: ${d}.parquet}\n`
  );
  await writeFile(config, `company: Bench\nas_of: 2026-09-30\nsources:\n${sources.join("")}`);
  return {config, usage};
}

const accounts = ({accounts: n}: CompanySize) => `
  SELECT
    'A' || i AS account_id,
    'Company ' || i AS name,
    ${SEGMENTS}[1 + i % 3] AS segment,
    'Pro' AS plan,
    'CSM ' || i % 8 AS csm,
    DATE '2024-06-01' + (i % 360)::INTEGER AS signup_date
  FROM range(${n}) t(i)`;

const subscriptions = ({accounts: n, users_per_account}: CompanySize) => `
  SELECT
    'S' || i || '-' || p AS subscription_id,
    'A' || i AS account_id,
    'Pro' AS plan,
    ${users_per_account} AS seats,
    (100 + i % 900 + 10 * p)::DECIMAL(18, 2) AS mrr,
    DATE '2024-06-01' + (i % 360 + 180 * p)::INTEGER AS start_date,
    CASE WHEN p = 0 THEN DATE '2024-06-01' + (i % 360 + 180)::INTEGER
      WHEN i % 7 = 0 THEN DATE '2026-01-01' + (i % 240)::INTEGER END AS end_date
  FROM range(${n}) t(i), range(2) u(p)`;

const users = ({accounts: n, users_per_account}: CompanySize) => `
  SELECT 'U' || i AS user_id, 'A' || i // ${users_per_account} AS account_id, TIMESTAMP '2024-06-01 00:00:00' AS created_at
  FROM range(${n * users_per_account}) t(i)`;

/** Each user works on every third day or so before as_of, as many days as the rows need. */
function usageRows({accounts: n, users_per_account, rows, features}: CompanySize): string {
  const days = Math.ceil(rows / (n * users_per_account * ROWS_PER_USER_DAY));
  return `
    SELECT
      'A' || u // ${users_per_account} AS account_id,
      'U' || u AS user_id,
      TIMESTAMP '2026-09-30 08:00:00' - INTERVAL 1 DAY * (3 * d + hash(u, d) % 3) + INTERVAL 1 SECOND * (3600 * r + hash(d, u, r) % 3600) AS ts,
      'feature_' || hash(u, d, r) % ${features} AS feature,
      (1 + r)::INTEGER AS count
    FROM range(${days}) a(d), range(${n * users_per_account}) b(u), range(${ROWS_PER_USER_DAY}) c(r)
    LIMIT ${rows}`;
}

import {statSync} from "node:fs";
import type {SearchAccounts} from "../../src/lib/searchIndex.js";
import type {ShellData} from "../../src/lib/shell.js";
import {lastFullQuarter} from "../../src/metrics/periods.js";
import type {Warehouse} from "../warehouse.js";
import type {Audience} from "./audience.js";

interface Counts extends Omit<ShellData, "quarter" | "built_at" | "slice"> {
  fiscal_year_start: number;
}

const SHELL = `
  SELECT
    company, as_of, currency, fiscal_year_start,
    (SELECT coalesce(sum("read"), 0) FROM table_counts) AS rows_read,
    (SELECT coalesce(sum(rejected), 0) FROM table_counts) AS rows_rejected,
    (SELECT count(*) FROM account_dim WHERE paying) AS accounts,
    (SELECT count(*) FROM experiments) AS experiments,
    (SELECT any_value(value) FROM meta WHERE key = 'fingerprint') AS recipe
  FROM settings`;

/** What every page says about the whole: company, day, rows read and set aside, the recipe. */
export async function shellData(
  db: Warehouse,
  {audience, warehouse}: {audience: Audience; warehouse?: string}
): Promise<ShellData | null> {
  const [row] = await db.query<Counts>(SHELL);
  if (!row) return null;
  const {fiscal_year_start, ...shell} = row;
  return {
    ...shell,
    recipe: shell.recipe ?? undefined,
    quarter: lastFullQuarter(shell.as_of, fiscal_year_start),
    built_at: warehouse === undefined ? undefined : statSync(warehouse).mtime.toISOString(),
    slice: sliceWords(audience)
  };
}

function sliceWords({segment, csm}: Audience): string | undefined {
  const words = [segment && `segment ${segment}`, csm && `CSM ${csm}`].filter(Boolean);
  return words.length > 0 ? words.join(", ") : undefined;
}

/** The accounts that the search field finds, paying ones first. */
export async function searchData(db: Warehouse): Promise<SearchAccounts> {
  const rows = await db.query<{account_id: string; name: string; segment: string}>(
    "SELECT account_id, name, segment FROM account_dim ORDER BY paying DESC, name, account_id"
  );
  return {
    account_id: rows.map((d) => d.account_id),
    name: rows.map((d) => d.name),
    segment: rows.map((d) => d.segment)
  };
}

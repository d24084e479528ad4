import type {TableName} from "../contract.js";
import {tableRule} from "../contract.js";
import type {IngestWarning} from "./report.js";
import {ident} from "./sql.js";
import type {Stage} from "./stage.js";
import type {Usage} from "./usage.js";
import type {WarningContext} from "./warningContext.js";

const SHARE = 0.01;
/** Above so many rows of usage, whole accounts are sampled: identical rows share their account. */
const SAMPLED_ROWS = 1_000_000;

interface Counts {
  n: number;
  different: number;
}

function warning(table_name: string, {n, different}: Counts, sampled: string): IngestWarning[] {
  const rows = n - different;
  if (rows <= SHARE * n) return [];
  const share = `${((100 * rows) / n).toFixed(1)} %`;
  return [
    {
      table_name,
      rule: "identical_rows",
      message: `${share} of the rows repeat another in every column${sampled}`,
      rows,
      example: null
    }
  ];
}

async function inStage({db}: WarningContext, table: TableName, stage: Stage): Promise<IngestWarning[]> {
  const columns = Object.keys(tableRule(table).columns).filter((d) => stage.given.has(d));
  const hash = `hash(${columns.map(ident).join(", ")})`;
  const [counts] = await db.query<Counts>(
    `SELECT count(*) AS n, count(DISTINCT ${hash}) AS different FROM ${ident(stage.name)} WHERE _row IS NOT NULL`
  );
  return counts === undefined ? [] : warning(table, counts, "");
}

async function inUsage({db}: WarningContext, {sources}: Usage): Promise<IngestWarning[]> {
  const [total] = await db.query<{rows: number; accounts: number}>(
    "SELECT coalesce(sum(rows), 0) AS rows, count(DISTINCT account_id) AS accounts FROM usage_user_day"
  );
  const parts = Math.max(1, Math.min(total?.accounts ?? 1, Math.floor((total?.rows ?? 0) / SAMPLED_ROWS)));
  const scans = sources.map(({mapped}) => {
    const values = mapped.columns.map((d) => d.value).join(", ");
    const account = mapped.columns.find((d) => d.name === "account_id")?.value ?? "NULL";
    const sample = parts === 1 ? "" : ` WHERE hash(CAST(${account} AS VARCHAR)) % ${parts} = 0`;
    return `SELECT hash(${values}) AS h FROM ${mapped.from(mapped.csv === undefined ? undefined : "skip")}${sample}`;
  });
  const [counts] = await db.query<Counts>(
    `SELECT count(*) AS n, count(DISTINCT h) AS different FROM (${scans.join(" UNION ALL ")})`
  );
  return counts === undefined
    ? []
    : warning("usage", counts, parts === 1 ? "" : ` (in a sample of ${counts.n} rows)`);
}

/** Tables of which more than 1 % of the rows are the same as another in every column. */
export async function identicalRows(context: WarningContext): Promise<IngestWarning[]> {
  const warnings: IngestWarning[] = [];
  for (const [table, stage] of context.stages) {
    if (table !== "usage") warnings.push(...(await inStage(context, table, stage)));
    else if (context.usage !== undefined && !stage.given.has("usage_id")) {
      warnings.push(...(await inUsage(context, context.usage)));
    }
  }
  return warnings;
}

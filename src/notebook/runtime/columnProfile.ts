import {columnSort} from "../../lib/resultTable.js";
import {quoted} from "./quoted.js";
import type {Read} from "./read.js";
import type {ColumnProfile, ResultColumn} from "./state.js";

const BINS = 12;
const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** What is known of a column's values: exact, over all rows. */
export async function columnProfile(read: Read, table: string, column: ResultColumn): Promise<ColumnProfile> {
  const name = quoted(column.name);
  const sort = columnSort(column.type);
  const ordered = sort === "number" || sort === "time";
  const quantiles = SHARES.map((d) => `quantile_disc(${name}, ${d})::VARCHAR`).join(", ");
  const facts = await first(
    read,
    `SELECT count(*)::DOUBLE, (count(*) - count(${name}))::DOUBLE, count(DISTINCT ${name})::DOUBLE
       ${ordered ? `, ${quantiles}` : ""} FROM ${table}`
  );
  const [rows = 0, nulls = 0, distinct = 0] = facts.slice(0, 3).map(Number);
  return {
    rows,
    nulls,
    distinct,
    quantiles: ordered && nulls < rows ? facts.slice(3).map(String) : null,
    bins: ordered
      ? await equalBins(read, table, {name, type: column.type})
      : await frequent(read, table, name)
  };
}

async function first(read: Read, sql: string): Promise<unknown[]> {
  const found = await read(sql);
  return found.schema.fields.map((_, i): unknown => found.getChildAt(i)?.get(0) ?? null);
}

/** Bins of equal width over finite values; one bin where all are the same. */
async function equalBins(
  read: Read,
  table: string,
  {name, type}: ResultColumn
): Promise<ColumnProfile["bins"]> {
  const time = columnSort(type) === "time";
  const number = time ? `epoch(${name}::TIMESTAMP)` : `${name}::DOUBLE`;
  const values = `(SELECT ${number} AS v FROM ${table} WHERE ${name} IS NOT NULL AND isfinite(${number}))`;
  const [low, high] = (await first(read, `SELECT min(v), max(v) FROM ${values}`)) as [
    number | null,
    number | null
  ];
  if (low === null || high === null) return [];
  // Bins of whole numbers hold as many of these each.
  const whole = /INT/.test(type) ? Math.ceil((high - low + 1) / BINS) : 0;
  const count = low === high ? 1 : whole ? Math.ceil((high - low + 1) / whole) : BINS;
  const step = whole || (high - low) / count;
  const place = count === 1 ? "0" : `least(floor((v - $1) / $2), ${count - 1})::INTEGER`;
  const counts = new Array<number>(count).fill(0);
  const found = await read(
    `SELECT ${place} AS bin, count(*)::DOUBLE AS n FROM ${values} GROUP BY ALL`,
    count === 1 ? [] : [low, step]
  );
  for (let i = 0; i < found.numRows; ++i)
    counts[Number(found.getChildAt(0)?.get(i))] = Number(found.getChildAt(1)?.get(i));
  const label = (value: number) =>
    time ? new Date(value * 1000).toISOString().slice(0, 10) : String(Number(value.toPrecision(4)));
  const last = (i: number) => (whole ? low + (i + 1) * step - 1 : low + (i + 1) * step);
  return counts.map((n, i) => ({
    label:
      count === 1 || whole === 1 ? label(low + i * step) : `${label(low + i * step)} – ${label(last(i))}`,
    count: n
  }));
}

async function frequent(read: Read, table: string, name: string): Promise<ColumnProfile["bins"]> {
  const found = await read(
    `SELECT left(${name}::VARCHAR, 60) AS label, count(*)::DOUBLE AS n FROM ${table}
     WHERE ${name} IS NOT NULL GROUP BY ALL ORDER BY n DESC, label LIMIT ${BINS}`
  );
  return Array.from({length: found.numRows}, (_, i) => ({
    label: String(found.getChildAt(0)?.get(i)),
    count: Number(found.getChildAt(1)?.get(i))
  }));
}

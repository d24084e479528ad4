/** A value of JavaScript as DuckDB takes it: an expression of $1, $2 …, and what these are. */
export interface BoundParameter {
  readonly sql: string;
  readonly values: readonly (string | number | boolean | null)[];
}

const INTEGER = 2 ** 31;

/**
 * How a value is bound: whole numbers as INTEGER or BIGINT, so that they count days and rows; a Date as TIMESTAMP in
 * UTC; an array as a list; undefined as NULL.
 *
 * @throws TypeError for a value that has no type in DuckDB
 */
export function boundParameter(value: unknown): BoundParameter {
  if (value === null || value === undefined) return {sql: "$1", values: [null]};
  if (typeof value === "string" || typeof value === "boolean") return {sql: "$1", values: [value]};
  if (typeof value === "number") return boundNumber(value);
  if (typeof value === "bigint") return {sql: "$1::HUGEINT", values: [String(value)]};
  if (value instanceof Date)
    return {sql: "$1::TIMESTAMP", values: [isNaN(+value) ? null : value.toISOString().slice(0, -1)]};
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return boundList(Array.from(value as never));
  throw new TypeError(
    `${described(value)} cannot be a parameter of a query; give text, a number, true or false, a Date, null, or an array of these`
  );
}

function boundNumber(value: number): BoundParameter {
  if (!Number.isFinite(value)) return {sql: "$1::DOUBLE", values: [String(value)]};
  if (!Number.isSafeInteger(value)) return {sql: "$1::DOUBLE", values: [value]};
  return {sql: value >= -INTEGER && value < INTEGER ? "$1::INTEGER" : "$1::BIGINT", values: [value]};
}

function boundList(list: readonly unknown[]): BoundParameter {
  const values: BoundParameter["values"][number][] = [];
  const items = list.map((item) => {
    const bound = boundParameter(item);
    const offset = values.length;
    values.push(...bound.values);
    return bound.sql.replace(/\$(\d+)/g, (_, i) => `$${Number(i) + offset}`);
  });
  return {sql: `list_value(${items.join(", ")})`, values};
}

function described(value: unknown): string {
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

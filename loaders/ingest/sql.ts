/** A quoted identifier. */
export function ident(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A quoted string literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The SQL type that holds a column of the contract. */
export const SQL_TYPES = {
  text: "VARCHAR",
  int: "INTEGER",
  money: "DECIMAL(18,2)",
  decimal: "DOUBLE",
  date: "DATE",
  timestamp: "TIMESTAMP",
  bool: "BOOLEAN"
} as const;

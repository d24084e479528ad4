import {readSql} from "../../language/sqlCell.js";

/** Lays a query out anew. Parameters (${…}) stay as they are written. @throws Error where it cannot be read */
export async function formatSql(sql: string): Promise<string> {
  const {format} = await import("sql-formatter");
  const {strings, parameters} = readSql(sql);
  const kept = parameters.map(({from, to}) => sql.slice(from, to));
  // names of the length of what they stand for, so that lines break where they would
  const names = kept.map((d, i) => freeWord(sql, i).padEnd(d.length, "_"));
  const plain = strings.map((part, i) => part + (names[i] ?? "")).join("");
  const laid = format(plain, {language: "duckdb", keywordCase: "upper", tabWidth: 2, expressionWidth: 80});
  return kept.reduce((text, part, i) => text.replace(names[i] ?? "", () => part), laid);
}

/** A word that the query does not have. */
function freeWord(sql: string, i: number): string {
  let stem = "qn";
  while (sql.includes(`${stem}_`)) stem += "q";
  return `${stem}_${i}_`;
}

import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import {openWarehouse} from "../../loaders/warehouse.js";

/** All text in a published folder: of its files, and of every column of text in its database, by where it stands. */
export async function everyText(dir: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of await readdir(dir, {recursive: true})) {
    if (name.endsWith(".json"))
      found.set(name, JSON.stringify(JSON.parse(await readFile(join(dir, name), "utf8"))));
  }
  await using db = await openWarehouse(join(dir, "published.duckdb"), {readonly: true});
  const columns = await db.query<{table_name: string; column_name: string}>(
    "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND data_type LIKE 'VARCHAR%' ORDER BY ALL"
  );
  for (const {table_name, column_name} of columns) {
    const [row] = await db.query<{text: string | null}>(
      `SELECT string_agg(DISTINCT "${column_name}", ' | ') AS text FROM "${table_name}"`
    );
    found.set(`published.duckdb ${table_name}.${column_name}`, row?.text ?? "");
  }
  return found;
}

/** Where one of some words stands. */
export function placesOf(texts: ReadonlyMap<string, string>, words: readonly string[]): string[] {
  return Array.from(texts).flatMap(([place, text]) =>
    words.filter((word) => text.includes(word)).map((word) => `${place}: ${word}`)
  );
}

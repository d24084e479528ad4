/** The file that queries read: the site's own, under the name that it has there. */
export const DATA_FILE = "published.duckdb";

/**
 * JavaScript for the database of an exported notebook: DuckDB of Notebook Kit over the data copy, with rows as plain
 * objects, as the notebook's own cells expect them.
 *
 * @param client the name under which cells know it
 */
export function clientCode(client: string): string {
  return `// Needs ${DATA_FILE} beside this file: it is the site's _data/${DATA_FILE}.
const ${client} = await (async () => {
  const db = await DuckDBClient.of({published: FileAttachment("${DATA_FILE}")});
  const value = (d, time) => (d == null ? null : time ? new Date(Number(d)) : typeof d === "bigint" ? Number(d) : d);
  const sql = async ({raw}, ...values) => {
    const table = await db.query(raw.join("?").replaceAll("\\\\\`", "\`"), values);
    const times = new Set(table.schema.fields.filter((d) => d.typeId === 8 || d.typeId === 10).map((d) => d.name));
    const entry = ([name, d]) => [name, value(d, times.has(name))];
    return Array.from(table, (row) => Object.fromEntries(Array.from(row, entry)));
  };
  const tables = await sql\`SELECT table_name AS name FROM duckdb_tables() WHERE database_name = 'published'
    UNION ALL SELECT view_name FROM duckdb_views() WHERE database_name = 'published' AND NOT internal\`;
  for (const {name} of tables) await db.query(\`CREATE VIEW "\${name}" AS FROM published."\${name}"\`);
  const select = async (query, options) => {
    const names = new Map((await sql({raw: [query]})).map((d) => Object.values(d).map(String)).map(([d, name = d]) => [d, name]));
    return Inputs.select(Array.from(names.keys()), {...options, format: (d) => names.get(d)});
  };
  return {sql, select};
})();`;
}

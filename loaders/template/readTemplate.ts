import {readFile} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";
import type {Config} from "../configTypes.js";
import {UserError} from "../errors.js";
import type {Warehouse} from "../warehouse.js";
import {type CheckedTemplate, checkTemplate} from "./checkTemplate.js";
import {sealedDatabase} from "./database.js";
import {templateFaults} from "./faults.js";
import {allowedFunctions} from "./functions.js";
import type {StatementContext} from "./statement.js";
import {CUSTOMER_TABLES} from "./tables.js";

const STANDARD = fileURLToPath(new URL("../../reports/templates/qbr.md", import.meta.url));

/** The file that says how decks are made up: the configuration's, else the one that comes with Quarterdeck. */
export function templatePath({dir, decks}: Config): string {
  return decks.template === undefined ? STANDARD : path.resolve(dir, decks.template);
}

/** The name by which people find a file from where they are. */
function nameOf(file: string): string {
  const near = path.relative(process.cwd(), file);
  return near.startsWith("..") || path.isAbsolute(near) ? file : near;
}

async function textOf(file: string, config: Config): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const line = file === templatePath(config) ? config.lines["decks.template"] : undefined;
    const where = line === undefined ? "" : `${config.path}:${line}: decks.template: `;
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new UserError(
      missing
        ? `${where}there is no template ${file}; copy reports/templates/qbr.md and change it`
        : `${where}the template ${file} cannot be read: ${(error as Error).message}`
    );
  }
}

async function warehouseColumns(db: Warehouse): Promise<Map<string, string[]>> {
  const rows = await db.query<{table: string; columns: string[]}>(
    `SELECT lower(table_name) AS "table", list(lower(column_name)) AS columns FROM duckdb_columns()
     WHERE NOT internal GROUP BY ALL`
  );
  return new Map(rows.map((d) => [d.table, d.columns]));
}

async function statementContext(db: Warehouse): Promise<StatementContext> {
  const sealed = await sealedDatabase(Object.keys(CUSTOMER_TABLES));
  return {sealed, functions: await allowedFunctions(sealed.db), warehouse: await warehouseColumns(db)};
}

/**
 * Reads and checks a template before any deck is made.
 *
 * @param db the warehouse, whose names tell what is internal
 * @param file in place of the configuration's
 * @throws UserError with all faults of the template, each with its line
 */
export async function readTemplate(
  db: Warehouse,
  config: Config,
  file: string = templatePath(config)
): Promise<CheckedTemplate> {
  const source = await textOf(file, config);
  const name = nameOf(file);
  let made: Promise<StatementContext> | undefined;
  const statements = () => (made ??= statementContext(db));
  try {
    return await checkTemplate(name, source, {statements, faults: templateFaults(name)});
  } finally {
    await (await made)?.sealed[Symbol.asyncDispose]();
  }
}

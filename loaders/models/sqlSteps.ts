import {readFile, readdir} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import type {ModelStep} from "./step.js";

/** The two folders of SQL models, and the schema that each fills. */
const FOLDERS = [
  {folder: "staging", schema: "staging."},
  {folder: "marts", schema: ""}
];

const HEADER = ["Grain", "Units", "Scope", "Reads"];

/** A model written in SQL: one SELECT in a file, which becomes the table of its name. */
export interface SqlStep extends ModelStep {
  sql: string;
}

/** Reads the SQL models beside this module, in order of folder and name. */
export async function sqlSteps(): Promise<SqlStep[]> {
  const steps: SqlStep[] = [];
  for (const {folder, schema} of FOLDERS) {
    const url = new URL(`./${folder}/`, import.meta.url);
    const files = (await readdir(fileURLToPath(url))).filter((d) => d.endsWith(".sql")).sort();
    for (const file of files) {
      const sql = await readFile(fileURLToPath(new URL(file, url)), "utf8");
      steps.push(sqlStep(`${schema}${file.slice(0, -4)}`, sql));
    }
  }
  return steps;
}

function sqlStep(name: string, sql: string): SqlStep {
  const missing = HEADER.filter((d) => !new RegExp(`^-- ${d}: `, "m").test(sql));
  if (missing.length > 0) throw new Error(`${name}.sql: no "-- ${missing[0]}:" in the header`);
  const reads = (/^-- Reads:(.*)$/m.exec(sql)?.[1] ?? "").split(",").map((d) => d.trim());
  return {
    name,
    makes: [name],
    reads,
    sql,
    run: (db) => db.run(`CREATE TABLE ${name} AS\n${sql}`)
  };
}

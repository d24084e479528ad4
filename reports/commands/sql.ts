import {type Command, Option} from "commander";
import {readWarehouse} from "../readWarehouse.js";
import type {SqlFormat} from "../sqlOutput.js";
import {command, type RunOptions} from "./options.js";

/** `quarterdeck sql QUERY`: a read-only query on the warehouse. */
export function sqlCommand(): Command {
  return command("sql <query>", {
    description: "Run one read-only DuckDB query on the warehouse and print its result.",
    options: ["config", "warehouse", "asOf", "json"],
    examples: [
      'sql "SHOW TABLES"',
      'sql "SELECT name, mrr FROM account_dim WHERE paying ORDER BY mrr DESC LIMIT 10"',
      "sql --csv \"FROM movements_daily WHERE kind = 'churned'\" > churned.csv",
      "sql --json \"FROM usage WHERE account_id = 'A-0001' ORDER BY ts DESC LIMIT 100\""
    ]
  })
    .addOption(new Option("--csv", "print CSV").conflicts("json"))
    .action(async (query: string, options: RunOptions & {csv?: boolean}) => {
      const {runReadOnly} = await import("../sqlQuery.js");
      const {sqlOutput} = await import("../sqlOutput.js");
      const format: SqlFormat = options.json ? "json" : options.csv ? "csv" : "table";
      await using db = await readWarehouse(options);
      process.stdout.write(sqlOutput(await runReadOnly(db, query), format));
    });
}

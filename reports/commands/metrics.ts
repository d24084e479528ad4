import type {Command} from "commander";
import {UserError} from "../../loaders/errors.js";
import {readWarehouse} from "../readWarehouse.js";
import {command, type RunOptions} from "./options.js";

/** `quarterdeck metrics`: every metric of one window, as the site and the decks print it. */
export function metricsCommand(): Command {
  return command("metrics", {
    description: "Print every metric of a quarter or a window, with numerator, denominator and interval.",
    options: ["config", "warehouse", "asOf", "quarter", "window", "segment", "csm", "account", "json"],
    examples: [
      "metrics",
      "metrics --quarter 2026Q3 --segment Enterprise --json",
      "metrics --window 12m --json",
      "metrics --window 2025-09-30..2026-09-30 --account A-0001"
    ]
  }).action(async (options: RunOptions) => {
    const {quarter, window, segment, csm, account} = options;
    refuseBoth(options);
    await using db = await readWarehouse(options);
    const {metricsReport} = await import("../../loaders/metricsReport.js");
    const report = await metricsReport(db, {quarter, window, segment, csm, account: account?.[0]});
    if (options.json) {
      const {metricsJson} = await import("../metricsJson.js");
      return void process.stdout.write(metricsJson(report));
    }
    const {metricsText} = await import("../metricsText.js");
    process.stdout.write(metricsText(report));
  });
}

function refuseBoth({quarter, window, account = []}: RunOptions): void {
  if (quarter !== undefined && window !== undefined) {
    throw new UserError("--quarter and --window both say which days to compare; give one of them");
  }
  if (account.length > 1) throw new UserError("metrics reports one account at a time; give --account once");
}

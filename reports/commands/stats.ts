import {Command} from "commander";
import {coxMethod} from "../stats/cox.js";
import {methodCommand} from "../stats/method.js";
import {npsMethod} from "../stats/nps.js";
import {survivalMethod} from "../stats/survival.js";

/** `quarterdeck stats METHOD FILE`: each of our methods on anybody's file, so that others can check them. */
export function statsCommand(): Command {
  const result = new Command("stats")
    .description(
      "Run one statistical method on a CSV, Parquet or JSON file, to check it against another tool."
    )
    .addHelpText("after", "\nExamples:\n  $ quarterdeck stats nps --score score answers.csv --json");
  for (const method of [methodCommand(survivalMethod), methodCommand(coxMethod), methodCommand(npsMethod)])
    result.addCommand(method.exitOverride());
  return result;
}

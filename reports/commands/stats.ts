import {Command} from "commander";
import {logisticMethod} from "../stats/logistic.js";
import {methodCommand} from "../stats/method.js";
import {npsMethod} from "../stats/nps.js";

/** `quarterdeck stats METHOD FILE`: each of our methods on anybody's file, so that others can check them. */
export function statsCommand(): Command {
  const result = new Command("stats")
    .description(
      "Run one statistical method on a CSV, Parquet or JSON file, to check it against another tool."
    )
    .addHelpText("after", "\nExamples:\n  $ quarterdeck stats nps --score score answers.csv --json");
  for (const method of [methodCommand(npsMethod), methodCommand(logisticMethod)])
    result.addCommand(method.exitOverride());
  return result;
}

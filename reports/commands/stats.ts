import {Command} from "commander";
import {coxMethod} from "../stats/cox.js";
import {didMethod} from "../stats/did.js";
import {experimentMethod} from "../stats/experiment.js";
import {logisticMethod} from "../stats/logistic.js";
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
  const methods = [
    methodCommand(survivalMethod),
    methodCommand(coxMethod),
    methodCommand(logisticMethod),
    methodCommand(experimentMethod),
    methodCommand(didMethod),
    methodCommand(npsMethod)
  ];
  for (const method of methods) result.addCommand(method.exitOverride());
  return result;
}

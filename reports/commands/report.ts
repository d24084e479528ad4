import {type Command, Option} from "commander";
import {beginRun, runWarehouse} from "../pipeline.js";
import {command, type RunOptions} from "./options.js";

/** `quarterdeck report product`: a page of the site as a PDF on A4, for people who do not look at the site. */
export function reportCommand(): Command {
  const result = command("report", {
    description:
      "Print a report for another team as a PDF: product (defects, usability, requests, poor fit).",
    options: ["config", "warehouse", "asOf", "segment", "csm", "browser"],
    examples: ["report product", "report product --segment Enterprise --file enterprise.pdf"]
  });
  return result
    .addArgument(result.createArgument("<which>", "the report").choices(["product"]))
    .addOption(new Option("--file <pdf>", "where it goes; default: product-review-DAY.pdf in this folder"))
    .action(async (_which: string, options: RunOptions & {file?: string}) => {
      const {segment, csm, browser, file} = options;
      const run = await beginRun(options);
      await runWarehouse(run, options);
      const {printProduct} = await import("../product/printProduct.js");
      const {config, places} = run;
      const written = await printProduct({config, warehouse: places.warehouse, segment, csm, browser, file});
      process.stdout.write(`${written}\n`);
    });
}

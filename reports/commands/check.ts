import type {Command} from "commander";
import {beginRun} from "../pipeline.js";
import {command, type RunOptions} from "./options.js";

/** `quarterdeck check`: reads and validates every source and writes nothing. */
export function checkCommand(): Command {
  return command("check", {
    description: "Read and validate the sources that the configuration names; writes nothing.",
    options: ["config", "asOf", "force", "json"],
    examples: ["check", "check --config ../acme/quarterdeck.yaml", "check --json"]
  }).action(async (options: RunOptions) => {
    const {config, progress} = await beginRun(options);
    const {checkSources} = await import("../../loaders/check.js");
    const {checkText} = await import("../checkText.js");
    if (options.force) config.rejects.continue = true;
    const report = await checkSources(config, {progress});
    process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : checkText(report));
  });
}

import type {Command} from "commander";
import {beginRun} from "../pipeline.js";
import {command, type RunOptions} from "./options.js";

/** `quarterdeck dev`: the site while it is being worked on. */
export function devCommand(): Command {
  return command("dev", {
    description: "Preview the site; changes in data, configuration, loaders and metrics are built and shown.",
    options: ["config", "warehouse", "asOf", "segment", "csm", "port"],
    examples: ["dev", "dev --config ../acme/quarterdeck.yaml --port 8080"]
  }).action(async (options: RunOptions) => {
    const {places} = await beginRun(options); // a faulty configuration is told at once
    const {dev} = await import("../dev.js");
    const {url} = await dev(places, options);
    process.stdout.write(`Preview at ${url}\nCtrl-C ends it.\n`);
    await new Promise<never>(() => undefined);
  });
}

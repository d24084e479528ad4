import {type Command, Option} from "commander";
import {beginRun, runPublish, runSite, runWarehouse} from "../pipeline.js";
import {shellWord} from "../../src/lib/shellWord.js";
import {command, type RunOptions} from "./options.js";

/** `quarterdeck build`: the warehouse, then the site. */
export function buildCommand(): Command {
  return command("build", {
    description: "Build the warehouse, then the site; what has not changed is not computed again.",
    options: ["config", "warehouse", "asOf", "segment", "csm", "out", "force", "site"],
    examples: [
      "build",
      "build --no-site --warehouse /tmp/acme.duckdb",
      'build --csm "Ana Ruiz" --out ana/dist        # a site that holds her accounts only',
      "build --config ../acme/quarterdeck.yaml --as-of 2026-06-30 --out june/dist"
    ]
  })
    .addOption(new Option("--data-only", "what `dev` needs: warehouse and published data").hideHelp())
    .action(runBuild);
}

async function runBuild(options: RunOptions & {dataOnly?: boolean}): Promise<void> {
  const run = await beginRun(options);
  await runWarehouse(run, options);
  if (options.dataOnly) return await runPublish(run, options);
  if (options.site !== false) await runSite(run, options);
  process.stdout.write(`warehouse  ${run.places.warehouse}\n`);
  if (options.site === false) return;
  process.stdout.write(
    `site       ${run.places.out}\nLook at it: quarterdeck serve ${shellWord(run.places.out)}\n`
  );
}

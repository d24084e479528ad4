import {spawn} from "node:child_process";
import {join} from "node:path";
import {UserError} from "../../loaders/errors.js";
import type {RunOptions} from "../commands/options.js";
import {PROJECT, type Workspace} from "../workspace.js";

/** Builds warehouse and published data in a process of its own, so that changed code is read anew. */
export async function refreshData(places: Workspace, options: RunOptions): Promise<void> {
  const {warehouse, asOf, segment, csm} = options;
  const given = {
    "--config": places.config_path,
    "--warehouse": warehouse,
    "--as-of": asOf,
    "--segment": segment,
    "--csm": csm
  };
  const flags = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
  const child = spawn(
    process.execPath,
    [join(PROJECT, "reports", "bin.js"), "build", "--data-only", ...flags],
    {
      stdio: ["ignore", "ignore", "inherit"]
    }
  );
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0)
    throw new UserError("the data could not be built; mend what is said above", code === 3 ? 3 : 2);
}

import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import type {Command} from "commander";
import {UserError} from "../../loaders/errors.js";
import {workspace} from "../workspace.js";
import {command, type RunOptions} from "./options.js";

/** `quarterdeck serve [folder]`: the finished site on this machine. */
export function serveCommand(): Command {
  return command("serve [folder]", {
    description: "Show the finished site on this machine only, with byte ranges and the right types.",
    options: ["config", "out", "port"],
    examples: ["serve", "serve ana/dist", "serve --port 8080"]
  }).action(async (folder: string | undefined, options: RunOptions) => {
    const dist = folder === undefined ? workspace(options).out : resolve(folder);
    if (!existsSync(join(dist, "index.html"))) {
      throw new UserError(`${dist}: there is no site here. Build one with: quarterdeck build`);
    }
    const {serve} = await import("../serve.js");
    const {url} = await serve(dist, {port: options.port});
    process.stdout.write(`${dist} is at ${url}\nCtrl-C ends it.\n`);
    await new Promise<never>(() => undefined);
  });
}

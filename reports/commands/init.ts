import {resolve} from "node:path";
import type {Command} from "commander";
import {terminalProgress} from "../terminal.js";
import {shellWord} from "../../src/lib/shellWord.js";
import {command} from "./options.js";

/** `quarterdeck init FOLDER`: proposes a configuration for a folder of exports. */
export function initCommand(): Command {
  return command("init <folder>", {
    description:
      "Look at a folder of CSV, Parquet and JSON files and write a commented quarterdeck.yaml into it.",
    options: [],
    examples: ["init ~/exports", "init .    # then edit quarterdeck.yaml and run: quarterdeck check"]
  }).action(async (folder: string) => {
    const {initFolder} = await import("../../loaders/init.js");
    const {checkText} = await import("../checkText.js");
    const progress = terminalProgress();
    progress.start("Reading headers");
    const {config_path, report} = await initFolder(resolve(folder));
    progress.end("Reading headers");
    process.stdout.write(`${checkText(report)}\nWrote ${config_path}; read its comments, then:\n`);
    process.stdout.write(`  quarterdeck qbr --config ${shellWord(config_path)}\n`);
  });
}

import {spawn} from "node:child_process";
import {join} from "node:path";
import {PROJECT} from "./sources.js";

/** What a run of the command line left. */
export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `quarterdeck` as a user would: a process of its own, by default in a folder that is not the project's. */
export function runCli(args: readonly string[], {cwd = "/", env = {}} = {}): Promise<CliResult> {
  const child = spawn(process.execPath, [join(PROJECT, "reports", "bin.js"), ...args], {
    cwd,
    env: {...process.env, ...env},
    stdio: ["ignore", "pipe", "pipe"]
  });
  const result: CliResult = {code: null, stdout: "", stderr: ""};
  child.stdout.setEncoding("utf8").on("data", (d: string) => (result.stdout += d));
  child.stderr.setEncoding("utf8").on("data", (d: string) => (result.stderr += d));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({...result, code}));
  });
}

/** As runCli, for a run that must succeed. */
export async function runCliWell(args: readonly string[], options = {}): Promise<CliResult> {
  const result = await runCli(args, options);
  if (result.code !== 0)
    throw new Error(`quarterdeck ${args.join(" ")} ended with ${result.code}:\n${result.stderr}`);
  return result;
}

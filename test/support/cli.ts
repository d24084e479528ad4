import {type ChildProcess, fork, spawn} from "node:child_process";
import {once} from "node:events";
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
  return well(args, await runCli(args, options));
}

/** As runCli, in a process that stays for the next command: a second less each. */
export async function askCli(args: readonly string[], {cwd = "/"} = {}): Promise<CliResult> {
  const child = await (resident ??= started());
  const id = asked++;
  return await new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`the process ended in: quarterdeck ${args.join(" ")}`));
    const answered = (answer: CliResult & {id: number}) => {
      if (answer.id !== id) return;
      child.off("message", answered).off("exit", ended);
      resolve({code: answer.code, stdout: answer.stdout, stderr: answer.stderr});
    };
    child.on("message", answered).once("exit", ended);
    child.send({id, args, cwd});
  });
}

/** As askCli, for a command that must succeed. */
export async function askCliWell(args: readonly string[], options = {}): Promise<CliResult> {
  return well(args, await askCli(args, options));
}

let resident: Promise<ChildProcess> | undefined;
let asked = 0;

async function started(): Promise<ChildProcess> {
  const child = fork(join(PROJECT, "test", "support", "residentCli.js"), {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"]
  });
  await once(child, "message");
  child.unref();
  child.channel?.unref();
  return child;
}

function well(args: readonly string[], result: CliResult): CliResult {
  if (result.code !== 0)
    throw new Error(`quarterdeck ${args.join(" ")} ended with ${result.code}:\n${result.stderr}`);
  return result;
}

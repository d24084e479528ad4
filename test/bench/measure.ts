import {type ChildProcess, spawn} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {PROJECT} from "../support/sources.js";

/** What a process took. */
export interface Measured {
  seconds: number;
  /** Greatest resident memory of the process and those it started, in bytes. */
  peak_bytes: number;
  stdout: string;
}

/** Runs a program of this project to its end and watches what it takes. */
export async function measured(args: readonly string[], {cwd = PROJECT} = {}): Promise<Measured> {
  const began = performance.now();
  const env = {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1"};
  const child = spawn(process.execPath, args, {cwd, env, stdio: ["ignore", "pipe", "inherit"]});
  const memory = watchMemory(child);
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (d: string) => (stdout += d));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
  return {seconds, peak_bytes: memory.stop(), stdout};
}

function watchMemory({pid = 0}: ChildProcess): {stop: () => number} {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(pid));
  }, 20);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    }
  };
}

/** Linux only: elsewhere the memory reads 0. */
function residentBytes(root: number): number {
  const parents = new Map<number, {parent: number; bytes: number}>();
  for (const name of readdirSync("/proc").filter((d) => /^\d+$/.test(d))) {
    const status = readStatus(name);
    parents.set(Number(name), {
      parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0),
      bytes: 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0)
    });
  }
  const belongs = (pid: number): boolean =>
    pid === root || (pid > 1 && belongs(parents.get(pid)?.parent ?? 0));
  return [...parents].reduce((sum, [pid, {bytes}]) => sum + (belongs(pid) ? bytes : 0), 0);
}

function readStatus(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return ""; // it has ended meanwhile
  }
}

/** The middle one of some runs, which one slow run does not move. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

/** Runs a program once to warm up and then some times; the middle time and the greatest memory. */
export async function repeated(
  args: readonly string[],
  {cwd = PROJECT, times = 3} = {}
): Promise<Omit<Measured, "stdout">> {
  await measured(args, {cwd});
  const runs: Measured[] = [];
  for (let i = 0; i < times; ++i) runs.push(await measured(args, {cwd}));
  return {
    seconds: median(runs.map((d) => d.seconds)),
    peak_bytes: Math.max(...runs.map((d) => d.peak_bytes))
  };
}

/** A line of a bench: what, ours, theirs, the ratio and what is aimed at. */
export function ratioLine(
  what: string,
  {ours, theirs, aim}: {ours: number; theirs: number; aim: string}
): string {
  return `${what}: ${ours.toFixed(2)} s against ${theirs.toFixed(2)} s = ${(ours / theirs).toFixed(2)}x (aim: ${aim})`;
}

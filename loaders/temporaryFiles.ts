import {randomBytes} from "node:crypto";
import {rmSync} from "node:fs";
import {mkdir, readdir, rename, rm} from "node:fs/promises";
import path from "node:path";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const pending = new Set<string>();
let listening = false;

function removePending(): void {
  for (const file of pending)
    try {
      rmSync(file, {recursive: true, force: true, maxRetries: 5, retryDelay: 50});
    } catch {
      // Goes with what ended processes left, the next time.
    }
  pending.clear();
}

function stop(signal: NodeJS.Signals): void {
  removePending();
  process.removeListener(signal, stop);
  // Whoever else listens decides how the process ends; alone, we must let the signal do what it does by default.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

/** Removes a file or folder when the process ends, also by a signal, until **forgotten**; returns how to forget it. */
export function removeAtExit(file: string): () => void {
  if (!listening) {
    listening = true;
    process.on("exit", removePending);
    for (const signal of SIGNALS) process.on(signal, stop);
  }
  pending.add(file);
  return () => pending.delete(file);
}

/** Whether a process of this number runs. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Removes what killed processes left in a folder under names of a prefix, the process's number and a hyphen. What
 * cannot go, since it is another user's or a child of the killed process still writes there, stays for the next time.
 */
export async function removeAbandoned(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(/^(\d+)-/.exec(name.slice(prefix.length))?.[1]);
    if (!(pid > 0) || alive(pid)) continue;
    await rm(path.join(folder, name), {recursive: true, force: true}).catch(() => undefined);
  }
}

const TEMPORARY = /^\..+\.\d+-[0-9a-f]{8}(?:\.wal)?$/u;

/**
 * Removes every temporary file of replaceFile from a folder that the caller alone may write to: there even one of a
 * process that seems to live is a killed one's, since numbers of processes come again, in a container at once.
 */
export async function removeTemporaries(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (TEMPORARY.test(name)) await rm(path.join(folder, name), {force: true});
}

/**
 * Replaces a file by one that is complete: **write** gets a name in the same folder that no other process uses,
 * which is renamed over **file** once it resolves. When it fails or the process is stopped, nothing is left of it
 * and **file** stays as it was. What killed processes left of it goes first, unless the folder is **tidy** already.
 */
export async function replaceFile(
  file: string,
  write: (temporary: string) => Promise<void>,
  {tidy = false}: {tidy?: boolean} = {}
): Promise<void> {
  const folder = path.dirname(path.resolve(file));
  const prefix = `.${path.basename(file)}.`;
  await mkdir(folder, {recursive: true});
  if (!tidy) await removeAbandoned(folder, prefix);
  const temporary = path.join(folder, `${prefix}${process.pid}-${randomBytes(4).toString("hex")}`);
  const log = `${temporary}.wal`;
  const forget = [removeAtExit(temporary), removeAtExit(log)];
  try {
    await write(temporary);
    await rename(temporary, file);
  } finally {
    for (const leftover of [temporary, log]) await rm(leftover, {recursive: true, force: true});
    for (const done of forget) done();
  }
}

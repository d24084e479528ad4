import {existsSync} from "node:fs";
import {mkdir, readdir, rename, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {UserError} from "../../loaders/errors.js";
import {removeAtExit} from "../../loaders/temporaryFiles.js";
import {STAMP} from "./stamp.js";

/**
 * Replaces a site by one that is complete: **write** gets a folder beside it, which takes its place once it resolves.
 * A folder that holds something other than a site of ours is refused before anything is done.
 */
export async function replaceFolder(out: string, write: (temporary: string) => Promise<void>): Promise<void> {
  await refuseForeign(out);
  await removeAbandoned(out);
  const temporary = sibling(out, "tmp");
  const old = sibling(out, "old");
  const forget = [removeAtExit(temporary), removeAtExit(old)];
  try {
    await write(temporary);
    await swap({temporary, out, old});
  } finally {
    for (const leftover of [temporary, old]) await rm(leftover, {recursive: true, force: true});
    for (const done of forget) done();
  }
}

function sibling(out: string, kind: "tmp" | "old"): string {
  return join(dirname(out), `.${basename(out)}.${process.pid}.${kind}`);
}

async function refuseForeign(out: string): Promise<void> {
  await mkdir(dirname(out), {recursive: true});
  const names = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new UserError(
      `${out}: the site cannot be written there (${error.code}); give another folder with --out`
    );
  });
  if (names.length === 0 || existsSync(join(out, STAMP))) return;
  throw new UserError(
    `${out}: this folder is not empty and holds no site of Quarterdeck; a build would replace it. ` +
      "Empty it, or give another folder with --out."
  );
}

/** What a killed process left behind. */
async function removeAbandoned(out: string): Promise<void> {
  const prefix = `.${basename(out)}.`;
  for (const name of await readdir(dirname(out))) {
    const pid = name.startsWith(prefix)
      ? /^(\d+)\.(tmp|old)$/.exec(name.slice(prefix.length))?.[1]
      : undefined;
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(dirname(out), name), {recursive: true, force: true});
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Another build may put its site in the same place in between; then that one is what is replaced. */
async function swap(
  {temporary, out, old}: {temporary: string; out: string; old: string},
  tries = 3
): Promise<void> {
  const had = await moved(out, old);
  try {
    await rename(temporary, out);
  } catch (error) {
    if (existsSync(out) && tries > 1) {
      await rm(old, {recursive: true, force: true});
      return await swap({temporary, out, old}, tries - 1);
    }
    if (had) await rename(old, out);
    throw error;
  }
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

import {randomBytes} from "node:crypto";
import {mkdir, readdir, rename, rm} from "node:fs/promises";
import path from "node:path";
import {alive, removeAtExit} from "./temporaryFiles.js";

/**
 * Replaces a folder by one that is complete: **write** fills an empty folder beside it, which then takes its name.
 * When it fails or the process is stopped, the old folder stays as it was; of two that write at once, the later wins.
 */
export async function replaceFolder(dir: string, write: (temporary: string) => Promise<void>): Promise<void> {
  await removeAbandoned(dir);
  const mark = `${process.pid}-${randomBytes(4).toString("hex")}`;
  const beside = (word: string) => path.join(path.dirname(dir), `.${path.basename(dir)}.${mark}.${word}`);
  const places = {temporary: beside("new"), dir, old: beside("old")};
  const forget = [removeAtExit(places.temporary), removeAtExit(places.old)];
  try {
    await mkdir(places.temporary, {recursive: true});
    await write(places.temporary);
    await swap(places);
  } finally {
    for (const leftover of [places.temporary, places.old]) await rm(leftover, {recursive: true, force: true});
    for (const done of forget) done();
  }
}

interface Places {
  temporary: string;
  dir: string;
  old: string;
}

/** What renaming says when another folder has the name. */
const TAKEN = new Set(["ENOTEMPTY", "EEXIST", "EPERM"]);

/** Another process may put its folder in the same place in between; then that one is what is replaced. */
async function swap({temporary, dir, old}: Places, tries = 20): Promise<void> {
  const had = await moved(dir, old);
  try {
    await rename(temporary, dir);
  } catch (error) {
    if (TAKEN.has((error as NodeJS.ErrnoException).code ?? "") && tries > 1) {
      await rm(old, {recursive: true, force: true});
      return await swap({temporary, dir, old}, tries - 1);
    }
    if (had) await rename(old, dir).catch(() => undefined); // unless another has put its own there meanwhile
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

/** What a killed process left behind. */
async function removeAbandoned(dir: string): Promise<void> {
  const parent = path.dirname(dir);
  const prefix = `.${path.basename(dir)}.`;
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = name.startsWith(prefix)
      ? /^(\d+)-[0-9a-f]{8}\.(new|old)$/.exec(name.slice(prefix.length))?.[1]
      : undefined;
    if (pid !== undefined && !alive(Number(pid)))
      await rm(path.join(parent, name), {recursive: true, force: true});
  }
}

import {randomBytes} from "node:crypto";
import {mkdir, rename, rm} from "node:fs/promises";
import path from "node:path";
import {removeAtExit} from "../temporaryFiles.js";

/**
 * Replaces a folder by one that is complete: **write** fills a folder of its own beside it, which then takes the name.
 * When it fails or the process is stopped, the old folder stays as it was.
 */
export async function replaceFolder(dir: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const mark = `${process.pid}-${randomBytes(4).toString("hex")}`;
  const beside = (word: string) => path.join(path.dirname(dir), `.${path.basename(dir)}.${mark}.${word}`);
  const [temporary, old] = [beside("new"), beside("old")];
  await mkdir(temporary, {recursive: true});
  const forget = [removeAtExit(temporary), removeAtExit(old)];
  try {
    await write(temporary);
    await rename(dir, old).catch(ignoreMissing);
    await rename(temporary, dir);
  } finally {
    for (const leftover of [temporary, old]) await rm(leftover, {recursive: true, force: true});
    for (const done of forget) done();
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

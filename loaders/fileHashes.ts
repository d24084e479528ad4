import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {readFile, stat, writeFile} from "node:fs/promises";
import {replaceFile} from "./temporaryFiles.js";

/** The hash of a file’s content, and what tells that the file has not been written since. */
interface Known {
  size: number;
  mtime_ms: number;
  ctime_ms: number;
  inode: number;
  hash: string;
}

/** A file written so shortly before it was hashed might be written again within one tick of its clock. */
const SETTLED_MS = 2_000;

async function contentHash(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function readCache(file: string): Promise<Record<string, Known>> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Record<string, Known>;
  } catch {
    return {};
  }
}

async function known(file: string, before: Known | undefined): Promise<Known> {
  const {size, mtimeMs, ctimeMs, ino} = await stat(file);
  const now = {size, mtime_ms: mtimeMs, ctime_ms: ctimeMs, inode: ino};
  const {hash, ...then} = before ?? {hash: ""};
  if (before !== undefined && JSON.stringify(then) === JSON.stringify(now)) return {...now, hash};
  return {...now, hash: await contentHash(file)};
}

async function writeCache(cache: string, found: Record<string, Known>, now: () => number): Promise<void> {
  const settled = Object.entries(found).filter(
    ([, d]) => now() - Math.max(d.mtime_ms, d.ctime_ms) > SETTLED_MS
  );
  try {
    await replaceFile(cache, (temporary) =>
      writeFile(temporary, JSON.stringify(Object.fromEntries(settled)))
    );
  } catch {
    // A folder that cannot be written costs the next run its time, nothing else.
  }
}

/**
 * The SHA-256 of each file’s content. A file whose size, times and inode are those of last time is not read again;
 * **cache** is where that is remembered.
 */
export async function fileHashes(
  files: readonly string[],
  cache: string,
  now: () => number = Date.now
): Promise<Map<string, string>> {
  const before = await readCache(cache);
  const found: Record<string, Known> = {};
  for (const file of files) found[file] = await known(file, before[file]);
  if (JSON.stringify(found) !== JSON.stringify(before)) await writeCache(cache, found, now);
  return new Map(Object.entries(found).map(([file, {hash}]) => [file, hash]));
}

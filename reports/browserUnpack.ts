import {execFile} from "node:child_process";
import {existsSync} from "node:fs";
import {chmod, mkdir, readFile, rename, rm} from "node:fs/promises";
import {createRequire} from "node:module";
import os from "node:os";
import path from "node:path";
import {promisify} from "node:util";
import {lock} from "proper-lockfile";
import {UserError} from "../loaders/errors.js";

/** A browser that can print, and what its process needs. */
export interface FoundBrowser {
  path: string;
  /** where it was found, in words */
  from: string;
  env: Record<string, string>;
}

const require = createRequire(import.meta.url);
const WAIT = {
  stale: 30_000,
  update: 5_000,
  retries: {retries: 120, factor: 1, minTimeout: 500, maxTimeout: 500}
};

/** Whether the browser that comes with the package runs here. */
export function hasBundledBrowser(platform: NodeJS.Platform = process.platform, arch = os.arch()): boolean {
  return platform === "linux" && arch === "x64";
}

/** A folder of this user alone for what is unpacked once. */
export function userCache({
  env = process.env,
  home = os.homedir(),
  user = os.userInfo().uid
}: {env?: NodeJS.ProcessEnv; home?: string; user?: number} = {}): string {
  const base = env.XDG_CACHE_HOME ?? (home && home !== "/" ? path.join(home, ".cache") : null);
  return base === null ? path.join(os.tmpdir(), `quarterdeck-${user}`) : path.join(base, "quarterdeck");
}

async function writableCache(): Promise<string> {
  for (const folder of [userCache(), path.join(os.tmpdir(), `quarterdeck-${os.userInfo().uid}`)]) {
    try {
      await mkdir(folder, {recursive: true, mode: 0o700});
      return folder;
    } catch {
      continue; // a home that cannot be written to, as in many containers
    }
  }
  throw new UserError(
    `no folder can be written to for the browser that comes with the package; set XDG_CACHE_HOME to one, or give --browser`,
    1
  );
}

async function version(): Promise<string> {
  const entry = require.resolve("@sparticuz/chromium");
  const root = entry.slice(0, entry.lastIndexOf(`${path.sep}build${path.sep}`));
  return (JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {version: string}).version;
}

// The package unpacks into $TMPDIR when it is imported and asked; a process of its own has its own $TMPDIR.
const UNPACK = `
  const {default: chromium} = await import("@sparticuz/chromium");
  chromium.setGraphicsMode = false;
  await chromium.executablePath();`;

async function unpack(folder: string): Promise<void> {
  const temporary = `${folder}.${process.pid}.part`;
  await rm(temporary, {recursive: true, force: true});
  await mkdir(temporary, {recursive: true, mode: 0o700});
  try {
    const env = {...process.env, TMPDIR: temporary, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x"};
    await promisify(execFile)(process.execPath, ["--input-type=module", "-e", UNPACK], {
      cwd: import.meta.dirname,
      env
    });
    await chmod(path.join(temporary, "chromium"), 0o700);
    await rename(temporary, folder);
  } finally {
    await rm(temporary, {recursive: true, force: true});
  }
}

/**
 * The browser that comes with the package, unpacked once into a folder of the user under a lock: two processes at once
 * wait for one another, and a process that is stopped leaves nothing that looks complete.
 */
export async function bundledBrowser(cache?: string): Promise<FoundBrowser> {
  const home = cache ?? (await writableCache());
  const folder = path.join(home, `chromium-${await version()}`);
  if (!existsSync(folder)) {
    const release = await lock(home, {...WAIT, lockfilePath: path.join(home, "chromium.lock")});
    try {
      if (!existsSync(folder)) await unpack(folder);
    } finally {
      await release();
    }
  }
  const library = path.join(folder, "al2023", "lib");
  const env: Record<string, string> = {
    LD_LIBRARY_PATH: [library, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":")
  };
  if (!existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_PATH = path.join(folder, "fonts");
  return {path: path.join(folder, "chromium"), from: "the package @sparticuz/chromium", env};
}

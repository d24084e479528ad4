import {randomBytes} from "node:crypto";
import {existsSync} from "node:fs";
import {rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import path from "node:path";
import type {Browser} from "puppeteer-core";
import {UserError} from "../loaders/errors.js";
import {removeAbandoned, removeAtExit} from "../loaders/temporaryFiles.js";
import {bundledBrowser, type FoundBrowser, hasBundledBrowser} from "./browserUnpack.js";

export type {FoundBrowser};

/** What of the machine decides which browser is found; tests pass their own. */
export interface BrowserSearch {
  env?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
  exists?: (file: string) => boolean;
}

const VARIABLES = ["QUARTERDECK_BROWSER", "PUPPETEER_EXECUTABLE_PATH"] as const;
const NAMES = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge"
];

function usualPlaces(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === "darwin") {
    const apps = ["Google Chrome", "Chromium", "Microsoft Edge"];
    return ["/Applications", `${env.HOME ?? ""}/Applications`].flatMap((folder) =>
      apps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`)
    );
  }
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(
      (d) => d !== undefined
    );
    const apps = [
      "Google\\Chrome\\Application\\chrome.exe",
      "Chromium\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe"
    ];
    return roots.flatMap((root) => apps.map((app) => `${root}\\${app}`));
  }
  const folders = [...(env.PATH ?? "").split(":"), "/usr/bin", "/usr/local/bin", "/snap/bin"].filter((d) =>
    d.startsWith("/")
  );
  return NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

function named(file: string, from: string, exists: (file: string) => boolean): FoundBrowser {
  if (exists(file)) return {path: file, from, env: {}};
  throw new UserError(
    `${from} names ${file}, which does not exist; give the path of a Chrome, Chromium or Edge, or leave it out`
  );
}

/**
 * Finds the browser that prints: the one given, QUARTERDECK_BROWSER, PUPPETEER_EXECUTABLE_PATH, a Chrome, Chromium or
 * Edge in the usual places, then the one that comes with the package.
 *
 * @throws UserError that names the ways out when there is none
 */
export async function findBrowser(
  given?: string,
  {env = process.env, platform = process.platform, exists = existsSync}: BrowserSearch = {}
): Promise<FoundBrowser> {
  if (given !== undefined) return named(given, "--browser", exists);
  for (const variable of VARIABLES) {
    const file = env[variable];
    if (file) return named(file, variable, exists);
  }
  const usual = usualPlaces(platform, env).find(exists);
  if (usual !== undefined) return {path: usual, from: "this machine", env: {}};
  if (hasBundledBrowser(platform)) return await bundledBrowser();
  throw new UserError(
    "no browser was found that could print the decks. Do one of these:\n" +
      "  install Chrome, Chromium or Edge in its usual place\n" +
      "  give one: quarterdeck qbr --browser /path/to/chrome\n" +
      "  or set QUARTERDECK_BROWSER=/path/to/chrome",
    1
  );
}

// Nothing but this machine can be reached, whatever a page asks for.
const ARGUMENTS = [
  "--disable-gpu",
  "--font-render-hinting=none",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run"
];

/** A folder for the browser's own files, which goes with the browser; those of killed runs go now. */
async function newProfile(): Promise<{folder: string; remove: () => void}> {
  const prefix = "quarterdeck-browser-";
  await removeAbandoned(tmpdir(), prefix);
  const folder = path.join(tmpdir(), `${prefix}${process.pid}-${randomBytes(4).toString("hex")}`);
  const forget = removeAtExit(folder);
  const remove = () =>
    void rm(folder, {recursive: true, force: true, maxRetries: 5}).then(forget, () => undefined);
  return {folder, remove};
}

/** Starts a browser without a window; where the system gives it no sandbox, without one, since it shows our pages only. */
export async function launchBrowser({path: executablePath, from, env}: FoundBrowser): Promise<Browser> {
  const {launch} = await import("puppeteer-core");
  const profile = await newProfile();
  const start = async (args: readonly string[]) => {
    const browser = await launch({
      executablePath,
      headless: "shell",
      // By a pipe, which closes when this process is killed, so that the browser ends with it.
      pipe: true,
      userDataDir: profile.folder,
      args: [...args],
      env: {...process.env, ...env},
      protocolTimeout: 120_000,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false
    });
    browser.process()?.once("exit", profile.remove);
    return browser;
  };
  const bare = [...ARGUMENTS, "--no-sandbox"];
  const root = process.getuid?.() === 0;
  try {
    if (root || Object.keys(env).length > 0) return await start(bare);
    return await start(ARGUMENTS).catch(() => start(bare));
  } catch (error) {
    const reason = (error as Error).message.split("\n").slice(0, 3).join(" ");
    throw new UserError(
      `the browser ${executablePath} (${from}) does not start: ${reason}\ngive another one: --browser /path/to/chrome`,
      1
    );
  }
}

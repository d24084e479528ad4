import {existsSync} from "node:fs";
import {createHash} from "node:crypto";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {UserError} from "../loaders/errors.js";

/** The folder of this checkout. */
export const PROJECT = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** Where one configuration's files lie; every path is absolute. */
export interface Workspace {
  config_path: string;
  warehouse: string;
  /** The copy that the site publishes, of the whole or of one slice. */
  published: string;
  /** The finished site. */
  out: string;
  /** Decks lie beside the site; those that its readers may have are linked into it. */
  decks: string;
  /** The project's own sample company. */
  is_sample: boolean;
}

/** What of the command line decides where files lie. */
export interface WorkspaceOptions {
  config?: string;
  warehouse?: string;
  asOf?: string;
  out?: string;
  segment?: string;
  csm?: string;
}

const SAMPLE_CONFIG = join(PROJECT, "data", "quarterdeck.yaml");

/** Finds the configuration (the one given, else ./quarterdeck.yaml, else the sample's) and its files' places. */
export function workspace(options: WorkspaceOptions, cwd = process.cwd()): Workspace {
  const config_path = configPath(options.config, cwd);
  const is_sample = config_path === SAMPLE_CONFIG;
  const home = is_sample ? PROJECT : dirname(config_path);
  const work = workFolder(options, join(home, ".quarterdeck"), cwd);
  const out = options.out === undefined ? join(home, "dist") : resolve(cwd, options.out);
  return {
    config_path,
    warehouse:
      options.warehouse === undefined ? join(work, "warehouse.duckdb") : resolve(cwd, options.warehouse),
    published: join(work, publishedName(options)),
    out,
    decks: join(dirname(out), "decks"),
    is_sample
  };
}

function configPath(given: string | undefined, cwd: string): string {
  if (given !== undefined) {
    const path = resolve(cwd, given);
    if (existsSync(path)) return path;
    throw new UserError(
      `${path}: there is no such configuration file. Write one with: quarterdeck init FOLDER`
    );
  }
  const here = join(cwd, "quarterdeck.yaml");
  return existsSync(here) ? here : SAMPLE_CONFIG;
}

function workFolder({warehouse, asOf}: WorkspaceOptions, standard: string, cwd: string): string {
  if (warehouse !== undefined) return `${resolve(cwd, warehouse)}.work`;
  return asOf === undefined ? standard : join(standard, `as-of-${asOf}`); // an earlier day never replaces today's
}

function publishedName({segment, csm}: WorkspaceOptions): string {
  if (segment === undefined && csm === undefined) return "published";
  const slice = JSON.stringify({segment, csm});
  return `published-${createHash("sha256").update(slice).digest("hex").slice(0, 12)}`;
}

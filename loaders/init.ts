import {existsSync} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {JOURNAL_ATTRIBUTES} from "../src/lib/journalLine.js";
import type {CheckReport} from "./check.js";
import {checkSources} from "./check.js";
import {readConfig} from "./config.js";
import {UserError} from "./errors.js";
import {profileFolder} from "./init/profile.js";
import {propose} from "./init/propose.js";
import {stripeSubscriptions} from "./init/recipes.js";
import {yamlText} from "./init/yamlText.js";
import {type Progress, silent} from "./progress.js";
import {openWarehouse, replaceFile} from "./warehouse.js";

/** What init made of a folder. */
export interface InitResult {
  config_path: string;
  text: string;
  report: CheckReport;
}

async function checked(config_path: string, progress: Progress): Promise<CheckReport> {
  try {
    const config = await readConfig(config_path);
    return await checkSources({...config, rejects: {...config.rejects, continue: true}}, {progress});
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`wrote ${config_path}, but its check says:\n${error.message}`, error.exit_code);
  }
}

/** Where people's lines will lie, with what lets git merge them. */
async function makeJournal(folder: string): Promise<void> {
  const journal = path.join(folder, "journal");
  const attributes = path.join(journal, ".gitattributes");
  await mkdir(journal, {recursive: true});
  if (!existsSync(attributes)) await writeFile(attributes, JOURNAL_ATTRIBUTES);
}

/**
 * Looks at the files of a folder, writes a commented quarterdeck.yaml into it that says where each table comes from and
 * why, and checks it, whatever share of the rows is rejected. Throws UserError rather than write over a file that is
 * there, unless **overwrite**; and when, the file written, a required table still is to be filled in.
 */
export async function initFolder(
  folder: string,
  {overwrite = false, progress = silent}: {overwrite?: boolean; progress?: Progress} = {}
): Promise<InitResult> {
  const config_path = path.join(path.resolve(folder), "quarterdeck.yaml");
  if (!overwrite && existsSync(config_path)) {
    throw new UserError(
      `${config_path} is there already; move it away or edit it, then run \`quarterdeck check\``
    );
  }
  await using db = await openWarehouse(":memory:");
  const {profiles, unreadable} = await profileFolder(db, path.resolve(folder));
  if (profiles.length === 0) {
    throw new UserError(
      `${folder}: no CSV, Parquet or JSON file that can be read${unreadable.length === 0 ? "" : `\n${unreadable.join("\n")}`}`
    );
  }
  const findings = propose(profiles);
  const recipe = stripeSubscriptions(profiles);
  const recipes = recipe === undefined ? [] : [recipe];
  const text = yamlText(path.resolve(folder), {findings, recipes, unreadable});
  await replaceFile(config_path, (temporary) => writeFile(temporary, text));
  await makeJournal(path.resolve(folder));
  const gaps = [...findings.near.keys()].filter((table) => !recipes.some((d) => d.table === table));
  if (gaps.length > 0) {
    throw new UserError(
      `wrote ${config_path}, but no file has all that ${gaps.join(" and ")} needs\nfill in what is marked TO DO, then run \`quarterdeck check --config ${config_path}\``
    );
  }
  const report = await checked(config_path, progress);
  return {config_path, text, report};
}

import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import type {Play} from "../../src/metrics/plays/play.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import {faultMessage, lineOf} from "../configFaults.js";
import {schemaCheck} from "../configSchema.js";
import type {Config} from "../configTypes.js";
import {yamlValues} from "../configYaml.js";
import {UserError} from "../errors.js";

/** The file of the plays that every company has until it says otherwise. */
export const BUILT_IN_PLAYS = fileURLToPath(new URL("../../data/playbook.yaml", import.meta.url));

/** A play and where it is written. */
export interface PlacedPlay extends Play {
  /** file and line of its condition */
  place: string;
}

function placed(plays: readonly (Play | null)[], {file, lines, at}: PlayFile): PlacedPlay[] {
  return plays.flatMap((play, i) =>
    play === null ? [] : [{...play, place: `${file}:${lineOf(lines, `${at}.${i}.when`)}`}]
  );
}

interface PlayFile {
  file: string;
  lines: Record<string, number>;
  /** the dotted path of the list */
  at: string;
}

let read: Promise<PlacedPlay[]> | undefined;

/** The plays that come with Quarterdeck. */
function builtIn(): Promise<PlacedPlay[]> {
  read ??= readBuiltIn(BUILT_IN_PLAYS);
  return read;
}

async function readBuiltIn(file: string): Promise<PlacedPlay[]> {
  const {values, lines} = yamlValues(await readFile(file, "utf8"), file);
  const check = schemaCheck("playbook");
  if (!check(values))
    throw new UserError(check.errors!.map((d) => faultMessage(d, {file, lines, values})).join("\n"));
  return placed((values as {plays: Play[]}).plays, {file, lines, at: "plays"});
}

/** The playbook of a configuration, with null for what the schema does not take for a play. */
export interface GivenPlays extends Pick<Config, "path" | "lines"> {
  playbook: Pick<Config["playbook"], "built_in" | "off"> & {plays: readonly (Play | null)[]};
}

/** The plays of a company, and a line for every id that is there twice, or turned off and not there. */
export async function collectedPlays({
  playbook,
  path: file,
  lines
}: GivenPlays): Promise<{plays: PlacedPlay[]; faults: string[]}> {
  const given = playbook.built_in ? await builtIn() : [];
  const ids = given.map((d) => d.id);
  const faults = playbook.off.flatMap((id, i) =>
    ids.includes(id) ? [] : [`playbook.off.${i}: there is no built-in play ${id}${didYouMean(id, ids)}`]
  );
  for (const [i, play] of playbook.plays.entries()) {
    const first = playbook.plays.findIndex((d) => d?.id === play?.id);
    if (play !== null && first !== i)
      faults.push(
        `playbook.plays.${i}: the id ${play.id} is taken, line ${lineOf(lines, `playbook.plays.${first}.when`)}`
      );
  }
  const own = placed(playbook.plays, {file, lines, at: "playbook.plays"});
  const gone = new Set([...playbook.off, ...own.map((d) => d.id)]);
  return {
    plays: [...given.filter((d) => !gone.has(d.id)), ...own],
    faults: faults.map((d) => `${file}:${lineOf(lines, d.slice(0, d.indexOf(":")))}: ${d}`)
  };
}

/**
 * The plays of a company: those that come with Quarterdeck, less those that the configuration turns off or replaces by
 * a play of the same id, then its own.
 *
 * @throws UserError when an id is there twice, or one is turned off that is not there
 */
export async function playsOf(config: Config): Promise<PlacedPlay[]> {
  const {plays, faults} = await collectedPlays(config);
  if (faults.length > 0) throw new UserError(faults.join("\n"));
  return plays;
}

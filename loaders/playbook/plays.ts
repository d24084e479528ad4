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

function placed(plays: readonly Play[], {file, lines, at}: PlayFile): PlacedPlay[] {
  return plays.map((play, i) => ({...play, place: `${file}:${lineOf(lines, `${at}.${i}.when`)}`}));
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

/**
 * The plays of a company: those that come with Quarterdeck, less those that the configuration turns off or replaces by
 * a play of the same id, then its own.
 *
 * @throws UserError when an id is there twice, or one is turned off that is not there
 */
export async function playsOf({playbook, path: file, lines}: Config): Promise<PlacedPlay[]> {
  const given = playbook.built_in ? await builtIn() : [];
  const ids = given.map((d) => d.id);
  const faults = playbook.off.flatMap((id, i) =>
    ids.includes(id) ? [] : [`playbook.off.${i}: there is no built-in play ${id}${didYouMean(id, ids)}`]
  );
  const own = placed(playbook.plays, {file, lines, at: "playbook.plays"});
  for (const [i, {id}] of own.entries()) {
    const first = own.findIndex((d) => d.id === id);
    if (first !== i)
      faults.push(`playbook.plays.${i}: the id ${id} is taken, line ${own[first]!.place.split(":").at(-1)}`);
  }
  if (faults.length > 0)
    throw new UserError(
      faults.map((d) => `${file}:${lineOf(lines, d.slice(0, d.indexOf(":")))}: ${d}`).join("\n")
    );
  const gone = new Set([...playbook.off, ...own.map((d) => d.id)]);
  return [...given.filter((d) => !gone.has(d.id)), ...own];
}

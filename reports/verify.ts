import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import path from "node:path";
import type {Config} from "../loaders/configTypes.js";
import {UserError} from "../loaders/errors.js";
import {silent} from "../loaders/progress.js";
import {deckSlices} from "../loaders/slice.js";
import type {CheckedTemplate} from "../loaders/template/checkTemplate.js";
import {removeAtExit} from "../loaders/temporaryFiles.js";
import {openWarehouse} from "../loaders/warehouse.js";
import {LANGUAGES} from "../src/lib/languages.js";
import {loadMessages} from "../src/lib/messages.js";
import {safeId} from "../src/lib/safeId.js";
import {deckDifference} from "./compareDecks.js";
import {type DeckFile, readDeckFile} from "./deckFile.js";
import {type RecipeChange, recipeChanges, recipeParts} from "./recipeLine.js";
import {makeDecks} from "./decks.js";
import {EDITIONS} from "./edition.js";
import {fileOf} from "./finish.js";

/** Which file to hold to what gives it today. */
export interface VerifyRequest {
  file: string;
  config: Config;
  warehouse: string;
  /** Defaults to the one that the configuration names. */
  template?: CheckedTemplate;
  browser?: string;
}

/** What verifying a file found. */
export type Verdict =
  | {kind: "same"}
  /** it was not made again: what it is made from is no longer the same */
  | {kind: "made of something else"; changes: RecipeChange[]}
  /** it was made again of the same, and is another file */
  | {kind: "different"; where: string};

/** A deck that could be made today, in place of a file. */
interface Today {
  account_id: string;
  /** its file, and what it is made from */
  name: string;
  recipe: string;
}

/**
 * Holds a finished file to what its data, configuration and code give today: first what it says that it was made from,
 * then, where that is the same, byte by byte what is made again in a place of its own.
 *
 * @throws UserError for a file that is no deck
 */
export async function verifyDeck(request: VerifyRequest): Promise<Verdict> {
  const deck = await readDeckFile(request.file);
  const today = await todays(deck, request);
  if ("change" in today) return {kind: "made of something else", changes: [today.change]};
  const changes = recipeChanges(deck.recipe, recipeParts(today.recipe));
  if (changes.length > 0) return {kind: "made of something else", changes};
  const where = await deckDifference(deck.bytes, await madeAgain(deck, today, request), deck.format);
  return where === null ? {kind: "same"} : {kind: "different", where};
}

async function todays(
  {account, quarter, language, edition, format}: DeckFile,
  {config, warehouse, template}: VerifyRequest
): Promise<Today | {change: RecipeChange}> {
  await Promise.all(LANGUAGES.map(loadMessages));
  await using db = await openWarehouse(warehouse, {readonly: true});
  const rows = await db.query<{account_id: string}>("SELECT account_id FROM account_dim");
  const id = rows.find((d) => safeId(d.account_id) === account)?.account_id;
  const none = (why: string) => ({change: {part: "account", file: account, today: why}});
  if (id === undefined) return none("no such account");
  const slices = await deckSlices(db, config, {quarter, accounts: [id], template});
  const [item] = await EDITIONS[edition].items(slices, {db, config, language});
  if (!item) return none(`did not pay on the last day of ${quarter}`);
  const {pptxBrand} = await import("./pptx/brand.js");
  const brand = format === "pptx" ? await pptxBrand(config, item.data.vendor) : null;
  const {file, recipe} = fileOf(item, format, brand);
  return {account_id: id, name: file, recipe};
}

async function madeAgain(
  {quarter, language, edition, format}: DeckFile,
  {account_id, name}: Today,
  {file, config, warehouse, template, browser}: VerifyRequest
): Promise<Buffer> {
  const out = await mkdtemp(path.join(tmpdir(), "quarterdeck-verify-"));
  const forget = removeAtExit(out);
  try {
    const [report] = await makeDecks({
      ...{config, warehouse, quarter, template, language, out, browser},
      ...{accounts: [account_id], editions: [edition], formats: [format]},
      jobs: 1,
      approval: "ignored",
      progress: silent
    });
    const [failed] = report!.failed;
    if (failed) throw new UserError(`${file} cannot be made again: ${failed.reason}`, 1);
    return await readFile(path.join(report!.folder, name));
  } finally {
    await rm(out, {recursive: true, force: true});
    forget();
  }
}

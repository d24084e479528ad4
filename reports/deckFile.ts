import {readFile} from "node:fs/promises";
import {UserError} from "../loaders/errors.js";
import {type Language, LANGUAGES} from "../src/lib/languages.js";
import {type EditionName, EDITIONS, type Format} from "./edition.js";
import {recipeIn} from "./pdfRecipe.js";
import {recipeParts} from "./recipeLine.js";
import {recipeInPptx} from "./pptx/strings.js";

/** A finished deck, read from wherever it lies, and what it says that it is. */
export interface DeckFile {
  format: Format;
  bytes: Buffer;
  /** what it was made from, by name */
  recipe: Readonly<Record<string, string>>;
  /** the account's id as files are named by it */
  account: string;
  quarter: string;
  language: Language;
  edition: EditionName;
}

/**
 * Reads a finished deck by what it carries itself.
 *
 * @throws UserError for a file that carries no recipe
 */
export async function readDeckFile(file: string): Promise<DeckFile> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      error.code === "ENOENT" ? `there is no file ${file}` : `${file} cannot be read: ${error.message}`
    );
  });
  const format = bytes.toString("latin1", 0, 5) === "%PDF-" ? "pdf" : "pptx";
  const line = format === "pdf" ? recipeIn(bytes) : pptxRecipe(bytes);
  const recipe = recipeParts(line ?? "");
  const {account, quarter = "", lang, edition = ""} = recipe;
  const language = LANGUAGES.find((d) => d === lang);
  if (!account || !/^\d{4}Q[1-4]$/u.test(quarter) || !language || !Object.hasOwn(EDITIONS, edition))
    throw new UserError(
      `${file} carries no recipe of Quarterdeck: it is no deck, or another program has saved it again; expected a PDF or PPTX as quarterdeck qbr made it`
    );
  return {format, bytes, recipe, account, quarter, language, edition: edition as EditionName};
}

function pptxRecipe(bytes: Buffer): string | null {
  try {
    return recipeInPptx(bytes);
  } catch {
    // Not even an archive.
    return null;
  }
}

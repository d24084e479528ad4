import {PDFDocument, PDFName, PDFString} from "@cantoo/pdf-lib";
import type {DeckRecipe} from "../src/metrics/deckData.js";

/** The name under which a PDF carries its recipe. */
export const RECIPE_KEY = "QuarterdeckRecipe";

/** One line that says what a deck was made from. */
export function recipeLine({as_of, quarter, config, data, code}: DeckRecipe, lang: string): string {
  return `quarter=${quarter} as_of=${as_of} lang=${lang} edition=customer config=${config} data=${data} code=${code}`;
}

/** A printed deck, opened to be checked and finished. */
export async function openPdf(pdf: Uint8Array): Promise<PDFDocument> {
  return await PDFDocument.load(pdf, {updateMetadata: false, forIncrementalUpdate: true});
}

/**
 * Adds author and recipe to a printed deck. The update is appended: what Chromium wrote, tags, bookmarks and links
 * included, stays byte for byte.
 */
export async function finishPdf(
  document: PDFDocument,
  {author, recipe}: {author: string; recipe: string}
): Promise<Uint8Array> {
  document.setAuthor(author);
  const info = document.context.lookup(document.context.trailerInfo.Info);
  if (!info || !("set" in info)) throw new Error("the printed PDF has no information dictionary");
  (info as unknown as {set(key: PDFName, value: PDFString): void}).set(
    PDFName.of(RECIPE_KEY),
    PDFString.of(recipe)
  );
  return await document.commit();
}

/** Reads the recipe off the end of a finished deck's bytes; null where there is none. */
export function recipeIn(tail: Buffer): string | null {
  return new RegExp(`/${RECIPE_KEY} \\(([^)]*)\\)`, "u").exec(tail.toString("latin1"))?.[1] ?? null;
}

import {PDFDocument, PDFName, PDFString} from "@cantoo/pdf-lib";
import {RECIPE_KEY} from "./pdfRecipe.js";

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

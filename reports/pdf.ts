import {PDFDocument, PDFName, PDFString} from "@cantoo/pdf-lib";
import {RECIPE_KEY} from "./pdfRecipe.js";

const ID = /\(node(\d{8})\)/gu;

/**
 * Numbers the ids of table cells from 1. Chromium takes them from a counter of the browser's process, so that the same
 * page printed later has others; names of the same length leave every offset in the file as it is.
 */
export function steadyIds(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString("latin1");
  const found = [...text.matchAll(ID)];
  const order = new Map(
    [...new Set(found.map((d) => d[1]!))].sort().map((id, i) => [id, String(i + 1).padStart(8, "0")])
  );
  for (const {1: id, index} of found) bytes.write(`(node${order.get(id!)!})`, index, "latin1");
  return bytes;
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
  // In the open, whatever version the browser writes: the recipe is read off the end of the file.
  return await document.commit({useObjectStreams: false});
}

import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {removeTemporaries, replaceFile} from "../../loaders/temporaryFiles.js";
import type {DeckHtml} from "../print.js";
import {xml} from "../pptx/xml.js";
import {writingTo} from "./folderFault.js";

/** Where thumbnails lie, in the folder of the decks. */
export const THUMBNAILS = "thumbnails";

/** HTML as our documents write it, as XML: void elements closed, no entity but XML's own, SVG by its namespace. */
function wellFormed(html: string): string {
  return html
    .replace(/<(br|col|img|hr)\b((?:\s[^\s=]+="[^"]*")*)>/gu, "<$1$2/>")
    .replaceAll("&nbsp;", "&#160;")
    .replace(/<svg\b/gu, '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(/&(?!amp;|lt;|gt;|quot;|#160;)/gu, "&amp;")
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}

/**
 * The first slide as a picture that any browser draws: markup in SVG, which as an image can neither run nor fetch
 * anything. A screenshot of each deck would take a sixth of the time that printing it does.
 */
export function thumbnailSvg(
  cover: string,
  {lang, dir}: Pick<DeckHtml, "lang" | "dir">,
  style: string
): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="320" height="180"><foreignObject width="1280" height="720">' +
    `<div xmlns="http://www.w3.org/1999/xhtml" class="qd-deck" lang="${xml(lang)}" dir="${dir}"><style>${xml(style)}</style>${wellFormed(cover)}</div>` +
    "</foreignObject></svg>\n"
  );
}

/** Makes the folder of the thumbnails beside decks, and removes what a killed run left in it. */
export async function prepareThumbnails(folder: string): Promise<void> {
  await writingTo(folder, async () => {
    await mkdir(path.join(folder, THUMBNAILS), {recursive: true});
    await removeTemporaries(path.join(folder, THUMBNAILS));
  });
}

/** Writes the thumbnail of a deck, which only the summary page shows. */
export async function writeThumbnail(folder: string, name: string, svg: string): Promise<void> {
  const write = (temporary: string) => writeFile(temporary, svg);
  await writingTo(folder, () =>
    replaceFile(path.join(folder, THUMBNAILS, `${name}.svg`), write, {tidy: true})
  );
}

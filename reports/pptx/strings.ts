import {strFromU8, unzipSync} from "fflate";

const ENTITIES: Record<string, string> = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'"};

function plain(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu,
    (all, hex?: string, decimal?: string, name?: string) =>
      name !== undefined
        ? (ENTITIES[name] ?? all)
        : String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16))
  );
}

/** Every text of a part, and every attribute that programs show or follow. */
function stringsOf(xml: string): string[] {
  const found = xml.matchAll(/>([^<]+)<|\s(?:descr|name|title|tooltip|Target)="([^"]+)"/gu);
  return Array.from(found, ([, text, value]) => plain(text ?? value!)).filter((d) => d.trim() !== "");
}

const relationsOf = (part: string) => part.replace(/([^/]+)$/u, "_rels/$1.rels");

/** The strings of a part, of a workbook all its parts together. */
function partStrings(name: string, bytes: Uint8Array): string[] {
  if (/\.xlsx$/u.test(name)) return Object.values(unzipSync(bytes)).flatMap((d) => stringsOf(strFromU8(d)));
  return /\.(?:xml|rels)$/u.test(name) ? stringsOf(strFromU8(bytes)) : [];
}

/** What belongs to a slide: itself, its notes, charts and sheets, and their relations. */
function belonging(part: string, files: Record<string, Uint8Array>, found = new Set<string>()): Set<string> {
  if (found.has(part) || !files[part]) return found;
  found.add(part);
  const relations = files[relationsOf(part)];
  if (!relations) return found;
  found.add(relationsOf(part));
  for (const [, target = ""] of strFromU8(relations).matchAll(/Target="\/([^"]+)"/gu))
    if (/^ppt\/(?:notesSlides|charts|embeddings)\//u.test(target)) belonging(target, files, found);
  return found;
}

/** Every string of a finished file: by slide, with its notes, charts and sheets; and all that belongs to none. */
export function pptxStrings(bytes: Uint8Array): {pages: string[][]; hidden: string[]} {
  const files = unzipSync(bytes);
  const number = (name: string) => Number(/(\d+)\.xml$/u.exec(name)?.[1] ?? 0);
  const slides = Object.keys(files)
    .filter((d) => /^ppt\/slides\/[^/]+\.xml$/u.test(d))
    .sort((a, b) => number(a) - number(b));
  const parts = slides.map((d) => belonging(d, files));
  const own = new Set(parts.flatMap((d) => [...d]));
  const rest = Object.keys(files).filter((d) => !own.has(d));
  const strings = (names: Iterable<string>) => Array.from(names).flatMap((d) => partStrings(d, files[d]!));
  return {pages: parts.map(strings), hidden: strings(rest)};
}

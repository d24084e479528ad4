import {strFromU8, unzipSync} from "fflate";
import {readPdf} from "./check.js";
import type {Format} from "./edition.js";
import {openPdf} from "./pdf.js";
import {pageDrawings} from "./pdfText.js";
import {pptxStrings} from "./pptx/strings.js";

/** The first thing in which a file differs from what is made in its place, in words; null where nothing does. */
export async function deckDifference(
  found: Uint8Array,
  made: Uint8Array,
  format: Format
): Promise<string | null> {
  const [a, b] = format === "pdf" ? [undated(found), undated(made)] : [Buffer.from(found), Buffer.from(made)];
  if (a.equals(b)) return null;
  try {
    return format === "pdf" ? await pdfDifference(found, made) : pptxDifference(found, made);
  } catch (error) {
    // A file that was cut short or damaged: where is then all that can be said.
    const why = error instanceof Error ? error.message : String(error);
    return `it is damaged (${why}); ${firstOther(a, b)}`;
  }
}

/** A PDF without the moment at which it was printed; every other byte stays where it is. */
function undated(pdf: Uint8Array): Buffer {
  const date = /(?<=\/(?:CreationDate|ModDate) \()D:\d{14}(?:Z|[+-]\d\d'\d\d')(?=\))/gu;
  return Buffer.from(
    Buffer.from(pdf)
      .toString("latin1")
      .replace(date, (d) => " ".repeat(d.length)),
    "latin1"
  );
}

async function pdfDifference(found: Uint8Array, made: Uint8Array): Promise<string> {
  const words = wordsDifference(await readPdf(found), await readPdf(made), "page");
  if (words !== null) return words;
  const [a, b] = [await openPdf(found), await openPdf(made)];
  const [drawn, expected] = [pageDrawings(a), pageDrawings(b)];
  const page = expected.findIndex((d, i) => d !== drawn[i]);
  const where =
    page >= 0
      ? `the words of all pages are the same, but page ${page + 1} is drawn otherwise`
      : "words and drawing of all pages are the same; what differs is not on a page: fonts, pictures, bookmarks, tags or metadata";
  const [was, is] = [a.getProducer(), b.getProducer()];
  return was === is
    ? where
    : `${where}. It was printed by ${was}, and by ${is} here: another browser writes other bytes`;
}

function pptxDifference(found: Uint8Array, made: Uint8Array): string {
  const words = wordsDifference(pptxStrings(found).pages, pptxStrings(made).pages, "slide");
  if (words !== null) return words;
  const [a, b] = [unzipSync(found), unzipSync(made)];
  const names = [...new Set([...Object.keys(b), ...Object.keys(a)])];
  const other = names.filter((d) => !a[d] || !b[d] || strFromU8(a[d], true) !== strFromU8(b[d], true));
  return other.length === 0
    ? "all its parts are the same, only packed otherwise"
    : `the words of all slides are the same; what differs is ${other[0]}${other.length > 1 ? ` and ${other.length - 1} more parts` : ""}. Another browser than the one here may have laid it out`;
}

/** The first text that differs, and on which page. */
function wordsDifference(
  found: readonly string[][],
  made: readonly string[][],
  place: "page" | "slide"
): string | null {
  const words = (runs: readonly string[]) => runs.filter((d) => d.trim() !== "");
  for (const [i, runs] of made.entries()) {
    if (!found[i]) break;
    const [said, expected] = [words(found[i]), words(runs)];
    const at = Array.from({length: Math.max(said.length, expected.length)}).findIndex(
      (_, k) => said[k] !== expected[k]
    );
    if (at >= 0)
      return `${place} ${i + 1} says ${quote(said[at])} where it should say ${quote(expected[at])}`;
  }
  return found.length === made.length
    ? null
    : `it has ${found.length} ${place}s where it should have ${made.length}`;
}

const quote = (text: string | undefined) =>
  text === undefined ? "nothing" : `"${text.length > 80 ? `${text.slice(0, 80)}\u2026` : text}"`;

function firstOther(found: Buffer, made: Buffer): string {
  const at = found.findIndex((d, i) => d !== made[i]);
  return at < 0
    ? `it ends after ${found.length} of ${made.length} bytes`
    : `its first other byte is number ${at + 1} of ${found.length}`;
}

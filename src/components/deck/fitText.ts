import {type Setting, textWidth} from "./textWidth.js";

/** The room that a text has. */
export interface Room extends Setting {
  /** in CSS px */
  width: number;
  /** Defaults to 1. */
  lines?: number;
}

const ELLIPSIS = "\u2026";
/** Room that is left over at line ends and by the estimate. */
const SLACK = 0.97;

const graphemes = new Intl.Segmenter("und", {granularity: "grapheme"});

function segments(text: string): string[] {
  return Array.from(graphemes.segment(text), (d) => d.segment);
}

/** After spaces that may end a line, and dashes; between Chinese and Japanese letters anywhere but beside a mark that must not stand there. */
const BREAKS =
  /(?<=[^\S\u00a0\u202f]|[\u2013\u2014/-])|(?<=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])(?![\p{Pe}\p{Pf}、。，．：；！？ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ])(?<![\p{Ps}\p{Pi}])/u;

/** Breaks a text into lines as a browser would: at spaces, inside a word only where it is longer than a line. */
export function wrapText(text: string, {width, ...setting}: Room): string[] {
  const lines: string[] = [];
  let line = "";
  const limit = width * SLACK;
  const take = (piece: string) => {
    if (textWidth(line + piece.trimEnd(), setting) <= limit) line += piece;
    else if (textWidth(piece.trimEnd(), setting) <= limit) {
      if (line.trim()) lines.push(line.trimEnd());
      line = piece;
    } else
      for (const letter of segments(piece)) {
        if (line && textWidth(line + letter, setting) > limit) {
          lines.push(line.trimEnd());
          line = "";
        }
        line += letter;
      }
  };
  for (const piece of text.split(BREAKS)) take(piece);
  if (line.trim() || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** The width that a text needs to stay whole on one line. */
export function roomFor(text: string, setting: Setting): number {
  return Math.ceil(textWidth(text, setting) / SLACK);
}

/** Whether a text fits its room as it is. */
export function fits(text: string, room: Room): boolean {
  return wrapText(text, room).length <= (room.lines ?? 1);
}

/**
 * Shortens a text that does not fit its room, between words if it can, and ends it in "…";
 * a text that fits comes back as it is.
 */
export function fitText(text: string, room: Room): string {
  const clean = text.replace(/\s+/gu, " ").trim();
  if (textWidth(clean, room) <= room.width * SLACK) return clean;
  if (fits(clean, room)) return clean;
  const letters = segments(clean);
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(letters.slice(0, middle).join("") + ELLIPSIS, room)) low = middle;
    else high = middle - 1;
  }
  const cut = letters.slice(0, low).join("");
  const word = cut.replace(/\s+\S*$/u, "");
  const kept = word.length >= 0.6 * cut.length ? word : cut;
  return kept.replace(/[\s,;:.\u2013-]+$/u, "") + ELLIPSIS;
}

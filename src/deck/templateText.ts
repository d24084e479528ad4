import type {Attributes, Child} from "../components/dom.js";
import {directionOf} from "../lib/languages.js";
import type {NoteNode} from "../metrics/deckData.js";
import type {DeckKit} from "./kit.js";

const REFERENCE = /\{\{\s*(.*?)\s*\}\}/gsu;

/** The names in double braces in texts, in their order. */
export function namesIn(texts: readonly (string | null)[]): string[] {
  return texts.flatMap((text) => Array.from((text ?? "").matchAll(REFERENCE), (d) => d[1]!));
}

/** The names in texts that this account has no number for. */
export function unknownIn(texts: readonly (string | null)[], {references}: DeckKit): string[] {
  return namesIn(texts).filter((name) => !references.get(name)?.known);
}

/** All texts in a body. */
export function textsOf(nodes: readonly NoteNode[]): string[] {
  return nodes.flatMap((node) => (typeof node === "string" ? [node] : textsOf(node.children)));
}

/** A text of the template with the deck's numbers in it. */
export function withNumbers(text: string, kit: DeckKit): Child[] {
  return text.split(/(\{\{.*?\}\})/su).map((part) => {
    const name = /^\{\{\s*(.*?)\s*\}\}$/su.exec(part)?.[1];
    return name === undefined ? part : kit.n(name);
  });
}

/** What an element says about words in another language than the deck's: they keep the side of the deck's. */
export function foreign(lang: string, {language, dir}: DeckKit): Attributes {
  if (lang === language) return {};
  if (directionOf(lang) === dir) return {lang};
  return {lang, dir: directionOf(lang), style: `text-align: ${dir === "rtl" ? "right" : "left"}`};
}

/** A line of the template with the deck's numbers in it, in an element of its own where its language is another. */
export function written(text: string, lang: string, kit: DeckKit): Child[] {
  const words = withNumbers(text, kit);
  const {style, ...rest} = foreign(lang, kit);
  return lang === kit.language
    ? words
    : [kit.h("span", {...rest, ...(style != null && {style: `display: block; ${style}`})}, ...words)];
}

/** The same among other words of a line. */
export function writtenInline(text: string, lang: string, kit: DeckKit): Child[] {
  const words = withNumbers(text, kit);
  return lang === kit.language ? words : [kit.h("bdi", {lang}, ...words)];
}

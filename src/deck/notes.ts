import type {Child} from "../components/dom.js";
import type {NoteNode} from "../metrics/deckData.js";
import type {DeckKit} from "./kit.js";

/** A number in prose: digits with separators, perhaps a decimal part; those of an id such as *KA-1050* are none. */
const FIGURE =
  /(?<![\p{L}\p{N}]|\p{L}[-_])\d[\d.,\u00a0\u202f]*\d|(?<![\p{L}\p{N}.,]|\p{L}[-_])\d(?![\p{N}])/gu;

/** The tail that a figure in prose may carry without being another number. */
const plain = (text: string) => text.replace(/[^\d.]/gu, "").replace(/\.$/u, "");

/** The figures of a text that are no number of the deck, and where they stand. */
export function bareFigures(
  text: string,
  references: DeckKit["references"]
): {figure: string; index: number}[] {
  const known = new Set([...references.values()].map((r) => plain(r.text)));
  return Array.from(text.matchAll(FIGURE), ({0: figure, index}) => ({figure, index})).filter(
    (d) => !known.has(plain(d.figure))
  );
}

function textParts(text: string, kit: DeckKit): Child[] {
  return text.split(/(\{\{.*?\}\})/su).map((part) => {
    const name = /^\{\{\s*(.*?)\s*\}\}$/su.exec(part)?.[1];
    if (name !== undefined) return kit.n(name);
    for (const {figure} of bareFigures(part, kit.references))
      kit.check({kind: "bare figure", slide: kit.slide}, "notes.bare", {figure});
    return part;
  });
}

/**
 * Turns CSM text into elements: references become the deck's numbers, a bare figure goes to the checklist.
 *
 * @param words writes a text in another way
 */
export function noteElements(
  nodes: readonly NoteNode[],
  kit: DeckKit,
  words: (text: string, kit: DeckKit) => Child[] = textParts
): Child[] {
  return nodes.flatMap((node): Child[] => {
    if (typeof node === "string") return words(node, kit);
    const children = noteElements(node.children, kit, words);
    if (node.tag === "a") return [kit.h("a", {href: node.href, rel: "noopener"}, ...children)];
    return [kit.h(node.tag, null, ...children)];
  });
}

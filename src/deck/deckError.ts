import {distance} from "fastest-levenshtein";
import type {NoteSection} from "../metrics/deckData.js";
import {UnknownReference} from "./kit.js";
import {namesIn, textsOf} from "./templateText.js";

/** A deck that cannot be made, and why, in words for the CSM. */
export class DeckError extends Error {
  override readonly name = "DeckError";
}

/** What was probably meant by a name that is not known, or what is known, as the end of a sentence. */
export function nearest(name: string, known: readonly string[]): string {
  const [best] = known
    .map((other) => ({other, far: distance(name.toLowerCase(), other.toLowerCase())}))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(2, name.length / 2)
    ? `; did you mean ${best.other}?`
    : `; known are ${known.slice(0, 12).join(", ")}`;
}

/** Says what in the CSM's text names nothing, where, and what was probably meant; other errors come back as they are. */
export function noteFault(
  cause: unknown,
  known: readonly string[],
  {file, sections, what}: {file: string; sections: readonly NoteSection[]; what: "slide" | "reference"}
): Error {
  const uses = ({body}: NoteSection) =>
    cause instanceof UnknownReference && namesIn(textsOf(body)).includes(cause.reference);
  const {line = 0} = sections.find(uses) ?? sections[0] ?? {};
  const at = `${file}, section at line ${line}`;
  if (typeof cause === "string")
    return new DeckError(`${at}: no ${what} is named ${cause}${nearest(cause, known)}`);
  if (cause instanceof UnknownReference && file !== "")
    return new DeckError(
      `${at}: no number of this deck is named {{${cause.reference}}}${nearest(cause.reference, known)}`
    );
  return cause instanceof Error ? cause : new Error(String(cause));
}

import {createHash} from "node:crypto";
import {wherever} from "../../src/lib/notes/parseNotes.js";
import type {DeckData, DeckNotes, DeckRecipe, NoteSection} from "../../src/metrics/deckData.js";
import {DEFINITIONS} from "../../src/metrics/definitions.js";
import type {DeckTemplate} from "../../src/metrics/deckTemplate.js";
import type {Config} from "../configTypes.js";
import type {CheckedTemplate} from "../template/checkTemplate.js";

function short(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** A hash of the settings, wherever the file lies; the day they are read for stands in the recipe itself. */
export function configVersion(config: Config): string {
  const {path: _path, dir: _dir, lines: _lines, as_of: _as_of, ...settings} = config;
  return short(JSON.stringify(settings));
}

/** A hash of all that a template says, wherever it lies, and on whichever line. */
export function templateVersion({language, slides}: CheckedTemplate): string {
  const unplaced = <T extends {line: number}>({line: _line, ...statement}: T) => statement;
  const said = slides.map(({condition, custom, ...slide}) => ({
    ...slide,
    condition: condition && unplaced(condition),
    custom: custom && {...custom, queries: custom.queries.map(unplaced)}
  }));
  return short(JSON.stringify({language, said}));
}

/** A hash of how every metric is defined. */
export function definitionsVersion(): string {
  return short(JSON.stringify(DEFINITIONS));
}

/**
 * The recipe of a slice: its own data are hashed, so that another account's change leaves it as it is, and the CSM's
 * text apart from them.
 *
 * @param internal the CSM's words for our own eyes, where they are shown
 */
export function recipeOf(
  {notes, ...data}: Omit<DeckData, "recipe">,
  {config, definitions, template, code}: Omit<DeckRecipe, "as_of" | "quarter" | "data" | "text">,
  internal: readonly NoteSection[] = []
): DeckRecipe {
  const {as_of, quarter} = data.period;
  const own = {...data, template: found(data.template)};
  const words = [said(notes), wherever(internal)];
  return {
    ...{as_of, quarter, config, definitions},
    ...{data: short(JSON.stringify(own)), text: short(JSON.stringify(words)), template, code}
  };
}

/** What a template found of the account; its own words are in its own fingerprint. */
function found({slides}: DeckTemplate): unknown {
  return slides.map((d) => [d.shown, d.custom?.results]);
}

/** The CSM's text, which a file that holds none is not: who approved a deck is written there and makes no other deck. */
function said(notes: DeckNotes | null): DeckNotes | null {
  return notes && (notes.fault !== null || notes.sections.length > 0)
    ? {...notes, sections: wherever(notes.sections)}
    : null;
}

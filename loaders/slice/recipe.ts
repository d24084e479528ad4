import {createHash} from "node:crypto";
import {wherever} from "../../src/lib/notes/parseNotes.js";
import type {DeckData, DeckNotes, DeckRecipe} from "../../src/metrics/deckData.js";
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

/** The recipe of a slice: its own data are hashed, so that another account's change leaves it as it is. */
export function recipeOf(
  data: Omit<DeckData, "recipe">,
  {config, template, code}: Pick<DeckRecipe, "config" | "template" | "code">
): DeckRecipe {
  const {as_of, quarter} = data.period;
  const own = {...data, notes: said(data.notes), template: found(data.template)};
  return {as_of, quarter, config, data: short(JSON.stringify(own)), template, code};
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

import {INTERNAL_SECTION} from "../lib/notes/internalNotes.js";
import {droppedMarkup} from "../lib/notes/markup.js";
import {noteOutline, type NotePart} from "../lib/notes/noteOutline.js";
import {headingFault} from "../lib/notes/parseNotes.js";
import type {Deck} from "./deck.js";
import {nearest} from "./deckError.js";
import {bareFigures} from "./notes.js";

/** Something in the CSM's text to look at, and where it stands in the file. */
export interface NoteProblem {
  from: number;
  to: number;
  /** an *error* keeps the deck from being made */
  severity: "error" | "warning";
  message: string;
}

/** What the CSM's text can speak of in a deck. */
export interface NoteTargets extends Pick<Deck, "slides" | "references"> {
  /** ids of slides, those too that the deck leaves out */
  named: readonly string[];
  /** finds the names of other accounts in a text */
  foreign: (text: string) => string[];
}

/** Finds what is wrong, or not as sure as it could be, in the CSM's text for a deck, in the order of the file. */
export function noteProblems(text: string, {slides, references, named, foreign}: NoteTargets): NoteProblem[] {
  const shown = new Set<string>(slides.map((d) => d.id));
  return noteOutline(text).flatMap((part) => [
    ...headingProblems(part, {shown, named}),
    ...(part.slide === INTERNAL_SECTION
      ? []
      : [...textProblems(text, part, references), ...foreignProblems(text, part, foreign)])
  ]);
}

function headingProblems(
  part: NotePart,
  {shown, named}: {shown: ReadonlySet<string>; named: readonly string[]}
): NoteProblem[] {
  const at = {from: part.from, to: part.from + part.heading.length};
  const {slide} = part;
  if (slide === null) return [{...at, severity: "error", message: headingFault(part)}];
  if (slide === "title") return [{...at, severity: "warning", message: "not shown: the cover takes no text"}];
  if (slide === INTERNAL_SECTION || shown.has(slide)) return [];
  if (named.includes(slide))
    return [{...at, severity: "warning", message: `not shown: this deck leaves the slide ${slide} out`}];
  return [{...at, severity: "error", message: `no slide is named ${slide}${nearest(slide, named)}`}];
}

/** What Markdown does not print as a figure: references, addresses of links, numbers of list items. */
const NOT_PROSE = /\{\{.*?\}\}|\]\([^)]*\)|https?:\/\/\S+|^\s*\d+[.)]\s/gmsu;

function textProblems(
  text: string,
  {text_from, to: end}: NotePart,
  references: Deck["references"]
): NoteProblem[] {
  const body = text.slice(text_from, end);
  const unknown = Array.from(body.matchAll(/\{\{\s*(.*?)\s*\}\}/gsu), ({0: whole, 1: name = "", index}) => ({
    name,
    from: text_from + index,
    to: text_from + index + whole.length
  }))
    .filter((d) => !references.has(d.name))
    .map(({name, ...at}): NoteProblem => {
      const message = `no number of this deck is named ${name}${nearest(name, [...references.keys()])}`;
      return {...at, severity: "error", message};
    });
  const prose = body.replace(NOT_PROSE, (d) => " ".repeat(d.length));
  const bare = bareFigures(prose, references).map(({figure, index}): NoteProblem => {
    const from = text_from + index;
    const message = `${figure} matches no number of the deck; write it as a reference so that it stays true`;
    return {from, to: from + figure.length, severity: "warning", message};
  });
  const open = Array.from(prose.matchAll(/\{\{/gu), ({index}): NoteProblem => {
    const from = text_from + index;
    return {
      from,
      to: from + 2,
      severity: "warning",
      message: "the reference is not closed by }}: it is shown as it stands"
    };
  });
  const dropped = droppedMarkup(body).map(({what, from, to}): NoteProblem => ({
    from: text_from + from,
    to: text_from + to,
    severity: "warning",
    message: `${what} is not shown: a slide takes no such markup`
  }));
  return [...unknown, ...bare, ...open, ...dropped].sort((a, b) => a.from - b.from);
}

function foreignProblems(
  text: string,
  {text_from, to: end}: NotePart,
  foreign: NoteTargets["foreign"]
): NoteProblem[] {
  const body = text.slice(text_from, end);
  return foreign(body).flatMap((name) => {
    const index = body.toLowerCase().indexOf(name.toLowerCase());
    const from = text_from + Math.max(0, index);
    const to = index < 0 ? end : from + name.length;
    return [{from, to, severity: "warning" as const, message: `${name} is another account`}];
  });
}

import type {RecipePart} from "./finishedDeck.js";

/** A number of the deck last quarter and now. */
export interface NumberChange {
  name: string;
  /** as the deck writes it; null where the deck has no such number, or no value for it */
  before: string | null;
  now: string | null;
  /** the difference and its unit; null where there is none to tell */
  change: {value: number; unit: "share" | "points" | "plain"} | null;
  /** false where the difference cannot be told from noise, or is no more than usual */
  moved: boolean;
  /** how much, to order by: a share of the larger of the two, or of the scale */
  size: number;
  /** the first slide that shows it now; null where none does */
  slide: string | null;
}

/** A slide that only one of the two decks has. */
export interface SlideChange {
  slide: string;
  now: boolean;
  /** what the other deck's checklist says of it */
  why: string | null;
}

/** What a slide of both decks says in words. */
export interface SlideWords {
  title: string;
  remarks: readonly string[];
}

/** A slide that says something else. */
export interface TextChange {
  slide: string;
  before: SlideWords;
  now: SlideWords;
}

/** A section of the CSM's text that is not the same in both. */
export interface WordChange {
  slide: string;
  place: string;
  was: boolean;
  is: boolean;
}

/** What is other in this quarter's deck. */
export interface WhatChanged {
  /** the biggest first; those that one of the decks does not have last */
  numbers: readonly NumberChange[];
  /** in the order of the slides */
  texts: readonly TextChange[];
  slides: readonly SlideChange[];
  words: readonly WordChange[];
}

/** A number of a finished deck that would be another one today. */
export interface RestatedNumber {
  name: string;
  said: string;
  today: string;
}

/** A slide of a finished deck that would say something else today, with its titles; null where there is no such slide. */
export interface RestatedSlide {
  slide: string;
  said: string | null;
  today: string | null;
}

/** What finished files of one recipe said and would not say today. */
export interface Restated {
  files: readonly string[];
  numbers: readonly RestatedNumber[];
  /** null where the words were not compared: the site withholds comments that are in them */
  slides: readonly RestatedSlide[] | null;
  /** what of their recipe is another today */
  because: readonly RecipePart[];
}

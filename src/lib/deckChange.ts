import type {RecipePart} from "./finishedDeck.js";

/** A number of the deck last quarter and now. */
export interface NumberChange {
  name: string;
  /** as the deck writes it; null where the deck has no such number, or no value for it */
  before: string | null;
  now: string | null;
  /** the difference and its unit; null where there is none to tell */
  change: {value: number; unit: "share" | "points" | "plain"} | null;
  /** how much, to order by: a share of the larger of the two, or of the scale; 0 when steady */
  size: number;
  /** the first slide that shows it; null where none does */
  slide: string | null;
}

/** A slide that only one of the two decks has. */
export interface SlideChange {
  slide: string;
  now: boolean;
  /** what the other deck's checklist says of it */
  why: string | null;
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
  /** the biggest first */
  numbers: readonly NumberChange[];
  slides: readonly SlideChange[];
  words: readonly WordChange[];
}

/** A number of a finished deck that would be another one today. */
export interface RestatedNumber {
  name: string;
  said: string;
  today: string;
}

/** What a finished deck said and would not say today. */
export interface Restated {
  file: string;
  numbers: readonly RestatedNumber[];
  /** what of its recipe is another today */
  because: readonly RecipePart[];
}

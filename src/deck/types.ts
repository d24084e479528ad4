import type {Child, Dom} from "../components/dom.js";
import type {Format} from "../lib/format.js";
import type {Language} from "../lib/languages.js";
import type {CheckMessageId, MessageId, Messages} from "../lib/messages.js";
import type {StorySlide, TemplateSlide} from "../metrics/deckTemplate.js";
import type {CustomerDeck} from "./audience.js";
import type {DeckDates} from "./dates.js";
import type {Reference} from "./references.js";

/** The slides that are built in, and the pages of the internal brief. */
export type SlideId = StorySlide | BriefId;

/** The pages of the internal brief, in their order. */
export type BriefId = "brief-health" | "brief-renewal" | "brief-people" | "brief-questions";

/** A remark beside a chart: a number, its denominator, and a sentence that begins in bold. */
export interface Remark {
  number?: Child;
  small?: Child;
  text?: Child;
  /** paragraphs and lists in place of the sentence */
  body?: Element;
}

/** Something worth saying about the quarter; the bad ones are also what did not go well. */
export interface Finding {
  /** stable name, such as *active_users* */
  id: string;
  slide: SlideId;
  tone: "good" | "bad" | "steady";
  /** how much it matters, 0 to 1: the greatest are told first */
  weight: number;
  /** each call makes new elements: a finding is told on more than one slide */
  number: () => Child;
  small: string;
  /** a clause with its number, in lower case: *active users grew 18% to 412* */
  headline: () => readonly Child[];
  /** one or two sentences; the first is a lead-in in bold */
  text: () => readonly Child[];
  /** for the slide on what did not go well */
  issue?: () => Issue;
}

/** How a bad finding is told where plans are made. */
export interface Issue {
  /** the result, as large figures, and its interval or denominator */
  result: Child;
  interval: Child;
  /** the interval is a 95 % one of an estimate */
  estimated?: boolean;
  what: string;
  know: string;
  /** what a plan must be about to answer it, and the references that it may carry */
  about: readonly string[];
  refs: readonly string[];
  /** what is done about it where no agreed step answers it: without an owner and a date */
  plan?: string | null;
}

/** One page of a deck: one claim, one exhibit, one line of sources. */
export interface Slide {
  /** of a built-in slide, or one that the template names */
  id: string;
  kicker: Child;
  /** a full sentence with its number */
  title: readonly Child[];
  /** a chart or a table, or the whole cover */
  main: Element;
  /** columns of main, of 12; remarks take the rest */
  span: 7 | 8 | 12;
  /** a table above the remarks */
  aside?: Element;
  /** at most three */
  remarks: readonly Remark[];
  source: readonly Child[];
  findings: readonly Finding[];
}

/** A line of the checklist that the CSM reads before sending. */
export interface CheckItem {
  kind: "left out" | "missing" | "no plan" | "follow up" | "shortened" | "bare figure" | "note";
  slide: string;
  text: string;
}

/** What a page or the export gives: the same slides come out of both. */
export interface DeckOptions {
  /** where elements are made; pass another than the page's to render outside a browser */
  document: Document;
  /** of a slide, in CSS px; defaults to 1280 */
  width?: number;
  /** a language whose messages are loaded; defaults to the account's */
  language?: Language;
}

/** What every slide is made with. */
export interface Kit extends Dom {
  width: number;
  language: Language;
  /** BCP 47 tag of the language as its readers write numbers and days */
  locale: string;
  messages: Messages;
  format: Format;
  dates: DeckDates;
  text: Messages["text"];
  /** a message in pieces: elements as values, <b> as bold */
  rich(id: MessageId, values?: Record<string, Child>): Child[];
  /** a number of the deck, marked with what it is; **text** overrides how it is written */
  n(name: string, text?: string): HTMLElement;
  /** the same inside an SVG text */
  t(name: string, text?: string): SVGElement;
  /** the same number by name: its value and its text */
  reference(name: string): Reference;
  /** which way the language is written */
  dir: "ltr" | "rtl";
  /** where a chart of that axis is drawn: mirrored in languages that are written from right to left */
  canvas(axis: "time" | "value"): Document;
  /** a quarter such as *2026Q3* */
  quarter(label: string): string;
  /** what the customer calls a table of the data */
  table(name: string): string;
  /** a small count in words at the head of a sentence or inside it */
  words(n: number): string;
  /** shortens a text to its room and tells the checklist */
  fit(
    text: string,
    room: {width: number; size: number; weight?: number; lines?: number; slide: string}
  ): string;
  /** tells the checklist, in English whatever the language of the deck */
  check(
    place: Omit<CheckItem, "text">,
    id: CheckMessageId,
    values?: Readonly<Record<string, string | number>>
  ): void;
  /** definitions that the deck has used so far */
  used: Set<string>;
}

/** A slide of the deck, or null when it has nothing to say; then the checklist knows why. */
export type SlideFunction = (data: CustomerDeck, kit: Kit, limits?: SlideLimits) => Slide | null;

/** How much of a slide a template lets be seen; null: as much as there is room for. */
export type SlideLimits = Pick<TemplateSlide, "rows" | "comments">;

import type {DeckData, NoteSection} from "../metrics/deckData.js";
import {type CustomerDeck, customerView} from "./audience.js";
import {DeckError, noteFault} from "./deckError.js";
import {frameSlide, type FramedSlide} from "./frame.js";
import {type DeckKit, makeKit} from "./kit.js";
import {adoptionSlide} from "./slides/adoption.js";
import {dataSlide, definitionsSlide} from "./slides/appendix.js";
import {coverSlide} from "./slides/cover.js";
import {experimentsSlide} from "./slides/experiments.js";
import {featuresSlide} from "./slides/features.js";
import {goalsSlide} from "./slides/goals.js";
import {nextSlide} from "./slides/next.js";
import {notWellSlide} from "./slides/notWell.js";
import {requestsSlide} from "./slides/requests.js";
import {summarySlide} from "./slides/summary.js";
import {supportSlide} from "./slides/support.js";
import {valueSlide} from "./slides/value.js";
import {voiceSlide} from "./slides/voice.js";
import type {Reference} from "./references.js";
import type {CheckItem, DeckOptions, Finding, Slide, SlideFunction, SlideId} from "./types.js";

/** A deck: its slides in order, and what the CSM should know before sending it. */
export interface Deck {
  lang: string;
  dir: "ltr" | "rtl";
  /** of the document: account, occasion and quarter */
  title: string;
  slides: readonly FramedSlide[];
  checklist: readonly CheckItem[];
  /** every number that its text may refer to, by name */
  references: ReadonlyMap<string, Reference>;
}

/** Every slide of the customer edition, in the order of the story. */
export const STORY: readonly SlideId[] = [
  "title",
  "summary",
  "goals",
  "value",
  "adoption",
  "features",
  "experiments",
  "voice",
  "support",
  "not-well",
  "requests",
  "next",
  "definitions",
  "data"
];

const EVIDENCE: readonly [SlideId, SlideFunction][] = [
  ["goals", goalsSlide],
  ["value", valueSlide],
  ["adoption", adoptionSlide],
  ["features", featuresSlide],
  ["experiments", experimentsSlide],
  ["voice", voiceSlide],
  ["support", supportSlide],
  ["requests", requestsSlide]
];

function viewer(data: DeckData, kit: DeckKit): (slide: SlideId) => CustomerDeck {
  return (slide) => {
    kit.slide = slide;
    return customerView(data, slide);
  };
}

/** What the slides of the customer edition find in the quarter, good and bad. */
export function deckFindings(data: DeckData, kit: DeckKit): Finding[] {
  const view = viewer(data, kit);
  return EVIDENCE.flatMap(([id, slide]) => slide(view(id), kit)?.findings ?? []);
}

/** The findings as English tells them: what there is room for must not differ between languages. */
function englishFindings(data: DeckData, {document, width}: DeckKit): Finding[] {
  return deckFindings(data, makeKit(customerView(data, "title"), {document, width, language: "en"}));
}

/** Makes the slides in the order in which they can be made: the summary and the bad news are read off the others. */
function makeSlides(data: DeckData, kit: DeckKit): Slide[] {
  const view = viewer(data, kit);
  const made = new Map<SlideId, Slide | null>();
  for (const [id, slide] of EVIDENCE) made.set(id, slide(view(id), kit));
  const findings = [...made.values()].flatMap((slide) => slide?.findings ?? []);
  const measured = kit.language === "en" ? findings : englishFindings(data, kit);
  made.set("not-well", notWellSlide(view("not-well"), kit, {findings, measured}));
  made.set("next", nextSlide(view("next"), kit));
  made.set("title", coverSlide(view("title"), kit));
  // The summary takes the second page wherever one of the findings is told.
  const shown = STORY.filter((id) => id === "title" || id === "summary" || made.get(id));
  const pages = new Map(shown.map((id, i) => [id, i + 1]));
  made.set("summary", summarySlide(view("summary"), kit, {findings, pages}));
  made.set("definitions", definitionsSlide(view("definitions"), kit));
  made.set("data", dataSlide(view("data"), kit));
  return STORY.map((id) => made.get(id)).filter((slide) => slide != null);
}

function notesFor(data: DeckData, slides: readonly Slide[], kit: DeckKit): (id: SlideId) => NoteSection[] {
  const sections = data.notes?.sections ?? [];
  for (const section of sections) {
    if (slides.some((slide) => slide.id === section.slide)) continue;
    if (!(STORY as readonly string[]).includes(section.slide))
      throw noteFault(section.slide, STORY, {file: data.notes!.file, line: section.line, what: "slide"});
    kit.check({
      kind: "note",
      slide: section.slide as SlideId,
      text: kit.text("notes.unused", {line: String(section.line)})
    });
  }
  return (id) => sections.filter((section) => section.slide === id);
}

/** Tells the CSM alone, before a customer reads what some of its users think. */
function checkFollowUp({internal}: DeckData, kit: DeckKit): void {
  const n = internal.unanswered_detractors ?? 0;
  if (n > 0) kit.check({kind: "follow up", slide: "voice", text: kit.text("missing.follow_up", {n})});
}

/**
 * Renders the customer edition of a deck.
 *
 * @throws AudienceError when a slide reads an internal field; DeckError when the CSM's text cannot be used
 */
export function renderDeck(data: DeckData, options: DeckOptions): Deck {
  if (data.notes?.fault) throw new DeckError(data.notes.fault);
  const view = customerView(data, "title");
  const kit = makeKit(view, options);
  const slides = makeSlides(data, kit);
  const notes = notesFor(data, slides, kit);
  checkFollowUp(data, kit);
  const framed = slides.map((slide, i) => {
    const own = notes(slide.id);
    try {
      return frameSlide(
        slide,
        customerView(data, slide.id),
        {page: i + 1, pages: slides.length, notes: own},
        kit
      );
    } catch (error) {
      throw noteFault(error, [...kit.references.keys()], {
        file: data.notes?.file ?? "",
        line: own[0]?.line ?? 0,
        what: "reference"
      });
    }
  });
  return {
    lang: kit.language,
    dir: kit.dir,
    title: kit.text("document.title", {
      account: data.account.name,
      quarter: kit.quarter(data.period.quarter)
    }),
    slides: framed,
    checklist: unique(kit.checks),
    references: kit.references
  };
}

function unique(items: readonly CheckItem[]): CheckItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    return seen.has(key) ? false : seen.add(key);
  });
}

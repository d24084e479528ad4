import type {DeckData, NoteSection} from "../metrics/deckData.js";
import {namedSlides} from "../metrics/deckTemplate.js";
import {type CustomerDeck, customerView} from "./audience.js";
import {DeckError, noteFault} from "./deckError.js";
import {frameSlide, type FramedSlide} from "./frame.js";
import {type DeckKit, makeKit} from "./kit.js";
import type {Reference} from "./references.js";
import {adoptionSlide} from "./slides/adoption.js";
import {dataSlide, definitionsSlide} from "./slides/appendix.js";
import {coverSlide} from "./slides/cover.js";
import {customSlide} from "./slides/custom.js";
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
import {adapted, shownSlides, unseen} from "./template.js";
import type {CheckItem, DeckOptions, Finding, Slide, SlideFunction, SlideId} from "./types.js";

/** A deck: its slides in order, and what the CSM should know before sending it. */
export interface Deck {
  lang: string;
  dir: "ltr" | "rtl";
  /** of the document: account, occasion and quarter */
  title: string;
  slides: readonly FramedSlide[];
  checklist: readonly CheckItem[];
  /** its numbers by name, those too that no slide shows */
  references: ReadonlyMap<string, Reference>;
}

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

function viewer(data: DeckData, kit: DeckKit): (slide: string) => CustomerDeck {
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
  const order = shownSlides(view("title"), kit);
  const wanted = new Map(order.map((d) => [d.id, d]));
  const made = new Map<string, Slide | null>();
  const make = (id: string, slide: (data: CustomerDeck) => Slide | null) => {
    const own = wanted.get(id);
    const found = own ? slide(view(id)) : null;
    if (own) made.set(id, found && adapted(found, own, {lang: data.template.language, kit}));
  };
  const findings = EVIDENCE.flatMap(([id, slide]) => {
    if (!wanted.has(id)) return unseen(kit, () => slide(view(id), kit))?.findings ?? [];
    make(id, (d) => slide(d, kit, wanted.get(id)));
    return made.get(id)?.findings ?? [];
  });
  const measured = kit.language === "en" ? findings : englishFindings(data, kit);
  make("not-well", (d) => notWellSlide(d, kit, {findings, measured}));
  make("next", (d) => nextSlide(d, kit));
  const told = new Set([...made].filter(([, slide]) => slide).map(([id]) => id));
  make("title", (d) => coverSlide(d, kit, told));
  for (const own of order.filter((d) => d.custom)) make(own.id, (d) => customSlide(d, kit, own));
  // The summary takes its page wherever one of the findings is told.
  const shown = order.filter(({id}) => id === "summary" || made.get(id));
  const pages = new Map(shown.map(({id}, i) => [id, i + 1]));
  make("summary", (d) => summarySlide(d, kit, {findings, pages}));
  make("definitions", (d) => definitionsSlide(d, kit));
  make("data", (d) => dataSlide(d, kit));
  return order.map(({id}) => made.get(id)).filter((slide) => slide != null);
}

/** Which slides the customer edition has: neither those that its template leaves out nor those without data. */
export function deckSlideIds(data: DeckData, options: DeckOptions): Set<string> {
  return new Set(makeSlides(data, makeKit(customerView(data, "title"), options)).map((d) => d.id));
}

function notesFor(data: DeckData, slides: readonly Slide[], kit: DeckKit): (id: string) => NoteSection[] {
  const sections = data.notes?.sections ?? [];
  const known = namedSlides(data.template);
  for (const section of sections) {
    const cover = section.slide === "title";
    if (!cover && slides.some((slide) => slide.id === section.slide)) {
      for (const {what, line} of section.dropped ?? [])
        kit.check({kind: "note", slide: section.slide}, "notes.dropped", {what, line: String(line)});
      continue;
    }
    if (!known.includes(section.slide))
      throw noteFault(section.slide, known, {file: data.notes!.file, sections: [section], what: "slide"});
    const line = String(section.line);
    kit.check({kind: "note", slide: section.slide}, cover ? "notes.cover" : "notes.unused", {line});
  }
  return (id) => sections.filter((section) => section.slide === id);
}

/** Tells the CSM alone, before a customer reads what some of its users think. */
function checkFollowUp({internal}: DeckData, kit: DeckKit): void {
  const n = internal.unanswered_detractors ?? 0;
  if (n > 0) kit.check({kind: "follow up", slide: "voice"}, "missing.follow_up", {n});
}

/**
 * Renders the customer edition of a deck.
 *
 * @throws AudienceError when a slide reads an internal field; DeckError when the CSM's text cannot be used
 */
export function renderDeck(data: DeckData, options: DeckOptions): Deck {
  const fault = data.template.fault ?? data.notes?.fault;
  if (fault) throw new DeckError(fault);
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
        sections: own,
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

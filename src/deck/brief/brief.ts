import type {BriefData} from "../../metrics/briefData.js";
import {customerView} from "../audience.js";
import {type Deck, deckFindings, deckSlideIds} from "../deck.js";
import {DeckError, noteFault} from "../deckError.js";
import {frameSlide, type FramedSlide} from "../frame.js";
import {type DeckKit, makeKit} from "../kit.js";
import type {DeckOptions, Slide} from "../types.js";
import {healthPage} from "./healthPage.js";
import {peoplePage} from "./peoplePage.js";
import {questionsPage} from "./questionsPage.js";
import {renewalPage} from "./renewalPage.js";

/** Frames a page as the deck frames its slides, and marks it so that nobody takes it for one. */
function framePage(
  slide: Slide,
  data: BriefData,
  place: {page: number; pages: number},
  kit: DeckKit
): FramedSlide {
  const notes = slide.id === "brief-questions" ? data.brief.notes : [];
  const mark = {class: "brief", element: kit.h("p", {class: "internal"}, kit.text("brief.mark"))};
  try {
    return frameSlide(slide, customerView(data, slide.id), {...place, notes, mark}, kit);
  } catch (error) {
    const at = {file: data.notes?.file ?? "", sections: notes, what: "reference"} as const;
    throw noteFault(error, [...kit.references.keys()], at);
  }
}

/**
 * Renders the internal brief of an account: what its CSM should know before the review, never sent.
 *
 * @throws DeckError when the CSM's text cannot be used
 */
export function renderBrief(data: BriefData, {document, width}: DeckOptions): Deck {
  // Its words are for colleagues, and in English only.
  const options: DeckOptions = {document, width, language: "en"};
  if (data.notes?.fault) throw new DeckError(data.notes.fault);
  const view = customerView(data, "brief-health");
  // The deck's own checklist is not the brief's.
  const findings = deckFindings(data, makeKit(view, options));
  const shown = deckSlideIds(data, options);
  const kit = makeKit(view, options);
  const slides = [
    healthPage(data, kit),
    renewalPage(data, kit),
    peoplePage(data, kit),
    questionsPage(data, kit, {findings, shown})
  ];
  return {
    lang: kit.language,
    dir: "ltr",
    title: kit.text("brief.document", {account: data.account.name, quarter: data.period.quarter}),
    slides: slides.map((slide, i) => framePage(slide, data, {page: i + 1, pages: slides.length}, kit)),
    checklist: kit.checks,
    references: kit.references
  };
}

import type {TemplateSlide} from "../metrics/deckTemplate.js";
import type {CustomerDeck} from "./audience.js";
import type {DeckKit} from "./kit.js";
import {unknownIn, written} from "./templateText.js";
import type {Slide} from "./types.js";

/** The slides whose conditions hold, in the template's order; the checklist names the others. */
export function shownSlides({template}: CustomerDeck, kit: DeckKit): readonly TemplateSlide[] {
  for (const {id, shown, when} of template.slides)
    if (!shown) kit.check({kind: "left out", slide: id}, "template.condition", {condition: when ?? ""});
  const shown = template.slides.filter((d) => d.shown);
  const [own] = shown.filter((d) => d.custom ?? d.title ?? d.kicker);
  if (own && template.language !== kit.language) {
    const names = new Intl.DisplayNames("en", {type: "language"});
    const language = names.of(template.language) ?? template.language;
    kit.check({kind: "note", slide: own.id}, "template.language", {language});
  }
  return shown;
}

/** Makes what no page shows, for its findings: nothing of it counts as used or goes to the checklist. */
export function unseen<T>(kit: DeckKit, make: () => T): T {
  const [used, checks] = [[...kit.used], kit.checks.length];
  const made = make();
  kit.used.clear();
  for (const id of used) kit.used.add(id);
  kit.checks.length = checks;
  return made;
}

/** A slide with the template's title and kicker in place of its own, and no more remarks than it wants. */
export function adapted(
  slide: Slide,
  {id, title, kicker, remarks}: TemplateSlide,
  {lang, kit}: {lang: string; kit: DeckKit}
): Slide {
  const words = (text: string | null) => {
    if (text === null) return null;
    const [name] = unknownIn([text], kit);
    if (name === undefined) return written(text, lang, kit);
    kit.check({kind: "note", slide: id}, "template.unknown", {name});
    return null;
  };
  return {
    ...slide,
    title: words(title) ?? slide.title,
    kicker: words(kicker) ?? slide.kicker,
    remarks: remarks === null ? slide.remarks : slide.remarks.slice(0, remarks)
  };
}

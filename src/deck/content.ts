import {sha256} from "../lib/sha256.js";
import type {Deck} from "./deck.js";
import type {FramedSlide} from "./frame.js";

/** What an approval does not speak of: the day up to which data were read, and from what a deck was made. */
const NOT_CONTENT = new Set(["data"]);

/**
 * The fingerprint of what each slide says, by its id, in order: its words, its numbers and what its charts were drawn
 * from. Footers and the slide on data are left out: they change with every new day of data.
 *
 * @returns 12 hexadecimal digits a slide
 */
export function contentOf({slides}: Pick<Deck, "slides">): Record<string, string> {
  return Object.fromEntries(
    slides
      .filter(({id}) => !NOT_CONTENT.has(id))
      .map((slide) => [slide.id, sha256(saidBy(slide)).slice(0, 12)])
  );
}

/** What charts were drawn from, what is read aloud for them, and where links lead. */
const SAID = / (?:data-sheet|aria-label|href)="([^"]*)"/gu;

function saidBy({words, element}: FramedSlide): string {
  // Browsers differ in whether they escape these two in attributes.
  const html = element.outerHTML.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return JSON.stringify([words, Array.from(html.matchAll(SAID), (d) => d[1])]);
}

/** What differs between the slides that were approved and those of today. */
export interface ContentChange {
  changed: readonly string[];
  added: readonly string[];
  removed: readonly string[];
  /** the same slides in another order */
  moved: boolean;
}

/** Compares what was approved with what a deck says today; null where they are the same. */
export function contentChange(
  approved: Readonly<Record<string, string>>,
  today: Readonly<Record<string, string>>
): ContentChange | null {
  const [was, is] = [Object.keys(approved), Object.keys(today)];
  const changed = is.filter((id) => id in approved && approved[id] !== today[id]);
  const added = is.filter((id) => !(id in approved));
  const removed = was.filter((id) => !(id in today));
  const kept = is.filter((id) => id in approved);
  const moved = was.filter((id) => id in today).some((id, i) => id !== kept[i]);
  return changed.length + added.length + removed.length === 0 && !moved
    ? null
    : {changed, added, removed, moved};
}

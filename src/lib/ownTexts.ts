import type {DeckData} from "../metrics/deckData.js";

/**
 * Every text that a deck's own data hold, and the CSM's beside them. What its template says is none of them: words that
 * are the same for all accounts must not name one.
 */
export function ownTexts({
  template,
  notes,
  ...data
}: Omit<DeckData, "notes"> & Partial<Pick<DeckData, "notes">>): {slice: string; notes: string} {
  const results = template.slides.flatMap((d) => Object.values(d.custom?.results ?? {}));
  return {slice: sliceText([data, results.map((d) => d.rows)]), notes: sliceText(notes)};
}

/** Every text in a slice as it stands: escapes of JSON would glue a line's end to the next line's first word. */
function sliceText(value: unknown): string {
  const texts: string[] = [];
  const walk = (d: unknown): void => {
    if (typeof d === "string") texts.push(d);
    else if (typeof d === "object" && d !== null) Object.values(d).forEach(walk);
  };
  walk(value);
  return texts.join("\n");
}

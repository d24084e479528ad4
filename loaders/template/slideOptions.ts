import {parse} from "yaml";
import {
  STORY,
  type StorySlide,
  TEMPLATE_FORMATS,
  type TemplateFormat
} from "../../src/metrics/deckTemplate.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import type {TemplateFaults} from "./faults.js";
import type {Placed, SlidePart} from "./parts.js";

/** The least and the most that an option of numbers takes. */
const COUNTS = {remarks: [0, 3], rows: [2, 8], comments: [0, 3]} as const;

type CountOption = keyof typeof COUNTS;
type TextOption = "when" | "title" | "kicker" | "source" | "formats";

const COMMON: readonly TextOption[] = ["when", "title", "kicker"];

/** What slides take besides what all of them take. */
const MORE: Partial<Record<StorySlide, readonly CountOption[]>> = {
  value: ["remarks"],
  adoption: ["remarks"],
  features: ["remarks", "rows"],
  voice: ["remarks", "comments"],
  support: ["remarks"]
};

/** The options of a slide that a deck is made with. */
export interface SlideSettings extends Record<CountOption, number | null> {
  when: Placed | null;
  title: Placed | null;
  kicker: Placed | null;
  source: Placed | null;
  /** by column */
  formats: ReadonlyMap<string, {format: TemplateFormat; line: number}>;
}

/** Whether a slide is built in. */
export function isStorySlide(id: string): id is StorySlide {
  return (STORY as readonly string[]).includes(id);
}

/** The names of the options that a slide takes. */
function optionsOf(id: string): readonly (TextOption | CountOption)[] {
  if (id === "title") return [];
  return isStorySlide(id) ? [...COMMON, ...(MORE[id] ?? [])] : [...COMMON, "source", "formats"];
}

/** Reads the options of a slide. */
export function slideSettings({id, options}: SlidePart, faults: TemplateFaults): SlideSettings {
  const known = optionsOf(id);
  for (const [key, {line}] of options) {
    if ((known as readonly string[]).includes(key)) continue;
    const takes = known.length === 0 ? "it takes none" : `it takes ${known.join(", ")}`;
    faults.add(line, `unknown option ${key} of the slide ${id}${didYouMean(key, known) || `; ${takes}`}`);
  }
  const text = (key: TextOption): Placed | null => {
    const found = options.get(key);
    if (found?.text === "") faults.add(found.line, `${key} is empty; give a value or leave the line out`);
    return found?.text ? found : null;
  };
  return {
    when: text("when"),
    title: text("title"),
    kicker: text("kicker"),
    source: text("source"),
    remarks: count("remarks", options, faults),
    rows: count("rows", options, faults),
    comments: count("comments", options, faults),
    formats: formats(text("formats"), faults)
  };
}

function count(key: CountOption, options: SlidePart["options"], faults: TemplateFaults): number | null {
  const given = options.get(key);
  if (!given) return null;
  const [least, most] = COUNTS[key];
  const n = Number(given.text);
  if (/^\d+$/u.test(given.text) && n >= least && n <= most) return n;
  faults.add(given.line, `${key} is ${given.text}; expected a whole number from ${least} to ${most}`);
  return null;
}

function formats(given: Placed | null, faults: TemplateFaults): SlideSettings["formats"] {
  const found = new Map<string, {format: TemplateFormat; line: number}>();
  if (!given) return found;
  const {line} = given;
  let values: unknown;
  try {
    values = parse(given.text);
  } catch {
    // Told below: it is no map.
  }
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    faults.add(
      line,
      `formats is ${given.text}; expected columns with their formats, such as {share: percent}`
    );
    return found;
  }
  for (const [column, format] of Object.entries(values)) {
    const name = TEMPLATE_FORMATS.find((d) => d === format);
    if (name) found.set(column, {format: name, line});
    else
      faults.add(
        line,
        `the format of ${column} is ${String(format)}; expected one of ${TEMPLATE_FORMATS.join(", ")}${didYouMean(String(format), TEMPLATE_FORMATS)}`
      );
  }
  return found;
}

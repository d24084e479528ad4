import {type Language, LANGUAGES} from "../../src/lib/languages.js";
import type {TemplateChart, TemplateCustom, TemplateSlide} from "../../src/metrics/deckTemplate.js";
import {STORY} from "../../src/metrics/deckTemplate.js";
import {yamlValues} from "../configYaml.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import {chartCell, type ChartSources, type PlacedChart} from "./chartCell.js";
import type {TemplateFaults} from "./faults.js";
import {type Placed, type SlidePart, templateParts} from "./parts.js";
import {
  type CheckedCondition,
  type CheckedQuery,
  checkCondition,
  checkQueries,
  type QueryContext
} from "./queries.js";
import {checkReferences} from "./references.js";
import {remarksOf, type WrittenRemark, writtenRemarks} from "./remarks.js";
import {CUSTOMER_TABLES} from "./tables.js";
import {isStorySlide, type SlideSettings, slideSettings} from "./slideOptions.js";

/** A slide of the template's own, for any account. */
export interface CheckedCustom extends Omit<TemplateCustom, "results"> {
  queries: CheckedQuery[];
}

/** A slide of a template, for any account. */
export interface CheckedSlide extends Omit<TemplateSlide, "shown" | "custom"> {
  condition: CheckedCondition | null;
  custom: CheckedCustom | null;
}

/** A template without a fault, for any account. */
export interface CheckedTemplate {
  /** as its reader knows it */
  file: string;
  language: Language;
  slides: CheckedSlide[];
}

/** What lists what the other slides have used. */
const APPENDIX = new Set(["definitions", "data"]);
const RESERVED_IDS = new Set(["internal"]);

function languageIn(front: Placed | null, faults: TemplateFaults): Language {
  if (!front || front.text.trim() === "") return "en";
  try {
    const {values, lines} = yamlValues(`\n${front.text}`, "");
    for (const key of Object.keys(values))
      if (key !== "language") faults.add(lines[key] ?? 1, `unknown key ${key}; expected language alone`);
    const {language = "en"} = values;
    const known = LANGUAGES.find((d) => d === language);
    if (!known)
      faults.add(
        lines.language ?? 1,
        `language is ${JSON.stringify(language)}; expected one of ${LANGUAGES.join(", ")}`
      );
    return known ?? "en";
  } catch (error) {
    const [, line = "1", reason = "expected keys"] = /^:(\d+): (.*)$/su.exec((error as Error).message) ?? [];
    faults.add(Number(line), reason);
    return "en";
  }
}

function checkOrder(slides: readonly SlidePart[], faults: TemplateFaults): void {
  const [first] = slides;
  if (first?.id !== "title")
    faults.add(first?.line ?? 1, `the first slide is ${first?.id || "missing"}; expected the cover: # title`);
  const last = slides.findLastIndex(({id}) => !APPENDIX.has(id));
  for (const {id, line} of slides.slice(0, Math.max(0, last)))
    if (APPENDIX.has(id))
      faults.add(line, `the slide ${id} tells of all slides before it; put it at the end`);
  const seen = new Map<string, number>();
  const queries = new Map<string, number>();
  for (const {id, line, cells} of slides) {
    const before = seen.get(id);
    if (id && before !== undefined)
      faults.add(line, `the slide ${id} is there already, at line ${before}; each is shown once`);
    else seen.set(id, line);
    for (const cell of cells.filter((d) => d.kind === "sql")) {
      const other = queries.get(cell.name);
      if (other !== undefined)
        faults.add(
          cell.line - 1,
          `a query named ${cell.name} is there already, at line ${other}; take another name`
        );
      else queries.set(cell.name, cell.line - 1);
    }
  }
}

const text = (placed: Placed | null) => placed?.text ?? null;

async function checkSlide(part: SlidePart, context: QueryContext): Promise<CheckedSlide> {
  const {faults} = context;
  const {id} = part;
  const unknown = !isStorySlide(id) && !part.options.has("title");
  if (unknown || RESERVED_IDS.has(id))
    faults.add(
      part.line,
      `there is no slide ${id}${didYouMean(id, STORY)}; a slide of your own needs a line title: and an id that is not taken`
    );
  const settings = slideSettings(part, faults);
  const condition = settings.when ? await checkCondition(settings.when, context) : null;
  const {remarks, rows, comments} = settings;
  const common = {
    id,
    when: text(settings.when),
    condition,
    title: text(settings.title),
    kicker: text(settings.kicker)
  };
  if (!isStorySlide(id) && !unknown)
    return {
      ...common,
      title: null,
      remarks,
      rows,
      comments,
      custom: await checkCustom(part, settings, context)
    };
  const [stray] = [...part.prose, ...part.cells];
  if (stray && !unknown)
    faults.add(
      stray.line,
      `the slide ${id} is built in and takes options only; words for one account go into its notes`
    );
  checkTexts([settings.title, settings.kicker], new Map(), faults);
  return {...common, remarks, rows, comments, custom: null};
}

function checkTexts(texts: readonly (Placed | null)[], sources: ChartSources, faults: TemplateFaults): void {
  for (const placed of texts) if (placed) checkReferences(placed, sources, faults);
}

/** The texts of a chart that may hold references. */
function chartTexts({chart, lines}: PlacedChart, line: number): Placed[] {
  const at = (key: "title" | "unit") => ({text: chart[key] ?? "", line: lines[key] ?? line});
  return [at("title"), at("unit")];
}

function remarkTexts(remarks: readonly WrittenRemark[]): (Placed | null)[] {
  return remarks.flatMap(({figure, small, body}) => [
    figure,
    small === null ? null : {text: small, line: figure!.line},
    body
  ]);
}

async function checkCustom(
  part: SlidePart,
  settings: SlideSettings,
  context: QueryContext
): Promise<CheckedCustom> {
  const {faults} = context;
  const queries = await checkQueries(part.cells, settings.formats, context);
  const sources: ChartSources = new Map(Array.from(queries, ([name, d]) => [name, d?.columns ?? null]));
  const [cell, second] = part.cells.filter((d) => d.kind === "chart");
  if (second) faults.add(second.line - 1, "a second chart; a slide shows one");
  const placed = cell ? chartCell(cell, sources, faults) : null;
  const remarks = writtenRemarks(part.prose, faults);
  if (!cell && remarks.length === 0)
    faults.add(part.line, `the slide ${part.id} has neither a chart nor text`);
  checkTexts([settings.title, settings.kicker, settings.source, ...remarkTexts(remarks)], sources, faults);
  if (placed) checkTexts(chartTexts(placed, cell!.line), sources, faults);
  const chart: TemplateChart | null = placed?.chart ?? null;
  const found = [...queries.values()].filter((d) => d !== null);
  return {
    title: settings.title?.text ?? "",
    source: text(settings.source),
    remarks: await remarksOf(remarks),
    chart,
    tables: sourcesOf(found),
    queries: found
  };
}

/** The customer's tables that queries read, by the names of the data contract. */
function sourcesOf(queries: readonly CheckedQuery[]): string[] {
  const sources = queries.flatMap((d) => d.tables).map((d) => CUSTOMER_TABLES[d]!.source);
  return [...new Set(sources)].filter((d) => d !== null);
}

/**
 * Checks a template without any account's rows.
 *
 * @throws UserError with all its faults, each with its line
 */
export async function checkTemplate(
  file: string,
  source: string,
  context: QueryContext
): Promise<CheckedTemplate> {
  const {faults} = context;
  const {front, slides: parts} = templateParts(source.replace(/^\uFEFF/u, ""), faults);
  const language = languageIn(front, faults);
  checkOrder(parts, faults);
  const slides: CheckedSlide[] = [];
  for (const part of parts) if (part.id) slides.push(await checkSlide(part, context));
  faults.assertNone();
  return {file, language, slides};
}

import type {NoteNode} from "./noteNode.js";

/** Every slide that is built in, in the order of the story. */
export const STORY = [
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
] as const;

/** A slide that is built in. */
export type StorySlide = (typeof STORY)[number];

/** The ways in which a template can have numbers written. */
export const TEMPLATE_FORMATS = ["count", "decimal", "percent", "money", "hours"] as const;

/** How a number is written. */
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

/** A column of a query's result. */
export interface TemplateColumn {
  name: string;
  kind: "number" | "day" | "text";
  /** of numbers */
  format: TemplateFormat;
}

/** A value of a result; a day is YYYY-MM-DD. */
export type TemplateValue = string | number | null;

/** What a query of a slide gives for one account. */
export interface TemplateResult {
  columns: readonly TemplateColumn[];
  /** all of them where a chart shows them, else the first */
  rows: readonly (readonly TemplateValue[])[];
}

/** What a slide shows beside its remarks; text may hold {{references}}. */
export interface TemplateChart {
  type: "column" | "bar" | "line" | "table";
  /** the query whose rows it shows */
  data: string;
  title: string;
  /** null for a table whose heads say theirs */
  unit: string | null;
  /** the column of names or days; null for a table */
  x: string | null;
  /** one to five columns of numbers; of a table, its columns */
  y: readonly string[];
  /** what the reader sees instead of a column's name */
  labels: Readonly<Record<string, string>>;
}

/** A remark of a slide; text may hold {{references}}. */
export interface TemplateRemark {
  /** set large, and the words beside it */
  figure: string | null;
  small: string | null;
  body: readonly NoteNode[];
}

/** A slide of the template's own; text may hold {{references}}. */
export interface TemplateCustom {
  title: string;
  /** under the slide, before the day of the data; in place of the tables that it reads */
  source: string | null;
  tables: readonly string[];
  remarks: readonly TemplateRemark[];
  chart: TemplateChart | null;
  /** by name; none where the slide is left out */
  results: Readonly<Record<string, TemplateResult>>;
}

/** A place in the order of a deck. */
export interface TemplateSlide {
  /** of a built-in slide, or the template's own */
  id: string;
  /** the condition as the template has it, and whether it holds */
  when: string | null;
  shown: boolean;
  /** in place of the generated ones; text may hold {{references}} */
  title: string | null;
  kicker: string | null;
  /** at most so many remarks, features or comments; null: as many as there is room for */
  remarks: number | null;
  rows: number | null;
  comments: number | null;
  /** null for a built-in slide */
  custom: TemplateCustom | null;
}

/** Which slides a deck has, in which order, with what the template's queries gave for the account. */
export interface DeckTemplate {
  /** the file's name */
  file: string;
  /** in which its own texts are written */
  language: string;
  slides: readonly TemplateSlide[];
  /** what kept its queries from running on the account's rows; such a deck is not made */
  fault: string | null;
}

/** The ids of the slides that the CSM's text may speak to, those too that a deck leaves out. */
export function namedSlides({slides}: DeckTemplate): string[] {
  return [...new Set([...STORY, ...slides.map((d) => d.id)])];
}

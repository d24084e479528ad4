import {type Format, formatFor} from "../lib/format.js";
import type {Messages} from "../lib/messages.js";
import type {TemplateColumn, TemplateResult, TemplateValue} from "../metrics/deckTemplate.js";
import type {Metric} from "../metrics/metric.js";
import type {CustomerDeck} from "./audience.js";
import {durationText} from "./duration.js";
import {signedPoints} from "./outcomeText.js";
import {type Entry, type Kind, referenceEntries} from "./referenceEntries.js";

/** A number of the deck under the name by which text refers to it. */
export interface Reference {
  /** such as *active_users.change* */
  name: string;
  /** id of the definition that it rests on; null for a count of rows that the slide shows */
  definition: string | null;
  /** where `quarterdeck metrics` gives the same number: the metric's value or a part of it */
  part: Entry["part"] | null;
  kind: Kind;
  value: number | null;
  /** what the metric has: the value, unless it is shown in another currency */
  raw: number | null;
  text: string;
  /** whether the account has it: what is not known is written as *n/a* */
  known: boolean;
  /** of an estimate, with its interval */
  sample?: Metric;
  /** of a full count: what it was in the quarters before, oldest first */
  history?: readonly (number | null)[];
  /** the window that it belongs to, such as *2026Q3* */
  window: string;
}

interface Writers {
  format: Format;
  messages: Messages;
}

/** Writes a value as its kind is written. */
function writeNumber(
  kind: Kind,
  value: number | null,
  {format, messages, digits}: Writers & {digits?: number}
): string {
  switch (kind) {
    case "count":
      return format.count(value);
    case "percent":
      return format.percent(value, digits ?? 0);
    case "signed percent":
      return format.signedPercent(value);
    case "score":
      return format.decimal(value, 0);
    case "signed":
      return format.signed(value, digits);
    case "money":
      return format.money(value);
    case "hours":
      return value === null ? format.count(null) : durationText(value, {format, messages, digits});
    case "ratio":
      return value === null ? format.count(null) : `${format.decimal(value, 1)}\u00d7`;
    case "decimal":
      return format.decimal(value, digits ?? 1);
    case "points":
      return signedPoints(value, {format, digits: digits ?? 1});
  }
}

/** Every number that a deck's text can refer to, by name: slides, findings and the CSM's notes read the same. */
export function references(data: CustomerDeck, writers: Writers): Map<string, Reference> {
  const found = new Map<string, Reference>();
  const writersFor = (currency?: string): Writers =>
    currency === undefined
      ? writers
      : {...writers, format: formatFor({locale: writers.messages.locale, currency})};
  for (const [name, entry] of Object.entries(referenceEntries(data))) {
    const value = entry.value ?? null;
    found.set(name, {
      name,
      definition: entry.definition,
      part: entry.part ?? null,
      kind: entry.kind,
      value,
      raw: entry.raw === undefined ? value : entry.raw,
      known: value !== null,
      ...(entry.sample && {sample: entry.sample}),
      ...(entry.history && {history: entry.history}),
      text: writeNumber(entry.kind, value, {...writersFor(entry.currency), digits: entry.digits}),
      window: entry.window ?? data.period.quarter
    });
  }
  for (const {custom} of data.template.slides)
    for (const [query, result] of Object.entries(custom?.results ?? {}))
      for (const one of resultReferences(query, result, writers))
        found.set(one.name, {...one, window: data.period.quarter});
  return found;
}

/** The values of the first row that a query of the template gives, as *query.column*. */
function resultReferences(
  query: string,
  {columns, rows}: TemplateResult,
  writers: Writers
): Omit<Reference, "window">[] {
  return columns.flatMap((column, i) => {
    const value = rows[0]?.[i] ?? null;
    if (value === null) return [];
    const number = typeof value === "number" ? value : null;
    const rest = {definition: null, part: null, value: number, raw: number, known: true, kind: column.format};
    return [{name: `${query}.${column.name}`, text: writeValue(value, column, writers), ...rest}];
  });
}

/** Writes a value of a template's query as its column is written. */
export function writeValue(
  value: TemplateValue,
  {kind, format: as}: TemplateColumn,
  writers: Writers
): string {
  if (value === null) return writers.format.count(null);
  if (typeof value === "number") return writeNumber(as, value, writers);
  return kind === "day" ? writers.format.day(value) : value;
}

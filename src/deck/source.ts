import type {Child} from "../components/dom.js";
import type {CustomerDeck} from "./audience.js";
import type {Kit} from "./types.js";

/** The line of sources in a slide's footer: the tables, the day of the data, and what is missing. */
export function sourceLine(
  {period}: CustomerDeck,
  kit: Kit,
  {tables, extra}: {tables: readonly string[]; extra?: string}
): Child[] {
  const parts = [
    kit.text("source.tables", {tables: tables.map((d) => kit.table(d)).join(kit.text("list.comma"))}),
    kit.text("source.as_of", {day: kit.format.day(period.as_of)}),
    ...(extra ? [extra] : [])
  ];
  return [parts.join(" \u00b7 ")];
}

import {REFERENCE_NAMES} from "../../src/metrics/deckReferences.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import type {ChartSources} from "./chartCell.js";
import type {TemplateFaults} from "./faults.js";
import type {Placed} from "./parts.js";

/** Names that a query must not have, because numbers of the deck begin with them. */
export const RESERVED: ReadonlySet<string> = new Set(REFERENCE_NAMES.map((d) => d.split(".")[0]!));

/** Tells of each {{name}} in a text that names neither a number of the deck nor a column of a query. */
export function checkReferences({text, line}: Placed, queries: ChartSources, faults: TemplateFaults): void {
  const known = new Set<string>(REFERENCE_NAMES);
  for (const [name, columns] of queries) for (const d of columns ?? []) known.add(`${name}.${d.name}`);
  for (const match of text.matchAll(/\{\{\s*(.*?)\s*\}\}/gsu)) {
    const name = match[1]!;
    // A query that does not compile has told so itself.
    if (known.has(name) || queries.get(name.split(".")[0]!) === null) continue;
    const at = line + text.slice(0, match.index).split("\n").length - 1;
    faults.add(
      at,
      `no number of the deck is named {{${name}}}${didYouMean(name, known)}; expected one of the deck's numbers, or query.column`
    );
  }
}

import type {ResultColumn} from "../../runtime/state.js";

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|REAL|DECIMAL.*)$/i;
const DAY = /^(DATE|TIMESTAMP.*)$/i;

/** The YAML of a chart that these columns lend themselves to: over time a line, by name bars, else dots. */
export function chartSuggestion(rows: string, columns: readonly ResultColumn[]): string {
  const named = (test: (d: ResultColumn) => boolean) => columns.filter(test).map((d) => d.name);
  const numbers = named((d) => NUMBER.test(d.type) && !/(^|_)id$/.test(d.name));
  const days = named((d) => DAY.test(d.type));
  const texts = named((d) => !NUMBER.test(d.type) && !DAY.test(d.type));
  const measure = numbers[0];
  if (days[0] !== undefined && measure !== undefined)
    return yaml({rows, mark: "line", x: days[0], y: measure, colour: texts[0]});
  if (texts[0] !== undefined && measure !== undefined)
    return yaml({rows, mark: "bar", x: measure, y: texts[0], sort: `-${measure}`});
  if (numbers.length > 1) return yaml({rows, mark: "dot", x: numbers[0], y: numbers[1]});
  const only = measure ?? texts[0] ?? days[0] ?? columns[0]?.name;
  return `${yaml({rows, mark: "column", x: only})}\ny: {aggregate: count}`;
}

function yaml(entries: Record<string, string | undefined>): string {
  return Object.entries(entries)
    .filter(([, value]) => value !== undefined)
    .map(([key, value = ""]) => `${key}: ${/^[\w-]+$/.test(value) ? value : JSON.stringify(value)}`)
    .join("\n");
}

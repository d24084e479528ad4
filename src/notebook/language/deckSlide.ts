import {stringify} from "yaml";
import {DECK_TABLES} from "../../lib/deckTables.js";
import type {ChartSpec} from "../../lib/notebookChart.js";
import type {Cell, Notebook} from "../model/notebook.js";
import {readChart} from "./chartCell.js";
import {bareQuery, neededQueries, withList} from "./neededQueries.js";
import {readSql} from "./sqlCell.js";

/** A cell as a slide of one's own in a deck template. */
export interface DeckSlide {
  /** to be put into a template; null where something cannot be sent */
  readonly text: string | null;
  /** what cannot be sent, and what to do about it */
  readonly problems: readonly string[];
}

/** Writes a SQL or chart cell as a slide of a deck template: its query, with those that it reads, and a chart or table. */
export function deckSlide({cells}: Notebook, key: string): DeckSlide {
  const cell = cells.find((d) => d.key === key);
  if (cell?.kind === "sql") return slideOf(cell, null, cells);
  if (cell?.kind !== "chart")
    return none("Only a SQL or a chart cell can be sent: a deck runs no JavaScript.");
  const {spec} = readChart(cell.source);
  if (spec === null) return none("The chart has faults; mend them first.");
  const rows = cells.find((d) => d.name === spec.rows);
  if (rows?.kind !== "sql")
    return none(
      `The rows of the chart come from \`${spec.rows}\`, which is no SQL cell: a deck runs no JavaScript.`
    );
  return slideOf(rows, spec, cells);
}

function none(problem: string): DeckSlide {
  return {text: null, problems: [problem]};
}

function slideOf(rows: Cell, spec: ChartSpec | null, cells: readonly Cell[]): DeckSlide {
  const problems: string[] = [];
  const slug =
    (rows.name ?? "rows")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 30) || "rows";
  const query = `${slug.replace(/-/g, "_")}_rows`;
  const sql = queryOf(rows, cells, problems);
  const title = spec?.title || words(rows.name ?? "rows");
  const chart = spec === null ? {type: "table", title} : chartOf(spec, {title, problems});
  if (problems.length > 0) return {text: null, problems: [...new Set(problems)]};
  const heading = JSON.stringify(title);
  const text = `# notebook-${slug}
title: ${/^[\w(][^:#]*$/u.test(title) ? title : heading}

\`\`\`sql ${/^[a-z]/.test(query) ? query : `q_${query}`}
${sql}
\`\`\`

\`\`\`chart
${stringify(chart, {lineWidth: 0}).trimEnd()}
\`\`\`
`;
  return {text, problems};
}

const words = (name: string) => {
  const spaced = name.replace(/_+/g, " ").trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

/** A query that reads no other cell: what it needs of them stands before it in WITH, each after what it reads itself. */
function queryOf(rows: Cell, cells: readonly Cell[], problems: string[]): string {
  const {needed, circle} = neededQueries(rows, cells);
  if (circle) problems.push("The cells read each other in a circle.");
  for (const {source} of [rows, ...needed]) {
    const {parameters, tables} = readSql(source);
    for (const {expression} of parameters)
      problems.push(
        `\`\${${expression}}\` has no value in a deck. Its queries see the rows of one account, up to the quarter\u2019s end, as they are: leave the parameter out, or write the value.`
      );
    for (const {name} of tables)
      if (!DECK_TABLES.includes(name) && !needed.some((d) => d.name?.toLowerCase() === name.toLowerCase()))
        problems.push(`Decks have no table \`${name}\`. They have ${DECK_TABLES.join(", ")}.`);
    problems.push(...wordProblems(source));
  }
  const own = bareQuery(rows.source);
  if (needed.length === 0) return own;
  const before = withList(needed);
  return /^WITH\b/i.test(own) ? `WITH ${before},\n${own.replace(/^WITH\s+/i, "")}` : `WITH ${before}\n${own}`;
}

function wordProblems(source: string): string[] {
  const [word = ""] =
    /^(?:\s|\()*\w+(?:\s+RECURSIVE)?/i.exec(source.replace(/^(?:\s*--[^\n]*\n)*/, "")) ?? [];
  return /DESC|SHOW|SUMMARIZE|EXPLAIN|RECURSIVE|PIVOT/i.test(word)
    ? [`A deck\u2019s query is one SELECT, not ${word.trim().toUpperCase()}.`]
    : [];
}

/** By mark, what decks call the chart, and which of its channels holds the names or days. */
const TYPES: Partial<Record<ChartSpec["mark"], {type: string; names: "x" | "y"}>> = {
  bar: {type: "bar", names: "y"},
  column: {type: "column", names: "x"},
  line: {type: "line", names: "x"},
  area: {type: "line", names: "x"}
};

function chartOf(spec: ChartSpec, {title, problems}: {title: string; problems: string[]}): object {
  const known = TYPES[spec.mark];
  if (!known) problems.push(`Decks draw bars, columns, lines and tables, not \`mark: ${spec.mark}\`.`);
  const {type, names} = known ?? {type: "table", names: "x"};
  const [along, values] = names === "x" ? [spec.x, spec.y] : [spec.y, spec.x];
  for (const channel of ["colour", "facet"] as const)
    if (spec[channel])
      problems.push(
        `A deck\u2019s chart takes no \`${channel}\`: give each series a column of its own in SQL.`
      );
  for (const channel of [along, values])
    if (channel?.aggregate)
      problems.push(`\`aggregate: ${channel.aggregate}\` is done in SQL for a deck: write GROUP BY.`);
  if (!along?.column || !values?.column) problems.push("The chart names no columns for both `x` and `y`.");
  const labels = Object.fromEntries(
    [along, values].flatMap((d) => (d?.column && d.label ? [[d.column, d.label]] : []))
  );
  return {
    type,
    x: along?.column ?? "",
    y: values?.column ?? "",
    title,
    unit: spec.unit || values?.label || words(values?.column ?? ""),
    ...(Object.keys(labels).length > 0 ? {labels} : {})
  };
}

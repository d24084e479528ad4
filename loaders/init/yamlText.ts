import path from "node:path";
import {fileURLToPath} from "node:url";
import {stringify} from "yaml";
import {type TableName, tableRule} from "../contract.js";
import {columnReference} from "./columnMatch.js";
import type {Proposal} from "./proposal.js";
import type {Findings} from "./propose.js";
import type {Recipe} from "./recipes.js";

const SCHEMA = fileURLToPath(new URL("../../data/quarterdeck.schema.json", import.meta.url));

function scalar(text: string): string {
  return stringify(text, {lineWidth: 0, blockQuote: false, flowCollectionPadding: false}).trim();
}

/** On one line: a header may have several. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

function indented(text: string, by: string): string {
  return text
    .split("\n")
    .map((line) => by + line)
    .join("\n");
}

function mapping({columns}: Proposal): string {
  const lines = columns.map(
    ({column, sql, reason}) => [`${column}: ${scalar(sql(columnReference))}`, reason] as const
  );
  const width = Math.min(60, Math.max(...lines.map(([line]) => line.length)));
  return lines.map(([line, reason]) => `      ${line.padEnd(width)} # ${oneLine(reason)}`).join("\n");
}

function joined({profile, columns, joins}: Proposal): string {
  const reference = (name: string): string => `t.${columnReference(name)}`;
  const items = columns.map(({column, sql, reason}, i) => {
    const comma = i < columns.length - 1 ? "," : "";
    return `  ${sql(reference)} AS ${column}${comma} -- ${oneLine(reason)}`;
  });
  const tables = joins.map(
    ({profile: other, alias, on}) =>
      `JOIN '${other.file.label.replaceAll("'", "''")}' ${alias} ON ${alias}.${columnReference(on.right)} = t.${columnReference(on.left)}`
  );
  return ["SELECT", ...items, `FROM '${profile.file.label.replaceAll("'", "''")}' t`, ...tables].join("\n");
}

function unusedColumns({profile, columns, joins}: Proposal): string[] {
  const text = columns.map((d) => d.sql((name) => `\u0000${name}\u0000`)).join();
  const keys = new Set(joins.map((d) => d.on.left));
  return profile.columns.map((d) => d.name).filter((d) => !text.includes(`\u0000${d}\u0000`) && !keys.has(d));
}

function comment(text: string): string {
  return `    # ${oneLine(text)}`;
}

function section(proposal: Proposal): string {
  const {table, profile, joins, notes} = proposal;
  const unused = unusedColumns(proposal);
  const lines = [`  ${table}: # one row is ${tableRule(table).about}`, ...notes.map(comment)];
  if (joins.length > 0) lines.push("    query: |", indented(joined(proposal), "      "));
  else lines.push(`    from: ${scalar(profile.file.label)}`, "    columns:", mapping(proposal));
  if (unused.length > 0) lines.push(comment(`not used: ${unused.join(", ")}`));
  return lines.join("\n");
}

function recipeSection({table, query, reason}: Recipe): string {
  return [
    `  ${table}: # one row is ${tableRule(table).about}`,
    comment(reason),
    "    query: |",
    indented(query, "      ")
  ].join("\n");
}

function gapSection(table: TableName, near: Proposal | undefined): string {
  const rule = tableRule(table);
  const needs = Object.entries(rule.columns).filter(([, d]) => d.required);
  const why =
    near === undefined
      ? "no file looks like it"
      : `${near.profile.file.label} comes nearest, but nothing in it looks like ${near.missing.join(", ")}`;
  return [
    `  # TO DO: ${table} (required; one row is ${rule.about}): ${why}.`,
    `  ${table}:`,
    `    from: ${scalar(near?.profile.file.label ?? `${table}.csv`)}`,
    "    columns:",
    ...needs.map(([name, d]) => {
      const found = near?.columns.find((c) => c.column === name);
      return found === undefined
        ? `      # ${name}: ${d.about}`
        : `      ${name}: ${scalar(found.sql(columnReference))}`;
    })
  ].join("\n");
}

function head(folder: string): string {
  return `# yaml-language-server: $schema=${SCHEMA}
#
# Proposed by \`quarterdeck init\` from the headers and the first 1,000 rows of each file. Each line says why;
# where it is wrong, change it and run \`quarterdeck check\`. Each column is a DuckDB expression over the file's
# columns; a table can also be a query (query: SELECT …) over several files. Paths are relative to this file.

company: ${scalar(path.basename(folder))} # your company's name, as pages and decks show it
# as_of: 2026-09-30          # the last day of known data; default: the latest date in the data
# currency: USD              # the reporting currency
# fiscal_year_start: 1       # the month in which your fiscal year starts
# churn: {basis: payment}    # or events: an account has churned when churn_events says so
# gross_margin: 0.8          # without it there is no lifetime value

sources:`;
}

/** The text of a commented quarterdeck.yaml for what was found in a folder. */
export function yamlText(
  folder: string,
  {findings, recipes, unreadable}: {findings: Findings; recipes: Recipe[]; unreadable: string[]}
): string {
  const {proposals, near, partial, unused} = findings;
  const made = new Map<TableName, string>(recipes.map((d) => [d.table, recipeSection(d)]));
  const gaps = [...near].filter(([table]) => !made.has(table)).map(([table, d]) => gapSection(table, d));
  const sections = proposals.filter((d) => !made.has(d.table)).map(section);
  const read = new Set(recipes.flatMap((d) => d.files));
  const left = unused
    .filter((d) => !read.has(d))
    .map((d) => `#   ${d.file.label}: ${oneLine(d.columns.map((c) => c.name).join(", ")).slice(0, 160)}`);
  const rest = left.length === 0 ? [] : ["# Files that look like no table of Quarterdeck:", ...left];
  const almost = partial.map(
    ({table, profile, missing}) =>
      `# ${profile.file.label} looks like ${table}, but nothing in it looks like ${missing.join(", ")}.`
  );
  const broken =
    unreadable.length === 0 ? [] : ["# Files that cannot be read:", ...unreadable.map((d) => `#   ${d}`)];
  return `${[head(folder), ...gaps, ...made.values(), ...sections].join("\n\n")}\n${["", ...almost, ...rest, ...broken].join("\n")}\n`;
}

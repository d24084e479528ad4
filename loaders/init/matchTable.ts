import {type TableName, tableRule} from "../contract.js";
import {type Match, columnMatches} from "./columnMatch.js";
import {fileNameScore} from "./names.js";
import type {FileProfile} from "./profile.js";
import type {ColumnProposal, Proposal} from "./proposal.js";
import {synthesised} from "./synthesis.js";

/** Gives each column of the contract its best match; a column of the file serves once. */
function assigned(table: TableName, profile: FileProfile): ColumnProposal[] {
  const all = Object.keys(tableRule(table).columns).flatMap((column) =>
    columnMatches(table, column, profile)
  );
  const best: Match[] = [];
  for (const match of all.sort((a, b) => b.score - a.score)) {
    if (best.some((d) => d.column === match.column || d.from === match.from)) continue;
    best.push(match);
  }
  const order = Object.keys(tableRule(table).columns);
  return best.sort((a, b) => order.indexOf(a.column) - order.indexOf(b.column));
}

/** The required columns that a proposal does not fill. */
function missingColumns({table, columns}: Pick<Proposal, "table" | "columns">): string[] {
  return Object.entries(tableRule(table).columns)
    .filter(([name, rule]) => rule.required && !columns.some((d) => d.column === name))
    .map(([name]) => name);
}

/** Adds what can be made of the columns found, and counts what is still missing. */
export function completed(proposal: Proposal): Proposal {
  const made = synthesised(proposal);
  const found = proposal.columns.filter((d) => !made.some((m) => m.column === d.column));
  const columns = [...found, ...made];
  const order = Object.keys(tableRule(proposal.table).columns);
  columns.sort((a, b) => order.indexOf(a.column) - order.indexOf(b.column));
  return {...proposal, columns, missing: missingColumns({...proposal, columns})};
}

/** How a file would serve as a table, or undefined when neither its name nor its columns speak for it. */
export function matchTable(
  table: TableName,
  profile: FileProfile,
  shared: ReadonlySet<string>
): Proposal | undefined {
  const columns = assigned(table, profile);
  const named = fileNameScore(table, profile.file.label, shared);
  const exact = columns.filter((d) => d.score >= 0.95).length;
  if (named === 0 && exact < 4) return undefined;
  const share = columns.reduce((sum, d) => sum + d.score, 0) / Object.keys(tableRule(table).columns).length;
  return {
    table,
    profile,
    columns,
    joins: [],
    missing: missingColumns({table, columns}),
    notes: [],
    score: 2 * named + share
  };
}

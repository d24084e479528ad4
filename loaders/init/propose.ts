import {TABLE_NAMES, type TableName, tableRule} from "../contract.js";
import {withAccount, withFeature} from "./joins.js";
import {completed, matchTable} from "./matchTable.js";
import {sharedWords} from "./names.js";
import {words} from "./words.js";
import type {FileProfile} from "./profile.js";
import type {Proposal} from "./proposal.js";

/** What was found in a folder. */
export interface Findings {
  proposals: Proposal[];
  /** The nearest file to each required table that nothing serves, if any. */
  near: Map<TableName, Proposal | undefined>;
  /** Files that would serve an optional table but for a column. */
  partial: Proposal[];
  /** Files that serve no table. */
  unused: FileProfile[];
}

interface Search {
  profiles: FileProfile[];
  shared: Set<string>;
  found: Map<TableName, Proposal>;
}

/** Of several files of customers the one is meant to which most others refer, as by customer_id. */
function referred({file}: FileProfile, profiles: readonly FileProfile[]): number {
  const nouns = words(file.label.split("/").at(-1) ?? "");
  const names = new Set(nouns.map((d) => `${d.replace(/s$/, "")} id`));
  const referring = profiles.filter(
    (d) => d.file !== file && d.columns.some((c) => names.has(words(c.name).join(" ")))
  );
  return referring.length / profiles.length;
}

function candidates(table: TableName, {profiles, shared, found}: Search): Proposal[] {
  const taken = new Set([...found.values()].map((d) => d.profile));
  return profiles
    .filter((d) => !taken.has(d))
    .flatMap((profile) => matchTable(table, profile, shared) ?? [])
    .map(completed)
    .map((d) => withFeature(withAccount(d, found), profiles))
    .map((d) => (table === "accounts" ? {...d, score: d.score + referred(d.profile, profiles)} : d))
    .sort((a, b) => a.missing.length - b.missing.length || b.score - a.score);
}

function idsPerAccount(proposal: Proposal): Proposal {
  const user = proposal.columns.find((d) => d.column === "user_id" && d.from !== undefined);
  const account = proposal.columns.find((d) => d.column === "account_id");
  const profile = proposal.profile.columns.find((d) => d.name === user?.from);
  if (user === undefined || account === undefined || proposal.table === "users") return proposal;
  if (profile?.kind !== "int" || ![...profile.distinct].some((d) => d === "0" || d === "1")) return proposal;
  const sql = (reference: (name: string) => string): string =>
    `concat_ws('-', ${account.sql(reference)}, ${user.sql(reference)})`;
  const reason = `${user.from} counts from 0 or 1, most likely in each account anew`;
  return {
    ...proposal,
    columns: proposal.columns.map((d) => (d === user ? {...user, from: undefined, sql, reason} : d))
  };
}

function withRemarks(proposal: Proposal, accounts: Proposal | undefined): Proposal {
  const id = proposal.columns.find((d) => d.column === "account_id")?.from;
  const key = accounts?.columns.find((d) => d.column === "account_id")?.from;
  const ids = proposal.profile.columns.find((d) => d.name === id)?.distinct;
  const keys = accounts?.profile.columns.find((d) => d.name === key)?.distinct;
  if (ids === undefined || keys === undefined || accounts?.profile === proposal.profile) return proposal;
  const common = [...ids].filter((d) => keys.has(d)).length;
  const note = `${common} of the ${ids.size} different ${id} looked at are in ${accounts?.profile.file.label}`;
  return {...proposal, notes: [...proposal.notes, note]};
}

/** Finds for each table the file that serves it best; a file serves one table. */
export function propose(profiles: FileProfile[]): Findings {
  const search: Search = {profiles, shared: sharedWords(profiles.map((d) => d.file.label)), found: new Map()};
  const near = new Map<TableName, Proposal | undefined>();
  const partial: Proposal[] = [];
  for (const table of TABLE_NAMES.filter((d) => !tableRule(d).journal)) {
    const [best] = candidates(table, search);
    if (best !== undefined && best.missing.length === 0) {
      search.found.set(table, withRemarks(idsPerAccount(best), search.found.get("accounts")));
    } else if (tableRule(table).required) near.set(table, best);
    else if (best !== undefined && best.missing.length === 1 && best.score > 1.8) partial.push(best);
  }
  const used = new Set(
    [...search.found.values()].flatMap((d) => [d.profile, ...d.joins.map((j) => j.profile)])
  );
  return {proposals: [...search.found.values()], near, partial, unused: profiles.filter((d) => !used.has(d))};
}

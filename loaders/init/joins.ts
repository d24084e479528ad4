import type {FileProfile, ColumnProfile} from "./profile.js";
import {columnReference} from "./columnMatch.js";
import {completed} from "./matchTable.js";
import type {ColumnProposal, Proposal} from "./proposal.js";
import {words} from "./words.js";

function sameName(a: string, b: string): boolean {
  return words(a).join(" ") === words(b).join(" ");
}

function overlap(a: ColumnProfile, b: ColumnProfile): number {
  const common = [...a.distinct].filter((d) => b.distinct.has(d)).length;
  return a.distinct.size === 0 ? 0 : common / a.distinct.size;
}

function column({columns}: FileProfile, name: string | undefined): ColumnProfile | undefined {
  return columns.find((d) => d.name === name);
}

/** Finds the account of a row by way of a subscription or user that the row names. */
function accountBy(proposal: Proposal, other: Proposal | undefined, key: string): Proposal | undefined {
  const target = other?.columns.find((d) => d.column === key)?.from;
  const account = other?.columns.find((d) => d.column === "account_id")?.from;
  if (
    other === undefined ||
    target === undefined ||
    account === undefined ||
    other.profile === proposal.profile
  )
    return undefined;
  const left = proposal.profile.columns.find((d) => sameName(d.name, key) || sameName(d.name, target));
  const right = column(other.profile, target);
  if (left === undefined || right === undefined || overlap(left, right) === 0) return undefined;
  const alias = key === "user_id" ? "by_user" : "by_subscription";
  const found: ColumnProposal = {
    column: "account_id",
    sql: () => `${alias}.${columnReference(account)}`,
    reason: `found through ${left.name}, which ${other.profile.file.label} has too`,
    score: 0.6
  };
  return completed({
    ...proposal,
    columns: [...proposal.columns, found],
    joins: [...proposal.joins, {profile: other.profile, alias, on: {left: left.name, right: target}}]
  });
}

/** Adds the account of each row, found in another file, to a proposal that lacks it. */
export function withAccount(proposal: Proposal, others: ReadonlyMap<string, Proposal>): Proposal {
  if (!proposal.missing.includes("account_id")) return proposal;
  return (
    accountBy(proposal, others.get("subscriptions"), "subscription_id") ??
    accountBy(proposal, others.get("users"), "user_id") ??
    proposal
  );
}

/** Adds the name of a feature, looked up by its id in a list of them, to a proposal that lacks it. */
export function withFeature(proposal: Proposal, profiles: readonly FileProfile[]): Proposal {
  if (proposal.table !== "usage" || !proposal.missing.includes("feature")) return proposal;
  const taken = new Set(proposal.columns.map((d) => d.from));
  for (const left of proposal.profile.columns) {
    if (taken.has(left.name) || !/id$/i.test(left.name)) continue;
    for (const profile of profiles.filter((d) => d !== proposal.profile)) {
      const right = profile.columns.find(
        (d) => d.unique && sameName(d.name, left.name) && overlap(left, d) > 0.9
      );
      const name = profile.columns.find((d) => d.kind === "text" && d.unique && d !== right);
      if (right === undefined || name === undefined) continue;
      const found: ColumnProposal = {
        column: "feature",
        sql: () => `names.${columnReference(name.name)}`,
        reason: `looked up by ${left.name} in ${profile.file.label}`,
        score: 0.6
      };
      return completed({
        ...proposal,
        columns: [...proposal.columns, found],
        joins: [...proposal.joins, {profile, alias: "names", on: {left: left.name, right: right.name}}]
      });
    }
  }
  return proposal;
}

import {tableRule} from "../contract.js";
import type {ColumnProposal, Proposal} from "./proposal.js";

type Finder = (proposal: Proposal) => ColumnProposal | undefined;

function has(proposal: Proposal, column: string): boolean {
  return proposal.columns.some((d) => d.column === column);
}

function made(column: string, sql: ColumnProposal["sql"], reason: string): ColumnProposal {
  return {column, sql, reason, score: 0.4};
}

/** A name out of the id, where accounts have none. */
const accountName: Finder = (proposal) => {
  const id = proposal.columns.find((d) => d.column === "account_id");
  if (proposal.table !== "accounts" || has(proposal, "name") || id === undefined) return undefined;
  return made(
    "name",
    (reference) => `'Account ' || ${id.sql(reference)}`,
    "the file has no names, so the id stands in"
  );
};

/** Plans are often all that tells small customers from great ones. */
const segmentFromPlan: Finder = (proposal) => {
  const plan = proposal.columns.find((d) => d.column === "plan");
  if (proposal.table !== "accounts" || has(proposal, "segment") || plan === undefined) return undefined;
  return made("segment", plan.sql, "the file has no segment, so the plan stands in");
};

/** A key out of the columns that tell one row from another, where a table has none of its own. */
const key: Finder = (proposal) => {
  const {key: name, columns} = tableRule(proposal.table);
  if (name === undefined || !columns[name]?.required || has(proposal, name) || proposal.table === "accounts")
    return undefined;
  const parts = ["account_id", "product", "plan", "kind", ...(tableRule(proposal.table).known_from ?? [])];
  const given = parts.flatMap((d) => proposal.columns.filter((c) => c.column === d));
  if (given.length < 2) return undefined;
  return made(
    name,
    (reference) => `concat_ws('-', ${given.map((d) => d.sql(reference)).join(", ")})`,
    "the file has no key, so what tells its rows apart stands in"
  );
};

/** A time to the first response, given in minutes or hours. */
const firstResponse: Finder = (proposal) => {
  const opened = proposal.columns.find((d) => d.column === "opened_at");
  if (proposal.table !== "tickets" || has(proposal, "first_response_at") || opened === undefined)
    return undefined;
  const given = proposal.profile.columns.find(
    (d) =>
      /first.*(response|reply)/i.test(d.name) &&
      /(min|hour)/i.test(d.name) &&
      ["int", "number"].includes(d.kind)
  );
  if (given === undefined) return undefined;
  const unit = /hour/i.test(given.name) ? 3600 : 60;
  return made(
    "first_response_at",
    (reference) => `${opened.sql(reference)} + to_seconds(${unit} * ${reference(given.name)})`,
    `counted from the opening by ${given.name}`
  );
};

/** The only kind of survey that a file named for it can hold. */
const surveyKind: Finder = (proposal) => {
  const kind = /(nps|csat|ces)/i.exec(proposal.profile.file.label)?.[1]?.toLowerCase();
  if (proposal.table !== "surveys" || has(proposal, "kind") || kind === undefined) return undefined;
  return made("kind", () => `'${kind}'`, "by the file’s name");
};

/** Seats among quantities of several units, such as users and meetings. */
const seatsByUnit: Finder = (proposal) => {
  const seats = proposal.columns.find((d) => d.column === "seats");
  const unit = proposal.profile.columns.find((d) => /^units?$/i.test(d.name) && d.kind === "text");
  const people = [...(unit?.distinct ?? [])].find((d) => /^(user|seat|licen[cs]e)s?$/i.test(d));
  if (proposal.table !== "subscriptions" || seats === undefined || unit === undefined || people === undefined)
    return undefined;
  const sql: ColumnProposal["sql"] = (reference) =>
    `CASE WHEN ${reference(unit.name)} = '${people}' THEN ${seats.sql(reference)} END`;
  return made("seats", sql, `${seats.reason}; only where ${unit.name} says ${people}`);
};

/** Columns that can be made of others where the file lacks them. */
export function synthesised(proposal: Proposal): ColumnProposal[] {
  return [seatsByUnit, accountName, segmentFromPlan, surveyKind, firstResponse, key].flatMap(
    (find) => find(proposal) ?? []
  );
}

import {tableRule, type TableName} from "../contract.js";
import type {ColumnRule} from "../contract/types.js";
import {ident, literal} from "../ingest/sql.js";
import {TABLE_WORDS} from "./names.js";
import {words} from "./words.js";
import type {ColumnProfile} from "./profile.js";
import {SYNONYMS} from "./synonyms.js";
import type {ValueKind} from "./valueKind.js";

/** How a column of a file could fill a column of the contract. */
export interface Match {
  /** The contract’s column. */
  column: string;
  /** The file’s column. */
  from: string;
  /** SQL, given how to name a column of the file. */
  sql: (reference: (name: string) => string) => string;
  reason: string;
  /** 0 to 1. */
  score: number;
}

const KINDS: Record<ColumnRule["type"], ValueKind[]> = {
  text: ["text", "int", "number", "bool", "unix", "date", "timestamp"],
  int: ["int", "unix"],
  money: ["int", "number", "unix"],
  decimal: ["int", "number", "unix"],
  date: ["date", "timestamp", "unix"],
  timestamp: ["date", "timestamp", "unix"],
  bool: ["bool"]
};

/** What other systems call the values that the contract allows; a list in the order of the contract’s. */
const VALUES: Record<string, Record<string, string>> = {
  severity: {
    urgent: "1",
    critical: "1",
    blocker: "1",
    p1: "1",
    high: "2",
    p2: "2",
    medium: "3",
    normal: "3",
    p3: "3",
    low: "4",
    minor: "4",
    p4: "4"
  },
  billing_period: {
    "1": "monthly",
    "3": "quarterly",
    "12": "annual",
    month: "monthly",
    monthly: "monthly",
    year: "annual",
    yearly: "annual",
    annual: "annual",
    annually: "annual",
    quarter: "quarterly",
    quarterly: "quarterly"
  },
  category: {
    bug: "bug",
    incident: "bug",
    problem: "bug",
    question: "how_to",
    how_to: "how_to",
    billing: "billing",
    task: "other",
    other: "other",
    usability: "usability"
  },
  channel: {email: "email", call: "call", phone: "call", meeting: "meeting", chat: "chat", in_app: "in_app"},
  status: {draft: "open", open: "open", paid: "paid", uncollectible: "failed", failed: "failed", void: "void"}
};

function compact(name: string): string {
  return words(name).join(" ");
}

/** A name without a word for the table itself, as in ticket_priority, or a connector’s prefix, and flags. */
function stripped(name: string, table: TableName): string {
  const own = new Set([...(TABLE_WORDS[table] ?? []), "property", "hs", "ticket", "usage", "is"]);
  const parts = words(name);
  while (parts.length > 1 && own.has(parts[0] as string)) parts.shift();
  while (parts.length > 1 && ["flag", "amount", "usd", "c"].includes(parts.at(-1) as string)) parts.pop();
  return parts.join(" ");
}

function nameScore(table: TableName, column: string, name: string): {score: number; reason: string} {
  const own = compact(column);
  const others = [...(SYNONYMS[table]?.[column] ?? []), ...(SYNONYMS["*"]?.[column] ?? [])];
  const full = compact(name);
  const short = stripped(name, table);
  if (full === own) return {score: 1, reason: "the same name"};
  const rank = others.indexOf(full);
  if (rank >= 0) return {score: 0.9 - 0.01 * rank, reason: "another name for it"};
  if (short === own || short === stripped(column, table))
    return {score: 0.85, reason: "the name without what goes before it"};
  const short_rank = others.indexOf(short);
  return short_rank >= 0
    ? {score: 0.75 - 0.01 * short_rank, reason: "close to another name for it"}
    : {score: 0, reason: ""};
}

function allowedShare(allowed: readonly string[], profile: ColumnProfile): number {
  const values = [...profile.distinct];
  return values.length === 0 ? 1 : values.filter((d) => allowed.includes(d)).length / values.length;
}

/** The contract’s words for another system’s; a value without one stays as it is, so that the check sets its row aside. */
function translated(column: string, profile: ColumnProfile): Match["sql"] | undefined {
  const table = VALUES[column];
  const values = [...profile.distinct].map((d) => d.toLowerCase());
  const known = values.filter((d) => table?.[d] !== undefined).length;
  if (table === undefined || known === 0 || known < values.length / 2) return undefined;
  const numeric = values.every((d) => /^\d+$/.test(d));
  const entries = Object.entries(table).filter(([from, to]) => from !== to && /^\d+$/.test(from) === numeric);
  const cases = entries.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`).join(" ");
  return (reference) => {
    const value = reference(profile.name);
    return numeric
      ? `CASE ${value}::VARCHAR ${cases} END`
      : `CASE lower(${value}) ${cases} ELSE lower(${value}) END`;
  };
}

/** How a value that has the right meaning but another form is brought into the contract’s. */
function conversion(
  column: string,
  rule: ColumnRule,
  profile: ColumnProfile
): {sql: Match["sql"]; note: string} | undefined {
  const plain: Match["sql"] = (reference) => reference(profile.name);
  if (rule.values !== undefined && allowedShare(rule.values, profile) < 1) {
    const sql = translated(column, profile);
    return sql === undefined ? undefined : {sql, note: "values translated"};
  }
  if (profile.kind === "none") return undefined;
  const whole = rule.type === "int" && [...profile.distinct].every((d) => /^\d+(\.0*)?$/.test(d.trim()));
  if (whole || KINDS[rule.type].includes(profile.kind)) {
    const time = rule.type === "date" || rule.type === "timestamp";
    if (!time || profile.kind !== "unix") return {sql: plain, note: ""};
    return {
      sql: (reference) => `make_timestamp(${reference(profile.name)}::BIGINT * 1000000)`,
      note: "Unix seconds"
    };
  }
  const sql = column === "severity" ? translated(column, profile) : undefined;
  return sql === undefined ? undefined : {sql, note: "values translated"};
}

function evidence(profile: ColumnProfile, rows: number): string {
  const filled = profile.filled === rows ? "always filled" : `filled in ${profile.filled} of ${rows} rows`;
  return `${filled}${profile.unique && rows > 1 ? ", no value twice" : ""}`;
}

/** Every way in which the columns of a file could fill one column of a table, best first. */
export function columnMatches(
  table: TableName,
  column: string,
  {columns, rows}: {columns: ColumnProfile[]; rows: number}
): Match[] {
  const {key, columns: rules} = tableRule(table);
  const rule = rules[column] as ColumnRule;
  const found = columns.flatMap((profile): Match[] => {
    const {score, reason} = nameScore(table, column, profile.name);
    const converted = score === 0 ? undefined : conversion(column, rule, profile);
    if (converted === undefined) return [];
    // A required column that is mostly empty, or a key that repeats, is hardly the one that is meant.
    const gaps = rule.required ? 1 - profile.filled / Math.max(rows, 1) : 0;
    const repeats = key === column && !profile.unique && rows > 1 ? 0.5 : 0;
    const note = converted.note === "" ? "" : `, ${converted.note}`;
    return [
      {
        column,
        from: profile.name,
        sql: converted.sql,
        reason: `${reason}, ${evidence(profile, rows)}${note}`,
        score: score - 0.5 * gaps - repeats
      }
    ];
  });
  return found.filter((d) => d.score > 0.3).sort((a, b) => b.score - a.score);
}

/** A reference to a column of a file, quoted only where it must be. */
export function columnReference(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : ident(name);
}

const RESERVED = new Set(
  "all and any as asc both case cast check collate column constraint create default desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit not null offset on only or order placing primary references returning select some symmetric table then to trailing true union unique using variadic when where window with at by".split(
    " "
  )
);

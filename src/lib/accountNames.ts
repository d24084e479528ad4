import {phraseIndex} from "./phraseIndex.js";

/** What an account is called. */
export interface NamedAccount {
  account_id: string;
  name: string;
}

const SHORTEST_NAME = 6;

function searchable(value: string): boolean {
  return Array.from(value.trim()).length >= SHORTEST_NAME && /\p{L}/u.test(value);
}

/** The names and ids that are looked for, each with the accounts that have it, and how many are too short for that. */
export function accountNames(accounts: readonly NamedAccount[]): {
  owners: ReadonlyMap<string, ReadonlySet<string>>;
  short: number;
} {
  const owners = new Map<string, Set<string>>();
  let short = 0;
  for (const {account_id, name} of accounts) {
    for (const value of new Set([account_id, name])) {
      if (!searchable(value)) ++short;
      else owners.set(value, (owners.get(value) ?? new Set()).add(account_id));
    }
  }
  return {owners, short};
}

/**
 * Makes what finds other accounts' names and ids in the text for an account's deck, by the rule that finished decks
 * are held to.
 *
 * @param known texts that are in the deck anyway: those of its data, and those that are the same for all
 */
export function foreignNames(
  accounts: readonly NamedAccount[],
  {account_id, known}: {account_id: string; known: readonly string[]}
): (text: string) => string[] {
  const {owners} = accountNames(accounts);
  const index = phraseIndex(owners.keys());
  const allowed = new Set(known.flatMap((d) => index.find(d)));
  return (text) => index.find(text).filter((d) => !allowed.has(d) && !owners.get(d)!.has(account_id));
}

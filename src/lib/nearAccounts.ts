import {fold} from "./fold.js";

/** An account by its id and its name. */
export interface NamedAccount {
  account_id: string;
  name: string;
}

/** At most eight accounts whose id or name resembles a text, the nearest first; for an empty text the first by name. */
export function nearAccounts(
  {account_id, name}: {account_id: readonly string[]; name: readonly string[]},
  wanted: string
): NamedAccount[] {
  const target = fold(wanted);
  const ranked = account_id.map((id, i) => {
    const own = name[i] ?? id;
    return {
      account_id: id,
      name: own,
      rank: Math.min(unlikeness(target, fold(id)), unlikeness(target, fold(own)))
    };
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .slice(0, 8)
    .map((d) => ({account_id: d.account_id, name: d.name}));
}

/** From 0 (the same) to 1: the share of neighbouring letters that two texts do not have in common (Dice 1945). */
function unlikeness(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [pairs(a), pairs(b)];
  const common = Array.from(x).filter((d) => y.has(d)).length;
  return 1 - (2 * common) / (x.size + y.size);
}

function pairs(text: string): Set<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({length: padded.length - 1}, (_, i) => padded.slice(i, i + 2)));
}

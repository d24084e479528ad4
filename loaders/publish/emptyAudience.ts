import {UserError} from "../errors.js";
import {didYouMean} from "../../src/lib/nearMiss.js";

const KEYS = ["segment", "csm"] as const;
type Key = (typeof KEYS)[number];

/** Says which of the names that were asked for no account has, and which one was probably meant. */
export function emptyAudience(
  accounts: readonly Record<Key, string | null>[],
  asked: Partial<Record<Key, string>>
): UserError {
  for (const key of KEYS) {
    const wanted = asked[key];
    const names = [...new Set(accounts.map((d) => d[key]).filter((d) => d !== null))].sort();
    if (wanted === undefined || names.includes(wanted)) continue;
    return new UserError(
      `--${key} "${wanted}": no account has it${didYouMean(wanted, names)}; there are ${names.join(", ")}`
    );
  }
  const both = KEYS.filter((key) => asked[key] !== undefined).map((key) => `${key} "${asked[key]}"`);
  return new UserError(`no account that was asked for is of ${both.join(" and of ")}`);
}

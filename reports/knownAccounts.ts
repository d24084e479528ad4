import {UserError} from "../loaders/errors.js";
import {nearMiss} from "../src/lib/nearMiss.js";

/**
 * Holds that every account that is asked for is there.
 *
 * @throws UserError naming the first that is not, and the one that was probably meant
 */
export function assertAccounts(wanted: readonly string[], ids: readonly string[]): void {
  for (const id of wanted) {
    if (ids.includes(id)) continue;
    const near = nearMiss(id, ids);
    throw new UserError(`there is no account ${id}${near ? `; did you mean ${near}?` : ""}`);
  }
}

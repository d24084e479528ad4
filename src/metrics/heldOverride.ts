import type {AccountOverride} from "./accountData.js";
import {addDays} from "./days.js";

/** How long an override holds where it does not say. */
export const OVERRIDE_DAYS = 90;

/** An override and its last day. */
export interface HeldOverride extends AccountOverride {
  until: string;
}

/** The last day of an override. */
export function overrideEnd({made_on, expires_on}: Pick<AccountOverride, "made_on" | "expires_on">): string {
  return expires_on ?? addDays(made_on, OVERRIDE_DAYS);
}

/**
 * The override that holds on a day, its last day included; null where none does. A later one takes the place of those
 * before it for good: when it expires, or is withdrawn by a line that ends on its own day, none of them comes back.
 *
 * @param latest_first those that are known; one that was made after **as_of**, since the data end, holds from then on
 */
export function heldOverride(latest_first: readonly AccountOverride[], as_of: string): HeldOverride | null {
  const [latest] = latest_first;
  if (!latest) return null;
  const until = overrideEnd(latest);
  return until < as_of || until === latest.made_on ? null : {...latest, until};
}

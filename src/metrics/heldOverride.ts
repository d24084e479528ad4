import type {AccountOverride} from "./accountData.js";
import {addDays} from "./days.js";

/** How long an override holds where it does not say. */
export const OVERRIDE_DAYS = 90;

/** An override and its last day. */
export interface HeldOverride extends AccountOverride {
  until: string;
}

/**
 * The override that holds on a day, its last day included; null where none does. A later one takes the place of those
 * before it for good: when it expires, or is withdrawn by a line that ends on its own day, none of them comes back.
 */
export function heldOverride(latest_first: readonly AccountOverride[], as_of: string): HeldOverride | null {
  const latest = latest_first.find((d) => d.made_on <= as_of);
  if (!latest) return null;
  const until = latest.expires_on ?? addDays(latest.made_on, OVERRIDE_DAYS);
  return until < as_of ? null : {...latest, until};
}

import type {AccountOverride} from "./accountData.js";
import {addDays} from "./days.js";

/** How long an override holds where it does not say. */
const OVERRIDE_DAYS = 90;

/** An override and its last day. */
export interface HeldOverride extends AccountOverride {
  until: string;
}

/** The override that holds on a day, its last day included; null where none does. */
export function heldOverride(latest_first: readonly AccountOverride[], as_of: string): HeldOverride | null {
  const known = latest_first.map((d) => ({...d, until: d.expires_on ?? addDays(d.made_on, OVERRIDE_DAYS)}));
  return known.find((d) => d.made_on <= as_of && d.until >= as_of) ?? null;
}

import type {Format} from "../lib/format.js";
import type {Messages} from "../lib/messages.js";

/** The unit in which a reader would say hours, how many hours it has, and with how many decimals. */
function unitOf(hours: number): {
  id: "duration.minutes" | "duration.hours" | "duration.days";
  size: number;
  digits: number;
} {
  if (hours < 2) return {id: "duration.minutes", size: 1 / 60, digits: 0};
  if (hours < 48) return {id: "duration.hours", size: 1, digits: hours < 10 ? 1 : 0};
  return {id: "duration.days", size: 24, digits: hours < 240 ? 1 : 0};
}

/**
 * Writes hours as a reader would say them: minutes below two hours, days from two of them on.
 *
 * @param digits decimals; defaults to what the size asks for
 */
export function durationText(
  hours: number,
  {format, messages, digits}: {format: Format; messages: Messages; digits?: number}
): string {
  const unit = unitOf(hours);
  const value = hours / unit.size;
  const shown = digits ?? unit.digits;
  // The number that is shown chooses the form of its noun.
  const n = Number(value.toFixed(shown));
  return messages.text(unit.id, {n, text: format.decimal(value, shown)});
}

/** The decimals by which a time is told from its target: 12.4 hours are not within 12. */
export function durationDigits(hours: number | null, target: number | null): number | undefined {
  if (hours === null || target === null || hours === target) return undefined;
  const {size, digits} = unitOf(hours);
  const alike = (n: number) => (hours / size).toFixed(n) === (target / size).toFixed(n);
  return [digits, digits + 1, digits + 2].find((n) => !alike(n));
}

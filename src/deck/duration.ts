import type {Format} from "../lib/format.js";
import type {Messages} from "../lib/messages.js";

/** Writes hours as a reader would say them: minutes below two hours, days from two of them on. */
export function durationText(
  hours: number,
  {format, messages}: {format: Format; messages: Messages}
): string {
  if (hours < 2) {
    const minutes = Math.round(60 * hours);
    return messages.text("duration.minutes", {n: minutes, text: format.count(minutes)});
  }
  if (hours < 48) {
    const digits = hours < 10 ? 1 : 0;
    return messages.text("duration.hours", {n: rounded(hours, digits), text: format.decimal(hours, digits)});
  }
  const days = hours / 24;
  const digits = days < 10 ? 1 : 0;
  return messages.text("duration.days", {n: rounded(days, digits), text: format.decimal(days, digits)});
}

/** The number that is shown chooses the form of its noun. */
function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

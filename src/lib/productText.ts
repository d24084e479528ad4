import {formatFor} from "./format.js";
import type {ProductData} from "./productData.js";
import {ticketsUnknown} from "./productWords.js";

/** Days as they are written: one place under ten, with the unit; n/a where there are none. */
export function daysText(days: number | null | undefined, unit: "d" | "days" = "d"): string {
  return days == null ? "n/a" : `${formatFor().decimal(days, days < 10 ? 1 : 0)}\u00a0${unit}`;
}

/** The title of the Product review: what costs most, how fast it is mended, what is asked for. */
export function productTitle(data: ProductData): string {
  const format = formatFor({currency: data.currency});
  if (!data.given.includes("tickets") && !data.given.includes("requests"))
    return "Neither tickets nor requests are configured, so there is nothing to review";
  const {tickets, arr, median} = data.defects;
  const open = data.defects.open + data.older_open;
  const parts: string[] = [];
  const unknown = ticketsUnknown(data);
  if (unknown !== null) parts.push(`Defects are not known: ${unknown}`);
  else if (tickets === 0) parts.push("No defect was reported in 12 months");
  else {
    const share = data.arr > 0 ? ` (${format.percent(arr / data.arr, 0)})` : "";
    parts.push(`Defects touch ${format.moneyShort(arr)} of ARR${share}`);
    if (median.value !== null) parts.push(`half are resolved within ${daysText(median.value, "days")}`);
    parts.push(`${format.count(open)} ${open === 1 ? "is" : "are"} open`);
  }
  const first = data.requests.find((d) => d.arr_waiting > 0);
  if (first) parts.push(`${format.moneyShort(first.arr_waiting)} waits for \u201c${first.title}\u201d`);
  return parts.join("; ");
}

/** What the review covers, in a line. */
export function productScope({company, scope, since, as_of}: ProductData): string {
  const format = formatFor();
  return `${company}, ${scope ?? "all accounts"}; tickets opened after ${format.day(since)} to ${format.day(as_of)}`;
}

import type {WinBack} from "../metrics/losses/winBack.js";
import {formatFor} from "./format.js";
import type {LossesView} from "./lossesView.js";
import {plural} from "./words.js";

const format = formatFor();

/** The page's title: how many losses had a warning, how early, and whether that says anything. */
export function lossesTitle(view: LossesView): string {
  const {data, losses, kinds, narrowed} = view;
  const n = losses.length;
  if (data.losses.length === 0) return `No account was lost up to ${format.day(data.as_of)}`;
  if (n === 0) return "No loss fits";
  const {warned, lead} = kinds[0]!.time;
  const k = warned.numerator ?? 0;
  const had = k === n ? (n === 1 ? "The one loss" : `All ${n} losses`) : k === 0 ? `None of ${plural(n, "loss", "losses")}` : `${k} of ${plural(n, "loss", "losses")}`; // prettier-ignore
  const early = lead ? `, the first a median ${daysText(lead.median)} before` : "";
  const none = data.months.before_none.value;
  const also =
    narrowed || none === null
      ? ""
      : `; so had ${format.percent(none, 0)} of month ends that no loss followed`;
  return `${had} had a warning${early}${also}`;
}

/** *95 days*, *1 day*. */
export function daysText(days: number): string {
  return plural(Math.round(days), "day");
}

/** What has changed since an account left. */
export function winBackText(found: WinBack): string {
  if (found.kind === "request")
    return `Its request \u201c${found.title}\u201d was shipped on ${format.day(found.shipped_on)}`;
  return `\u201c${found.name}\u201d, its top topic with ${plural(found.tickets, "ticket")}: no other account wrote of it for 90 days, after ${plural(found.others_then, "ticket")} of others in the 90 days before the loss`;
}

import {toCsv} from "./csv.js";
import type {LeadOf, LossRow} from "./lossesData.js";
import {winBackText} from "./lossesText.js";
import type {LossesView} from "./lossesView.js";

/** The losses that are listed, a line each. */
export function lossesCsv({data, losses}: LossesView): string {
  const names = (leads: readonly LeadOf[], of: (place: number) => string) =>
    leads.map(([place, lead]) => `${of(place)} (${lead} days)`).join("; ");
  return toCsv(losses, [
    ...(["account_id", "name", "segment", "csm", "start_date", "known_on", "lost_on", "quarter", "mrr_lost"] as const).map((key) => ({key, value: (d: LossRow) => d[key]})), // prettier-ignore
    {key: "reason", value: (d) => d.reason},
    {key: "cause", value: (d) => d.cause},
    {key: "voluntary", value: (d) => d.voluntary},
    {key: "stated_against_observed", value: (d) => d.observed},
    {key: "first_lead_days", value: (d) => d.plays[0]?.[1] ?? null},
    {key: "plays", value: (d) => names(d.plays, (i) => data.plays[i]?.title ?? "")},
    {key: "signals", value: (d) => names(d.signals, (i) => data.signals[i]?.label ?? "")},
    {key: "win_back", value: (d) => (d.win_back ? winBackText(d.win_back) : null)},
    {key: "lessons", value: (d) => d.lessons.length}
  ]);
}

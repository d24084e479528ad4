import {DEFINITIONS} from "../metrics/definitions.js";
import {formatFor} from "./format.js";
import {lower, spoken} from "./words.js";

/** What is known of an account's latest troubles and of what moved its health. */
export interface Moved {
  quiet: boolean | null;
  days_since_checkin: number | null;
  open_sev1: number | null;
  champion_risk: string | null;
  /** The health component that moved most since the month before, and by how many points of the score. */
  moved_component: string | null;
  moved_points: number | null;
}

const CHAMPIONS: Record<string, string> = {
  left: "Champion left",
  inactive: "Champion away 30 days",
  none: "No champion",
  one: "One champion"
};

const LABELS = new Map(DEFINITIONS.map((d) => [d.id, d.label]));

/** Parts of a score that are no metrics of their own. */
const PARTS: Record<string, string> = {
  open_sev1: "Open severity-1 tickets",
  trend: "Usage trend",
  first_response_median_hours_90d: "First response, 90 days",
  days_since_inbound: "Days since they wrote"
};

function partLabel(component: string): string {
  return LABELS.get(component) ?? PARTS[component] ?? spoken(component);
}

/** What most likely needs a look, in words: troubles first, then the part of the score that moved most; at most two. */
export function movedText(moved: Moved): string | null {
  const parts: string[] = [];
  if (moved.quiet) {
    const days = moved.days_since_checkin;
    parts.push(
      days === null ? "Quiet while use falls" : `Quiet while use falls; last check-in ${days} days ago`
    );
  }
  const sev1 = moved.open_sev1 ?? 0;
  if (sev1 > 0) parts.push(`${sev1} severity-1 ticket${sev1 === 1 ? "" : "s"} open`);
  const {moved_component: component, moved_points: points} = moved;
  if (component !== null && points !== null) {
    parts.push(`${partLabel(component)} ${formatFor().signed(points)}`);
  }
  const champion = moved.champion_risk === null ? undefined : CHAMPIONS[moved.champion_risk];
  if (champion) parts.push(champion);
  const words = parts
    .slice(0, 2)
    .map((d, i) => (i === 0 ? d : lower(d)))
    .join("; ");
  return words || null;
}

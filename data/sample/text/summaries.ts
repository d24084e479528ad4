import type {Random} from "../model/random.js";

const SUMMARIES: Record<string, readonly string[]> = {
  onboarding: [
    "Walked through the first import",
    "Set up depots and shifts",
    "Agreed the go-live date",
    "First loads planned together"
  ],
  checkin: [
    "Talked through the month's figures",
    "Asked about the night shift",
    "No open points",
    "Wants fewer alert mails",
    "Planner team is growing",
    "Season starts in two weeks"
  ],
  training: [
    "Load builder for new planners",
    "Dispatch board, second part",
    "Rate manager basics",
    "Reports for the finance team"
  ],
  content: [
    "Sent the guide on dock slots",
    "Sent the release notes",
    "Shared a template for carrier scorecards"
  ],
  escalation: [
    "Loads stuck before the morning run",
    "Asks for a date for the mend",
    "Manager wants a call today"
  ],
  qbr: [
    "Quarterly review held",
    "Quarterly review, two goals revised",
    "Quarterly review with the operations lead"
  ],
  renewal: ["Renewal terms sent", "Asked who signs this year", "Procurement joins next time"],
  winback: ["Asked what would bring them back", "Showed what changed since they left"],
  other: [
    "Question about user rights",
    "Asks for an invoice copy",
    "Holiday cover named",
    "Wants a second depot set up"
  ]
};

/** One short line on what a touch was about. */
export function touchSummary(random: Random, purpose: string): string {
  return random.pick(SUMMARIES[purpose] ?? SUMMARIES.other!);
}

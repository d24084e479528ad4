import {CSMS} from "../catalogue/team.js";
import {touchSummary} from "../text/summaries.js";
import {valueOn} from "./asOf.js";
import {silent} from "./presence.js";
import type {Sim} from "./sim.js";
import type {Account, Touch} from "./world.js";

/** Days between check-ins that a CSM aims at; one of them has far too large a book. */
const RHYTHM: Record<string, number> = {[CSMS[2]]: 105};
const USUAL_RHYTHM = 46;

/** The touches of one month, from a first to a last day; what a customer starts depends on its drive. */
export function monthTouches(
  sim: Sim,
  account: Account,
  {month, from, to}: {month: number; from: number; to: number}
): void {
  const random = sim.random("touches", account.account_id, month);
  const csm = valueOn(account.csms, to);
  const span = to - from + 1;
  const drive = account.engagement[month]!;
  const touch = (draft: Omit<Touch, "moment" | "csm" | "summary">): void => {
    const moment = Math.floor(random.between(from, to + 1)) + random.between(7.5, 16) / 24;
    account.touches.push({...draft, moment, csm, summary: touchSummary(random, draft.purpose)});
  };
  const outbound = (purpose: string, channel: string): void =>
    touch({direction: "outbound", purpose, channel});
  if (random.chance(span / (RHYTHM[csm] ?? USUAL_RHYTHM)))
    outbound("checkin", random.pick(["call", "meeting", "email"]));
  if (account.spells.length > 0 && to - account.spells.at(-1)!.start < 50) {
    outbound("onboarding", "meeting");
    if (random.chance(0.6)) outbound("training", "meeting");
  }
  if (random.chance(0.2)) outbound("content", random.pick(["email", "in_app"]));
  if (random.chance(0.05)) outbound("training", random.pick(["meeting", "call"]));
  if (month % 3 === 0 && random.chance(0.34)) outbound("qbr", "meeting");
  const renewal = account.contract.renewal;
  if (renewal !== null && renewal - to > 15 && renewal - to < 75 && random.chance(0.6))
    outbound("renewal", "call");
  const inbound = silent(account, month) ? 0 : Math.min(4, Math.floor(random.exponential() * 1.5 * drive));
  for (let i = 0; i < inbound; ++i) {
    touch({
      direction: "inbound",
      purpose: random.pick(["other", "other", "training", "escalation"]),
      channel: random.pick(["email", "chat", "call"])
    });
  }
}

import {isoTime} from "../model/iso.js";
import {silent} from "../model/presence.js";
import type {Random} from "../model/random.js";
import {sequence} from "../model/sequence.js";
import type {Sim} from "../model/sim.js";
import {hurt} from "../model/usage.js";
import type {Account} from "../model/world.js";
import {comment} from "../text/comments.js";
import {workingMoment} from "./draws.js";
import type {PaidMonth} from "./paidMonths.js";
import {NOW, paidMonths} from "./paidMonths.js";
import type {Row} from "./rows.js";
import {sorted} from "./rows.js";

const QUESTIONS: Record<string, string> = {
  nps: "How likely are you to recommend Kestrel to a colleague?",
  csat: "How satisfied are you with Kestrel?",
  ces: "Kestrel made it easy to get my work done.",
  checkin: "Are you getting what you need from Kestrel?"
};

export function surveyRows(sim: Sim): Row[] {
  const id = sequence("R-", 70001);
  const rows = sim.accounts.flatMap((account) => {
    const panel = sim.random("panel", account.account_id);
    if (panel.chance(0.06)) return [];
    const offset = panel.integer(0, 2);
    return paidMonths(account).flatMap((span) =>
      monthSurveys(sim, account, {...span, wave: (span.month + offset) % 3})
    );
  });
  return sorted(rows, "sent_at", "account_id").map((d) => ({response_id: id(), ...d}));
}

function monthSurveys(sim: Sim, account: Account, span: PaidMonth & {wave: number}): Row[] {
  const random = sim.random("surveys", account.account_id, span.from);
  if (span.to - span.from < 10) return [];
  const users = account.users.filter(
    (d) => d.created < span.from && (d.deactivated === null || d.deactivated > span.to)
  );
  const kinds: string[] = [];
  if (span.wave === 0)
    for (let i = Math.max(6, Math.round(users.length * 0.5)); i > 0; --i) kinds.push("nps");
  if (span.wave === 1)
    for (let i = Math.max(2, Math.round(users.length * 0.08)); i > 0; --i) kinds.push("csat");
  if (random.chance(0.5)) kinds.push("ces");
  if (random.chance(0.3)) kinds.push("checkin");
  const asked = random.sample(users, kinds.length);
  return asked.map((user, i) =>
    survey(random, account, {kind: kinds[i]!, user_id: user.user_id, keen: user.rank < span.engagement, span})
  );
}

interface Invitation {
  kind: string;
  user_id: string;
  keen: boolean;
  span: PaidMonth;
}

function survey(random: Random, account: Account, {kind, user_id, keen, span}: Invitation): Row {
  const sent = workingMoment(random, account, span);
  const answered = sent + random.exponential() * 3.5;
  const answers = !silent(account, span.month) && random.chance(keen ? 0.5 : 0.2) && answered < NOW;
  const mood = Math.min(
    1.1,
    0.42 + 0.5 * span.engagement + (keen ? 0.1 : -0.12) - (hurt(account, span.to) ? 0.2 : 0)
  );
  const value = answers ? score(random, kind, mood) : null;
  const share = value === null ? 0 : value / topScore(kind);
  const tone = share > 0.85 ? "good" : share > 0.64 ? "middling" : "bad";
  return {
    account_id: account.account_id,
    user_id: random.chance(0.97) ? user_id : null,
    sent_at: isoTime(sent),
    answered_at: answers ? isoTime(answered) : null,
    kind,
    question: QUESTIONS[kind]!,
    score: value,
    comment: answers && random.chance(0.34) ? comment(random, account.place.language, tone) : null
  };
}

function topScore(kind: string): number {
  return kind === "nps" ? 10 : kind === "ces" ? 7 : 5;
}

function score(random: Random, kind: string, mood: number): number {
  const top = topScore(kind);
  const drawn = Math.round(top * random.normal(mood, 0.17));
  return Math.min(top, Math.max(kind === "nps" ? 0 : 1, drawn));
}

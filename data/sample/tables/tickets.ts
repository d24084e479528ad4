import {isoDay, isoTime} from "../model/iso.js";
import {silent} from "../model/presence.js";
import type {Random} from "../model/random.js";
import {sequence} from "../model/sequence.js";
import type {Sim} from "../model/sim.js";
import {ARTICLE, RELEASE} from "../model/story.js";
import {hurt} from "../model/usage.js";
import type {Account} from "../model/world.js";
import type {Topic} from "../text/topics.js";
import {RELEASE_TOPIC, TOPICS} from "../text/topics.js";
import {poisson, workingMoment} from "./draws.js";
import type {PaidMonth} from "./paidMonths.js";
import {NOW, paidMonths, usersAtWork} from "./paidMonths.js";
import type {Row} from "./rows.js";
import {sorted} from "./rows.js";

/** Median hours to the first response and to resolution, by severity. */
const RESPONSE_HOURS = [0, 0.8, 2.6, 8, 17];
const RESOLUTION_HOURS = [0, 9, 34, 80, 170];

interface Draft {
  user_id: string;
  opened: number;
  topic: Topic;
}

export function ticketRows(sim: Sim): Row[] {
  const id = sequence("T-", 50001);
  const rows = sim.accounts.flatMap((account) =>
    paidMonths(account).flatMap((span) => monthTickets(sim, account, span))
  );
  return sorted(rows, "opened_at", "account_id").map((d) => ({ticket_id: id(), ...d}));
}

function monthTickets(sim: Sim, account: Account, span: PaidMonth): Row[] {
  const random = sim.random("tickets", account.account_id, span.from);
  const users = usersAtWork(account, span.to, span.engagement);
  if (users.length === 0 || silent(account, span.month)) return [];
  const days = span.to - span.from + 1;
  const usual = poisson(random, ((0.25 + 0.045 * users.length) * days) / 30);
  const topics = Array.from({length: usual}, () =>
    random.weighted(TOPICS.map((d) => [d, d.weight] as const))
  );
  if (hurt(account, span.to)) {
    for (let i = poisson(random, 0.5 + 0.08 * users.length); i > 0; --i) topics.push(RELEASE_TOPIC);
  }
  const drafts = topics.map((topic) => {
    const draft = {topic, user_id: random.pick(users).user_id, opened: workingMoment(random, account, span)};
    return {opened: draft.opened, row: ticket(random, account, draft)};
  });
  const read = sim.random("article", account.account_id, span.from);
  const answered = ({opened, row}: (typeof drafts)[number]) =>
    row.topic === ARTICLE.topic && opened >= ARTICLE.from && read.chance(ARTICLE.answers);
  return drafts.filter((d) => !answered(d)).map((d) => d.row);
}

function ticket(random: Random, account: Account, {topic, user_id, opened}: Draft): Row {
  const severity = random.weighted(topic.severities);
  const release = topic === RELEASE_TOPIC;
  const strain = hurt(account, Math.floor(opened)) ? 1.7 : 1;
  const first = opened + (random.skewed(RESPONSE_HOURS[severity]!, 0.8) * strain) / 24;
  const length = random.skewed(RESOLUTION_HOURS[severity]! * (topic.category === "bug" ? 1.6 : 1), 0.8);
  const mended = release
    ? Math.max(first + 1, RELEASE.to + random.between(-6, 8))
    : first + (length * strain) / 24;
  const resolved = random.chance(0.015) ? null : mended;
  const done = resolved !== null && resolved < NOW;
  const bug = topic.category === "bug";
  return {
    account_id: account.account_id,
    user_id: random.chance(0.96) ? user_id : null,
    opened_at: isoTime(opened),
    first_response_at: first < NOW ? isoTime(first) : null,
    resolved_at: done ? isoTime(resolved) : null,
    priority: `P${severity}`,
    category: topic.category,
    topic: topic.topic,
    bug_id: release ? RELEASE.bug_id : (topic.bug_id ?? null),
    eta: bug && random.chance(0.55) ? isoDay(Math.floor(opened) + random.integer(3, 40)) : null,
    workaround: bug ? random.chance(0.45) : null,
    csat:
      done && random.chance(0.42)
        ? satisfaction(random, severity, (resolved - opened) / (release ? 3 : 12))
        : null,
    escalated: severity === 1 ? random.chance(0.5) : random.chance(0.04)
  };
}

function satisfaction(random: Random, severity: number, slowness: number): number {
  const mean = 4.6 - 0.12 * (4 - severity) - Math.min(2, 0.4 * slowness);
  return Math.min(5, Math.max(1, Math.round(random.normal(mean, 0.9))));
}

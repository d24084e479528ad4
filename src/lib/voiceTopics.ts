import {benjaminiHochberg} from "../metrics/benjaminiHochberg.js";
import {rowsOf} from "../metrics/columns.js";
import {monthStart} from "../metrics/months.js";
import type {RatePair, RateRatio} from "../metrics/rateRatio.js";
import {rateRatio, relativeRate} from "../metrics/rateRatio.js";
import type {Article, VoiceData} from "./voiceData.js";

/** By what rule a topic recurs and deserves an article; over how many full months before and after it one is judged. */
export const RULES = {
  topic: {months: 3, tickets: 10, accounts: 5, how_to: 0.5},
  article: {least: 3, most: 6}
};

/** What to do about a topic. */
export type TopicAdvice =
  "write an article" | "revise the article" | "has an article" | "not a how-to" | "seldom";

/** A topic of tickets over the last full months. */
export interface TopicRow {
  topic: string;
  tickets: number;
  accounts: number;
  /** Active users x months that the tickets are counted against. */
  user_months: number;
  /** Tickets per 100 active users and month; null where nobody was active. */
  rate: number | null;
  how_to: number;
  /** Against as many months before. */
  trend: RateRatio;
  /** Whether the trend stands when all topics are looked at. */
  marked: boolean;
  /** The rate month by month. */
  history: (number | null)[];
  article: Article | null;
  advice: TopicAdvice;
}

/** A topic's ticket rate before and after an article on it. */
export interface ArticleRow extends Article {
  /** Full months on each side; 0 where there are too few. */
  months: number;
  before: {tickets: number; user_months: number};
  after: {tickets: number; user_months: number};
  change: RateRatio;
  /** The same of the other topics, and the topic's change relative to theirs. */
  others: RateRatio;
  relative: RateRatio;
  verdict: "fell" | "rose" | "cannot be told" | "too few";
}

interface Tally {
  /** Active users by month and account. */
  active: Map<number, number>[];
  /** Tickets and how-to tickets by topic, month and account. */
  tickets: Map<number, {tickets: number; how_to: number}>[][];
}

/** The topics of the last full months, by rate. */
export function topicRows(data: VoiceData, keep: (i: number) => boolean): TopicRow[] {
  const tally = tallyOf(data, keep);
  const last = data.topics.months.length;
  const after = range(last - RULES.topic.months, last);
  const before = range(last - 2 * RULES.topic.months, last - RULES.topic.months);
  if (before.length < RULES.topic.months || before.some((d) => d < 0)) return [];
  const judged = new Map(articleRows(data, keep).map((d) => [d.topic, d]));
  const rows = data.topics.names.flatMap((topic, t) => {
    const cells = after.flatMap((m) => [...(tally.tickets[t]?.[m] ?? [])]);
    const tickets = cells.reduce((sum, [, d]) => sum + d.tickets, 0);
    if (tickets === 0) return [];
    const accounts = new Set(cells.map(([i]) => i)).size;
    const how_to = cells.reduce((sum, [, d]) => sum + d.how_to, 0);
    const user_months = activeIn(tally, after);
    const each = after.every((m) => (tally.tickets[t]?.[m]?.size ?? 0) > 0);
    const trend = rateRatio(pairsOf(tally, [t], {before, after}));
    const article = judged.get(topic) ?? null;
    const recurs = each && tickets >= RULES.topic.tickets && accounts >= RULES.topic.accounts;
    const advice = adviceOf({recurs, how_to: how_to / tickets, article});
    const history = range(Math.max(0, last - 12), last).map((m) => rateIn(tally, t, [m]));
    return [
      {
        ...{topic, tickets, accounts, user_months, how_to, trend, history, article, advice},
        rate: rateIn(tally, t, after)
      }
    ];
  });
  const marked = benjaminiHochberg(rows.map((d) => d.trend.p));
  return rows
    .map((d, i) => ({...d, marked: marked[i] ?? false}))
    .sort((a, b) => b.tickets - a.tickets || (a.topic < b.topic ? -1 : 1));
}

function adviceOf({
  recurs,
  how_to,
  article
}: {
  recurs: boolean;
  how_to: number;
  article: ArticleRow | null;
}): TopicAdvice {
  if (article && (article.verdict === "fell" || article.verdict === "too few")) return "has an article";
  if (!recurs) return article ? "has an article" : "seldom";
  if (article) return "revise the article";
  return how_to >= RULES.topic.how_to ? "write an article" : "not a how-to";
}

/** Each article with its topic's rate before and after, beside that of the topics that have none and are not bugs. */
export function articleRows(data: VoiceData, keep: (i: number) => boolean): ArticleRow[] {
  const tally = tallyOf(data, keep);
  const {names, bug, months} = data.topics;
  const helped = new Set(data.articles.map((d) => d.topic));
  const others = names.flatMap((name, t) => (helped.has(name) || bug[t] ? [] : [t]));
  return data.articles.map((article) => {
    const spans = spansOf(article, months);
    const t = names.indexOf(article.topic);
    if (typeof spans === "string" || t < 0) {
      const reason = typeof spans === "string" ? spans : `no ticket names the topic ${article.topic}`;
      return {...article, ...NOTHING, ...of(reason)};
    }
    const pairs = pairsOf(tally, [t], spans);
    const rest = pairsOf(tally, others, spans);
    const relative = relativeRate(pairs, rest);
    const sum = (key: keyof RatePair) => pairs.reduce((n, d) => n + d[key], 0);
    return {
      ...article,
      months: spans.after.length,
      before: {tickets: sum("before"), user_months: sum("base_before")},
      after: {tickets: sum("after"), user_months: sum("base_after")},
      change: rateRatio(pairs),
      others: rateRatio(rest),
      relative,
      verdict: verdictOf(relative)
    };
  });
}

const NOTHING = {months: 0, before: {tickets: 0, user_months: 0}, after: {tickets: 0, user_months: 0}};
const of = (reason: string) => {
  const none: RateRatio = {value: null, low: null, high: null, p: null, reason};
  return {change: none, others: none, relative: none, verdict: "too few" as const};
};

function verdictOf({low, high}: RateRatio): ArticleRow["verdict"] {
  if (low === null || high === null) return "too few";
  return high < 1 ? "fell" : low > 1 ? "rose" : "cannot be told";
}

/** Equal numbers of full months before and after the month of the article, which belongs to neither; or why there are none. */
function spansOf(
  {published_on}: Article,
  months: readonly string[]
): {before: number[]; after: number[]} | string {
  const at = months.indexOf(monthStart(published_on));
  const room = Math.min(at, months.length - 1 - at, RULES.article.most);
  if (at < 0 || room < RULES.article.least)
    return `fewer than ${RULES.article.least} full months of data before or after it`;
  return {before: range(at - room, at), after: range(at + 1, at + 1 + room)};
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from)}, (_, k) => from + k);
}

function tallyOf({topics}: VoiceData, keep: (i: number) => boolean): Tally {
  const active = topics.months.map(() => new Map<number, number>());
  const tickets = topics.names.map(() =>
    topics.months.map(() => new Map<number, {tickets: number; how_to: number}>())
  );
  for (const {i, month, users} of rowsOf(topics.active)) if (keep(i)) active[month]?.set(i, users);
  for (const {i, month, topic, ...counts} of rowsOf(topics.tickets))
    if (keep(i)) tickets[topic]?.[month]?.set(i, counts);
  return {active, tickets};
}

function activeIn({active}: Tally, months: readonly number[]): number {
  return months.reduce((sum, m) => sum + [...(active[m]?.values() ?? [])].reduce((a, b) => a + b, 0), 0);
}

function rateIn(tally: Tally, topic: number, months: readonly number[]): number | null {
  const users = activeIn(tally, months);
  const counts = months.flatMap((m) => [...(tally.tickets[topic]?.[m]?.values() ?? [])]);
  return users > 0 ? (100 * counts.reduce((sum, d) => sum + d.tickets, 0)) / users : null;
}

/** What each account adds to the rate of some topics, all accounts in one order. */
function pairsOf(
  {active, tickets}: Tally,
  topics: readonly number[],
  spans: {before: readonly number[]; after: readonly number[]}
): RatePair[] {
  const pairs = new Map<number, RatePair>();
  const pair = (i: number) => {
    const made = pairs.get(i) ?? {before: 0, after: 0, base_before: 0, base_after: 0};
    pairs.set(i, made);
    return made;
  };
  for (const side of ["before", "after"] as const) {
    for (const m of spans[side]) {
      for (const [i, users] of active[m] ?? []) pair(i)[`base_${side}`] += users;
      for (const t of topics) for (const [i, d] of tickets[t]?.[m] ?? []) pair(i)[side] += d.tickets;
    }
  }
  return [...pairs].sort(([a], [b]) => a - b).map(([, d]) => d);
}

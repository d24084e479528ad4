import {voiceMetrics} from "../metrics/voiceMetrics.js";
import type {AccountCounts} from "../metrics/companyRow.js";
import type {Metric} from "../metrics/metric.js";
import {rowsOf} from "../metrics/columns.js";
import type {OverviewData, WindowData} from "./overviewData.js";
import {chosenWindows} from "./overviewView.js";
import type {Split} from "./retentionData.js";
import {SPLITS} from "./retentionData.js";
import {foldedWords, holdsWords} from "./fold.js";
import type {UnansweredDetractor, VoiceColumns, VoiceComment, VoiceData} from "./voiceData.js";
import {VOICE_KEYS} from "./voiceData.js";
import type {ArticleRow, TopicRow} from "./voiceTopics.js";
import {articleRows, topicRows} from "./voiceTopics.js";

/** What the page's controls choose, by key; a missing one has its default. */
export type VoiceChoice = Partial<Record<Split | "by" | "quarter" | "compare", string>>;

/** What users said in one window. */
export type VoiceMetrics = Record<string, Metric>;

/** The account that something is of. */
export interface OfAccount {
  account_id: string;
  name: string;
  segment: string;
  csm: string;
}

/** Everything that the Voice page shows under a choice. */
export interface VoiceView {
  as_of: string;
  /** Whether the tables that the page needs are given, by name. */
  given: (table: string) => boolean;
  window: WindowData;
  before: WindowData | null;
  by: Split;
  now: VoiceMetrics;
  then: VoiceMetrics | null;
  /** By window, oldest first. */
  history: {period: string; metrics: VoiceMetrics}[];
  groups: {name: string; now: VoiceMetrics; then: VoiceMetrics | null}[];
  detractors: (UnansweredDetractor & OfAccount)[];
  /** Null where people's words are kept back. */
  comments: (VoiceComment & OfAccount)[] | null;
  written: VoiceData["written"];
  topics: TopicRow[];
  /** First days of the months that the topics' rates are drawn over. */
  months: string[];
  articles: ArticleRow[];
}

/** Computes the Voice page. */
export function voiceView(data: VoiceData, overview: OverviewData, choice: VoiceChoice): VoiceView {
  const {accounts} = overview;
  const keep = (i: number) =>
    i >= 0 && SPLITS.every((key) => !choice[key] || accounts[key][i] === choice[key]);
  const by = SPLITS.find((d) => d === choice.by) ?? "segment";
  const {window, before} = chosenWindows(overview, choice);
  const counts = new Map(overview.windows.map((d, k) => [d, countRows(data.windows[k], keep)]));
  const rowsIn = (d: WindowData | null) => (d && counts.get(d)) ?? [];
  const own = <T extends {i: number}>(d: T): T & OfAccount => ({
    ...d,
    account_id: accounts.account_id[d.i] ?? "",
    name: accounts.name[d.i] ?? "",
    segment: accounts.segment[d.i] ?? "",
    csm: accounts.csm[d.i] ?? ""
  });
  const names = [...new Set(rowsIn(window).map((d) => accounts[by][d.i] ?? "(none)"))].sort();
  const groupOf = (d: WindowData, name: string) =>
    voiceMetrics(rowsIn(d).filter((row) => accounts[by][row.i] === name));
  return {
    as_of: data.as_of,
    given: (table) => data.given.includes(table),
    ...{window, before, by},
    now: voiceMetrics(rowsIn(window)),
    then: before && voiceMetrics(rowsIn(before)),
    history: overview.windows.map((d) => ({period: d.label, metrics: voiceMetrics(rowsIn(d))})),
    groups: names.map((name) => ({name, now: groupOf(window, name), then: before && groupOf(before, name)})),
    detractors: data.detractors.filter((d) => keep(d.i)).map(own),
    comments:
      data.comments &&
      rowsOf(data.comments)
        .filter((d) => keep(d.i))
        .map(own),
    written: data.written,
    topics: topicRows(data, keep),
    months: data.topics.months.slice(-12),
    articles: articleRows(data, keep)
  };
}

/** The counts of the accounts that are kept; what the page does not need is not known. */
function countRows(columns: VoiceColumns | undefined, keep: (i: number) => boolean) {
  return (columns?.i ?? []).flatMap((i, k) => {
    if (!keep(i)) return [];
    const known = Object.fromEntries(VOICE_KEYS.map((key) => [key, columns?.[key][k] ?? null]));
    return [
      {
        i,
        tickets: null,
        tickets_rated: null,
        active_user_months: null,
        ...known
      } as unknown as AccountCounts & {i: number}
    ];
  });
}

/** The comments that hold every word of a search, in any order and whatever their case and marks. */
export function foundComments<T extends VoiceComment & OfAccount>(
  comments: readonly T[],
  {q = "", kind = "", tone = ""}: {q?: string; kind?: string; tone?: string}
): T[] {
  const words = foldedWords(q);
  return comments.filter((d) => {
    if (kind && d.kind !== kind) return false;
    if (tone && toneOf(d) !== tone) return false;
    return holdsWords(`${d.comment} ${d.name} ${d.segment} ${d.csm}`, words);
  });
}

/** How an answer is meant: for NPS 9 and 10 are high and 0 to 6 low, for CSAT 4 and 5 and 1 and 2, for CES the ends in two. */
export function toneOf({
  kind,
  score
}: Pick<VoiceComment, "kind" | "score">): "high" | "middle" | "low" | "none" {
  if (score === null) return "none";
  const ends = {nps: [6, 9], csat: [2, 4], ces: [2, 6]}[kind];
  if (!ends) return "none";
  return score <= ends[0]! ? "low" : score >= ends[1]! ? "high" : "middle";
}

import type {
  ActiveCount,
  Article,
  TopicCount,
  UnansweredDetractor,
  VoiceColumns,
  VoiceComment,
  VoiceData
} from "../../src/lib/voiceData.js";
import {VOICE_KEYS} from "../../src/lib/voiceData.js";
import type {Columns} from "../../src/metrics/columns.js";
import type {CompanyRow} from "../../src/metrics/companyRow.js";
import {monthStart} from "../../src/metrics/months.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import type {PublishedWindow} from "./windows.js";

const NEEDED = ["surveys", "tickets", "touches", "usage", "users"];

/** The newest comments that the page can search; a reader of more takes the table surveys. */
const COMMENT_LIMIT = 2000;

/** Full months that topics are drawn over, and that an article is looked at before it came. */
const MONTHS = 12;
const BEFORE = 6;

type Own<T> = Omit<T, "i"> & {account_id: string};

const DETRACTORS = `
  SELECT d.account_id, d.score::INTEGER AS score, d.answered_at::DATE AS answered_on, d.days,
    CASE WHEN $comments THEN s.comment END AS comment
  FROM unanswered_detractors d
  JOIN settings ON point_date = as_of
  JOIN play_points p USING (account_id, point_date)
  JOIN surveys s USING (account_id, response_id)
  WHERE p.unanswered_detractors > 0
  ORDER BY d.days DESC, d.account_id, d.response_id`;

const WRITTEN = `
  SELECT kind, count(*) AS comments FROM surveys
  WHERE comment IS NOT NULL AND answered_at IS NOT NULL GROUP BY kind ORDER BY comments DESC, kind`;

const COMMENTS = `
  SELECT account_id, kind, score::DOUBLE AS score, answered_at::DATE AS day, comment FROM surveys
  WHERE comment IS NOT NULL AND answered_at IS NOT NULL
  ORDER BY answered_at DESC, response_id LIMIT ${COMMENT_LIMIT}`;

// Only accounts whose active users of the month's end are known: tickets of others have nothing to be counted against.
const ACTIVE = `
  SELECT account_id, date_trunc('month', point_date)::DATE AS month, mau AS users
  FROM account_point
  WHERE mau IS NOT NULL AND point_date = last_day(point_date) AND point_date >= $from::DATE
  ORDER BY account_id, month`;

const TOPICS = `
  SELECT t.account_id, date_trunc('month', opened_at)::DATE AS month, topic, count(*) AS tickets,
    count_if(category = 'how_to') AS how_to, count_if(category = 'bug') AS bugs
  FROM tickets t
  JOIN account_point p ON p.account_id = t.account_id AND p.point_date = last_day(opened_at::DATE)
  WHERE topic IS NOT NULL AND mau IS NOT NULL AND opened_at >= $from::DATE
  GROUP BY ALL
  ORDER BY topic, t.account_id, month`;

/** What the Voice page draws from. */
export async function voiceData(
  db: Warehouse,
  {config, windows}: {config: Config; windows: readonly PublishedWindow[]}
): Promise<VoiceData> {
  const accounts = await db.query<{account_id: string}>(
    "SELECT account_id FROM account_dim ORDER BY account_id"
  );
  const places = new Map(accounts.map((d, i) => [d.account_id, i]));
  const own = <T extends {account_id: string}>({account_id, ...rest}: T) => ({
    i: places.get(account_id) ?? -1,
    ...rest
  });
  const [{as_of} = {as_of: ""}] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const given = await db.query<{table_name: string}>("SELECT table_name FROM table_counts WHERE configured");
  const names = new Set(given.map((d) => d.table_name));
  const {comments} = config.publish;
  const detractors = await db.query<Own<UnansweredDetractor>>(DETRACTORS, {comments});
  const said = comments ? await db.query<Own<VoiceComment>>(COMMENTS) : null;
  const articles = config.help_articles
    .filter((d) => d.published_on <= as_of)
    .map(({topic, published_on, url}): Article => ({topic, published_on, url: url ?? null}));
  return {
    as_of,
    given: NEEDED.filter((d) => names.has(d)),
    windows: windows.map((d) => voiceColumns(d.inputs.rows, places)),
    detractors: detractors.map(own),
    written: await db.query<VoiceData["written"][number]>(WRITTEN),
    comments: said && columns(said.map(own), ["i", "kind", "score", "day", "comment"]),
    topics: await topicData(db, {as_of, articles, places}),
    articles
  };
}

function voiceColumns(rows: readonly CompanyRow[], places: ReadonlyMap<string, number>): VoiceColumns {
  const kept = rows.filter((d) => VOICE_KEYS.some((key) => (d[key] ?? 0) !== 0) && places.has(d.account_id));
  return {
    i: kept.map((d) => places.get(d.account_id) ?? -1),
    ...Object.fromEntries(VOICE_KEYS.map((key) => [key, kept.map((d) => d[key])]))
  } as VoiceColumns;
}

interface TopicContext {
  as_of: string;
  articles: readonly Article[];
  places: ReadonlyMap<string, number>;
}

async function topicData(
  db: Warehouse,
  {as_of, articles, places}: TopicContext
): Promise<VoiceData["topics"]> {
  const starts = [monthStart(as_of, -MONTHS), ...articles.map((d) => monthStart(d.published_on, -BEFORE))];
  const [from = as_of] = starts.sort();
  const active = await db.query<Own<Omit<ActiveCount, "month">> & {month: string}>(ACTIVE, {from});
  const tickets = await db.query<
    Own<Omit<TopicCount, "month" | "topic">> & {month: string; topic: string; bugs: number}
  >(TOPICS, {from});
  const months = [...new Set(active.map((d) => d.month))].sort();
  const names = [...new Set(tickets.map((d) => d.topic))];
  const at = new Map(months.map((d, i) => [d, i]));
  const topics = new Map(names.map((d, i) => [d, i]));
  const shares = names.map((name) => {
    const own = tickets.filter((d) => d.topic === name);
    const sum = (key: "bugs" | "tickets") => own.reduce((n, d) => n + d[key], 0);
    return sum("bugs") > sum("tickets") / 2;
  });
  const place = (d: {account_id: string; month: string}) => ({
    i: places.get(d.account_id) ?? -1,
    month: at.get(d.month) ?? -1
  });
  return {
    names,
    bug: shares,
    months,
    tickets: columns(
      tickets.map((d): TopicCount => ({
        ...place(d),
        topic: topics.get(d.topic) ?? -1,
        tickets: d.tickets,
        how_to: d.how_to
      })),
      ["i", "month", "topic", "tickets", "how_to"]
    ),
    active: columns(
      active.map((d): ActiveCount => ({...place(d), users: d.users})),
      ["i", "month", "users"]
    )
  };
}

function columns<T extends object>(rows: readonly T[], keys: readonly (keyof T)[]): Columns<T> {
  return Object.fromEntries(keys.map((key) => [key, rows.map((d) => d[key])])) as unknown as Columns<T>;
}

import {assert, describe, it} from "vitest";
import {voiceData} from "../../loaders/publish/voice.js";
import {publishedWindows} from "../../loaders/publish/windows.js";
import {modelled, type Rows, testConfig} from "../support/companies.js";

const ACCOUNTS = ["A", "B", "C"].map((account_id) => ({
  account_id,
  name: account_id,
  signup_date: "2026-01-01"
}));
const SUBSCRIPTIONS = ["A", "B"].map((account_id) => ({
  ...{subscription_id: `s${account_id}`, account_id, mrr: 100, seats: 10, start_date: "2026-01-01"}
}));
const answer = (
  response_id: string,
  account_id: string,
  [score, day]: [number, string],
  user_id: string | null = response_id
) => ({
  ...{response_id, account_id, user_id, kind: "nps", score, comment: `${response_id} says`},
  ...{sent_at: "2026-04-01", answered_at: `${day} 10:00:00`}
});
const SURVEYS: Rows = [
  answer("r1", "A", [3, "2026-06-10"]),
  answer("r2", "A", [2, "2026-05-10"], "u"),
  answer("r3", "A", [9, "2026-06-11"], "u"), // the same user, better since
  answer("r4", "A", [6, "2026-06-12"], null),
  answer("r5", "B", [0, "2026-06-10"]), // answered by a call
  answer("r6", "A", [1, "2026-03-01"]), // longer ago than 90 days
  answer("r7", "C", [1, "2026-06-10"]) // pays nothing
];
const TOUCHES: Rows = [
  {account_id: "B", ts: "2026-06-11 09:00:00", direction: "outbound"},
  {account_id: "A", ts: "2026-06-09 09:00:00", direction: "outbound"},
  {account_id: "A", ts: "2026-06-20 09:00:00", direction: "inbound"}
];

async function voice(parts: {comments?: boolean; articles?: {topic: string; published_on: string}[]} = {}) {
  const config = testConfig({
    publish: {comments: parts.comments ?? true, decks: true},
    help_articles: parts.articles ?? []
  });
  const tables = {accounts: ACCOUNTS, subscriptions: SUBSCRIPTIONS, surveys: SURVEYS, touches: TOUCHES};
  await using db = await modelled({as_of: "2026-06-30", config, tables});
  const windows = await publishedWindows(db);
  const [play] = await db.query<{n: number}>(
    "SELECT sum(unanswered_detractors)::INTEGER AS n FROM play_points JOIN settings ON point_date = as_of"
  );
  return {data: await voiceData(db, {config, windows}), play: play?.n};
}

describe("voiceData(db, {config, windows})", () => {
  it("lists the very detractors that the play counts: each user's last answer of 90 days, nobody turned to since", async () => {
    const {data, play} = await voice();
    assert.deepStrictEqual(data.detractors, [
      {i: 0, score: 3, answered_on: "2026-06-10", days: 20, comment: "r1 says"},
      {i: 0, score: 6, answered_on: "2026-06-12", days: 18, comment: "r4 says"}
    ]);
    assert.strictEqual(play, data.detractors.length);
  });
  it("keeps people's words back unless the configuration publishes them, and counts them all the same", async () => {
    const {data} = await voice({comments: false});
    assert.notInclude(JSON.stringify(data), "says");
    assert.isNull(data.comments);
    assert.deepStrictEqual(data.written, [{kind: "nps", comments: 7}]);
    const {data: open} = await voice();
    assert.strictEqual(open.comments?.comment[0], "r4 says");
  });
  it("knows nothing of an article of a later day", async () => {
    const articles = ["2026-06-30", "2026-07-01"].map((published_on) => ({
      topic: published_on,
      published_on
    }));
    const {data} = await voice({articles});
    assert.deepStrictEqual(data.articles, [{topic: "2026-06-30", published_on: "2026-06-30", url: null}]);
  });
  it("counts a topic's tickets only of accounts whose active users are known, in full months", async () => {
    const ticket = (ticket_id: string, account_id: string, opened_at: string, category = "how_to") => ({
      ...{ticket_id, account_id, opened_at: `${opened_at} 08:00:00`, category, topic: "Import"}
    });
    const use = (account_id: string, user_id: string, ts: string) => ({
      account_id,
      user_id,
      ts,
      feature: "f"
    });
    const tables: Record<string, Rows> = {
      accounts: ACCOUNTS,
      subscriptions: SUBSCRIPTIONS,
      users: [{user_id: "u1", account_id: "A", created_at: "2026-01-01"}],
      usage: [use("A", "u1", "2026-04-20"), use("A", "u1", "2026-05-20"), use("A", "u2", "2026-05-21")],
      tickets: [
        ticket("t1", "A", "2026-05-03"),
        ticket("t2", "A", "2026-05-31", "bug"),
        ticket("t3", "A", "2026-06-10") // June is not over on the 15th
      ]
    };
    const config = testConfig();
    await using db = await modelled({as_of: "2026-06-15", config, tables});
    const {topics} = await voiceData(db, {config, windows: []});
    const may = topics.months.indexOf("2026-05-01");
    assert.notInclude(topics.months, "2026-06-01");
    assert.deepStrictEqual(topics.names, ["Import"]);
    assert.deepStrictEqual(topics.bug, [false]);
    assert.deepStrictEqual(topics.tickets, {i: [0], month: [may], topic: [0], tickets: [2], how_to: [1]});
    const active = topics.active.i.flatMap((i, k) =>
      i === 0 && topics.active.month[k] === may ? [topics.active.users[k]] : []
    );
    assert.deepStrictEqual(active, [2]);
  });
});

import {describe, expect, it} from "vitest";
import {checkedPlays} from "../../../loaders/playbook/triggers.js";
import type {Play} from "../../../src/metrics/plays/play.js";
import {modelled, type Rows, testConfig} from "../../support/companies.js";

const PLAY: Play = {
  id: "p",
  title: "P",
  good: false,
  scope: "account",
  when: "mrr > 0",
  on: "entering",
  every_days: 1,
  segments: null,
  actions: [{do: "Call", owner: "csm", within_days: 2}],
  message: null
};

const ACCOUNTS = [
  {account_id: "A", name: "Anvil", segment: "Small", signup_date: "2026-01-01"},
  {account_id: "B", name: "Bellows", segment: "Large", signup_date: "2026-01-01"}
];
const PAID = ["A", "B"].map((account_id) => ({
  ...{subscription_id: `s${account_id}`, account_id, mrr: 100, seats: 10},
  ...{start_date: "2026-01-01", renewal_date: "2026-06-10"}
}));

interface Given {
  plays: Partial<Play>[];
  tables?: Record<string, Rows>;
  targets?: {logo_churn: number};
  as_of?: string;
}

/** The firings, a line each. */
async function firings({plays, tables = {}, targets = {logo_churn: 0.1}, as_of = "2026-06-15"}: Given) {
  const config = testConfig({
    targets,
    playbook: {built_in: false, off: [], capacity: {}, plays: plays.map((d) => ({...PLAY, ...d}))}
  });
  const given = {accounts: ACCOUNTS, subscriptions: PAID, ...tables};
  await using db = await modelled({as_of, config, tables: given});
  const rows = await db.query<Record<string, string | null>>("FROM play_firings");
  return rows.map(
    (d) =>
      `${d.play} ${d.account_id ?? d.segment} ${d.fired_on}-${d.ended_on ?? ""} ${d.numbers} ${d.numbers_now}`
  );
}

describe("play_firings", () => {
  it("tells beside a band the score, which is a number", async () => {
    const found = await firings({
      plays: [{when: "health_band = 'not enough data'"}],
      tables: {subscriptions: PAID.slice(0, 1)},
      as_of: "2026-01-31"
    });
    const numbers = '{"health_band":"not enough data","health_score":null}';
    expect(found).toEqual([`p A 2026-01-24- ${numbers} ${numbers}`]);
  });
  it("dates each firing, with the numbers of that day and of today", async () => {
    const found = await firings({
      plays: [{id: "renewal", when: "days_to_renewal <= 60"}],
      tables: {subscriptions: PAID.slice(0, 1)}
    });
    // 10 June is 71 days after 31 March, 41 after 30 April, 10 after 31 May, and past on 15 June.
    expect(found).toEqual([
      'renewal A 2026-04-30-  {"days_to_renewal":41} {"days_to_renewal":null}'.replace("-  ", "- ")
    ]);
  });

  it("tells after its silence of a reason that came again within it and lasts, with the numbers of that day", async () => {
    const extra = (id: string, start_date: string, end_date: string | null) => ({
      ...{subscription_id: id, account_id: "A", mrr: 100, seats: 1},
      ...{start_date, end_date, renewal_date: "2027-01-01"}
    });
    const found = await firings({
      plays: [{id: "large", when: "mrr > 150", every_days: 100}],
      tables: {
        subscriptions: [PAID[0]!, extra("s1", "2026-01-01", "2026-02-10"), extra("s2", "2026-03-01", null)]
      }
    });
    // 31 January and 100 days are 11 May
    expect(found).toEqual([
      'large A 2026-01-31-2026-02-28 {"mrr":200.0} {"mrr":200.0}',
      'large A 2026-05-31- {"mrr":200.0} {"mrr":200.0}'
    ]);
  });

  it("tells an unanswered detractor until somebody turns to the account", async () => {
    const found = await firings({
      plays: [{id: "detractor", when: "unanswered_detractors > 0"}],
      tables: {
        surveys: [
          {
            response_id: "r",
            account_id: "A",
            kind: "nps",
            score: 3,
            sent_at: "2026-02-01",
            answered_at: "2026-02-03"
          },
          {
            response_id: "q",
            account_id: "B",
            kind: "nps",
            score: 3,
            sent_at: "2026-02-01",
            answered_at: "2026-02-03"
          }
        ],
        touches: [
          {account_id: "B", ts: "2026-01-20", direction: "outbound", purpose: "checkin"},
          {account_id: "B", ts: "2026-02-10", direction: "outbound", purpose: "checkin"},
          {account_id: "A", ts: "2026-03-05", direction: "outbound", purpose: "checkin"}
        ]
      }
    });
    expect(found).toEqual([
      'detractor A 2026-02-28-2026-03-31 {"unanswered_detractors":1} {"unanswered_detractors":0}'
    ]);
  });

  it("sees by its pace what will be there in a month", async () => {
    const touched = [{account_id: "A", ts: "2026-02-10", direction: "outbound", purpose: "checkin"}];
    const found = await firings({
      plays: [
        {id: "overdue", when: "days_since_checkin > 90"},
        {id: "soon", when: "days_since_checkin > 90", on: "approaching"}
      ],
      tables: {touches: touched}
    });
    // 49 days on 31 March, 79 on 30 April: 109 in a month; 110 on 31 May.
    expect(found).toEqual([
      'soon A 2026-04-30-2026-05-31 {"days_since_checkin":79} {"days_since_checkin":125}',
      'overdue A 2026-05-31- {"days_since_checkin":110} {"days_since_checkin":125}'
    ]);
  });

  it("looks at the day a week before as_of too, where it is none of the points", async () => {
    const touches = [
      {account_id: "A", ts: "2026-03-06", direction: "outbound", purpose: "checkin"},
      {account_id: "B", ts: "2026-03-14", direction: "outbound", purpose: "checkin"}
    ];
    // A's 90 days are over on 4 June, B's on 12 June; 8 June is a week before 15 June, and stands beside the month ends.
    const given = {plays: [{id: "overdue", when: "days_since_checkin > 90"}], tables: {touches}};
    const days = (found: string[]) => found.map((d) => d.split(" ").slice(0, 3).join(" "));
    expect(days(await firings(given))).toEqual(["overdue A 2026-06-08-", "overdue B 2026-06-15-"]);
    expect(days(await firings({...given, as_of: "2026-06-30"}))).toEqual([
      "overdue A 2026-06-23-",
      "overdue B 2026-06-23-"
    ]);
  });

  it("knows what had ended a week ago, and what ended since", async () => {
    const touches = ["A", "B"].flatMap((account_id) => [
      {account_id, ts: "2026-01-02", direction: "outbound", purpose: "checkin"},
      {
        account_id,
        ts: account_id === "A" ? "2026-06-05" : "2026-06-12",
        direction: "outbound",
        purpose: "checkin"
      }
    ]);
    const found = await firings({
      plays: [{id: "overdue", when: "days_since_checkin > 90"}],
      tables: {touches}
    });
    expect(found.map((d) => d.split(" ").slice(0, 3).join(" "))).toEqual([
      "overdue A 2026-04-30-2026-06-08",
      "overdue B 2026-04-30-2026-06-15"
    ]);
  });

  it("ends a severity 1 ticket's play when none is open any more", async () => {
    const ticket = {ticket_id: "t", account_id: "A", severity: 1};
    const found = await firings({
      plays: [{id: "old", when: "oldest_sev1_days >= 7"}],
      tables: {tickets: [{...ticket, opened_at: "2026-03-10", resolved_at: "2026-04-20"}]}
    });
    expect(found).toEqual(['old A 2026-03-31-2026-04-30 {"oldest_sev1_days":21} {"oldest_sev1_days":0}']);
  });

  describe("the built-in plays of a renewal without outreach", () => {
    const RENEWALS = ["renewal-120", "renewal-60", "renewal-30"];
    const builtIn = async (tables: Record<string, Rows>) => {
      const config = testConfig({playbook: {built_in: true, off: [], capacity: {}, plays: []}});
      const plays = (await checkedPlays(config)).filter((d) => RENEWALS.includes(d.id));
      expect(plays.map((d) => d.id)).toEqual(RENEWALS);
      const found = await firings({plays, tables, as_of: "2026-05-31"});
      return found.map((d) => d.split(" ").slice(0, 3).join(" "));
    };
    const of = (account_id: string) => [
      `renewal-120 ${account_id} 2026-02-28-2026-04-30`,
      `renewal-60 ${account_id} 2026-04-30-2026-05-24`,
      `renewal-30 ${account_id} 2026-05-24-`
    ];
    const outbound = (account_id: string, ts: string) => ({account_id, ts, direction: "outbound"});

    it("are silent where no touches are kept", async () => {
      expect(await builtIn({})).toEqual([]);
    });

    it("speak of an account to whom nobody ever turned, and not of one to whom somebody did", async () => {
      const touches = ["01-02", "02-20", "04-10", "05-20"].map((d) => outbound("B", `2026-${d}`));
      expect(await builtIn({touches})).toEqual(of("A"));
    });

    it("speak of an account to whom only escalations went, or that alone wrote to us", async () => {
      const touches = [
        {...outbound("A", "2026-01-02"), purpose: "escalation"},
        {...outbound("B", "2026-01-02"), direction: "inbound"}
      ];
      expect((await builtIn({touches})).toSorted()).toEqual([...of("A"), ...of("B")].toSorted());
    });
  });

  it("speaks only of the segments it is meant for", async () => {
    expect(await firings({plays: [{when: "mrr > 50", segments: ["Large"]}]})).toEqual([
      'p B 2026-01-31- {"mrr":100.0} {"mrr":100.0}'
    ]);
  });

  it("speaks of the company and its segments at the end of a quarter", async () => {
    const leavers = Array.from({length: 20}, (_, i) => `L${i}`);
    const found = await firings({
      plays: [{id: "churn", scope: "company", when: "logo_churn_low > target"}],
      tables: {
        accounts: leavers.map((d, i) => ({account_id: d, name: d, segment: i < 10 ? "Small" : "Large"})),
        subscriptions: leavers.map((account_id, i) => ({
          ...{subscription_id: account_id, account_id, mrr: 100, start_date: "2025-11-01"},
          end_date: i < 6 ? "2026-02-01" : null
        }))
      }
    });
    expect(found.map((d) => d.split(" ").slice(0, 3).join(" "))).toEqual([
      "churn (all) 2026-03-31-",
      "churn Small 2026-03-31-"
    ]);
    expect(found[1]).toContain('"logo_churn_low":0.3126'); // Wilson, 6 of 10
  });

  it("takes a sum that fails for one account as not known", async () => {
    expect(await firings({plays: [{when: "CAST(segment AS INTEGER) > 0"}]})).toEqual([]);
  });
});

import {assert, describe, it} from "vitest";
import type {Rows} from "../../support/companies.js";
import {modelled} from "../../support/companies.js";

const AS_OF = "2026-06-30";

function day(age: number, time = "12:00:00"): string {
  return `${new Date(Date.UTC(2026, 5, 30 - age)).toISOString().slice(0, 10)} ${time}`;
}

const base = {
  accounts: [{account_id: "A", name: "A"}],
  subscriptions: [{subscription_id: "s", account_id: "A", mrr: 10, start_date: "2026-01-01", seats: 20}]
};

/** Days of use of a user, counted back from as_of; the first of them with a second feature if **broad**. */
function uses(user_id: string, ages: readonly number[], broad = false): Rows {
  const row = (age: number, feature: string) => ({account_id: "A", user_id, ts: day(age), feature});
  return [...ages.map((age) => row(age, "plan")), ...(broad ? [row(ages[0] ?? 0, "chat")] : [])];
}

const first = (n: number, from = 0) => Array.from({length: n}, (_, i) => from + i);

describe("touches of account_point", () => {
  it("give the share that is proactive in 90 days, and days since the last check-in", async () => {
    const touch = (age: number, direction: string, purpose: string | null = "other") => ({
      account_id: "A",
      ts: day(age),
      direction,
      purpose
    });
    await using db = await modelled({
      as_of: AS_OF,
      tables: {
        ...base,
        touches: [
          touch(5, "outbound"),
          touch(89, "outbound", null),
          touch(3, "outbound", "escalation"),
          touch(30, "inbound"),
          touch(90, "inbound"),
          touch(100, "outbound", "checkin")
        ]
      }
    });
    const [row] = await db.query(
      `SELECT proactive_share, proactive_90d, touches_90d, days_since_checkin, days_since_inbound
       FROM account_point WHERE point_date = '${AS_OF}'`
    );
    assert.deepStrictEqual(row, {
      proactive_share: 0.5,
      proactive_90d: 2,
      touches_90d: 4,
      days_since_checkin: 100,
      days_since_inbound: 30
    });
  });
});

describe("champions", () => {
  interface Given {
    usage: Rows;
    users?: Rows;
    contacts?: Rows;
    tickets?: Rows;
  }
  async function champions(given: Given) {
    await using db = await modelled({as_of: AS_OF, tables: {...base, ...given}});
    const scores = await db.query<{user_id: string; champion_score: number | null; is_champion: boolean}>(
      `SELECT user_id, champion_score, is_champion FROM champions WHERE point_date = '${AS_OF}' ORDER BY user_id`
    );
    const [risk] = await db.query(
      `SELECT champions, champion_risk FROM account_point WHERE point_date = '${AS_OF}'`
    );
    return {scores, risk};
  }
  const five = [
    ...uses("a", first(20), true),
    ...uses("b", first(10), true),
    ...uses("c", first(5)),
    ...uses("d", first(2)),
    ...uses("e", [40])
  ];

  it("are the best two of five active users, scored by the mean percentile of what the account has", async () => {
    const {scores, risk} = await champions({usage: five});
    // Days 20, 10, 5, 2, 1: 90, 70, 50, 30, 10. Features 2, 2, 1, 1, 1: two tie above three, (3 + 1) / 5 and 1.5 / 5.
    assert.deepStrictEqual(
      scores.map((d) => [d.user_id, d.champion_score, d.is_champion]),
      [
        ["a", 85, true],
        ["b", 75, true],
        ["c", 40, false],
        ["d", 30, false],
        ["e", 20, false]
      ]
    );
    assert.deepStrictEqual(risk, {champions: 2, champion_risk: null});
  });

  it("count requests and tickets once somebody of the account has filed one", async () => {
    const tickets = [{ticket_id: "t", account_id: "A", user_id: "c", opened_at: day(3)}];
    const {scores} = await champions({usage: five, tickets});
    // c: days 50, features 30, filed (4 + 0.5) / 5 = 90; the others share (0 + 2) / 5 = 40.
    assert.closeTo(scores.find((d) => d.user_id === "c")?.champion_score ?? NaN, (50 + 30 + 90) / 3, 1e-9);
    assert.closeTo(scores.find((d) => d.user_id === "a")?.champion_score ?? NaN, (90 + 80 + 40) / 3, 1e-9);
  });

  it("are at most 10 % of the users, where that is more than two", async () => {
    const many = first(40).flatMap((i) => uses(`u${String(i).padStart(2, "0")}`, first(i + 1)));
    const {risk} = await champions({usage: many});
    // All have one feature, percentile 50; days give 98.75 at most: nobody reaches a mean of 75, the best two count.
    assert.deepStrictEqual(risk, {champions: 2, champion_risk: null});
    const broad = first(40).flatMap((i) => uses(`u${String(i).padStart(2, "0")}`, first(i + 1), i >= 20));
    // Days (i + 0.5) / 40 and features 75 for the upper half: 75 is reached from i = 30 on, by ten; 10 % of 40 is four.
    assert.deepStrictEqual((await champions({usage: broad})).risk, {champions: 4, champion_risk: null});
  });

  it("cannot be judged with fewer than five active users, unless some are named", async () => {
    const four = first(4).flatMap((i) => uses(`u${i}`, first(i + 1)));
    assert.deepStrictEqual((await champions({usage: four})).risk, {champions: null, champion_risk: null});
    const users = [{user_id: "u0", account_id: "A", created_at: "2026-01-01 00:00:00", is_champion: true}];
    assert.deepStrictEqual((await champions({usage: four, users})).risk, {
      champions: 1,
      champion_risk: "one"
    });
  });

  it("are a risk when one of them is inactive for 30 days", async () => {
    const users = [{user_id: "e", account_id: "A", created_at: "2026-01-01 00:00:00", is_champion: true}];
    assert.deepStrictEqual((await champions({usage: five, users})).risk, {
      champions: 3,
      champion_risk: "inactive"
    });
    const back = [...five, ...uses("e", [29])];
    assert.deepStrictEqual((await champions({usage: back, users})).risk, {champions: 3, champion_risk: null});
  });

  it("are a risk for 90 days after one left, as a user or as a contact", async () => {
    const left = (age: number) => [
      {
        user_id: "e",
        account_id: "A",
        created_at: "2026-01-01 00:00:00",
        is_champion: true,
        deactivated_at: day(age)
      }
    ];
    assert.deepStrictEqual((await champions({usage: five, users: left(89)})).risk, {
      champions: 2,
      champion_risk: "left"
    });
    assert.deepStrictEqual((await champions({usage: five, users: left(90)})).risk, {
      champions: 2,
      champion_risk: null
    });
    const contacts = [{account_id: "A", name: "X", role: "champion", left_on: "2026-06-01"}];
    assert.deepStrictEqual((await champions({usage: five, contacts})).risk, {
      champions: 2,
      champion_risk: "left"
    });
  });
});

import {assert, describe, it} from "vitest";
import {lostAccounts} from "../../../loaders/losses/lossRows.js";
import {causesData} from "../../../loaders/publish/causes.js";
import {lossesData} from "../../../loaders/publish/losses.js";
import {winBack, type WinBackFacts} from "../../../src/metrics/losses/winBack.js";
import {modelled, type Rows, testConfig} from "../../support/companies.js";

const AS_OF = "2026-12-31";
const account = (account_id: string) => ({account_id, name: account_id, segment: "Small", signup_date: "2025-01-01"}); // prettier-ignore
const paid = (account_id: string, end_date?: string) => ({
  ...{subscription_id: `s${account_id}${end_date}`, account_id, mrr: 100, seats: 5},
  ...{start_date: "2025-01-01", end_date}
});
const ticket = (ticket_id: string, account_id: string, day: string, topic = "Login") => ({
  ...{ticket_id, account_id, opened_at: `${day} 10:00:00`, severity: 3, topic}
});

// L gave notice on 10 May and paid until 31 May; three tickets of S about the same topic end with it.
const TABLES: Record<string, Rows> = {
  accounts: ["L", "S"].map(account),
  subscriptions: [paid("L", "2026-05-31"), paid("S")],
  churn_events: [
    {account_id: "L", notice_on: "2026-05-10", churned_on: "2026-05-31", reason: "price", voluntary: true}
  ],
  tickets: [
    ticket("1", "L", "2026-04-01"),
    ticket("2", "L", "2026-04-02"),
    ticket("3", "L", "2026-04-03", "Invoice"),
    ...["2026-03-20", "2026-04-20", "2026-05-20"].map((day, i) => ticket(`s${i}`, "S", day))
  ],
  requests: [
    {request_id: "r1", account_id: "L", created_at: "2026-01-01 09:00:00", title: "Dark mode", shipped_at: "2026-08-01 12:00:00"},
    {request_id: "r2", account_id: "L", created_at: "2026-01-02 09:00:00", title: "API", shipped_at: "2027-02-01 12:00:00"}
  ] // prettier-ignore
};

describe("lostAccounts(warehouse, config)", () => {
  it("knows when a loss was known of, what was asked for and shipped by now, and who else wrote about its topic", async () => {
    await using db = await modelled({as_of: AS_OF, tables: TABLES});
    const [loss, ...more] = await lostAccounts(db, testConfig());
    assert.deepStrictEqual(more, []);
    const {known_on, lost_on, quarter, cause, voluntary, returned, requests, topic} = loss!;
    assert.deepStrictEqual(
      [known_on, lost_on, quarter, cause],
      ["2026-05-10", "2026-05-31", "2026Q2", "price"]
    );
    assert.deepStrictEqual([voluntary, returned], [true, false]);
    // What is shipped only after the last day of data is not known yet.
    assert.deepStrictEqual(requests, [
      {title: "Dark mode", shipped_on: "2026-08-01"},
      {title: "API", shipped_on: null}
    ]);
    assert.deepStrictEqual(topic, {name: "Login", tickets: 2, others_then: 3, others_now: 0});
  });
  it("knows the last loss of an account from those before it, and no kind where no event tells it", async () => {
    const tables = {
      accounts: [account("L")],
      subscriptions: [paid("L", "2025-06-30"), {...paid("L", "2026-05-31"), start_date: "2026-01-01"}],
      requests: [
        {request_id: "r", account_id: "L", created_at: "2025-02-01 09:00:00", title: "API", shipped_at: "2026-02-01 12:00:00"}
      ] // prettier-ignore
    };
    await using db = await modelled({as_of: AS_OF, tables});
    const losses = await lostAccounts(db, testConfig());
    assert.deepStrictEqual(
      losses.map((d) => [d.lost_on, d.lost_again, d.voluntary]),
      [
        ["2026-05-31", false, null],
        ["2025-06-30", true, null]
      ]
    );
    // It was shipped between the losses, while the account paid again: nothing that it missed has changed since.
    assert.deepStrictEqual(
      losses.map((d) => winBack(d, AS_OF)),
      [null, null]
    );
  });
  it("lossesData: dates each warning by what was known then, and leaves out what the stretch before it was warned of", async () => {
    const playbook = {
      ...{built_in: false, off: [], capacity: {}},
      plays: [
        {
          ...{id: "p", title: "P", good: false, scope: "account" as const, when: "tickets_28d >= 1"},
          ...{on: "entering" as const, every_days: 1, segments: null, message: null},
          actions: [{do: "Call", owner: "csm", within_days: 2}]
        },
        {
          ...{id: "good", title: "G", good: true, scope: "account" as const, when: "mrr > 0"},
          ...{on: "entering" as const, every_days: 1, segments: null, message: null, actions: []}
        }
      ]
    };
    const config = testConfig({playbook});
    await using db = await modelled({as_of: AS_OF, tables: TABLES, config});
    const causes = await causesData(db, config);
    const lesson = (account_id: string) => ({...{account_id, owner: "A", date: AS_OF, file: `lessons/${account_id}.md`}, status: "draft" as const, body: []}); // prettier-ignore
    const lessons = [lesson("L"), lesson("S")];
    const data = await lossesData(db, {config, causes, lessons, slice: false});
    // The month end of April is ten days before notice; good news warns of nothing.
    assert.deepStrictEqual(
      data.plays.map((d) => d.id),
      ["p"]
    );
    assert.deepStrictEqual(data.losses[0]?.plays, [[0, 10]]);
    assert.deepStrictEqual(data.losses[0]?.lessons, [{owner: "A", date: AS_OF, status: "draft"}]);
    assert.deepStrictEqual(data.stray, [{file: "lessons/S.md", account_id: "S"}]);
    const [quality] = data.quality.plays;
    // It fired for S in March alone, for L in April.
    assert.deepStrictEqual([quality!.precision.numerator, quality!.precision.denominator], [1, 2]);
    const slice = await lossesData(db, {config, causes, lessons, slice: true});
    assert.deepStrictEqual(slice.stray, []);
  });
});

describe("winBack(facts, as_of)", () => {
  const facts = (more: Partial<WinBackFacts> = {}): WinBackFacts => ({
    ...{lost_on: "2026-05-31", returned: false, lost_again: false, voluntary: true, requests: []},
    topic: {name: "Login", tickets: 2, others_then: 3, others_now: 0},
    ...more
  });
  it("names the request that was shipped last since the loss, before any topic", () => {
    const requests = [
      {title: "before", shipped_on: "2026-05-30"},
      {title: "first", shipped_on: "2026-06-01"},
      {title: "last", shipped_on: "2026-07-01"},
      {title: "never", shipped_on: null}
    ];
    assert.deepStrictEqual(winBack(facts({requests}), AS_OF), {kind: "request", title: "last", shipped_on: "2026-07-01"}); // prettier-ignore
  });
  it("takes a topic that three others wrote about and nobody does now, once 90 days have passed", () => {
    const found = {kind: "topic", name: "Login", tickets: 2, others_then: 3};
    assert.deepStrictEqual(winBack(facts(), AS_OF), found as never);
    assert.isNull(winBack(facts(), "2026-08-28"));
    assert.deepStrictEqual(winBack(facts(), "2026-08-29"), found as never);
    assert.isNull(winBack(facts({topic: {...facts().topic!, others_then: 2}}), AS_OF));
    assert.isNull(winBack(facts({topic: {...facts().topic!, others_now: 1}}), AS_OF));
  });
  it("leaves out who pays again and who could not stay", () => {
    assert.isNull(winBack(facts({returned: true}), AS_OF));
    assert.isNull(winBack(facts({voluntary: false}), AS_OF));
    assert.isNotNull(winBack(facts({voluntary: null}), AS_OF));
  });
  it("judges no loss after which the account came back and was lost again", () => {
    assert.isNull(winBack(facts({lost_again: true}), AS_OF));
  });
});

import {assert, describe, it} from "vitest";
import {AccountHeader} from "../../../src/components/account/accountHeader.js";
import {initialWindow} from "../../../src/components/account/accountView.js";
import {BookTableRow} from "../../../src/components/account/bookTable.js";
import {movedText} from "../../../src/lib/movedText.js";
import {AccountBody} from "../../../src/components/account/page.js";
import {RowsTable} from "../../../src/components/account/rowsTable.js";
import {UnknownAccount} from "../../../src/components/account/unknownAccount.js";
import type {AccountData} from "../../../src/metrics/accountData.js";
import {accountData, byColumn, document, viewOf} from "./fixture.js";

const EVIL = '<script>alert(1)</script><img src=x onerror="alert(1)">';

/** What every printed metric says of itself. */
function marks(root: Element): string[] {
  return Array.from(root.querySelectorAll<HTMLElement>("[data-metric]"), ({dataset: d}) =>
    [d.metric, d.window, d.segment, d.value].join(" ")
  );
}

describe("AccountBody(view)", () => {
  it("prints each metric with its id, window, account and raw value", () => {
    assert.deepStrictEqual(marks(AccountBody(viewOf(accountData()))), [
      "mau 2026Q3 account:A-1 80",
      "seat_utilisation 2026Q3 account:A-1 0.8",
      "nps 2026Q3 account:A-1 24",
      "first_response_median 2026Q3 account:A-1 0.75",
      "arr 2026Q3 account:A-1 148800"
    ]);
  });
  it("shows another period when the address names one", () => {
    const [first] = marks(AccountBody(viewOf(accountData(), {quarter: "2026Q2"})));
    assert.strictEqual(first, "mau 2026Q2 account:A-1 50");
  });
  it("shows an account that left in the quarter in which it left", () => {
    const data = accountData();
    const left = {...data, account: {...data.account, paying: false, churned_on: "2026-06-10"}};
    assert.strictEqual(initialWindow(left).label, "2026Q2");
    assert.strictEqual(initialWindow(data).label, "2026Q3");
    assert.strictEqual(viewOf(left).window.label, "2026Q2");
  });
  it("opens the rows behind each key figure from the figure itself", () => {
    const values = AccountBody(viewOf(accountData())).querySelectorAll<HTMLElement>(".qd-kpi-value button");
    assert.deepStrictEqual(
      Array.from(values, (d) => `${d.textContent} = ${d.dataset.query}`),
      [
        "80 = active_users(A-1, 2026-09-30)",
        "80.0% = seat_holders(A-1, 2026-09-30)",
        "+24 = survey_answers(A-1, 2026-06-30, 2026-09-30)",
        "45 = tickets(A-1, 2026-06-30, 2026-09-30)",
        "$148,800 = subscriptions(A-1)"
      ]
    );
  });
  it("calls a change that its interval cannot tell from noise by that name, and gives it no colour", () => {
    const tiles = AccountBody(viewOf(accountData())).querySelectorAll(".qd-kpi");
    assert.include(tiles[2]?.textContent, "4 vs 2026Q2, within noise");
    assert.isNotNull(tiles[2]!.querySelector(".qd-change--flat"));
    assert.isNotNull(tiles[0]!.querySelector(".qd-change--good"));
  });
  it("says n/a and why where a metric has no value, and draws no strip", () => {
    const data = accountData();
    const windows = data.windows.map((d) => ({
      ...d,
      metrics: {...d.metrics, nps: {value: null, n: 3, reason: "fewer than 5 answers: read them one by one"}}
    }));
    const tile = AccountBody(viewOf({...data, windows})).querySelectorAll(".qd-kpi")[2]!;
    assert.include(tile.textContent, "n/afewer than 5 answers: read them one by one");
    assert.isNull(tile.querySelector("svg"));
  });
  it("says which table would bring an empty part to life, or that the account has no rows in it", () => {
    const text = AccountBody(viewOf(accountData({missing: ["surveys"]}))).textContent;
    assert.include(text, "The table surveys is not configured. Add it to quarterdeck.yaml.");
    assert.include(text, "No ticket in the last 13 months.");
  });
  it("puts the cards of tables that are not configured at the end, small", () => {
    const cards = AccountBody(viewOf(accountData({missing: ["touches", "goals"]}))).querySelectorAll(
      ".qd-card"
    );
    const ids = Array.from(cards, (d) => d.id);
    assert.deepStrictEqual(ids.slice(-2), ["touches", "goals"]);
    assert.lengthOf(new Set(ids), ids.length);
    assert.isTrue(Array.from(cards).at(-1)?.classList.contains("qd-span-4"));
  });
  it("draws an account of which nothing is known", () => {
    const {account, company, currency, as_of, windows} = accountData();
    const bare: AccountData = {
      account,
      company,
      currency,
      as_of,
      missing: [],
      windows: [{...windows[0]!, metrics: {}}]
    };
    const text = AccountBody(viewOf(bare)).textContent;
    assert.notMatch(text, /NaN|undefined|Infinity|null/);
    assert.include(text, "No complete week of this account is on record");
  });
  it("shows hostile text as text", () => {
    const data = accountData({
      account: {...accountData().account, name: EVIL, segment: EVIL, csm: EVIL, account_id: EVIL},
      contacts: byColumn([{name: EVIL, role: EVIL, left_on: null}]),
      surveys: byColumn([
        {
          response_id: "R",
          sent_at: null,
          answered_at: "2026-09-01T00:00:00Z",
          kind: "nps",
          score: 3,
          comment: EVIL
        }
      ]),
      features: byColumn([{feature: EVIL, users: 1, uses: 1, reach: 0.1, peer_share: null, peers: 0}])
    });
    for (const root of [
      AccountBody(viewOf(data)),
      AccountHeader(viewOf(data)),
      UnknownAccount({id: EVIL, near: []}, {document})
    ]) {
      assert.isNull(root.querySelector("script, img"));
      assert.include(root.textContent, EVIL);
    }
  });
});

describe("AccountHeader(view)", () => {
  it("isolates a name that runs from right to left, so that the sentence does not turn around it", () => {
    const account = {...accountData().account, name: "\u0645\u0633\u062A\u0648\u062F\u0639\u0627\u062A"};
    const title = AccountHeader(viewOf(accountData({account}))).querySelector("h1")!;
    assert.strictEqual(title.querySelector("bdi")?.textContent, account.name);
    assert.match(title.textContent ?? "", /: health 78, up 6/);
    assert.strictEqual(title.firstChild?.nodeName, "BDI");
  });
  it("leads to the deck of the account, whatever its id", () => {
    const account = {...accountData().account, account_id: "a&b=c#d"};
    const link = AccountHeader(viewOf(accountData({account}))).querySelector(".qd-button--primary");
    assert.strictEqual(link?.getAttribute("href"), "./deck.html?account=a%26b%3Dc%23d");
  });
  it("shows an override beside the computed score while it holds, and not afterwards", () => {
    const made = {score: 62, band: null, reason: "call", by: "M. Reyes", made_on: "2026-09-13"};
    const pill = (expires_on: string | null) =>
      AccountHeader(viewOf(accountData({overrides: byColumn([{...made, expires_on}])}))).querySelector(
        ".qd-health"
      )?.textContent;
    assert.strictEqual(pill(null), "62(model 78)HealthyM. Reyes until 12 Dec+6");
    assert.strictEqual(pill("2026-09-29"), "78Healthy+6");
  });
  it("marks the score as a metric only where the period ends on the last day of data", () => {
    assert.deepStrictEqual(marks(AccountHeader(viewOf(accountData()))), [
      "health_score 2026Q3 account:A-1 77.6"
    ]);
    assert.deepStrictEqual(marks(AccountHeader(viewOf(accountData(), {quarter: "2026Q2"}))), []);
  });
});

describe("RowsTable(rows)", () => {
  it("shows numbers grouped and at right, days and instants in words, nothing as a dash, and text as text", () => {
    const table = RowsTable(
      [
        {
          account_id: "=1+1",
          day: "2026-09-30",
          opened_at: "2026-09-30T23:59:00.000Z",
          uses: 12345.5,
          share: 0.0012,
          none: null,
          yes: true
        }
      ],
      {caption: "Rows", document}
    );
    const cells = Array.from(table.querySelectorAll("td"), (d) => d.textContent);
    assert.deepStrictEqual(cells, [
      "=1+1",
      "30 Sep 2026",
      "30 Sep 2026 23:59",
      "12,345.50",
      "0.0012",
      "–",
      "yes"
    ]);
    assert.strictEqual(table.querySelectorAll("td")[3]?.className, "qd-end qd-num");
    assert.strictEqual(table.querySelector("th")?.textContent, "Account id");
  });
  it("draws at most as many rows as it is told", () => {
    const rows = Array.from({length: 20}, (_, i) => ({i}));
    assert.lengthOf(RowsTable(rows, {caption: "Rows", limit: 5, document}).querySelectorAll("tbody tr"), 5);
  });
  it("says so when there are none", () => {
    assert.strictEqual(RowsTable([], {caption: "Rows", document}).textContent, "No rows.");
  });
});

describe("BookTableRow(account)", () => {
  const line = {
    account_id: "../../x", name: EVIL, segment: "Small", plan: "Basic", region: "North", csm: "I. Okafor", paying: true,
    arr: 96_000, health_score: 34, health_band: "at risk", health_change: -9, mau: 17, seats: 48, nps_n: 3, promoters: 3,
    detractors: 0, renewal_date: "2026-10-28", churned_on: null, moved_component: "seat_utilisation", moved_points: -4.2,
    days_since_checkin: null, open_sev1: 3, champion_risk: null, quiet: null, users: [4, null, 2], users_change: -0.45, nps: null
  }; // prettier-ignore
  const row = BookTableRow(line, 4, {as_of: "2026-09-30", currency: "USD", document});
  it("says name, health, users, seats, answers, ARR, renewal and what moved it", () => {
    assert.deepStrictEqual(
      Array.from(row.cells, (d) => d.textContent?.replaceAll("\u00a0", " ")),
      [
        `${EVIL}Small`,
        "34At risk−9",
        "−45%",
        "17/48",
        "n 3",
        "$96,000",
        "28 Oct 28 d",
        movedText(line),
        "I. Okafor"
      ]
    );
    assert.isNull(row.querySelector("script, img"));
  });
  it("is one link to the account, and says which row of all it is", () => {
    assert.strictEqual(row.querySelector("a")?.getAttribute("href"), "./account.html?account=..%2F..%2Fx");
    assert.strictEqual(row.getAttribute("aria-rowindex"), "6");
  });
});

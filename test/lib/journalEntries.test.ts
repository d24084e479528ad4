import {assert, describe, it} from "vitest";
import {formatFor} from "../../src/lib/format.js";
import {type AccountPending, accountOverride, journalEntries} from "../../src/lib/journalEntries.js";
import type {JournalLines, PendingLine} from "../../src/lib/journalLine.js";
import type {AccountData} from "../../src/metrics/accountData.js";

const format = formatFor();
type Override = JournalLines["overrides"];
type Action = JournalLines["actions"];

const override = (score: number, made_on: string, expires_on: string | null = null): Override => ({
  ...{account_id: "A1", score, band: null, reason: "a call", by: "Ines", made_on, expires_on}
});
const action = (on: string, state: Action["state"], fired_on = "2026-06-30"): Action => ({
  ...{account_id: "A1", play: "low-usage", fired_on, state, by: "Bo", on, note: null}
});

/** What a build published of an account on 30 June 2026; its tables list the latest line first. */
function published(tables: {overrides?: Override[]; actions?: Action[]}): AccountData {
  const columns = (rows: readonly object[] = []) => {
    const [first = {}] = rows;
    const own = Object.keys(first).filter((d) => d !== "account_id");
    return Object.fromEntries(own.map((key) => [key, rows.map((d) => d[key as keyof typeof d])]));
  };
  return {
    as_of: "2026-06-30",
    account: {account_id: "A1"},
    overrides: columns(tables.overrides),
    actions: columns(tables.actions),
    renewal_calls: null
  } as unknown as AccountData;
}

const waits = (...lines: PendingLine[]): AccountPending => ({today: "2026-07-03", lines});
const none = waits();

describe("accountOverride(data, pending)", () => {
  it("is the published one while it holds on the day of the data, whatever today is", () => {
    const data = published({overrides: [override(40, "2026-04-01", "2026-06-30")]});
    assert.include(accountOverride(data, none), {score: 40, until: "2026-06-30"});
    const ended = published({overrides: [override(40, "2026-04-01", "2026-06-29")]});
    assert.isNull(accountOverride(ended, none));
  });
  it("is the one that waits for the build, also of two of one day the one written last", () => {
    const data = published({overrides: [override(40, "2026-07-03")]});
    const line = (score: number): PendingLine => ({
      ...{table: "overrides", line: override(score, "2026-07-03"), written: true}
    });
    assert.include(accountOverride(data, waits(line(60), line(70))), {score: 70, until: "2026-10-01"});
  });
  it("is none once a line that waits has withdrawn it", () => {
    const data = published({overrides: [override(40, "2026-06-01")]});
    const line = override(40, "2026-07-02", "2026-07-02");
    assert.isNull(accountOverride(data, waits({table: "overrides", line, written: true})));
  });
});

describe("journalEntries(data, pending, format)", () => {
  it("tells every line in words, the latest first, and which of them wait", () => {
    const data = published({
      overrides: [override(40, "2026-05-01", "2026-06-30")],
      actions: [action("2026-06-30", "done")]
    });
    const call: PendingLine<"renewal_calls"> = {
      table: "renewal_calls",
      line: {
        account_id: "A1",
        renewal_date: "2026-09-01",
        call: "at_risk",
        probability: 0.4,
        by: "Ines",
        made_on: "2026-07-03"
      },
      written: false
    };
    const entries = journalEntries(data, waits(call), format);
    assert.deepStrictEqual(
      entries.map(({kind, on, what, why}) => [kind, on, what, why]),
      [
        ["Renewal call", "2026-07-03", "At risk, 40%, renewal 1 Sep 2026", null],
        ["Play", "2026-06-30", "low usage of 30 Jun 2026: done", null],
        ["Override", "2026-05-01", "40 until 30 Jun 2026", "a call"]
      ]
    );
    assert.deepStrictEqual(
      entries.map((d) => d.waits),
      [call, null, null]
    );
  });
  it("offers to open a play again only at the last word on each firing, and not where that is open", () => {
    const data = published({
      actions: [
        action("2026-06-20", "open"),
        action("2026-06-10", "done"),
        action("2026-05-20", "dropped", "2026-04-30"),
        action("2026-05-10", "snoozed", "2026-04-30")
      ]
    });
    const offered = journalEntries(data, none, format).flatMap((d) => (d.reopens ? [d.on] : []));
    assert.deepStrictEqual(offered, ["2026-05-20"]);
  });
});

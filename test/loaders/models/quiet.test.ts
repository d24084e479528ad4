import {assert, describe, it} from "vitest";
import type {Rows} from "../../support/companies.js";
import {modelled} from "../../support/companies.js";

/** Sunday 28 June 2026 ends the last complete week before Tuesday 30 June. */
const LAST_SUNDAY = Date.UTC(2026, 5, 28);

/** That many users in each of the weeks before as_of, the last week last. */
function weekly(account_id: string, users: readonly number[]): Rows {
  return users.flatMap((n, i) => {
    const sunday = new Date(LAST_SUNDAY - (users.length - 1 - i) * 7 * 86_400_000);
    const ts = `${sunday.toISOString().slice(0, 10)} 09:00:00`;
    return Array.from({length: n}, (_, u) => ({
      account_id,
      user_id: `${account_id}${u}`,
      ts,
      feature: "plan"
    }));
  });
}

const steady = (weeks: number, users: number) => Array.from({length: weeks}, () => users);

interface Given {
  falling: readonly number[];
  touches?: Rows;
  tickets?: Rows;
}

/** The account A beside B, which keeps its 100 users, so that the segment never dips. */
async function quiet({falling, touches = [], tickets = []}: Given) {
  const weeks = falling.length;
  await using db = await modelled({
    as_of: "2026-06-30",
    tables: {
      accounts: ["A", "B"].map((d) => ({account_id: d, name: d, segment: "s"})),
      subscriptions: ["A", "B"].map((d) => ({
        subscription_id: d,
        account_id: d,
        mrr: 10,
        start_date: "2025-06-01"
      })),
      usage: [...weekly("A", falling), ...weekly("B", steady(weeks, 60))],
      touches,
      tickets
    }
  });
  const [row] = await db.query<{
    quiet: boolean | null;
    quiet_reason: string | null;
    days_since_inbound: number | null;
  }>(
    "SELECT quiet, quiet_reason, days_since_inbound FROM account_point WHERE account_id = 'A' AND point_date = '2026-06-30'"
  );
  return row;
}

const outbound = {account_id: "A", ts: "2026-06-20 10:00:00", direction: "outbound"};
const inbound = (ts: string) => ({...outbound, ts, direction: "inbound"});
// The base is 20 a week, s = 0 so the scale is sqrt(20) = 4.47; each week at 4 adds 16/4.47 - 0.5 = 3.08: over 5 in the
// second, two weeks running in the third.
const fallen = [...steady(30, 20), 4, 4, 4];

describe("quiet", () => {
  it("is true when usage has fallen and nothing came from the account for 60 days", async () => {
    assert.deepStrictEqual(
      await quiet({falling: fallen, touches: [inbound("2026-05-01 10:00:00"), outbound]}),
      {
        quiet: true,
        quiet_reason: "no word for 60 days, and weekly use has fallen below its usual 20",
        days_since_inbound: 60
      }
    );
  });

  it("is false when a word came 59 days ago, or while usage has fallen for two weeks only", async () => {
    assert.deepInclude(await quiet({falling: fallen, touches: [inbound("2026-05-02 10:00:00")]}), {
      quiet: false
    });
    const two = [...steady(31, 20), 4, 4];
    assert.deepInclude(await quiet({falling: two, touches: [inbound("2026-01-01 10:00:00")]}), {
      quiet: false
    });
  });

  it("takes a ticket as a word from the account", async () => {
    const tickets = [{ticket_id: "t", account_id: "A", opened_at: "2026-06-01 10:00:00"}];
    assert.deepInclude(await quiet({falling: fallen, tickets}), {quiet: false, days_since_inbound: 29});
  });

  it("is true for an account that is known by outbound touches only and never spoke", async () => {
    assert.deepInclude(await quiet({falling: fallen, touches: [outbound]}), {
      quiet: true,
      days_since_inbound: null
    });
  });

  it("is not available when no table knows the account, or with fewer than 12 weeks to compare", async () => {
    assert.deepInclude(await quiet({falling: fallen}), {
      quiet: null,
      quiet_reason: "no touch, ticket, answer or request on record"
    });
    // The watch of an account that paid a year ago has older weeks too, of which no account has usage: missing.
    const short = [...steady(11, 20), 4];
    assert.deepInclude(await quiet({falling: short, touches: [outbound]}), {
      quiet: null,
      quiet_reason: "fewer than 12 weeks to compare with"
    });
  });
});

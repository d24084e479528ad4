import {group} from "d3";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {MadeSample, Text} from "./sampleFiles.js";
import {makeSample, openUsage, rowsOf} from "./sampleFiles.js";

// Laws between the tables, over the rows without a planted fault.
const FAULT_IDS = /^(S|U|T|R|INV|Q)-[W-Z]\d+$/;

let sample: MadeSample;
beforeAll(async () => {
  sample = await makeSample();
});
afterAll(() => sample[Symbol.dispose]());

function clean(table: string, key?: string): Text[] {
  const seen = new Set<string>();
  return rowsOf(sample.dir, table).filter((d) => {
    if (d.account_id === "KA-0999" || d.account_id === "KA-9001") return false;
    if (key === undefined) return true;
    if (FAULT_IDS.test(d[key]!) || seen.has(d[key]!)) return false;
    seen.add(d[key]!);
    return true;
  });
}

const none = (rows: Text[], law: (row: Text) => boolean): void =>
  assert.deepStrictEqual(
    rows.filter((d) => !law(d)),
    []
  );

describe("subscriptions", () => {
  it("of one product never overlap within an account, and last at least a day", () => {
    const own = group(
      clean("subscriptions", "subscription_id"),
      (d) => `${d.account_id} ${d.product} ${d.is_trial}`
    );
    for (const lines of own.values()) {
      const dated = lines.sort((a, b) => (a.start_date! < b.start_date! ? -1 : 1));
      dated.forEach((d, i) => {
        assert.isTrue(d.end_date === "" || d.end_date! > d.start_date!, d.subscription_id);
        const next = dated[i + 1];
        if (next !== undefined)
          assert.isTrue(d.end_date !== "" && d.end_date! <= next.start_date!, d.subscription_id);
      });
    }
  });

  it("renew on a date after their start, by the year or the quarter, never by the month", () => {
    none(clean("subscriptions", "subscription_id"), (d) =>
      d.renewal_date === ""
        ? d.is_trial === "true" || d.billing_period === "monthly"
        : d.renewal_date! > d.start_date!
    );
  });
});

describe("invoices", () => {
  it("are paid after they were issued if they are paid, and only then have a day of payment", () => {
    none(clean("invoices", "invoice_id"), (d) => (d.status === "paid") === (d.paid_on !== ""));
    none(clean("invoices", "invoice_id"), (d) => d.paid_on === "" || d.paid_on! > d.issued_on!);
  });

  it("end in a failed one where a payment failed for good", () => {
    const involuntary = sample.trace.filter((d) => d.voluntary === false);
    assert.isAbove(involuntary.length, 0);
    for (const {account_id, churned_on} of involuntary) {
      const before = clean("invoices", "invoice_id").filter(
        (d) => d.account_id === account_id && d.issued_on! < churned_on!
      );
      assert.strictEqual(before.at(-1)!.status, "failed", account_id);
    }
  });
});

describe("users and contacts", () => {
  it("are at work only while they have an account and are switched on", async () => {
    using usage = await openUsage(sample.dir);
    const [late] = await usage.query<{n: number}>(`
      SELECT count(*)::INTEGER AS n
      FROM usage JOIN read_csv('${sample.dir}/users.csv', all_varchar = true) u ON u.user_id = member_id
      WHERE u.user_id NOT LIKE 'U-Y%' AND (occurred_at < created_at::TIMESTAMP OR occurred_at > coalesce(deactivated_at, '2099-01-01')::TIMESTAMP)`);
    assert.strictEqual(late!.n, 0);
  });

  it("leave together: a champion’s contact on the day that the champion’s user is switched off", () => {
    const days = (rows: Text[], column: string): string[] =>
      rows
        .map((d) => d[column]!.slice(0, 10))
        .filter(Boolean)
        .sort();
    const users = group(
      clean("users", "user_id").filter((d) => d.is_champion === "true"),
      (d) => d.account_id!
    );
    const contacts = group(
      clean("contacts").filter((d) => d.role === "champion"),
      (d) => d.account_id!
    );
    for (const [account_id, own] of contacts) {
      assert.deepStrictEqual(
        days(own, "left_on"),
        days(users.get(account_id)!, "deactivated_at"),
        account_id
      );
    }
  });
});

describe("tickets and surveys", () => {
  it("are answered after they were opened or sent", () => {
    none(
      clean("tickets", "ticket_id"),
      (d) => d.first_response_at === "" || d.first_response_at! >= d.opened_at!
    );
    none(clean("surveys", "response_id"), (d) => d.answered_at === "" || d.answered_at! >= d.sent_at!);
  });

  it("have a rating only when resolved, and a score exactly when answered", () => {
    none(clean("tickets", "ticket_id"), (d) => d.csat === "" || d.resolved_at !== "");
    none(clean("surveys", "response_id"), (d) => (d.score === "") === (d.answered_at === ""));
    none(clean("surveys", "response_id"), (d) => d.comment === "" || d.score !== "");
  });

  it("name the release’s bug in one segment and one quarter only", () => {
    const bug = clean("tickets", "ticket_id").filter((d) => d.bug_id === "KES-2231");
    assert.isAbove(bug.length, 50);
    none(bug, (d) => d.opened_at! >= "2025-03-01" && d.opened_at! < "2025-06-01");
  });

  it("comment in the languages of the accounts", () => {
    const comments = clean("surveys", "response_id")
      .map((d) => d.comment!)
      .join("\n");
    for (const script of [
      /\p{Script=Han}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Cyrillic}/u,
      /[ğış]/u,
      /[äöü]/u
    ]) {
      assert.match(comments, script);
    }
  });
});

describe("churn events", () => {
  it("give notice on the day itself or in the weeks before", () => {
    none(clean("churn_events"), (d) => d.notice_on === "" || d.notice_on! <= d.churned_on!);
  });

  it("belong to a stop of payment but for two, and miss some stops", () => {
    const ends = new Set(
      clean("subscriptions", "subscription_id").map((d) => `${d.account_id} ${d.end_date}`)
    );
    const events = clean("churn_events");
    assert.strictEqual(events.filter((d) => !ends.has(`${d.account_id} ${d.churned_on}`)).length, 2);
    const told = new Set(events.map((d) => `${d.account_id} ${d.churned_on}`));
    const untold = sample.trace.filter(
      (d) => d.churned_on !== null && !told.has(`${d.account_id} ${d.churned_on}`)
    );
    assert.isAbove(untold.length, 0);
    assert.isBelow(untold.length, 15);
  });
});

describe("goals, value and plans", () => {
  it("end in the last of their dated values", () => {
    const last = new Map(rowsOf(sample.dir, "goal_values").map((d) => [d.goal_id!, d.value!]));
    none(clean("goals", "goal_id"), (d) => d.current === "" || d.current === last.get(d.goal_id!));
  });

  it("are met where the target was reached", () => {
    none(clean("goals", "goal_id"), (d) => {
      const share = (+d.current! - +d.baseline!) / (+d.target! - +d.baseline!);
      return d.current === "" || (d.status === "met") === share >= 1;
    });
  });

  it("are dated on firsts of months, with a promise above zero", () => {
    none(clean("value"), (d) => d.month!.endsWith("-01") && +d.promised! > 0);
  });

  it("refer to goals, tickets and experiments that exist", () => {
    const known = new Set([
      ...clean("goals", "goal_id").map((d) => d.goal_id),
      ...clean("tickets", "ticket_id").map((d) => d.ticket_id),
      ...clean("experiments").map((d) => d.experiment_id)
    ]);
    none(clean("plans"), (d) => d.ref === "" || known.has(d.ref));
  });
});

describe("experiments", () => {
  it("measure defined KPIs on assigned units, each period once", () => {
    const defined = new Set(clean("experiment_kpi_defs").map((d) => `${d.experiment_id} ${d.kpi}`));
    const assigned = new Set(clean("experiment_units").map((d) => `${d.experiment_id} ${d.unit_id}`));
    const values = clean("experiment_kpis");
    none(
      values,
      (d) => defined.has(`${d.experiment_id} ${d.kpi}`) && assigned.has(`${d.experiment_id} ${d.unit_id}`)
    );
    const keys = values.map((d) => [d.experiment_id, d.unit_id, d.kpi, d.period].join(" "));
    assert.strictEqual(new Set(keys).size, keys.length);
  });

  it("measure before the start what is called pre, and after it what is called post", () => {
    const start = new Map(clean("experiments").map((d) => [d.experiment_id, d.start_date!]));
    none(
      clean("experiment_kpis"),
      (d) => (d.period === "post") === d.measured_on! > start.get(d.experiment_id)!
    );
  });
});

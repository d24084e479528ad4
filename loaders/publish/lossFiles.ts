import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {group} from "d3";
import {dataName} from "../../src/lib/dataName.js";
import type {LossFile} from "../../src/lib/lossesData.js";
import type {AccountLesson} from "../losses/lessons.js";
import type {Warehouse} from "../warehouse.js";
import type {AccountSection} from "./accountSections.js";
import {jsonColumns} from "./jsonColumns.js";

/** How many files are written at a time. */
const WRITERS = 32;

/** What an account did in the year before it was lost and the 60 days after, where it was lost more than once of all. */
const SPANS = `(SELECT account_id, min(churned_on) - 380 AS from_day, max(churned_on) + 60 AS to_day
  FROM churns CROSS JOIN settings WHERE churned_on <= as_of GROUP BY account_id)`;

/** The rows of a table whose day lies in the span; **order** ends with what tells its rows apart. */
function section(
  key: string,
  of: {columns: string; table: string; day: string; order: string; distinct?: boolean}
): AccountSection {
  return {
    key,
    sql: `SELECT ${of.distinct ? "DISTINCT " : ""}account_id, ${of.columns} FROM ${of.table} JOIN ${SPANS} USING (account_id)
      WHERE ${of.day} BETWEEN from_day AND to_day`,
    order: of.order
  };
}

/** Nobody's own words: no comments, no summaries, no names of people. */
const SECTIONS: readonly AccountSection[] = [
  section("weeks", {
    ...{columns: "week_end, wau, mau, seats, missing", table: "account_week"},
    ...{day: "week_end", order: "week_end"}
  }),
  {
    key: "steps",
    sql: `SELECT account_id, from_date, to_date, mrr, seats, currency FROM mrr_steps JOIN ${SPANS} USING (account_id)`,
    order: "from_date, currency"
  },
  section("touches", {
    ...{columns: "ts, channel, direction, purpose", table: "touches"},
    ...{day: "ts::DATE", order: "ts, channel, direction, purpose"}
  }),
  section("tickets", {
    ...{columns: "ticket_id, opened_at, severity, category, topic", table: "tickets"},
    ...{day: "opened_at::DATE", order: "opened_at, ticket_id"}
  }),
  section("surveys", {
    ...{columns: "answered_at, kind, score", table: "surveys"},
    ...{day: "answered_at::DATE", order: "answered_at, kind, score"}
  }),
  section("invoices", {
    ...{columns: "issued_on, due_on, paid_on, amount, currency, status", table: "invoices"},
    ...{day: "issued_on", order: "issued_on, due_on, paid_on, amount, currency, status"}
  }),
  section("stages", {
    ...{columns: "stage, entered_at", table: "stages"},
    ...{day: "entered_at::DATE", order: "entered_at, stage"}
  }),
  section("goals", {
    ...{columns: "due_date, status", table: "goals"},
    ...{day: "due_date", order: "due_date, status"}
  }),
  section("contacts", {
    ...{columns: "role, left_on", table: "contacts"},
    ...{day: "left_on", order: "left_on, role"}
  }),
  section("renewals", {
    ...{columns: "renewal_date", table: "subscriptions", distinct: true},
    ...{day: "renewal_date", order: "renewal_date"}
  }),
  {
    key: "churns",
    sql: `SELECT account_id, churned_on FROM churns JOIN ${SPANS} USING (account_id)`,
    order: "churned_on"
  }
];

/**
 * Writes one file for each account that was lost, with what its post-mortem shows beside the list. It reads the
 * published copy only, so a file can hold nothing that the copy does not.
 *
 * @param db with the published copy as its default database
 */
export async function writeLossFiles(
  db: Warehouse,
  {dir, lessons}: {dir: string; lessons: readonly AccountLesson[]}
): Promise<void> {
  await mkdir(dir, {recursive: true});
  const accounts = await db.query<Pick<LossFile, "account_id" | "company" | "currency" | "language">>(
    `SELECT account_id, company, s.currency, "language" FROM ${SPANS} CROSS JOIN settings s
     LEFT JOIN account_dim USING (account_id) ORDER BY account_id`
  );
  const written = group(lessons, (d) => d.account_id);
  const parts = new Map(
    accounts.map((account) => {
      const own = (written.get(account.account_id) ?? []).map(({account_id: _, ...lesson}) => lesson);
      return [account.account_id, [JSON.stringify({...account, lessons: own}).slice(1, -1)]];
    })
  );
  for (const one of SECTIONS) {
    const sql = await jsonColumns(db, one, "true");
    for (const {account_id, json} of await db.query<{account_id: string; json: string}>(sql))
      parts.get(account_id)?.push(`${JSON.stringify(one.key)}:${json}`);
  }
  const files = [...parts];
  for (let i = 0; i < files.length; i += WRITERS) {
    const some = files.slice(i, i + WRITERS);
    await Promise.all(
      some.map(([id, texts]) => writeFile(path.join(dir, `${dataName(id)}.json`), `{${texts.join(",")}}\n`))
    );
  }
}

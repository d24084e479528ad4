import {mkdtemp, readFile, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {silent} from "../../loaders/progress.js";
import {writeAccountFiles} from "../../loaders/publish/accountFiles.js";
import {accountWindows} from "../../loaders/publish/accountWindows.js";
import {writePublished} from "../../loaders/publish/database.js";
import {siteFiles} from "../../loaders/publish/siteFiles.js";
import {LARGE_TABLES, SMALL_TABLES} from "../../loaders/publish/tables.js";
import {publishedWindows} from "../../loaders/publish/windows.js";
import {deckSlices} from "../../loaders/slice.js";
import {dataName} from "../../src/lib/dataName.js";
import type {AccountData} from "../../src/metrics/accountData.js";
import {type Company, modelled, type Rows, testConfig} from "../support/companies.js";

// Everything that can tie does: two accounts of one name, eight users of one day, rows of one day or instant.
const ACCOUNTS = ["A1", "A2"];
const USERS = Array.from({length: 8}, (_, i) => `U${i}`);
const DAY = "2026-03-20";
const at = (hour: number) => `${DAY} ${String(hour).padStart(2, "0")}:00:00`;
const each = (make: (account_id: string, i: number) => Rows[number], copies = 3): Rows =>
  ACCOUNTS.flatMap((id) => Array.from({length: copies}, (_, i) => make(id, i)));

const TABLES = {
  accounts: ACCOUNTS.map((account_id) => ({account_id, name: "Twin", segment: "Small", csm: "Ines"})),
  subscriptions: each((account_id, i) => ({
    subscription_id: `${account_id}-S${i}`,
    account_id,
    mrr: 100.1,
    seats: 4,
    plan: "Basic",
    start_date: "2025-01-01"
  })),
  users: each(
    (account_id, i) => ({
      user_id: `${account_id}-${USERS[i]}`,
      account_id,
      created_at: "2025-01-01 00:00:00"
    }),
    8
  ),
  contacts: each((account_id, i) => ({
    account_id,
    name: "Rosa Lind",
    role: i === 0 ? "champion" : "buyer",
    left_on: i < 2 ? null : DAY
  })),
  usage: each(
    (account_id, i) => ({
      account_id,
      user_id: `${account_id}-${USERS[i % 8]}`,
      ts: at(i < 8 ? 9 : 10),
      feature: `feature_${i % 3}`,
      count: 1,
      errors: 0
    }),
    16
  ),
  tickets: each((account_id, i) => ({
    ticket_id: `${account_id}-T${i}`,
    account_id,
    user_id: `${account_id}-U${i}`,
    opened_at: at(8),
    severity: 1,
    topic: `topic ${i}`
  })),
  surveys: each((account_id, i) => ({
    response_id: `${account_id}-R${i}`,
    account_id,
    sent_at: at(7),
    answered_at: at(8),
    kind: "nps",
    score: 9 - i,
    comment: `it is ${i}`
  })),
  churn_events: each((account_id, i) => ({account_id, churned_on: "2025-06-01", feedback: `no ${i}`})),
  invoices: each((account_id, i) => ({
    invoice_id: `${account_id}-I${i}`,
    account_id,
    issued_on: "2026-03-01",
    amount: 100 + i,
    status: "open"
  })),
  touches: each((account_id, i) => ({
    account_id,
    ts: at(6),
    channel: "call",
    direction: "outbound",
    purpose: "checkin",
    summary: `we spoke ${i}`
  })),
  goals: each((account_id, i) => ({goal_id: `${account_id}-G${i}`, account_id, goal: `goal ${i}`})),
  plans: each((account_id, i) => ({account_id, plan: "write to them", ref: `r${i}`})),
  value: each((account_id, i) => ({account_id, item: "hours", month: "2026-02-01", promised: 10 + i})),
  stages: each((account_id, i) => ({
    account_id,
    stage: ["trial", "onboarding", "activated"][i] ?? "",
    entered_at: at(5)
  })),
  requests: each((account_id, i) => ({
    request_id: `${account_id}-Q${i}`,
    account_id,
    user_id: `${account_id}-U${i}`,
    created_at: at(4),
    title: `title ${i}`
  })),
  overrides: each((account_id, i) => ({
    account_id,
    score: 40 + i,
    reason: `since ${i}`,
    by: "Ines",
    made_on: DAY,
    expires_on: "2026-06-01"
  })),
  actions: each((account_id, i) => ({account_id, play: "call", fired_on: DAY, state: "open", note: `n${i}`})),
  renewal_calls: each((account_id, i) => ({
    account_id,
    renewal_date: "2026-06-01",
    call: "likely",
    probability: 0.5 + i / 10,
    made_on: DAY
  }))
} satisfies Company["tables"];

/** In a journal the order says what came last, so that it is no accident of the input. */
const JOURNAL = new Set(["overrides", "actions", "renewal_calls"]);

const reversed = Object.fromEntries(
  Object.entries(TABLES).map(([name, rows]) => [name, JOURNAL.has(name) ? rows : [...rows].reverse()])
) as Company["tables"];

/** What is published of a company, by the name of the table or file, as text. */
async function publishedTexts(tables: Company["tables"], dir: string): Promise<Map<string, string>> {
  const config = testConfig({publish: {comments: true, decks: true}});
  const texts = new Map<string, string>();
  await using db = await modelled({as_of: "2026-03-31", tables, config});
  await db.run("ALTER TABLE settings ADD COLUMN first_day DATE DEFAULT DATE '2025-01-01'"); // as ingest leaves it
  await writePublished(db, {
    file: join(dir, "published.duckdb"),
    salt: "given",
    comments: true,
    experiments: []
  });
  for (const {name} of [...LARGE_TABLES, ...SMALL_TABLES])
    texts.set(name, JSON.stringify(await db.query(`FROM published."${name}"`), bigints, 1));
  const windows = await publishedWindows(db, {most: 1});
  const {files: site} = await siteFiles(db, {config, audience: {}, windows, warehouse: dir});
  for (const name of ["overview", "accounts", "retention", "search"])
    texts.set(`${name}.json`, JSON.stringify(site[name], null, 1));
  for (const [id, deck] of await deckSlices(db, config, {quarter: "2026Q1", accounts: ACCOUNTS}))
    texts.set(`deck of ${id}`, JSON.stringify(deck, null, 1));
  await db.run("USE published");
  await writeAccountFiles(db, {
    dir: join(dir, "accounts"),
    windows: accountWindows(windows),
    progress: silent
  });
  for (const file of await readdir(join(dir, "accounts")))
    texts.set(`account ${file}`, await readFile(join(dir, "accounts", file), "utf8"));
  return texts;
}

const bigints = (_: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);

let dirs: string[];
let [one, other] = [new Map<string, string>(), new Map<string, string>()];
beforeAll(async () => {
  dirs = [];
  for (const name of ["one", "other"]) dirs.push(await mkdtemp(join(tmpdir(), `quarterdeck-order-${name}-`)));
  one = await publishedTexts(TABLES, dirs[0] ?? "");
  other = await publishedTexts(reversed, dirs[1] ?? "");
});
afterAll(async () => {
  for (const dir of dirs) await rm(dir, {recursive: true, force: true});
});

describe("what is published", () => {
  it.each([...LARGE_TABLES, ...SMALL_TABLES])(
    "of $name comes in one order, whatever that of the input",
    ({name}) => {
      assert.isDefined(one.get(name));
      assert.strictEqual(one.get(name), other.get(name));
    }
  );
  it("of a journal says first what was written last, also of one day", () => {
    const file = JSON.parse(one.get(`account ${dataName("A1")}.json`) ?? "") as AccountData;
    assert.deepStrictEqual(file.overrides?.score, [42, 41, 40]);
    assert.deepStrictEqual(file.actions?.note, ["n2", "n1", "n0"]);
    assert.deepStrictEqual(file.renewal_calls?.probability, [0.7, 0.6, 0.5]);
  });
  it("of pages, accounts and decks has the same bytes, whatever the order of the input", () => {
    const files = [...one.keys()].filter((d) => /json|deck/.test(d));
    assert.lengthOf(files, 8);
    for (const name of files) assert.strictEqual(one.get(name), other.get(name), name);
  });
});

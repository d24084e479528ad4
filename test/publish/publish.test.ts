import {mkdtemp, readFile, readdir, rm, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {UserError} from "../../loaders/errors.js";
import {metricsReport} from "../../loaders/metricsReport.js";
import {silent} from "../../loaders/progress.js";
import {ACCOUNT_TABLES} from "../../loaders/publish/dictionary/accounts.js";
import {RECORD_TABLES} from "../../loaders/publish/dictionary/records.js";
import {emptyAudience} from "../../loaders/publish/emptyAudience.js";
import {publish} from "../../loaders/publish/publish.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import type {AccountMonthsData} from "../../src/lib/accountMonthsData.js";
import {columnText} from "../../src/lib/columnText.js";
import type {DeckFile} from "../../src/lib/deckFile.js";
import {dataName} from "../../src/lib/dataName.js";
import type {AccountData, AccountFeature, AccountPerson} from "../../src/metrics/accountData.js";
import {columnSort} from "../../src/lib/resultTable.js";
import {unpackBins} from "../../src/lib/monthBins.js";
import {rowsOf} from "../../src/metrics/columns.js";
import type {PlaybookData} from "../../src/metrics/plays/playbookData.js";
import type {QualityData} from "../../src/metrics/qualityData.js";
import {type PublishCompany, WORDS, publishCompany} from "./company.js";
import {everyText, placesOf} from "./everything.js";

let dir: string;
let company: PublishCompany;
let published: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-publish-"));
  company = await publishCompany(join(dir, "company"));
  published = join(dir, "work", "published");
  await publish(company.warehouse, company.config, {dir: published, progress: silent});
});
afterAll(() => rm(dir, {recursive: true, force: true}));

async function account(id: string, folder = published): Promise<AccountData> {
  return JSON.parse(await readFile(join(folder, "accounts", `${dataName(id)}.json`), "utf8")) as AccountData;
}

async function site<T>(name: string, folder = published): Promise<T> {
  return JSON.parse(await readFile(join(folder, "site", `${name}.json`), "utf8")) as T;
}

describe("publish(warehouse, config, {dir})", () => {
  it("says of every table what a row is, and of every column what it holds, numbers with their unit", async () => {
    await using db = await openWarehouse(":memory:");
    await db.run(`ATTACH '${join(published, "published.duckdb")}' AS published (READ_ONLY)`);
    const columns = await db.query<{
      table_name: string;
      column_name: string;
      data_type: string;
      comment: string;
    }>(
      `SELECT table_name, column_name, data_type, coalesce(comment, '') AS comment FROM duckdb_columns()
       WHERE database_name = 'published' AND NOT internal AND table_name <> 'records'`
    );
    const missing = columns.filter(({data_type, comment}) => {
      const {description, unit} = columnText(comment);
      return description === "" || (columnSort(data_type) === "number" && unit === "");
    });
    assert.deepStrictEqual(missing, []);
    const tables = await db.query<{name: string; comment: string}>(
      `SELECT table_name AS name, coalesce(comment, '') AS comment FROM duckdb_tables() WHERE database_name = 'published'
       UNION ALL SELECT view_name, coalesce(comment, '') FROM duckdb_views() WHERE database_name = 'published' AND NOT internal`
    );
    assert.deepStrictEqual(
      tables.filter((d) => d.comment === "").map((d) => d.name),
      ["records"]
    );
    const known = new Set(columns.map((d) => `${d.table_name}.${d.column_name}`));
    const written = Object.entries({...ACCOUNT_TABLES, ...RECORD_TABLES}).flatMap(
      ([table, {columns: own = {}}]) => Object.keys(own).map((column) => `${table}.${column}`)
    );
    assert.deepStrictEqual(
      written.filter((d) => !known.has(d)),
      []
    );
  });
  it("writes the database, a file for each page, and one for each account that ever signed up", async () => {
    assert.sameMembers(await readdir(published), [
      "accounts",
      "decks",
      "losses",
      "manifest.json",
      "published.duckdb",
      "site"
    ]);
    assert.sameMembers(
      (await readdir(join(published, "site"))).map((d) => d.replace(".json", "")),
      [
        "account-months",
        "accounts",
        "causes",
        "definitions",
        "experiments",
        "growth",
        "health",
        "losses",
        "journey",
        "overview",
        "playbook",
        "quality",
        "product",
        "renewals",
        "retention",
        "scorecard",
        "search",
        "shell",
        "voice"
      ]
    );
    assert.sameMembers(
      await readdir(join(published, "accounts")),
      ["AC-ALDER", "AC-BIRCH", "../../x", "AC-CEDAR", "AC-ELDER"].map((id) => `${dataName(id)}.json`)
    );
  });
  it("publishes no raw event, no raw user id, no e-mail address, and nobody’s own words", async () => {
    const texts = await everyText(published);
    assert.deepStrictEqual(
      placesOf(texts, ["U-alder", "U-cedar", "rosa@alder", ...Object.values(WORDS)]),
      []
    );
    await using db = await openWarehouse(join(published, "published.duckdb"), {readonly: true});
    const tables = await db.query<{table_name: string}>("SELECT table_name FROM duckdb_tables()");
    assert.notInclude(
      tables.map((d) => d.table_name),
      "usage"
    );
    const [users] = await db.query(
      "SELECT count(DISTINCT user_id) AS users, min(user_id) LIKE 'u-____________' AS hashed FROM users"
    );
    assert.deepStrictEqual(users, {users: 6, hashed: true});
  });
  it("hashes a user to the same id in every table, so that rows can be joined", async () => {
    await using db = await openWarehouse(join(published, "published.duckdb"), {readonly: true});
    const rows = await db.query(
      `SELECT count(DISTINCT u.user_id) AS users, count(DISTINCT t.ticket_id) AS tickets
       FROM users u JOIN usage_user_day d USING (account_id, user_id) LEFT JOIN tickets t USING (account_id, user_id)`
    );
    assert.deepStrictEqual(rows, [{users: 6, tickets: 3}]);
  });
  it("keeps the columns of the small tables, which share one table of the file", async () => {
    await using db = await openWarehouse(join(published, "published.duckdb"), {readonly: true});
    await using warehouse = await openWarehouse(company.warehouse, {readonly: true});
    for (const table of ["goals", "settings", "churns", "fx"]) {
      const sql = `DESCRIBE ${table}`;
      const names = async (of: typeof db) =>
        (await of.query<{column_name: string}>(sql)).map((d) => d.column_name);
      assert.deepStrictEqual(await names(db), await names(warehouse), table);
    }
    assert.deepStrictEqual(await db.query("SELECT goal, current FROM goals"), [
      {goal: "Deliver on time", current: 90}
    ]);
  });
  it("gives each account the metrics that `quarterdeck metrics --account` gives, in every window", async () => {
    await using db = await openWarehouse(company.warehouse, {readonly: true});
    for (const id of ["AC-ALDER", "AC-CEDAR", "AC-ELDER"]) {
      const {windows} = await account(id);
      // The first subscription starts on 2025-02-01: 2025Q1 begins before all that is known.
      assert.deepStrictEqual(
        windows.map((d) => d.window),
        ["2025Q2", "2025Q3", "2025Q4", "2026Q1"]
      );
      for (const {window, metrics} of windows) {
        const report = await metricsReport(db, {window, account: id});
        for (const [name, {value, low = null}] of Object.entries(metrics)) {
          assert.strictEqual(value, report.metrics[name]?.value, `${id} ${window} ${name}`);
          assert.strictEqual(low, report.metrics[name]?.low ?? null, `${id} ${window} ${name} low`);
        }
      }
    }
  });
  it("gives each account what its page draws first", async () => {
    const data = await account("AC-ALDER");
    assert.include(data.account, {
      name: "Alder & Sons",
      paying: true,
      mrr: 100,
      arr: 1200,
      renewal_date: "2026-05-01"
    });
    assert.include(data.now, {mau: 5, seats: 10, unused_seats: 5});
    assert.deepStrictEqual(
      rowsOf(data.tickets).map((d) => [d.ticket_id, d.opened_at]),
      [
        ["T2", "2026-03-10T10:00:00Z"],
        ["T1", "2026-02-10T10:00:00Z"]
      ]
    );
    assert.deepStrictEqual(rowsOf(data.contacts), [{name: "Rosa Lind", role: "champion", left_on: null}]);
    assert.include(data.missing, "requests");
    assert.notInclude(data.missing, "tickets");
  });
  it("lists champions by name of role, and users who were active in the 28 days before the last 28 and not since", async () => {
    const people = rowsOf<AccountPerson>((await account("AC-ALDER")).people);
    const [champion] = people.filter((d) => d.is_named);
    assert.include(champion, {role: "planner", active_days: 20});
    const gone = people.filter((d) => d.active_days === 0);
    assert.deepStrictEqual(
      gone.map((d) => [d.active_days_before, d.last_day]),
      [[1, "2026-02-19"]]
    );
  });
  it("takes the champions and their scores from the mart, and works out none of its own", async () => {
    const people = rowsOf<AccountPerson>((await account("AC-ALDER")).people).filter((d) => d.is_champion);
    await using db = await openWarehouse(company.warehouse, {readonly: true});
    const mart = await db.query<{champion_score: number}>(
      `SELECT champion_score FROM champions JOIN settings ON point_date = as_of
       WHERE account_id = 'AC-ALDER' AND is_champion ORDER BY champion_score DESC`
    );
    assert.isNotEmpty(mart);
    assert.deepStrictEqual(
      people.map((d) => d.champion_score),
      mart.map((d) => d.champion_score)
    );
  });
  it("tells of each account-month whether the account left within 90 days, once these are over", async () => {
    const {account_id, months, left, columns} = await site<AccountMonthsData>("account-months");
    const at = account_id.indexOf("AC-ELDER");
    const before = months.slice(0, at).reduce((sum, n) => sum + n, 0);
    const own = (rows: string) => rows.slice(before, before + months[at]!);
    // It paid from February 2025 to January 2026 and left on 1 February; the last day is 31 March 2026.
    assert.strictEqual(own(left), "00000000011-");
    assert.deepStrictEqual([...unpackBins(own(columns.tenure.rows))], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]); // prettier-ignore
    const rows = months.reduce((sum, n) => sum + n, 0);
    for (const {rows: text, bins} of Object.values(columns)) {
      assert.strictEqual(text.length, rows);
      assert.isAtMost(Math.max(...unpackBins(text)), bins);
    }
  });
  it("compares features with the other paying accounts of the segment, the account itself left out", async () => {
    // Small: Alder uses both features, Birch only feature_0, x only feature_1. Large: Cedar is the only one that pays.
    const features = rowsOf<AccountFeature>((await account("AC-ALDER")).features);
    assert.deepStrictEqual(features.map((d) => [d.feature, d.users, d.peer_share, d.peers]).sort(), [
      ["feature_0", 2, 0.5, 2],
      ["feature_1", 3, 0.5, 2]
    ]);
    const [alone] = rowsOf<AccountFeature>((await account("AC-CEDAR")).features);
    assert.include(alone, {peers: 0, peer_share: null});
  });
  it("takes an id for a name, never for a path", async () => {
    assert.strictEqual((await account("../../x")).account.name, "<script>alert(1)</script>");
    assert.sameMembers(await readdir(dir), ["company", "work"]);
    assert.sameMembers(await readdir(join(dir, "work")), ["published", "salt"]);
  });
  it("says of every table that rows read are rows accepted and rows set aside, and shows these", async () => {
    const {tables, rejected, rejected_total} = await site<QualityData>("quality");
    for (const d of tables) assert.strictEqual(d.read, d.accepted + d.rejected, d.table_name);
    assert.strictEqual(rejected_total, 1);
    const [row] = rowsOf(rejected);
    assert.include(row, {
      table_name: "tickets",
      row_number: 4,
      column_name: "account_id",
      value: "NOBODY",
      rule: "unknown_account"
    });
  });
});

describe("publish, a second time", () => {
  const again = (config = company.config) =>
    publish(company.warehouse, config, {dir: published, progress: silent});
  it("does nothing when nothing has changed", async () => {
    const {mtimeMs} = await stat(join(published, "published.duckdb"));
    assert.deepStrictEqual(await again(), {dir: published, reused: true});
    assert.strictEqual((await stat(join(published, "published.duckdb"))).mtimeMs, mtimeMs);
  });
  it("keeps the hashes of users, since the salt is kept", async () => {
    const before = (await account("AC-ALDER")).people;
    await rm(join(published, "manifest.json"));
    assert.isFalse((await again()).reused);
    assert.deepStrictEqual((await account("AC-ALDER")).people, before);
  });
  it("leaves the old folder as it was when it fails", async () => {
    const before = await readFile(join(published, "manifest.json"), "utf8");
    const broken = {...silent, start: (label: string) => {
      if (label === "Account files") throw new Error("no room left");
    }}; // prettier-ignore
    const config = {...company.config, company: "Another"};
    let message = "";
    await publish(company.warehouse, config, {dir: published, progress: broken}).catch((error: Error) => {
      message = error.message;
    });
    assert.strictEqual(message, "no room left");
    assert.strictEqual(await readFile(join(published, "manifest.json"), "utf8"), before);
    assert.sameMembers(await readdir(join(dir, "work")), ["published", "salt"]);
  });
  it("publishes what people wrote when the config says so, but no addresses", async () => {
    const open = join(dir, "open", "published");
    const config = {...company.config, publish: {comments: true, decks: true, salt: "given"}};
    await publish(company.warehouse, config, {dir: open, progress: silent});
    const texts = await everyText(open);
    for (const words of Object.values(WORDS)) assert.isNotEmpty(placesOf(texts, [words]), words);
    assert.deepStrictEqual(placesOf(texts, ["rosa@alder", "U-alder"]), []);
    assert.deepStrictEqual(
      await readdir(join(dir, "open")),
      ["published"],
      "a given salt is not written down"
    );
  });
  it("takes comments off the slides of the site alone: their recipe is that of the deck that is sent", async () => {
    const read = async (folder: string) => {
      const files = await readdir(join(folder, "decks"));
      const decks = files.map(
        async (name) => JSON.parse(await readFile(join(folder, "decks", name), "utf8")) as DeckFile
      );
      return (await Promise.all(decks)).filter((d) => d.data.voice !== null);
    };
    const [withheld, open] = [await read(published), await read(join(dir, "open", "published"))];
    assert.isNotEmpty(open.filter((d) => d.data.voice!.comments.length > 0));
    assert.isEmpty(withheld.filter((d) => d.data.voice!.comments.length > 0));
    assert.deepStrictEqual(
      withheld.map((d) => d.comments),
      open.map((d) => d.data.voice!.comments.length === 0)
    );
    assert.isTrue(open.every((d) => d.comments));
    assert.deepStrictEqual(
      withheld.map((d) => d.data.recipe.data),
      open.map((d) => d.data.recipe.data)
    );
  });
});

describe("publish for one segment or CSM", () => {
  const OTHERS = ["AC-CEDAR", "Cedar", "AC-ELDER", "Elder", "Large", "Marco Reyes"];
  async function slice(audience: {segment?: string; csm?: string}): Promise<string> {
    const folder = join(dir, "slices", JSON.stringify(audience).replaceAll(/\W+/g, "-"));
    await publish(company.warehouse, company.config, {dir: folder, progress: silent, ...audience});
    return folder;
  }
  it("names no other account, segment or CSM in any file or column", async () => {
    const places = placesOf(await everyText(published), OTHERS);
    for (const name of OTHERS)
      assert.isTrue(
        places.some((d) => d.endsWith(`: ${name}`)),
        `the whole holds ${name}`
      );
    for (const audience of [
      {segment: "Small"},
      {csm: "Ines Okafor"},
      {segment: "Small", csm: "Ines Okafor"}
    ]) {
      assert.deepStrictEqual(
        placesOf(await everyText(await slice(audience)), OTHERS),
        [],
        JSON.stringify(audience)
      );
    }
  });
  it("shows the plays that are for its own accounts, and their CSM's capacity alone", async () => {
    const {plays, capacity, rows, fired} = await site<PlaybookData>(
      "playbook",
      await slice({segment: "Small"})
    );
    const ids = plays.map((d) => d.id);
    assert.include(ids, "named");
    assert.notInclude(ids, "others");
    assert.strictEqual(plays.find((d) => d.id === "named")!.when, "", "a condition that names segments");
    assert.strictEqual(plays.find((d) => d.id === "at-risk")!.when, "health_band = 'at risk'");
    assert.deepStrictEqual(capacity, {default: 7, "Ines Okafor": 3});
    assert.sameMembers(
      [...new Set(rows.map((d) => d.account_id))].filter((d) => d === "AC-CEDAR"),
      []
    );
    assert.isNotEmpty(rows.filter((d) => d.play === "named"));
    assert.strictEqual(fired.others, undefined);
  });
  it("holds its own accounts with the same numbers", async () => {
    const folder = await slice({segment: "Small"});
    assert.lengthOf(await readdir(join(folder, "accounts")), 3);
    assert.deepStrictEqual((await account("AC-ALDER", folder)).windows, (await account("AC-ALDER")).windows);
  });
  it("shows counts of rows set aside, and none of the rows: they may be anybody’s", async () => {
    const quality = await site<QualityData>("quality", await slice({segment: "Small"}));
    assert.isTrue(quality.slice);
    assert.deepStrictEqual([rowsOf(quality.rejected), quality.warnings, quality.rules], [[], [], []]);
    assert.strictEqual(quality.tables.find((d) => d.table_name === "tickets")?.rejected, 1);
  });
  it("refuses a name that no account has, and gives the nearest", async () => {
    let fault: unknown;
    await slice({segment: "Smal"}).catch((error: unknown) => (fault = error));
    assert.instanceOf(fault, UserError);
    assert.strictEqual(
      fault.message,
      '--segment "Smal": no account has it (did you mean Small?); there are Large, Small'
    );
    const nobody = emptyAudience([{segment: "Large", csm: "Ana"}], {segment: "Large", csm: "Ana"});
    assert.strictEqual(
      nobody.message,
      'no account that was asked for is of segment "Large" and of csm "Ana"'
    );
  });
});

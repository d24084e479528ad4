import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {addDays} from "../../src/metrics/days.js";
import {ingested, rejections} from "../fixtures/ingest/folder.js";
import {sampleSite, settled, type SiteUnderTest} from "./harness.js";
import {type Desk, newDesk, type Obstacle} from "./journalDesk.js";

// What pages write into a folder: a real one of the browser, which only the picker does not ask a person for.

const TODAY = new Date().toISOString().slice(0, 10);
const NAME = `=Zoë "Q", Ada`;
/** As a CSV file has it: a spreadsheet would run what begins with = or -. */
const QUOTED = `"'=Zoë ""Q"", Ada"`;
const HEADER = "account_id,play,fired_on,state,by,on,note\n";

let site: SiteUnderTest;
let desk: Desk;
beforeAll(async () => {
  site = await sampleSite();
  desk = await newDesk(site);
}, 600_000);
afterAll(async () => {
  await site?.close();
});

/** A firing as its row names it. */
interface Firing {
  id: string;
  account: string;
  /** its part of a line */
  key: string;
}

function firingOf(id: string): Firing {
  const [account = "", play = "", fired_on = ""] = JSON.parse(id) as string[];
  return {id, account, key: `${account},${play},${fired_on}`};
}

/** The firing whose row has the focus, waited for. */
async function focused(page: Page): Promise<Firing> {
  const found = await page.waitForFunction(
    () => (document.activeElement as HTMLElement | null)?.dataset.play,
    {timeout: 30_000}
  );
  return firingOf((await found.jsonValue())!);
}

const isListed = (page: Page, {id}: Firing) =>
  page.evaluate((d) => document.querySelector(`tbody [data-play="${CSS.escape(d)}"]`) !== null, id);
async function listed(page: Page, {id}: Firing, wanted = true): Promise<void> {
  const is = (d: string, on: boolean) =>
    (document.querySelector(`tbody [data-play="${CSS.escape(d)}"]`) !== null) === on;
  await page.waitForFunction(is, {timeout: 30_000, polling: 50}, id, wanted); // a tab behind another draws no frames
}

/** Waits until what is done has put a line into a file; the line, when all else is as it was, byte by byte. */
async function added(name: string, run: () => Promise<unknown>): Promise<string> {
  const before = (await desk.files())[name] ?? "";
  await run();
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const after = (await desk.files())[name] ?? before; // not while it is being put in place
    if (after !== before) {
      assert.strictEqual(after.slice(0, before.length), before);
      return after.slice(before.length);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no line came to ${name}`);
}

const click = async (page: Page, selector: string) => {
  await page.waitForSelector(selector);
  await page.$eval(selector, (d) => (d as HTMLElement).click());
};
const fill = (page: Page, values: Record<string, string>) =>
  page.$eval(
    "dialog form",
    (form, given) => {
      for (const [name, value] of Object.entries(given))
        form.querySelector<HTMLInputElement>(`[name="${name}"]`)!.value = value;
      form.requestSubmit();
    },
    values
  );
const say = async (page: Page, what: string) => await click(page, `[data-verdict="${what}"]`);
const dialogText = async (page: Page) => {
  await page.waitForSelector("dialog[open] pre");
  return await page.$eval("dialog", (d) => d.textContent);
};
/** Presses a button by its words. */
const press = (page: Page, words: string, within = "dialog") =>
  page.$$eval(`${within} button`, (all, label) => all.find((d) => d.textContent === label)!.click(), words);

const dealt: Firing[] = [];

describe("a folder that the reader chose", () => {
  it("gets a line for each word on a play; the row leaves at once, and stays away", async () => {
    const page = await desk.open("playbook.html?state=open");
    await page.keyboard.press("j");
    const first = await focused(page);
    const begun = await added("actions.csv", async () => {
      await page.keyboard.press("d");
      await page.waitForSelector("dialog [name=by]");
      await page.type("dialog [name=by]", NAME);
      await page.keyboard.press("Enter");
      await listed(page, first, false);
    });
    assert.strictEqual(begun, `${HEADER}${first.key},done,${QUOTED},${TODAY},\n`);

    const second = await focused(page); // the row that took its place
    assert.notStrictEqual(second.id, first.id);
    await page.keyboard.press("Enter");
    await page.type(".qd-play-panel [name=note]", `He said "no", twice`);
    const done = await added("actions.csv", () => say(page, "done"));
    assert.strictEqual(done, `${second.key},done,${QUOTED},${TODAY},"He said ""no"", twice"\n`);
    await listed(page, second, false);

    const third = await focused(page);
    const until = addDays(TODAY, 20);
    const day = (value: string) =>
      page.$eval("[name=until]", (d, v) => void ((d as HTMLInputElement).value = v), value);
    await page.keyboard.press("s");
    await page.type(".qd-play-panel [name=note]", "away until 2020-01-01");
    await day(TODAY);
    await say(page, "snooze"); // a day that is over puts nothing off
    await day(until);
    await page.focus(".qd-play-panel [name=until]");
    const snoozed = await added("actions.csv", () => page.keyboard.press("Enter"));
    const words = `"away until 2020-01-01, until ${until}"`;
    assert.strictEqual(snoozed, `${third.key},snoozed,${QUOTED},${TODAY},${words}\n`);
    await listed(page, third, false);

    const fourth = await focused(page);
    await page.keyboard.press("x");
    await page.type(".qd-play-panel [name=note]", "-10 % was not enough");
    const dropped = await added("actions.csv", () => page.keyboard.press("Enter"));
    assert.strictEqual(dropped, `${fourth.key},dropped,${QUOTED},${TODAY},'-10 % was not enough\n`);
    await listed(page, fourth, false);
    const undone = await added("actions.csv", () => click(page, ".qd-undo button"));
    assert.strictEqual(undone, `${fourth.key},open,${QUOTED},${TODAY},\n`);
    await listed(page, fourth);
    dealt.push(first, second, third, fourth);

    await page.reload({waitUntil: "load"});
    await settled(page);
    const left = await Promise.all(dealt.map((d) => isListed(page, d)));
    assert.deepStrictEqual(left, [false, false, false, true]);
    assert.strictEqual((await desk.files())[".gitattributes"], "*.csv merge=union\n");
    assert.strictEqual(await desk.picks(), 1);
    await page.close();
  });

  it("opens again what was dealt with, by a further line", async () => {
    const page = await desk.open("playbook.html?state=dealt");
    const [first, second, third] = dealt;
    await listed(page, second!);
    await click(page, `[data-play="${first!.id.replaceAll('"', '\\"')}"]`);
    const opened = await added("actions.csv", () => say(page, "open again"));
    assert.strictEqual(opened, `${first!.key},open,${QUOTED},${TODAY},\n`);
    await listed(page, first!, false);
    assert.isFalse(await isListed(page, third!));
    await page.close();
  });

  it("gets overrides and calls of the account's page and of Renewals, each on one line", async () => {
    const {account} = dealt[0]!;
    const page = await desk.open(`account.html?account=${account}`);
    await press(page, "Override", "#journal");
    const expires_on = addDays(TODAY, 30);
    const override = await added("overrides.csv", () =>
      fill(page, {score: "64.5", reason: `=1+1, "new" boss\r\nasks`, expires_on})
    );
    assert.strictEqual(
      override,
      `account_id,score,band,reason,by,made_on,expires_on\n${account},64.5,,"'=1+1, ""new"" boss asks",${QUOTED},${TODAY},${expires_on}\n`
    );
    await page.waitForFunction(() => document.querySelector("#journal h2")?.textContent.includes("=Zoë"), {
      timeout: 30_000
    });
    await press(page, "Renewal call", "#journal");
    const call = await added("renewal_calls.csv", () => fill(page, {call: "at_risk", probability: "35"}));
    assert.match(
      call,
      /^account_id,renewal_date,call,probability,by,made_on\n(KA-\d+),\d{4}-\d\d-\d\d,at_risk,0\.35,/
    );
    await page.close();
    const renewals = await desk.open("renewals.html");
    await click(renewals, "main [aria-label^='Call the renewal']");
    const other = await added("renewal_calls.csv", () => fill(renewals, {call: "commit", by: "Bo"}));
    assert.match(other, new RegExp(`^KA-\\d+,\\d{4}-\\d\\d-\\d\\d,commit,,Bo,${TODAY}\n$`));
    assert.strictEqual(await desk.picks(), 1);
    await renewals.close();
  });

  it("loses no line of two tabs that write at the same time, each of which sees the other's", async () => {
    const before = (await desk.files())["actions.csv"]!;
    const tabs = [await desk.open("playbook.html?state=open"), await desk.open("playbook.html?state=open")];
    const rows = await tabs[0]!.$$eval(".qd-play--first [data-play]", (all) =>
      all.slice(0, 8).map((d) => (d as HTMLElement).dataset.play ?? "")
    );
    assert.lengthOf(rows, 8); // of as many accounts, so that no row moves away before it is dealt with
    const own = [rows.slice(0, 4), rows.slice(4)];
    await Promise.all(
      tabs.map((page, i) =>
        page.evaluate(async (ids) => {
          for (const id of ids) {
            document.querySelector<HTMLElement>(`tbody [data-play="${CSS.escape(id)}"]`)!.click();
            const done = document.querySelector<HTMLElement>('[data-verdict="done"]')!;
            done.click();
            done.click(); // pressed twice is said once
            while (document.querySelector(".qd-play-panel")) await new Promise((done) => setTimeout(done));
          }
        }, own[i]!)
      )
    );
    const after = (await desk.files())["actions.csv"]!;
    assert.strictEqual(after.slice(0, before.length), before);
    const lines = after.slice(before.length).trimEnd().split("\n");
    assert.sameMembers(
      lines,
      rows.map((d) => `${firingOf(d).key},done,Bo,${TODAY},`)
    );
    for (const page of tabs) for (const id of rows) await listed(page, firingOf(id), false);
    for (const page of tabs) await page.close();
  });
});

describe("what was written", () => {
  it("is read back by a build as it was meant", async () => {
    const files = await desk.files();
    const [first, second, third, fourth] = dealt;
    const accounts = [...new Set(Object.values(files).flatMap((d) => d.match(/^KA-\d+/gm) ?? []))];
    const rows = (head: string, row: (id: string) => string) =>
      `${[head, ...accounts.map(row)].join("\n")}\n`;
    const said = (firing: Firing | undefined, state: string, note: string | null = null) => ({
      ...{key: firing!.key, state, by: NAME, on: TODAY, note}
    });
    const {db, report} = await ingested({
      settings: `as_of: ${TODAY}`,
      files: {
        "accounts.csv": rows("account_id,name", (d) => `${d},${d}`),
        "subscriptions.csv": rows(
          "subscription_id,account_id,mrr,start_date",
          (d) => `${d},${d},1,2024-01-01`
        ),
        ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`journal/${name}`, text]))
      }
    });
    assert.deepStrictEqual(await rejections(db), []);
    const lines = (name: string) => files[name]!.trimEnd().split("\n").length - 1;
    for (const table of ["actions", "overrides", "renewal_calls"] as const)
      assert.strictEqual(report.tables[table]?.read, lines(`${table}.csv`));
    const actions = await db.query<ReturnType<typeof said>>(
      `SELECT account_id || ',' || play || ',' || fired_on AS key, state, "by", "on", note FROM actions ORDER BY rowid LIMIT 6`
    );
    assert.deepStrictEqual(actions, [
      said(first, "done"),
      said(second, "done", `He said "no", twice`),
      said(third, "snoozed", `away until 2020-01-01, until ${addDays(TODAY, 20)}`),
      said(fourth, "dropped", "-10 % was not enough"),
      said(fourth, "open"),
      said(first, "open")
    ]);
    const [override] = await db.query<Record<string, unknown>>(`SELECT score, reason, "by" FROM overrides`);
    assert.deepStrictEqual(override, {score: 64.5, reason: `=1+1, "new" boss asks`, by: NAME});
    const calls = await db.query<Record<string, unknown>>(
      `SELECT call, probability, "by" FROM renewal_calls ORDER BY rowid`
    );
    assert.deepStrictEqual(calls, [
      {call: "at_risk", probability: 0.35, by: NAME},
      {call: "commit", probability: null, by: "Bo"}
    ]);
  });
});

describe("what stands in the way", () => {
  it("is said with the line to copy; it can be tried again, at once or later on the account's page", async () => {
    await desk.close();
    desk = await newDesk(site);
    const page = await desk.open("playbook.html?state=open");
    await page.evaluate(() => localStorage.setItem("quarterdeck-reviewer", "Ada"));
    const said = async (obstacle: Obstacle | null) => {
      await desk.obstruct(obstacle);
      const firing = await focused(page);
      await page.keyboard.press("d");
      const text = await dialogText(page);
      const line = `${firing.key},done,Ada,${TODAY},`;
      assert.include(text, line);
      return {firing, text, line: `${line}\n`};
    };
    await page.keyboard.press("j");
    const none = await said("no folder");
    assert.include(none.text, "Nothing was written: no folder was chosen");
    await press(page, "Close");
    assert.isTrue(await isListed(page, none.firing));

    await desk.block("actions.csv", "folder");
    const blocked = await said(null);
    assert.include(blocked.text, "actions.csv is a folder there, where a file is wanted. Put");
    await listed(page, blocked.firing, false);
    await desk.block("actions.csv", "free");
    assert.strictEqual(await added("actions.csv", () => press(page, "Try again")), HEADER + blocked.line);
    assert.strictEqual(await desk.picks(), 2); // none chosen, chosen; the file's fault is not the folder's

    const refused = await said("refused");
    assert.include(refused.text, "this page was not allowed to write into the folder. Put");
    await press(page, "Close");
    await listed(page, refused.firing, false);
    await page.close();
    await desk.obstruct(null);
    assert.strictEqual((await desk.files())["actions.csv"], HEADER + blocked.line);
    const account = await desk.open(`account.html?account=${refused.firing.account}`);
    const written = await added("actions.csv", () => press(account, "Write it", "#journal"));
    assert.strictEqual(written, refused.line);
    assert.strictEqual(await desk.picks(), 3); // after a refusal a folder is asked for again
    await account.waitForFunction(
      () => !document.querySelector("#journal")!.textContent.includes("Write it"),
      {
        timeout: 30_000
      }
    );
    assert.deepStrictEqual(desk.faults, []);
  });
});

import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {addDays} from "../../src/metrics/days.js";
import {ingested, rejections} from "../fixtures/ingest/folder.js";
import {sampleSite, settled, type SiteUnderTest} from "./harness.js";
import {type Desk, newDesk} from "./journalDesk.js";

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
    {timeout: 5000}
  );
  return firingOf((await found.jsonValue())!);
}

const isListed = (page: Page, {id}: Firing) =>
  page.evaluate((d) => document.querySelector(`tbody [data-play="${CSS.escape(d)}"]`) !== null, id);
async function listed(page: Page, {id}: Firing, wanted = true): Promise<void> {
  const is = (d: string, on: boolean) =>
    (document.querySelector(`tbody [data-play="${CSS.escape(d)}"]`) !== null) === on;
  await page.waitForFunction(is, {timeout: 5000}, id, wanted);
}

/** Waits until what is done has put a line into a file; the line, when all else is as it was, byte by byte. */
async function added(name: string, run: () => Promise<unknown>): Promise<string> {
  const before = (await desk.files())[name] ?? "";
  await run();
  for (let i = 0; i < 100; ++i) {
    const after = (await desk.files())[name] ?? "";
    if (after !== before) {
      assert.strictEqual(after.slice(0, before.length), before);
      return after.slice(before.length);
    }
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
      (form as HTMLFormElement).requestSubmit();
    },
    values
  );
const say = async (page: Page, what: string) => await click(page, `[data-verdict="${what}"]`);
const dialogText = async (page: Page) => {
  await page.waitForSelector("dialog[open] pre");
  return await page.$eval("dialog", (d) => d.textContent);
};
const closeDialog = async (page: Page, label: string) => {
  await page.$$eval(
    "dialog button",
    (all, words) => all.find((d) => d.textContent === words)!.click(),
    label
  );
};

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
    const snoozed = await added("actions.csv", () => say(page, "snooze"));
    const words = `"away until 2020-01-01, until ${until}"`;
    assert.strictEqual(snoozed, `${third.key},snoozed,${QUOTED},${TODAY},${words}\n`);
    await listed(page, third, false);

    const fourth = await focused(page);
    await page.keyboard.press("x");
    await page.type(".qd-play-panel [name=note]", "-10 % was not enough");
    const dropped = await added("actions.csv", () => say(page, "drop"));
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

  it("shows what was dealt with and what is put off, and opens it again by a further line", async () => {
    const page = await desk.open("playbook.html?state=dealt");
    const [first, second, third] = dealt;
    await listed(page, second!);
    await click(page, `[data-play="${first!.id.replaceAll('"', '\\"')}"]`);
    const opened = await added("actions.csv", () => say(page, "open again"));
    assert.strictEqual(opened, `${first!.key},open,${QUOTED},${TODAY},\n`);
    await listed(page, first!, false);
    await page.select("select[name=state]", "snoozed").catch(() => undefined);
    await page.close();
    const later = await desk.open("playbook.html?state=snoozed");
    await listed(later, third!);
    await later.close();
  });

  it("gets overrides and calls of the account's page and of Renewals, each on one line", async () => {
    const {account} = dealt[0]!;
    const page = await desk.open(`account.html?account=${account}`);
    const press = (words: string) =>
      page.$$eval(
        "#journal button",
        (all, label) => all.find((d) => d.textContent === label)!.click(),
        words
      );
    await press("Override");
    const expires_on = addDays(TODAY, 30);
    const override = await added("overrides.csv", () =>
      fill(page, {score: "62.5", reason: `=1+1, "new" boss\r\nasks`, expires_on})
    );
    assert.strictEqual(
      override,
      `account_id,score,band,reason,by,made_on,expires_on\n${account},62.5,,"'=1+1, ""new"" boss asks",${QUOTED},${TODAY},${expires_on}\n`
    );
    await page.waitForFunction(() => document.querySelector("#journal h2")?.textContent.includes("62"));
    await press("Renewal call");
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
    const tabs = await Promise.all(
      ["csm-none", "x"].map(async () => await desk.open("playbook.html?state=open"))
    );
    const rows = await tabs[0]!.$$eval("tbody [data-play]", (all) =>
      all.slice(0, 12).map((d) => (d as HTMLElement).dataset.play ?? "")
    );
    const own = [rows.slice(0, 6), rows.slice(6)];
    await Promise.all(
      tabs.map((page, i) =>
        page.evaluate(async (ids) => {
          for (const id of ids) {
            document.querySelector<HTMLElement>(`tbody [data-play="${CSS.escape(id)}"]`)!.click();
            const done = document.querySelector<HTMLElement>('[data-verdict="done"]')!;
            done.click();
            done.click(); // pressed twice is said once
            while (document.querySelector(".qd-play-panel")) await new Promise(requestAnimationFrame);
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
    const kept = await tabs[0]!.evaluate(
      () => Object.keys(localStorage).filter((d) => d.startsWith("quarterdeck-journal")).length
    );
    assert.strictEqual(kept, 6 + lines.length + 3); // six words on plays before, an override, two calls
    for (const page of tabs) await page.close();
  });
});

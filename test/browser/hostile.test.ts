import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {runCliWell} from "../support/cli.js";
import {openSite, type SiteUnderTest, visit} from "./harness.js";

// Names and ids that a careless program runs, follows or computes; here they are shown as they are.

const HOSTILE: {account_id: string; name: string}[] = [
  {account_id: "../../x", name: "<script>window.hacked = 1</script>"},
  {account_id: "a&b=c#d?e", name: '=HYPERLINK("https://evil.example","click")'},
  {account_id: "CON", name: `"><img src=x onerror="window.hacked = 1">`},
  {account_id: "con", name: "x".repeat(200)},
  {account_id: "شركة", name: "شركة النور للتجارة"},
  {account_id: "${alert(1)}", name: "${window.hacked = 1}"},
  {account_id: "' OR 1=1 --", name: "Robert'); DROP TABLE accounts;--"},
  {account_id: "@plus", name: "+1+cmd|' /C calc'!A0"}
];

const quoted = (d: string) => `"${d.replaceAll('"', '""')}"`;

let dir: string;
let site: SiteUnderTest;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-hostile-"));
  await writeCompany(join(dir, "company"));
  await runCliWell([
    "build",
    "--config",
    join(dir, "company", "quarterdeck.yaml"),
    "--out",
    join(dir, "dist")
  ]);
  site = await openSite(join(dir, "dist"));
}, 600_000);
afterAll(async () => {
  await site?.close();
  await rm(dir, {recursive: true, force: true});
});

async function writeCompany(folder: string): Promise<void> {
  await mkdir(folder);
  const lines = (head: string, row: (d: (typeof HOSTILE)[number], i: number) => string) =>
    `${head}\n${HOSTILE.map(row).join("\n")}\n`;
  const id = (d: (typeof HOSTILE)[number]) => quoted(d.account_id);
  await writeFile(
    join(folder, "accounts.csv"),
    lines(
      "account_id,name,segment,csm",
      (d) => `${id(d)},${quoted(d.name)},${quoted(d.name)},${quoted(d.name)}`
    )
  );
  await writeFile(
    join(folder, "subscriptions.csv"),
    lines(
      "subscription_id,account_id,seats,mrr,start_date",
      (d, i) => `S${i},${id(d)},5,${100 + i},2025-01-0${i + 1}`
    )
  );
  await writeFile(
    join(folder, "usage.csv"),
    lines(
      "account_id,user_id,ts,feature",
      (d, i) => `${id(d)},${quoted(`u${d.account_id}`)},2026-03-3${i % 2} 10:00:00,${quoted(d.name)}`
    )
  );
  await writeFile(
    join(folder, "tickets.csv"),
    lines(
      "ticket_id,account_id,opened_at,severity,topic",
      (d, i) => `T${i},${id(d)},2026-03-1${i} 10:00:00,2,${quoted(d.name)}`
    )
  );
  await writeFile(
    join(folder, "quarterdeck.yaml"),
    `company: ${quoted(HOSTILE[0]?.name ?? "").replaceAll('""', '\\"')}
as_of: 2026-03-31
sources:
  accounts: {from: accounts.csv}
  subscriptions: {from: subscriptions.csv}
  usage: {from: usage.csv}
  tickets: {from: tickets.csv}
`
  );
}

const PAGES = [
  "",
  "accounts.html",
  "retention.html",
  "causes.html",
  "experiments.html",
  "health.html",
  "quality.html",
  "definitions.html",
  "playbook.html",
  "renewals.html",
  "growth.html",
  "journey.html",
  "voice.html",
  "product.html",
  "postmortems.html",
  "notebook.html"
];
/** For so many of them the deck is opened too: markup, a formula; every deck runs the same code. */
const DECKS = 3;

describe("hostile names and ids", () => {
  it("run nothing on any page, ask no host, raise no error, and stand on their own pages as text", async () => {
    const subjects = HOSTILE.flatMap(({account_id, name}, i) =>
      (i < DECKS ? ["account", "deck"] : ["account"]).map((page) => ({
        path: `${page}.html?account=${encodeURIComponent(account_id)}`,
        name: page === "account" ? name : ""
      }))
    );
    const left = [...PAGES.map((path) => ({path, name: ""})), ...subjects];
    const context = await site.browser.createBrowserContext();
    const work = async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const {path, name} = next;
        const {page, log} = await visit(site, path, {context});
        assert.deepStrictEqual({...log, path}, {errors: [], foreign: [], path});
        assert.isFalse(await page.evaluate(() => "hacked" in window), path);
        assert.include(await page.$eval("main", (d) => d.textContent), name, path);
        await page.close();
      }
    };
    await Promise.all([work(), work()]);
    await context.close();
  });
  it("are shown as text: every name on Accounts", async () => {
    const {page} = await visit(site, "accounts.html");
    const text = await page.$eval("main", (d) => d.textContent);
    for (const {name} of HOSTILE) assert.include(text, name);
    await page.browserContext().close();
  });
  it("link to themselves: a row of Accounts leads to the account that it names", async () => {
    const {page} = await visit(site, "accounts.html");
    const ids = await page.$$eval("main a[href*='account=']", (links) =>
      links.map((d) => new URL(d.href).searchParams.get("account"))
    );
    assert.includeMembers(
      ids,
      HOSTILE.map((d) => d.account_id)
    );
    await page.browserContext().close();
  });
  it("are no paths: every file lies where it should, one for each account", async () => {
    const names = (await readdir(dir)).sort();
    assert.deepStrictEqual(
      names.filter((d) => !["company", "decks", "dist"].includes(d)),
      []
    );
    const files = await readdir(join(dir, "dist", "_data", "accounts"));
    assert.strictEqual(new Set(files.map((d) => d.toLowerCase())).size, HOSTILE.length); // also where case does not count
    for (const file of files) assert.match(file, /^[\w.~-]+\.json$/);
  });
  it("are no formulas: no field of a CSV that a page offers begins with = + - @", async () => {
    const {page} = await visit(site, "accounts.html");
    const downloads = join(dir, "downloads");
    const session = await page.createCDPSession();
    await session.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      downloadPath: downloads,
      browserContextId: page.browserContext().id
    });
    await page.evaluate(() => {
      const button = Array.from(document.querySelectorAll<HTMLElement>("main button, main a")).find((d) =>
        /csv/i.test(d.textContent ?? "")
      );
      button?.click();
    });
    const csv = await downloaded(downloads);
    assert.include(csv, "'=HYPERLINK");
    assert.notMatch(csv, /(^|[,\n"])[=+@][A-Z1]/);
    await page.browserContext().close();
  });
});

async function downloaded(folder: string): Promise<string> {
  for (let wait = 0; wait < 100; ++wait) {
    const [file] = (await readdir(folder).catch(() => [])).filter((d) => d.endsWith(".csv"));
    if (file !== undefined) return await readFile(join(folder, file), "utf8");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("no CSV was offered");
}

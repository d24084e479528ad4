import {cp, mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {buildWarehouse} from "../../loaders/build.js";
import {readConfig} from "../../loaders/config.js";
import {silent} from "../../loaders/progress.js";
import {publish} from "../../loaders/publish/publish.js";
import {addDays} from "../../src/metrics/days.js";
import {openSite, sampleBuilt, settled, type SiteUnderTest, visit} from "./harness.js";
import {refill} from "./swapData.js";

// One company looked at on several days, as its Playbook page shows it. It is looked at on each month's last day, on
// the last day of data and a week before that; *idle* is a last use 14 days ago or longer.

/** Days on which Anvil is used; Bellows is used each day, so that no day is without data. */
const USED = ["2025-12-28", "2026-01-12", "2026-02-24", "2026-04-25", "2026-05-12"];

const PLAYS = `
playbook:
  built_in: false
  plays:
    - id: idle
      title: Nobody comes
      when: days_since_use >= 14
      every_days: 60
      actions: [{do: Call them, owner: csm, within_days: 3}]
    - id: back
      title: They are back
      when: days_since_use >= 14
      on: leaving
      every_days: 60
      actions: [{do: Write to them, owner: csm, within_days: 3}]
`;

let dir: string;
let site: SiteUnderTest;
let page: Page;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-firings-"));
  await writeCompany();
  await cp(await sampleBuilt(), join(dir, "dist"), {recursive: true});
  site = await openSite(join(dir, "dist"));
  ({page} = await visit(site, "playbook.html?state=open"));
}, 600_000);
afterAll(async () => {
  await site?.close();
  await rm(dir, {recursive: true, force: true});
});

async function writeCompany(): Promise<void> {
  const days = Array.from({length: 160}, (_, i) => addDays("2025-12-25", i));
  const tables = {
    accounts: ["account_id,name", "A,Anvil", "B,Bellows"],
    subscriptions: [
      "subscription_id,account_id,seats,mrr,start_date,renewal_date",
      ...["A", "B"].map((d) => `${d},${d},10,100,2025-11-01,2026-11-01`)
    ],
    usage: [
      "account_id,user_id,ts,feature",
      ...USED.map((d) => `A,a,${d} 10:00:00,map`),
      ...days.map((d) => `B,b,${d} 10:00:00,map`)
    ]
  };
  for (const [name, lines] of Object.entries(tables))
    await writeFile(join(dir, `${name}.csv`), `${lines.join("\n")}\n`);
}

/** The company's published folder on a day. */
async function publishedOn(as_of: string): Promise<string> {
  const folder = join(dir, as_of);
  await mkdir(folder);
  const sources = ["accounts", "subscriptions", "usage"].map((d) => `  ${d}: {from: ../${d}.csv}`);
  const yaml = ["company: Two", `as_of: ${as_of}`, PLAYS, "sources:", ...sources];
  await writeFile(join(folder, "quarterdeck.yaml"), `${yaml.join("\n")}\n`);
  const config = await readConfig(join(folder, "quarterdeck.yaml"));
  const warehouse = join(folder, ".quarterdeck", "warehouse.duckdb");
  await buildWarehouse(config, {warehouse, force: true, progress: silent});
  await publish(warehouse, config, {dir: join(folder, "published"), progress: silent});
  return join(folder, "published");
}

/** Shows a view of the page. */
async function view(label: "Today" | "Changes"): Promise<void> {
  const choose = (all: Element[], words: string) =>
    (all.find((d) => d.textContent.trim() === words) as HTMLElement).click();
  await page.$$eval("main label, main button", choose, label);
}

/** What the page shows on a day: the rows of its list, what entered and what left in the week before. */
async function shownOn(as_of: string): Promise<Record<"list" | "entered" | "left", string[]>> {
  await refill(join(dir, "dist"), await publishedOn(as_of));
  await page.reload({waitUntil: "load"});
  await settled(page);
  await view("Today");
  const list = await page.$$eval("tbody [data-play]", (links) =>
    links.map((d) => {
      const row = d.closest("tr")!;
      const text = (selector: string) => row.querySelector(selector)?.textContent ?? "";
      return `${text("th bdi")}: ${d.textContent}, due ${text("[data-column=due] span")}`;
    })
  );
  await view("Changes");
  const changes = await page.$$eval("main table", (tables) =>
    tables.map((d): [string, string[]] => [
      d.caption?.textContent ?? "",
      Array.from(d.tBodies[0]?.rows ?? [], (row) =>
        Array.from(row.cells, (cell) => cell.innerText.trim().replaceAll(/\s+/g, " "))
          .slice(0, 4)
          .join(", ")
      )
    ])
  );
  const found = Object.fromEntries(changes);
  return {list, entered: found["Plays that entered"] ?? [], left: found["Plays that left"] ?? []};
}

describe("a play on the Playbook page", () => {
  it("fires on entering, on leaving, not again within its days, and again after them", async () => {
    const quiet = "Anvil (none), Nobody comes";
    const back = "Anvil (none), They are back";
    // In December and on 24 January Anvil was used lately; on the 31st it was 19 days ago.
    assert.deepStrictEqual(await shownOn("2026-01-31"), {
      list: ["Anvil: Nobody comes, due 3 Feb"],
      entered: [`${quiet}, last used 19 days ago, 31 Jan 2026`],
      left: []
    });
    // Used on 24 February, 25 days after it fired.
    assert.deepStrictEqual(await shownOn("2026-02-28"), {
      list: ["Anvil: They are back, due 3 Mar"],
      entered: [`${back}, last used 4 days ago, 28 Feb 2026`],
      left: [`${quiet}, last used 4 days ago, 31 Jan 2026`]
    });
    // Idle again for 35 days, but 59 days after the play fired it is silent; their return is no longer news.
    assert.deepStrictEqual(await shownOn("2026-03-31"), {list: [], entered: [], left: []});
    // Used in April, which was news up to 27 May, and on 12 May; 120 days after it fired, the play does so again.
    assert.deepStrictEqual(await shownOn("2026-05-31"), {
      list: ["Anvil: Nobody comes, due 3 Jun"],
      entered: [`${quiet}, last used 19 days ago, 31 May 2026`],
      left: [`${back}, last used 19 days ago, 30 Apr 2026`]
    });
  });
});

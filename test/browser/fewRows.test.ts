import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {buildWarehouse} from "../../loaders/build.js";
import {readConfig} from "../../loaders/config.js";
import {silent} from "../../loaders/progress.js";
import {publish} from "../../loaders/publish/publish.js";
import {axeFindings} from "./axe.js";
import {openSite, sampleBuilt, type SiteUnderTest, visit} from "./harness.js";
import {swapData} from "./swapData.js";

// The pages of the finished site with hardly any data: what a company sees on its first day.

/** One row of each table, as CSV; the account renews in six weeks and nothing of it has ended. */
const ONE_ROW: Record<string, [head: string, row: string]> = {
  accounts: [
    "account_id,name,segment,plan,csm,signup_date,language",
    "A,Anvil,Small,Basic,Ana,2025-05-10,tr"
  ],
  subscriptions: [
    "subscription_id,account_id,seats,mrr,start_date,renewal_date",
    "S,A,10,100,2025-05-15,2026-05-15"
  ],
  users: ["user_id,account_id,role,created_at,is_champion", "U,A,planner,2025-05-15 00:00:00,true"],
  usage: ["account_id,user_id,ts,feature", "A,U,2026-03-20 10:00:00,map"],
  tickets: [
    "ticket_id,account_id,user_id,opened_at,severity,category,topic",
    "T,A,U,2026-03-10 10:00:00,1,bug,Import fails"
  ],
  surveys: [
    "response_id,account_id,user_id,sent_at,answered_at,kind,score,comment",
    "R,A,U,2026-03-01 00:00:00,2026-03-02 00:00:00,nps,3,Too slow"
  ],
  touches: ["account_id,ts,channel,direction,purpose,csm", "A,2025-06-05 09:00:00,call,outbound,checkin,Ana"],
  contacts: ["account_id,name,role,email,language", "A,Rosa Lind,champion,rosa@anvil.example,tr"],
  goals: [
    "goal_id,account_id,goal,baseline,target,current,due_date,status",
    "G,A,On time,80,95,90,2026-02-01,open"
  ],
  plans: ["account_id,plan,about,owner,owner_side,due_date,status", "A,Train,goal,Ana,us,2026-04-10,open"],
  value: ["account_id,item,month,promised,realised", "A,Fuel,2026-02-01,100,60"],
  invoices: ["invoice_id,account_id,issued_on,due_on,amount,status", "I,A,2026-02-01,2026-02-15,100,failed"],
  requests: [
    "request_id,account_id,user_id,created_at,title,status",
    "Q,A,U,2025-09-01 00:00:00,Dark maps,open"
  ],
  stages: ["account_id,stage,entered_at", "A,onboarding,2025-05-15 00:00:00"],
  experiments: [
    "experiment_id,name,account_id,unit,start_date,end_date",
    "E,Reminders,A,user,2026-01-01,2026-02-01"
  ],
  experiment_kpi_defs: ["experiment_id,kpi,role,direction,kind", "E,uses,primary,up,mean"],
  experiment_units: ["experiment_id,unit_id,arm,account_id", "E,U,target,A"],
  experiment_kpis: ["experiment_id,unit_id,kpi,period,value", "E,U,uses,post,3"]
};

/** The same company with its only account lost, and an event that says why. */
const LOST: typeof ONE_ROW = {
  ...ONE_ROW,
  subscriptions: [
    "subscription_id,account_id,seats,mrr,start_date,end_date,renewal_date",
    "S,A,10,100,2025-01-15,2026-01-15,2026-01-15"
  ],
  churn_events: ["account_id,churned_on,voluntary,reason,request_id", "A,2026-01-15,true,missing feature,Q"]
};

/** One account that pays, and none of the tables that may be left out. */
const BARE: typeof ONE_ROW = {
  accounts: ["account_id,name", "A,Anvil"],
  subscriptions: ["subscription_id,account_id,mrr,start_date", "S,A,100,2025-05-15"]
};

/** Only what is required, and no row of it. */
const EMPTY: typeof ONE_ROW = {
  accounts: ["account_id,name", ""],
  subscriptions: ["subscription_id,account_id,mrr,start_date", ""]
};

const COMPANIES = {EMPTY, BARE, "ONE ROW": ONE_ROW, LOST};
type CompanyName = keyof typeof COMPANIES;

let dir: string;
const sites = new Map<string, SiteUnderTest>();
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-few-"));
  const dist = await sampleBuilt();
  for (const [name, tables] of Object.entries(COMPANIES)) {
    const published = await publishedFrom(join(dir, name), tables);
    sites.set(name, await openSite(await swapData(dist, published, join(dir, name, "dist"))));
  }
}, 600_000);
afterAll(async () => {
  for (const site of sites.values()) await site.close();
  await rm(dir, {recursive: true, force: true});
});

async function publishedFrom(folder: string, tables: typeof ONE_ROW): Promise<string> {
  await mkdir(folder);
  for (const [name, lines] of Object.entries(tables))
    await writeFile(join(folder, `${name}.csv`), `${lines.filter(Boolean).join("\n")}\n`);
  const sources = Object.keys(tables).map((name) => `  ${name}: {from: ${name}.csv}`);
  const yaml = ["company: Few", "as_of: 2026-03-31", "publish: {comments: true}", "sources:", ...sources];
  await writeFile(join(folder, "quarterdeck.yaml"), `${yaml.join("\n")}\n`);
  const config = await readConfig(join(folder, "quarterdeck.yaml"));
  const warehouse = join(folder, ".quarterdeck", "warehouse.duckdb");
  await buildWarehouse(config, {warehouse, force: true, progress: silent});
  await publish(warehouse, config, {dir: join(folder, "published"), progress: silent});
  return join(folder, "published");
}

/** The pages that are looked at; a lost account has no deck, and where there is none there is no page of one. */
const PAGES = [
  ...["", "accounts.html", "playbook.html", "playbook.html?view=plays", "playbook.html?view=saves"],
  ...["renewals.html", "growth.html", "retention.html", "causes.html", "experiments.html", "health.html"],
  ...["journey.html", "voice.html", "product.html", "postmortems.html", "quality.html", "definitions.html"]
];
const ACCOUNT = "account.html?account=A";
const LOOKS: {name: CompanyName; width: number; pages: string[]}[] = [
  {name: "EMPTY", width: 1440, pages: PAGES},
  {name: "ONE ROW", width: 390, pages: [...PAGES, ACCOUNT, "deck.html?account=A"]},
  {
    name: "BARE",
    width: 1440,
    pages: ["growth.html", "journey.html", "voice.html", "product.html", "postmortems.html"]
  },
  {
    name: "LOST",
    width: 1440,
    pages: ["", "renewals.html", "retention.html", "journey.html", "postmortems.html", ACCOUNT]
  }
];

/** Faults of a page as it stands: empty where there are none. */
async function faultsOf(page: Page): Promise<string[]> {
  const {over, text, bare} = await page.evaluate(() => ({
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    text: document.body.innerText,
    bare: Array.from(document.querySelectorAll("main .qd-card"), (d) => d.textContent.trim()).filter(
      (d) => !d
    ).length
  }));
  const odd = /\b(NaN|undefined|Infinity|null|\[object )/.exec(text);
  return [
    ...(over > 1 ? [`${over} px too wide`] : []),
    ...(odd === null ? [] : [`prints ${odd[0]}`]),
    ...(bare > 0 ? [`${bare} empty cards`] : [])
  ];
}

/** What is wrong with each page, two pages at a time. */
async function findings({name, width, pages}: (typeof LOOKS)[number]): Promise<string[]> {
  const site = sites.get(name)!;
  const left = [...pages];
  const found: string[] = [];
  const context = await site.browser.createBrowserContext();
  const work = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const {page, log} = await visit(site, path, {width, context});
      const all = [
        ...log.errors,
        ...log.foreign,
        ...(await faultsOf(page)),
        ...(name === "ONE ROW" ? await axeFindings(page) : [])
      ];
      found.push(...all.map((line) => `${path}: ${line}`));
      await page.close();
    }
  };
  await Promise.all([work(), work()]);
  await context.close();
  return found.sort();
}

describe("the pages of a company with little data", () => {
  it.each(LOOKS)("report no error, print no hole, and are no wider than $width px: $name", async (look) => {
    assert.deepStrictEqual(await findings(look), []);
  });
});

async function mainText(name: CompanyName, path: string): Promise<string> {
  const {page} = await visit(sites.get(name)!, path);
  const text = await page.$eval("main", (d) => d.innerText);
  await page.browserContext().close();
  return text;
}

describe("a company with one account", () => {
  it("has it on the Playbook, with the numbers that made its plays fire", async () => {
    const text = await mainText("ONE ROW", "playbook.html?state=open");
    assert.include(text, "Anvil");
  });
  it("has its renewal, its ticket and its request where they belong", async () => {
    assert.include(await mainText("ONE ROW", "renewals.html"), "Anvil");
    assert.include(await mainText("ONE ROW", "product.html"), "Import fails");
    assert.include(await mainText("LOST", "postmortems.html"), "Anvil");
  });
});

describe("a company with nothing but accounts and subscriptions", () => {
  it("is told what is not known and why, never a zero or good news", async () => {
    const [product, voice, journey] = await Promise.all(
      ["product.html", "voice.html", "journey.html"].map((path) => mainText("BARE", path))
    );
    assert.include(product, "Bugs are not known: the table tickets is not given");
    assert.notMatch(product!, /\$0|No bug was reported|Nobody (complained|waits)/);
    assert.include(voice, "Detractors are not known: the table surveys is not given");
    assert.notInclude(voice, "No detractor waits");
    assert.include(journey, "no usage names its users");
    assert.notInclude(journey, "no account has started to pay");
  });
});

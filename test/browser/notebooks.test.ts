import {readdirSync} from "node:fs";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {openWarehouse} from "../../loaders/warehouse.js";
import {PROJECT} from "../support/sources.js";
import {type SiteUnderTest, sampleSite, visit} from "./harness.js";
import {openText} from "./notebookPage.js";

// The published notebooks: each shows its results, follows its inputs, and asks for no evaluation.

let site: SiteUnderTest;
beforeAll(async () => {
  site = await sampleSite();
}, 600_000);
afterAll(() => site?.close());

const NAMES = readdirSync(join(PROJECT, "src", "notebooks")).map((d) => d.replace(/\.md$/, ""));

/** The cells of a column of a result, as they are shown. */
async function column(page: Page, result: string, at: number): Promise<string[]> {
  return await page.evaluate(
    (result, at) => {
      const card = [...document.querySelectorAll(".qd-card")].find(
        (d) => d.querySelector("h2")?.textContent === result
      );
      return [...(card?.querySelectorAll("tbody tr") ?? [])].map((d) => d.children[at]?.textContent ?? "");
    },
    result,
    at
  );
}

describe("a published notebook", () => {
  it.each(NAMES)("%s shows results and a finding, without an error", async (name) => {
    const {page, log} = await visit(site, `notebooks/${name}.html`);
    const {error, heading, rows} = await page.evaluate(() => ({
      error: document.querySelector(".observablehq--error, .qd-error")?.textContent ?? null,
      heading: document.querySelector("main h1")?.textContent ?? "",
      rows: document.querySelectorAll(".qd-card tbody tr").length
    }));
    assert.isNull(error);
    assert.match(heading, /\d/);
    assert.isAbove(rows, 0);
    assert.deepStrictEqual([...log.errors, ...log.foreign], []);
    await page.browserContext().close();
  });

  it("follows its inputs, with the rows that the database itself gives", async () => {
    const {page} = await visit(site, "notebooks/seat-waste.html");
    const before = await page.$eval("main h1", (d) => d.textContent);
    await page.select("select", "Enterprise");
    await page.waitForFunction((d) => document.querySelector("main h1")?.textContent !== d, {}, before);
    await using db = await openWarehouse(join(site.dist, "_data", "published.duckdb"), {readonly: true});
    const expected = await db.query<{name: string}>(
      `SELECT d.name FROM account_point p JOIN account_dim d USING (account_id)
       WHERE p.paying AND p.point_date = (SELECT as_of FROM settings) AND p.segment = 'Enterprise'
         AND p.wasted_spend >= 500 ORDER BY p.wasted_spend DESC, d.name LIMIT 12`
    );
    const wanted = expected.map((d) => d.name);
    await page.waitForFunction(
      (name) => document.querySelector("main")?.textContent?.includes(name),
      {},
      wanted.at(-1) ?? ""
    );
    assert.deepStrictEqual(await column(page, "accounts_to_ask", 0), wanted);
    await page.browserContext().close();
  });

  it("lies beside its page as a file, and in the list of notebooks", async () => {
    const listed = (await (await fetch(new URL("_data/notebooks/index.json", site.url))).json()) as {
      path: string;
    }[];
    assert.deepStrictEqual(listed.map((d) => d.path).sort(), NAMES.map((d) => `notebooks/${d}.md`).sort());
    const file = await fetch(new URL("_data/notebooks/seat-waste.md", site.url));
    assert.match(await file.text(), /^---\ntitle: Seat waste\n/);
  });
});

// The value of a cell, a name and an error are hostile; the numbers are known.
const HOSTILE = `---
title: Exported
---

# \${total} in all

\`\`\`sql id=parts display
SELECT * FROM (VALUES ('</script><img src=x onerror=alert(1)>', 1234.0), ('b', 766.0)) AS t(name, start_mrr)
\`\`\`

\`\`\`chart
rows: parts
mark: bar
y: name
x: start_mrr
title: Parts <script>alert(1)</script>
\`\`\`

\`\`\`js
const total = d3.sum(parts, (d) => d.start_mrr);
display(html\`<p onclick="alert(1)">Said</p><script>alert(1)</script><img src="https://x.example/a.png">\`);
\`\`\`

\`\`\`js
throw new Error("<script>alert(1)</script>")
\`\`\`
`;

/** What the workbench hands out as a file when a command is chosen. */
async function exported(page: Page, command: string): Promise<string> {
  await page.evaluate(() => {
    const own = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file: Blob) => {
      Object.assign(window, {handed: file.text()});
      return own(file);
    };
  });
  await page.keyboard.press("F1");
  await page.waitForSelector(".qn-palette[open]");
  await page.keyboard.type(command);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => "handed" in window);
  return await page.evaluate(() => (window as unknown as {handed: Promise<string>}).handed);
}

describe("an exported notebook", () => {
  it("is one file with the same cells and numbers, that runs nothing and asks for nothing", async () => {
    const page = await openText(site, HOSTILE);
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLElement>(".qn-cell")].every((d) =>
          /done|failed/.test(d.dataset.status ?? "")
        ),
      {timeout: 40_000}
    );
    const text = await exported(page, "Export as HTML page");
    const dir = await mkdtemp(join(tmpdir(), "quarterdeck-export-"));
    const file = pathToFileURL(join(dir, "exported.html")).href;
    await writeFile(new URL(file), text);
    const out = await page.browserContext().newPage();
    const [said, asked]: string[][] = [[], []];
    out.on("console", (d) => said!.push(d.text()));
    out.on("pageerror", (d) => said!.push(String(d)));
    out.on("dialog", (d) => void said!.push(d.message()));
    out.on("request", (d) => asked!.push(d.url()));
    await out.goto(file);
    const found = await out.evaluate(() => {
      const all = (selector: string) => [...document.querySelectorAll(selector)].map((d) => d.textContent);
      return {
        cells: document.querySelectorAll(".cell").length,
        heading: all("h1").join(),
        table: all("td"),
        bars: document.querySelectorAll(".qd-card svg rect").length,
        error: all(".error").join(),
        inert: document.querySelectorAll("script, [onclick], [onerror], img").length,
        background: getComputedStyle(document.querySelector(".qd-card")!).backgroundColor
      };
    });
    assert.deepStrictEqual(found, {
      cells: 5,
      heading: "2000 in all",
      table: ["</script><img src=x onerror=alert(1)>", "$1,234", "b", "$766"],
      bars: 2,
      error: "<script>alert(1)</script>",
      inert: 0,
      background: "rgb(255, 255, 255)"
    });
    assert.deepStrictEqual([said, asked], [[], [file]]);
    assert.match(await exported(page, "Export for Observable"), /^<!doctype html>\n<notebook /);
    await page.browserContext().close();
    await rm(dir, {recursive: true});
  });
});

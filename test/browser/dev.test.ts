import {type ChildProcess, spawn} from "node:child_process";
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {findBrowser, launchBrowser} from "../../reports/browser.js";
import {writeSmallCompany} from "../support/company.js";
import {PROJECT} from "../support/sources.js";

let dir: string;
let config: string;
let child: ChildProcess;
let browser: Browser;
let url: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-dev-"));
  config = await writeSmallCompany(join(dir, "grove"));
  child = spawn(process.execPath, [join(PROJECT, "reports", "bin.js"), "dev", "--config", config], {
    cwd: dir,
    stdio: ["ignore", "pipe", "pipe"]
  });
  url = await announced(child);
  browser = await launchBrowser(await findBrowser());
}, 300_000);
afterAll(async () => {
  await browser?.close();
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGINT");
  await ended;
  await rm(dir, {recursive: true, force: true});
});

function announced({stdout}: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    stdout?.setEncoding("utf8").on("data", (d: string) => {
      text += d;
      const [found] = /http:\/\/\S+/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    stdout?.once("end", () => reject(new Error(`the preview ended: ${text}`)));
  });
}

/** Waits until the preview has said something to its user. */
function said({stderr}: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve) => {
    let text = "";
    stderr?.setEncoding("utf8").on("data", (d: string) => {
      text += d;
      if (words.test(text)) resolve();
    });
  });
}

/** Whether Accounts, opened anew, shows a name. */
async function shows(name: string): Promise<boolean> {
  const page = await browser.newPage();
  await page.goto(new URL("accounts.html", url).href);
  const found = page.waitForFunction(
    (d) => document.querySelector("main")?.textContent?.includes(d),
    {timeout: 60_000},
    name
  );
  const is_there = await found.then(
    () => true,
    () => false
  );
  await page.close();
  return is_there;
}

describe("quarterdeck dev", () => {
  it("serves the published data and DuckDB's WebAssembly with ranges, as the finished site does", async () => {
    for (const path of ["_data/published.duckdb", "_wasm/duckdb-eh.wasm", "style/fonts/fonts.css"]) {
      const answer = await fetch(new URL(path, url), {headers: {range: "bytes=0-3"}});
      assert.deepStrictEqual([answer.status, (await answer.arrayBuffer()).byteLength], [206, 4], path);
    }
  });
  it("shows the page of its own company, whatever other tests build beside it, and anew when a source has changed", async () => {
    const page = await browser.newPage();
    await page.goto(new URL("accounts.html", url).href);
    const says = (name: string) =>
      page.waitForFunction(
        (d) => document.querySelector("main")?.textContent?.includes(d),
        {timeout: 120_000},
        name
      );
    await says("Birch");
    const accounts = join(dir, "grove", "accounts.csv");
    await writeFile(accounts, (await readFile(accounts, "utf8")).replace("Birch", "Beech"));
    await says("Beech");
    await page.close();
  });
  it("goes on with the last good data when a source has become faulty, and says so", async () => {
    await writeFile(config, `${await readFile(config, "utf8")}\nchrun: {}\n`);
    await said(child, /chrun/);
    assert.isTrue(await shows("Beech"));
  });
});

import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {Page} from "puppeteer-core";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {axeFindings} from "./axe.js";
import {type PageLog, type SiteUnderTest, sampleSite, visit} from "./harness.js";

// Files of the reader's in the workbench: one page, since each starts the engine. The browser's own files in the origin's
// private file system stand for those that a chooser would hand out: the handles are real.

let site: SiteUnderTest;
let page: Page;
let log: PageLog;
beforeAll(async () => {
  site = await sampleSite();
  ({page, log} = await visit(site, "notebook.html"));
}, 600_000);
afterAll(() => site?.close());

const seen = (selector: string, words: RegExp) =>
  page.waitForFunction(
    (a: string, b: string) =>
      [...document.querySelectorAll(a)].some((d) => new RegExp(b, "u").test(d.textContent)),
    {timeout: 40_000},
    selector,
    words.source
  );
async function press(keys: string): Promise<void> {
  const list = keys.split(" ");
  for (const key of list.slice(0, -1)) await page.keyboard.down(key as "Control");
  await page.keyboard.press(list.at(-1) as "p");
  for (const key of list.slice(0, -1)) await page.keyboard.up(key as "Control");
}
async function choose(words: string): Promise<void> {
  await press("Control p");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

/** Drops files on the workbench, all at once. */
async function drop(files: Record<string, string | Buffer>): Promise<void> {
  const list = Object.entries(files).map(([name, d]) => [name, Buffer.from(d).toString("base64")] as const);
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of given)
      dataTransfer.items.add(new File([Uint8Array.from(atob(text), (d) => d.charCodeAt(0))], name));
    document
      .querySelector(".qn-work")!
      .dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
  }, list);
}

/** Writes a file of the private file system, as another program would. */
async function write(path: string, text: string): Promise<void> {
  await page.evaluate(
    async (parts, words) => {
      let folder = await navigator.storage.getDirectory();
      for (const name of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(name, {create: true});
      const file = await folder.getFileHandle(parts.at(-1)!, {create: true});
      const writable = await file.createWritable();
      await writable.write(words);
      await writable.close();
    },
    path.split("/"),
    text
  );
}
const read = (path: string) =>
  page.evaluate(async (parts) => {
    let folder = await navigator.storage.getDirectory();
    for (const name of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
    return await (await (await folder.getFileHandle(parts.at(-1)!)).getFile()).text();
  }, path.split("/"));

/** A DuckDB file with a table of its own, and one that is called as the warehouse's. */
async function duckdbFile(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "quarterdeck-own-"));
  const path = join(folder, "crm.duckdb");
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE "Deal list" AS SELECT range AS deal, 'a' || range AS "the ""name""" FROM range(3)`
  );
  await connection.run("CREATE TABLE account_dim AS SELECT 1 AS mine");
  connection.closeSync();
  instance.closeSync();
  const bytes = await readFile(path);
  await rm(folder, {recursive: true});
  return bytes;
}

const QUERIES = `# Own files

\`\`\`sql id=beside
SELECT count(*) AS n FROM spend s JOIN account_dim d ON d.account_id <> s.name
\`\`\`

\`\`\`sql id=deals
SELECT deal, "the ""name""", mine FROM "deal list", own_account_dim
\`\`\`

\`\`\`sql id=arabic
FROM \u062a\u0642\u0631\u064a\u0631_\u06f1
\`\`\`
`;

describe("files that are dropped on the workbench", () => {
  it("are tables beside the warehouse's, whatever they are called, and none takes another's place", async () => {
    await seen(".qn-section--warehouse", /account_dim/);
    await drop({"spend.csv": "name,amount\na,1.5\nb,2\n", "spend.tsv": "name\tamount\nc\t3\n"});
    await seen(".qn-section--warehouse", /own_spend/);
    await drop({
      "\u062a\u0642\u0631\u064a\u0631 \u06f1.csv": "a\n1\n2\n3\n4\n",
      "crm.duckdb": await duckdbFile()
    });
    await seen(
      ".qn-section--warehouse",
      /deal list[^]*own_account_dim[^]*\u062a\u0642\u0631\u064a\u0631_\u06f1/
    );
  });
  it("are told of where they are broken, and nothing is lost", async () => {
    await drop({"crm.duckdb": "no database", "notes.pdf": "%PDF"});
    await seen(".qn-status-note", /^(crm\.duckdb could not be read: |notes\.pdf is neither)/);
    await drop({"own.md": QUERIES});
    await page.waitForSelector('[data-key="trust"]');
    await page.click('[data-key="trust"]');
    await seen(".qn-section--outline", /beside1 row\s*deals3 rows\s*arabic4 rows/);
    await seen(".qn-status", /\d of \d+(\.\d)? MB read/);
    await page.click("#qn-tab-Lineage");
    await seen(".qn-lineage-box", /^own_account_dimtable/);
    await choose("deals");
    await page.click("#qn-tab-Query-plan");
    await seen(".qn-plan-step", /scan.*Deal list/);
    await page.click("#qn-tab-Problems");
    await press("Alt w");
  });
});

describe("an opened folder", () => {
  it("lists its notebooks; a file is opened, changed and saved where it lies", async () => {
    await write("team/a.md", "# A\n\n```sql\nFROM account_dim LIMIT 1\n```\n");
    await write("team/deep/b.md", "# B\n");
    await page.evaluate(() =>
      Object.assign(globalThis, {
        showDirectoryPicker: async () =>
          await (await navigator.storage.getDirectory()).getDirectoryHandle("team")
      })
    );
    await choose(">open folder");
    await seen(".qn-section--notebooks", /teama\.mddeep\/b\.md/);
    await page.click('[data-key="folder a.md"]');
    await page.waitForSelector('[data-key="trust"]');
    await page.click('[data-key="trust"]');
    await choose(">insert text below");
    await page.keyboard.type("Mine");
    await press("Control s");
    await seen(".qn-status-note", /Saved a\.md/);
    assert.match(await read("team/a.md"), /^# A\n\n<!-- cell -->\n\nMine\n\n```sql\n/);
  });
  it("follows what another program writes, and asks before it writes over that", async () => {
    await page.keyboard.press("Escape");
    await write("team/a.md", "# Another\n");
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await seen(".qn-cells", /^(?!.*Mine).*Another/s);
    await choose(">insert text below");
    await page.keyboard.type("Mine again");
    await write("team/a.md", "# Third\n");
    await press("Control s");
    await seen(".qn-dialog h2", /a\.md has changed/);
    assert.deepStrictEqual(await axeFindings(page, ".qn-dialog"), []);
    assert.strictEqual(await read("team/a.md"), "# Third\n");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await seen(".qn-status-note", /Saved a\.md/);
    assert.match(await read("team/a.md"), /Mine again/);
  });
  it("says what may only be read or is gone, and keeps what was typed", async () => {
    await page.evaluate(() => {
      const own = FileSystemFileHandle.prototype as unknown as Record<string, unknown>;
      const query = own.queryPermission;
      own.queryPermission = ({mode}: {mode: string}) =>
        Promise.resolve(mode === "read" ? "granted" : "denied");
      own.requestPermission = () => Promise.resolve("denied");
      Object.assign(globalThis, {allowAgain: () => void (own.queryPermission = query)});
    });
    await choose(">insert text below");
    await page.keyboard.type("Kept");
    await press("Control s");
    await seen(".qn-status-note", /a\.md may only be read\. Save as writes elsewhere/);
    await page.evaluate(() => (globalThis as unknown as {allowAgain: () => void}).allowAgain());
    await page.evaluate(async () => {
      const team = await (await navigator.storage.getDirectory()).getDirectoryHandle("team");
      await team.removeEntry("a.md");
    });
    await press("Control s");
    await seen(".qn-status-note", /a\.md is no longer where it was/);
    await seen(".qn-tab", /not saved/);
    await seen(".qn-cells", /Kept/);
  });
});

describe("dialogs", () => {
  it("keep the focus while they are open, give it back, close by Esc, and have nothing that axe finds", async () => {
    // after the last button the focus may be in the browser's own bars, never behind the dialog
    const inside = () =>
      page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest("dialog") != null
      );
    await page.click('[data-key="trust"]'); // what another program wrote was not trusted
    for (const words of [">compare with", ">keyboard shortcuts", ">send the cell", ">close tab"]) {
      await page.focus('[data-key="more"]');
      await choose(words);
      await page.waitForSelector("dialog.qn-dialog", {timeout: 30_000}).catch(() => assert.fail(words));
      for (let i = 0; i < 6; ++i) {
        assert.isTrue(await inside(), `${words}, Tab ${i}`);
        await page.keyboard.press("Tab");
      }
      assert.deepStrictEqual(await axeFindings(page, "dialog.qn-dialog"), [], words);
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector("dialog.qn-dialog") === null);
      assert.strictEqual(
        await page.evaluate(() => (document.activeElement as HTMLElement).dataset.key),
        "more",
        words
      );
    }
    await page.keyboard.press("Enter");
    await page.waitForSelector(".qn-menu-list:popover-open");
    assert.deepStrictEqual(await axeFindings(page, ".qn-menu-list"), []);
    await page.keyboard.press("Escape");
    assert.strictEqual(
      await page.evaluate(() => (document.activeElement as HTMLElement).dataset.key),
      "more"
    );
  });
  it("asked no other host, and broke no policy", () => {
    assert.deepStrictEqual(log, {errors: [], foreign: []});
  });
});

import {mkdir, mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {silent} from "../../loaders/progress.js";
import {publish} from "../../loaders/publish/publish.js";
import {dataName} from "../../src/lib/dataName.js";
import type {LossesData, LossFile} from "../../src/lib/lossesData.js";
import {rowsOf} from "../../src/metrics/columns.js";
import {type PublishCompany, publishCompany} from "./company.js";

let dir: string;
let company: PublishCompany;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-losses-"));
  company = await publishCompany(join(dir, "company"));
});
afterAll(() => rm(dir, {recursive: true, force: true}));

async function published(name: string, audience: {segment?: string} = {}): Promise<string> {
  const folder = join(dir, name, "published");
  await publish(company.warehouse, company.config, {dir: folder, progress: silent, ...audience});
  return folder;
}

async function lesson(name: string, account: string, date = "2026-03-01"): Promise<void> {
  const folder = join(company.config.dir, "lessons");
  await mkdir(folder, {recursive: true});
  const head = `---\naccount: ${account}\nowner: Ana\ndate: ${date}\nstatus: done\n---\n`;
  await writeFile(join(folder, name), `${head}\nWhat we learnt of ${account}.\n`);
}

const read = async <T>(...parts: string[]) => JSON.parse(await readFile(join(...parts), "utf8")) as T;

describe("publish(warehouse, config, {dir}) of losses", () => {
  it("writes a file for each account that was lost and for no other, with what it paid and its weeks", async () => {
    const folder = await published("one");
    const name = `${dataName("AC-ELDER")}.json`;
    assert.deepStrictEqual(await readdir(join(folder, "losses")), [name]);
    const file = await read<LossFile>(folder, "losses", name);
    assert.deepStrictEqual([file.account_id, file.currency, file.lessons], ["AC-ELDER", "USD", []]);
    assert.deepStrictEqual(
      rowsOf(file.steps).map(({from_date, to_date, mrr}) => [from_date, to_date, mrr]),
      [["2025-02-01", "2026-02-01", 500]]
    );
    assert.isAbove(rowsOf(file.weeks).length, 40);
    assert.isTrue(rowsOf(file.weeks).every((d) => d.week_end <= "2026-04-02"));
  });
  it("lists the loss with its cause, and publishes it anew when a lesson is written", async () => {
    const before = await read<LossesData>(await published("two"), "site", "losses.json");
    assert.deepStrictEqual(
      before.losses.map((d) => [d.account_id, d.lost_on, d.cause, d.mrr_lost, d.lessons.length]),
      [["AC-ELDER", "2026-02-01", "price", 500, 0]]
    );
    await lesson("elder.md", "AC-ELDER");
    await lesson("later.md", "AC-ELDER", "2099-01-01");
    await lesson("alder.md", "AC-ALDER");
    const folder = await published("two");
    const after = await read<LossesData>(folder, "site", "losses.json");
    assert.deepStrictEqual(after.losses[0]?.lessons, [{owner: "Ana", date: "2026-03-01", status: "done"}]);
    assert.deepStrictEqual(after.stray, [{file: "lessons/alder.md", account_id: "AC-ALDER"}]);
    const file = await read<LossFile>(folder, "losses", `${dataName("AC-ELDER")}.json`);
    assert.deepStrictEqual(
      file.lessons.map((d) => [d.file, d.body]),
      [["lessons/elder.md", [{tag: "p", children: ["What we learnt of AC-ELDER."]}]]]
    );
  });
  it("says nothing of losses and lessons of others in a slice", async () => {
    await lesson("elder.md", "AC-ELDER");
    const folder = await published("slice", {segment: "Small"});
    assert.deepStrictEqual(await readdir(join(folder, "losses")), []);
    const data = await read<LossesData>(folder, "site", "losses.json");
    assert.deepStrictEqual([data.losses, data.stray], [[], []]);
    assert.strictEqual(data.months.before_loss.value, null);
  });
  it("names the file and the line of a faulty lesson, and leaves the folder as it is", async () => {
    const folder = await published("faulty");
    const file = join(company.config.dir, "lessons", "faulty.md");
    await mkdir(join(company.config.dir, "lessons"), {recursive: true});
    await writeFile(file, "---\naccount: AC-ELDER\nowner: Ana\ndate: soon\nstatus: done\n---\n");
    const message = await published("faulty").catch((error: Error) => error.message);
    assert.include(message, `${file}:4: date: found "soon"`);
    assert.include(await readdir(folder), "manifest.json");
    await rm(file);
  });
});

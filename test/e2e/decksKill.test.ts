import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {parkMiller} from "../support/parkMiller.js";
import {
  type BatchRun,
  type Fault,
  foundFiles,
  type FoundFile,
  listedDecks,
  startBatch
} from "./support/batchRun.js";
import {ACCOUNTS, deckCompany} from "./support/deckCompany.js";

/** Some with every change, fifty before a release: QUARTERDECK_KILLS=50. */
const KILLS = Number(process.env.QUARTERDECK_KILLS ?? 5);
/** Each has a company of its own, whose decks are made again and again. */
const LANES = [
  ["--jobs", "2"],
  ["--jobs", "2", "--format", "both"],
  ...(KILLS < 10 ? [] : [["--jobs", "1"]])
].map((args, i, {length}) => ({
  kills: Math.floor((KILLS + i) / length),
  args
}));
/** Where a run may be killed during a write or rename. */
const MOMENTS: Omit<Fault, "nth">[] = [
  {call: "write", file: "AC-", how: "half"},
  {call: "rename", file: "AC-", how: "before"},
  {call: "rename", file: "AC-", how: "after"},
  {call: "append", file: '"entry"', how: "half"},
  {call: "append", file: '"account_id"', how: "half"},
  {call: "write", file: "manifest\\.json", how: "half"},
  {call: "rename", file: "manifest\\.json", how: "before"}
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-kill-"));
  for (const i of LANES.keys()) await deckCompany(join(folder, String(i)));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

/** Gives every deck another recipe. */
async function changeAll(home: string, round: number): Promise<void> {
  for (const {account_id} of ACCOUNTS) {
    await mkdir(join(home, "notes", account_id), {recursive: true});
    await writeFile(
      join(home, "notes", account_id, "2026Q3.md"),
      `# adoption\n\nWords of round ${"i".repeat(round)}.\n`
    );
  }
}

const expected = (args: readonly string[]) =>
  ACCOUNTS.flatMap(({account_id}) =>
    (args.includes("both") ? ["pdf", "pptx"] : ["pdf"]).map((d) => `${account_id}-2026Q3-en.${d}`)
  );

/** What must hold of a folder whenever a run was killed; returns the files that count as finished. */
async function assertSound(home: string, names: readonly string[]): Promise<FoundFile[]> {
  const found = await foundFiles(home);
  assert.includeMembers(
    [...names],
    found.map((d) => d.file)
  );
  const listed = await listedDecks(home);
  const finished: FoundFile[] = [];
  for (const file of found) {
    const entry = listed.findLast((d) => d.file === file.file && d.sha256 === file.sha256);
    assert.isDefined(entry, `${file.file} lies there and neither list nor journal knows it`);
    assert.strictEqual(entry.recipe, file.recipe, `${file.file} is listed with another recipe`);
    finished.push(file);
  }
  return finished;
}

/** Runs until killed: at a moment of a write, or so many milliseconds after the run has taken the folder. */
async function killedRun(home: string, args: readonly string[], when: Fault | number): Promise<boolean> {
  const run = startBatch(home, args, typeof when === "number" ? undefined : when);
  if (typeof when === "number") {
    let over = false;
    void run.ended.then(() => (over = true));
    const pid = `"pid":${run.child.pid},`;
    while (
      !over &&
      !(await readFile(join(home, "decks", ".manifest.journal"), "utf8").catch(() => "")).includes(pid)
    )
      await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, when));
    run.child.kill("SIGKILL");
  }
  const {code, signal} = await run.ended;
  assert.isTrue(signal === "SIGKILL" || code === 0, run.output());
  return signal === "SIGKILL";
}

interface Kills {
  timed: number;
  writing: number;
}

async function lane(i: number): Promise<Kills> {
  const {kills: wanted, args} = LANES[i]!;
  const home = join(folder, String(i));
  const chance = parkMiller(4 * wanted * 3, 1000 + i).values();
  const next = () => chance.next().value!;
  const kills: Kills = {timed: 0, writing: 0};
  const names = expected(args);
  let round = 0;
  while (kills.timed + kills.writing < wanted) {
    const writing = next() < 0.5;
    const moment = MOMENTS[Math.floor(MOMENTS.length * next())]!;
    const nth = moment.file.startsWith("manifest") ? 1 : 1 + Math.floor(3 * next());
    const killed = await killedRun(home, args, writing ? {...moment, nth} : Math.floor(1000 * next()));
    if (killed) ++kills[writing ? "writing" : "timed"];
    const finished = await assertSound(home, names);
    await assertKept(home, finished);
    if (!killed) await changeAll(home, ++round);
  }
  return kills;
}

const times = new Map<string, {recipe: string | null; mtime: number}>();

/** A file is written again only for another recipe. */
async function assertKept(home: string, finished: readonly FoundFile[]): Promise<void> {
  for (const {file, recipe} of finished) {
    const at = join(home, "decks", file);
    const {mtimeMs: mtime} = await stat(at);
    const before = times.get(at);
    if (before?.recipe === recipe) assert.strictEqual(mtime, before.mtime, `${file} was made twice`);
    times.set(at, {recipe, mtime});
  }
}

describe("quarterdeck qbr killed with -9 at seeded moments", () => {
  it("leaves whole files that list and journal know, makes none twice, and ends complete", async () => {
    const kills = await Promise.all([...LANES.keys()].map(lane));
    const writing = kills.reduce((sum, d) => sum + d.writing, 0);
    const all = writing + kills.reduce((sum, d) => sum + d.timed, 0);
    assert.strictEqual(all, KILLS);
    assert.isAtLeast(writing, KILLS / 5);
    for (const [i, {args}] of LANES.entries()) {
      const home = join(folder, String(i));
      const last = startBatch(home, args);
      assert.strictEqual((await last.ended).code, 0, last.output());
      const names = expected(args);
      const files = await assertSound(home, names);
      assert.deepStrictEqual(
        files.map((d) => d.file),
        names
      );
      const data = new Set(files.map((d) => d.recipe));
      assert.strictEqual(
        data.size,
        ACCOUNTS.length,
        "each account has its own recipe, the same in all formats"
      );
      const again = startBatch(home, args);
      assert.strictEqual((await again.ended).code, 0);
      assert.include(again.output(), `0 made, ${names.length} already there, 0 failed`);
      const hidden = (await readdir(join(home, "decks"))).filter((d) => d.startsWith("."));
      assert.deepStrictEqual(hidden, []);
    }
  });
});

/** The main process of a run's browser; null where none runs. */
async function browserOf(pid: number): Promise<number | null> {
  for (const name of (await readdir("/proc")).filter((d) => /^\d+$/u.test(d))) {
    const line = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
    if (line.includes(`quarterdeck-browser-${pid}-`) && !line.includes("--type=")) return Number(name);
  }
  return null;
}

const decksIn = async (home: string) =>
  (await readdir(join(home, "decks")).catch(() => [])).filter((d) => /^[^.].*\.pdf$/u.test(d)).length;

/** Kills a run's browser if it has more than two decks to make; the run stands still meanwhile, so that it cannot end it itself. */
async function killBrowser({child}: BatchRun, home: string): Promise<boolean> {
  if (!child.kill("SIGSTOP")) return false;
  try {
    const browser = (await decksIn(home)) < ACCOUNTS.length - 2 ? await browserOf(child.pid!) : null;
    if (browser !== null) process.kill(browser, "SIGKILL");
    return browser !== null;
  } finally {
    child.kill("SIGCONT");
  }
}

describe.skipIf(!existsSync("/proc/self/cmdline"))(
  "quarterdeck qbr whose browser is killed at random",
  () => {
    it("starts it again and ends complete, and the log says so", async () => {
      const home = join(folder, "0");
      await rm(join(home, "decks"), {recursive: true, force: true});
      const run = startBatch(home, ["--jobs", "2"]);
      let over = false;
      void run.ended.then(() => (over = true));
      const chance = parkMiller(3, 7).values();
      const log = () => readFile(join(home, "decks", "log.jsonl"), "utf8").catch(() => "");
      const restarts = async () =>
        (await log()).split("the browser ended unexpectedly and is started again").length - 1;
      let killed = 0;
      // After so many decks; no deck is hit so often that it counts as the cause.
      for (const after of [1, 4, 7].map((d) => d + Math.floor(3 * chance.next().value!))) {
        while (!over && ((await decksIn(home)) < after || (await restarts()) < killed))
          await new Promise((resolve) => setTimeout(resolve, 10));
        if (await killBrowser(run, home)) ++killed;
      }
      assert.strictEqual((await run.ended).code, 0, run.output());
      assert.isAtLeast(killed, 2);
      const files = await assertSound(home, expected([]));
      assert.strictEqual(files.length, ACCOUNTS.length);
      assert.strictEqual(await restarts(), killed);
    });
  }
);

describe("quarterdeck qbr into a folder that cannot be written to", () => {
  const refused = async (args: string[], fault?: Fault) => {
    const run = startBatch(join(folder, "1"), args, fault);
    const {code} = await run.ended;
    const said = run.output().split("\n");
    return {code, said: said.slice(said.findIndex((d) => d.startsWith("quarterdeck:"))).join("\n")};
  };
  it("ends at once with one message where the disk is full, and keeps what is finished", async () => {
    const out = join(folder, "full");
    const {code, said} = await refused(["--out", join(out, "dist")], {
      ...{call: "write", file: "AC-.*pdf", nth: 4, how: "ENOSPC"}
    });
    assert.strictEqual(code, 1);
    assert.strictEqual(
      said,
      `quarterdeck: the disk of ${join(out, "decks")} is full; free some space there, then run the same command again: what is finished stays, and only the rest is made\n`
    );
    const files = await foundFiles(out);
    assert.isAtLeast(files.length, 3);
    assert.isAtMost(files.length, 4);
    const listed = JSON.parse(await readFile(join(out, "decks", "manifest.json"), "utf8")) as {
      decks: unknown[];
    };
    assert.strictEqual(listed.decks.length, files.length);
    assert.isTrue((await readdir(join(out, "decks"))).every((d) => !d.startsWith(".")));
  });
  it("ends before it prints where a file has the folder's name, or the system is read-only", async () => {
    const out = join(folder, "file");
    await mkdir(out);
    await writeFile(join(out, "decks"), "a file");
    const args = ["--out", join(out, "dist")];
    const {code, said} = await refused(args);
    assert.strictEqual(code, 1);
    assert.match(said, /^quarterdeck: \S+decks cannot be a folder, since a file has that name; [^\n]+\n$/u);
    const other = await refused(["--out", join(folder, "readonly", "dist")], {
      ...{call: "append", file: '"run"', nth: 1, how: "EROFS"}
    });
    assert.strictEqual(other.code, 1);
    assert.match(other.said, /^quarterdeck: \S+decks cannot be written to \(it is read-only\); [^\n]+\n$/u);
  });
});

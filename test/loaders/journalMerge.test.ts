import {execFileSync} from "node:child_process";
import {appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {assert, describe, it, onTestFinished} from "vitest";
import {JOURNAL_ATTRIBUTES, type JournalLines, journalTail} from "../../src/lib/journalLine.js";
import {heldOverride} from "../../src/metrics/heldOverride.js";
import type {AccountOverride} from "../../src/metrics/accountData.js";
import {ingested} from "../fixtures/ingest/folder.js";

type Override = JournalLines["overrides"];
const override = (score: number, made_on: string, by: string): Override => ({
  ...{account_id: "A1", score, band: null, reason: "a call, and a mail", by, made_on, expires_on: null}
});

/** A repository with a journal, and the ways to write into it. */
function repository() {
  const folder = mkdtempSync(path.join(tmpdir(), "quarterdeck-merge-"));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  const file = path.join(folder, "data", "journal", "overrides.csv");
  mkdirSync(path.dirname(file), {recursive: true});
  const env = {...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1"};
  const who = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
  const git = (...words: string[]) =>
    execFileSync("git", [...who, ...words], {cwd: folder, env, encoding: "utf8", stdio: "pipe"});
  git("init", "-q", "-b", "main");
  const commit = () => {
    git("add", "-A");
    git("commit", "-q", "-m", "lines");
  };
  const text = () => readFileSync(file, {encoding: "utf8", flag: "a+"});
  const write = (line: Override) => {
    appendFileSync(file, journalTail(text(), "overrides", line));
    commit();
  };
  return {git, commit, write, text, attributes: path.join(path.dirname(file), ".gitattributes")};
}

/** Two people write on branches of their own, which are then merged. */
function merged(before: readonly Override[], {attributes}: {attributes: string}): string {
  const repo = repository();
  writeFileSync(repo.attributes, attributes);
  repo.commit();
  for (const line of before) repo.write(line);
  repo.git("checkout", "-q", "-b", "ada");
  repo.write(override(30, "2024-06-10", "Ada"));
  repo.write(override(35, "2024-06-20", "Ada"));
  repo.git("checkout", "-q", "main");
  repo.write(override(70, "2024-06-15", "Bo"));
  repo.git("merge", "-q", "--no-edit", "ada");
  return repo.text();
}

describe("a journal on two branches", () => {
  it.each([
    {name: "with lines before", before: [override(50, "2024-05-01", "Cy")]},
    {name: "that both begin the file", before: []}
  ])("merges without a conflict, $name; the last line by date counts", async ({before}) => {
    const text = merged(before, {attributes: JOURNAL_ATTRIBUTES});
    const lines = text.trimEnd().split("\n");
    assert.lengthOf(lines, 1 + before.length + 3);
    const {db, report} = await ingested({
      files: {"journal/overrides.csv": text},
      settings: "as_of: 2024-06-30"
    });
    assert.include(report.tables.overrides, {read: before.length + 3, rejected: 0});
    const rows = await db.query<AccountOverride>("FROM overrides ORDER BY made_on DESC");
    assert.deepStrictEqual(
      rows.slice(0, 3).map((d) => d.score),
      [35, 70, 30]
    );
    assert.include(heldOverride(rows, "2024-06-30"), {score: 35, by: "Ada"});
  });
  it("would not without what the journal tells git", () => {
    assert.throws(() => merged([override(50, "2024-05-01", "Cy")], {attributes: "\n"}));
  });
});

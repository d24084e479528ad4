import {mkdtemp, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {askCli, runCli} from "./support/cli.js";

const COMMANDS = [
  "init",
  "check",
  "build",
  "dev",
  "serve",
  "qbr",
  "approve",
  "verify",
  "metrics",
  "sql",
  "stats"
];

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-cli-"));
});
afterAll(async () => {
  await rm(dir, {recursive: true, force: true});
});

describe("quarterdeck --help", () => {
  it("lists every command and the exit codes", async () => {
    const {code, stdout} = await runCli(["--help"], {cwd: dir});
    assert.strictEqual(code, 0);
    for (const command of COMMANDS) assert.match(stdout, new RegExp(`^  ${command} `, "m"));
    assert.include(
      stdout,
      "0 fine, 1 failed, 2 bad configuration or usage, 3 too many rejected rows, 4 some decks failed"
    );
  });
  it.each(COMMANDS)("of %s describes it with examples", async (command) => {
    const {code, stdout} = await askCli([command, "--help"], {cwd: dir});
    assert.strictEqual(code, 0);
    assert.include(stdout, `Examples:\n  $ quarterdeck ${command}`);
  });
});

describe("quarterdeck with a mistake in the command line", () => {
  it.each([
    [["biuld"], /unknown command 'biuld'[^]*Did you mean build\?/],
    [["build", "--warehuse", "x"], /unknown option '--warehuse'[^]*Did you mean --warehouse\?/],
    [["metrics", "--quarter", "2026"], /Expected a quarter such as 2026Q3/],
    [["build", "--as-of", "2026-02-30"], /Expected a day such as/],
    [["qbr", "--jobs", "0"], /Expected a whole number above 0/],
    [["metrics", "--quarter", "2026Q3", "--window", "12m"], /give one of them/],
    [["metrics", "--account", "A", "--account", "B"], /one account at a time/],
    [["sql", "--csv", "--json", "SELECT 1"], /cannot be used with/],
    [["approve", "--account", "A"], /say who has looked at the decks, on one line: --by "Ana Ruiz"/],
    [["verify", "/nowhere.pdf"], /there is no file \/nowhere\.pdf/],
    [["sql"], /missing required argument 'query'/],
    [["serve", "/nowhere"], /there is no site here\. Build one with: quarterdeck build/]
  ])("ends %j with 2 and says what was expected", async (args, message) => {
    const {code, stdout, stderr} = await askCli(args, {cwd: dir});
    assert.deepStrictEqual([code, stdout], [2, ""]);
    assert.match(stderr, message);
    assert.notMatch(stderr, /^\s+at /m);
  });
  it("names the configuration that is not there", async () => {
    const {code, stderr} = await askCli(["check", "--config", "gone.yaml"], {cwd: dir});
    assert.strictEqual(code, 2);
    assert.include(stderr, join(dir, "gone.yaml"));
  });
});

describe("quarterdeck in a folder with its own quarterdeck.yaml", () => {
  it("reads that one, says line and near miss of a misspelt key, and writes nothing", async () => {
    await writeFile(join(dir, "quarterdeck.yaml"), "company: Acme\ncurency: EUR\nsources: {}\n");
    const {code, stderr} = await runCli(["build"], {cwd: dir});
    assert.strictEqual(code, 2);
    assert.match(stderr, /quarterdeck\.yaml/);
    assert.match(stderr, /\b2\b/);
    assert.match(stderr, /curency/);
    assert.match(stderr, /currency/);
    assert.deepStrictEqual(await readdir(dir), ["quarterdeck.yaml"]);
  });
});

import {existsSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {assert, describe, it} from "vitest";
import {quarterdeck} from "../reports/cli.js";
import {PROJECT, textOf} from "./support/sources.js";

const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "src/docs/architecture.md",
  "src/docs/calibration.md",
  "src/docs/hosting.md",
  "src/docs/methods.md",
  "src/docs/own-data.md",
  "src/docs/playbook.md",
  "src/docs/templates.md",
  "src/docs/workbench.md"
];
const {scripts} = JSON.parse(textOf("package.json")) as {scripts: Record<string, string>};

/** The lines of a document that are typed into a shell. */
function commands(path: string): string[] {
  const fences = Array.from(textOf(path).matchAll(/^```sh\n([\s\S]*?)^```/gm), (d) => d[1] ?? "");
  return fences
    .flatMap((d) => d.split("\n"))
    .flatMap((d) => d.replace(/\s+#.*$/, "").split(" && "))
    .filter((d) => d.trim());
}

describe("the README", () => {
  it("shows its two commands before anything else that is typed", () => {
    assert.deepStrictEqual(commands("README.md").slice(0, 4), [
      "npm ci",
      "npm run qbr",
      "npm ci",
      "npm test"
    ]);
  });
  it("begins with a picture that is committed, smaller than 300 KB", () => {
    const [, picture = ""] = /!\[[^\]]+\]\(([^)]+\.png)\)/.exec(textOf("README.md")) ?? [];
    assert.isBelow(readFileSync(join(PROJECT, picture)).length, 300_000);
  });
});

describe.each(DOCUMENTS)("%s", (path) => {
  it("has commands that exist, with options that exist", () => {
    for (const line of commands(path)) assertCommand(line);
  });
  it("links to files that are there, and to headings that are there", () => {
    for (const [, link = ""] of textOf(path).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? path : join(dirname(path), file);
      assert.isTrue(existsSync(join(PROJECT, target)), `${path}: ${link}`);
      if (anchor) assert.include(headings(textOf(target)), anchor, `${path}: ${link}`);
    }
  });
  it("names files that are there", () => {
    for (const [, name = ""] of textOf(path).matchAll(/`((?:src|loaders|reports|test|data)\/[\w./-]+)`/g)) {
      if (name.startsWith("data/sample/out")) continue; // generated
      assert.isTrue(existsSync(join(PROJECT, name)), `${path}: ${name}`);
    }
  });
});

function headings(text: string): string[] {
  return Array.from(text.matchAll(/^#+ (.*)$/gm), ([, d = ""]) =>
    d
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replace(/\s/g, "-")
  );
}

/** `npm run X -- OPTIONS`, `npx quarterdeck X OPTIONS` and `quarterdeck X OPTIONS` must be what the command line knows. */
function assertCommand(line: string): void {
  const words = line.trim().split(/\s+/);
  const [, script] = /^npm (?:run )?([\w:-]+)/.exec(line) ?? [];
  if (script !== undefined && script !== "ci") assert.property(scripts, script, line);
  const at = words.indexOf("quarterdeck");
  const name =
    at >= 0 ? words[at + 1] : scripts[script ?? ""]?.startsWith("node reports/bin.js") ? script : undefined;
  if (name === undefined || name.startsWith("-")) return;
  const command = quarterdeck(() => undefined).commands.find((d) => d.name() === name);
  assert.isDefined(command, `${line}: no command ${name}`);
  const method = command?.commands.find((d) => d.name() === words[at + 2]);
  if (command?.commands.length) assert.isDefined(method, `${line}: no ${name} ${words[at + 2]}`);
  const known = (method ?? command)?.options.map((d) => d.long) ?? [];
  for (const option of words.filter((d) => /^--\w/.test(d) && d !== "--help"))
    assert.include(known, option, line);
}

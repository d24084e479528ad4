import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {assert, describe, it} from "vitest";
import {noteBody} from "../../../loaders/slice/noteBody.js";
import {notesFolder, readNotes} from "../../../loaders/slice/notes.js";
import type {DeckNotes, NoteNode} from "../../../src/metrics/deckData.js";
import {temporaryFolder} from "../../fixtures/ingest/folder.js";
import {testConfig} from "../../support/companies.js";
import {PROJECT} from "../../support/sources.js";

/** The notes of account A1 for 2026Q1, from the text of their file. */
async function notes(text: string | Uint8Array): Promise<DeckNotes | null> {
  const dir = path.join(await temporaryFolder(), "notes");
  await mkdir(path.join(dir, "A1"), {recursive: true});
  await writeFile(path.join(dir, "A1", "2026Q1.md"), text);
  return readNotes(dir, {account_id: "A1", quarter: "2026Q1"});
}

/** The words of a note, without its elements. */
const words = (nodes: readonly NoteNode[]): string =>
  nodes.map((d) => (typeof d === "string" ? d : words(d.children))).join("");

const sections = async (text: string) =>
  (await notes(text))?.sections.map((d) => [d.slide, d.place, d.line, words(d.body)]);

describe("readNotes(folder, {account_id, quarter})", () => {
  it("reads a section for each heading, with its place and its line in the file", async () => {
    assert.deepStrictEqual(
      await sections("# adoption\nOne.\n\n# voice: replace\nTwo.\n#  goals :title \nThree.\n"),
      [
        ["adoption", "add", 1, "One."],
        ["voice", "replace", 4, "Two."],
        ["goals", "title", 6, "Three."]
      ]
    );
  });
  it.each([
    ["front matter is no section, but counts as lines", "---\nby: Ines\n---\n# adoption\nOne.\n", 4],
    ["lines end as on Windows", "---\r\nby: Ines\r\n---\r\n# adoption\r\nOne.\r\n", 4],
    ["what stands before the first heading is left out", "A draft.\n\n# adoption\nOne.\n", 3],
    ["the editor put a byte order mark before it", "\uFEFF# adoption\nOne.\n", 1],
    ["both are there", "\uFEFF---\nby: Ines\n---\n# adoption\nOne.\n", 4]
  ])("knows where a section begins when %s", async (_, text, line) => {
    assert.deepStrictEqual(await sections(text), [["adoption", "add", line, "One."]]);
  });
  it("is null without a file, and without sections for an empty one", async () => {
    const dir = await temporaryFolder();
    assert.isNull(await readNotes(dir, {account_id: "A1", quarter: "2026Q1"}));
    assert.deepStrictEqual(await notes(""), {
      file: path.join("notes", "A1", "2026Q1.md"),
      sections: [],
      fault: null
    });
  });
  it.each([
    ["# two words", 3],
    ["# adoption: below", 3],
    ["# ", 3]
  ])(
    "keeps the fault of the heading %j for that deck, with its line and what is expected",
    async (heading, line) => {
      const found = await notes(`# voice\nOne.\n${heading}\nTwo.\n`);
      assert.deepStrictEqual(found?.sections, []);
      assert.strictEqual(
        found?.fault,
        `${path.join("notes", "A1", "2026Q1.md")}:${line}: ${heading.trim()} is no heading of a section; expected "# adoption", "# adoption: replace" or "# adoption: title"`
      );
    }
  );
  it("says so of a file that cannot be read", async () => {
    const dir = await temporaryFolder();
    await mkdir(path.join(dir, "A1", "2026Q1.md"), {recursive: true});
    const found = await readNotes(dir, {account_id: "A1", quarter: "2026Q1"});
    assert.match(found?.fault ?? "", /2026Q1\.md cannot be read: /);
  });
  it("takes an id for a name, never for a path", async () => {
    const dir = await temporaryFolder();
    await mkdir(path.join(dir, "notes"));
    await writeFile(path.join(dir, "2026Q1.md"), "# adoption\nOutside.\n");
    assert.isNull(await readNotes(path.join(dir, "notes"), {account_id: "..", quarter: "2026Q1"}));
  });
});

describe("notesFolder(config)", () => {
  it("is beside the configuration, and reports/notes for the sample company", () => {
    assert.strictEqual(notesFolder(testConfig({dir: "/home/acme"})), path.join("/home/acme", "notes"));
    assert.strictEqual(
      notesFolder(testConfig({dir: path.join(PROJECT, "data")})),
      path.join(PROJECT, "reports", "notes")
    );
  });
});

describe("noteBody(markdown)", () => {
  it("keeps paragraphs, lists, emphasis, code and links to the web", () => {
    assert.deepStrictEqual(noteBody("A **b** _c_ `d` [e](https://e.example).\n\n- f\n- g\n"), [
      {
        tag: "p",
        children: [
          "A ",
          {tag: "strong", children: ["b"]},
          " ",
          {tag: "em", children: ["c"]},
          " ",
          {tag: "code", children: ["d"]},
          " ",
          {tag: "a", href: "https://e.example", children: ["e"]},
          "."
        ]
      },
      {
        tag: "ul",
        children: [
          {tag: "li", children: ["f"]},
          {tag: "li", children: ["g"]}
        ]
      }
    ]);
  });
  it.each([
    ["a script", "a<script>alert(1)</script>b"],
    ["an image", "a![x](https://evil.example/x.png)b"],
    ["a handler", 'a<b onclick="alert(1)"></b>b'],
    ["a style", "a<style>p {color: red}</style>b"],
    ["a frame", '<p>a<iframe src="https://evil.example"></iframe>b</p>']
  ])("takes no %s", (_, markdown) => {
    const text = JSON.stringify(noteBody(markdown));
    assert.notMatch(text, /script|alert|evil|onclick|style|color|img|iframe/);
    assert.include(["ab", "a"], words(noteBody(markdown)));
  });
  it.each(["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "../secret"])(
    "keeps the words of a link to %s, and drops the link",
    (href) => {
      assert.deepStrictEqual(noteBody(`[words](<${href}>)`), [{tag: "p", children: ["words"]}]);
    }
  );
  it("makes one space of line ends within a paragraph", () => {
    assert.strictEqual(words(noteBody("one\ntwo\n   three")), "one two three");
  });
});

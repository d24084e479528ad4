import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, assert, beforeEach, describe, it} from "vitest";
import {noteBody} from "../../../loaders/slice/noteBody.js";
import {readNotes} from "../../../loaders/slice/notes.js";
import {safeId} from "../../../src/lib/safeId.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterdeck-notes-"));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

async function notes(text: string, account_id = "A-1") {
  await mkdir(join(folder, safeId(account_id)), {recursive: true});
  await writeFile(join(folder, safeId(account_id), "2026Q3.md"), text);
  return (await readNotes(folder, {account_id, quarter: "2026Q3"}))!;
}

describe("readNotes(folder, deck)", () => {
  it("is null where nothing was written", async () => {
    assert.isNull(await readNotes(folder, {account_id: "A-1", quarter: "2026Q3"}));
    assert.isNull(await readNotes(join(folder, "none"), {account_id: "A-1", quarter: "2026Q3"}));
  });
  it("reads a section for each heading with its place and line, after front matter and an introduction", async () => {
    const {sections, fault} = await notes(
      "---\nby: Ana\n---\nNot a section.\n# adoption\nOne.\n# support: replace\nTwo.\n\n## Not a slide\n# summary:title\r\nThree.\r\n"
    );
    assert.isNull(fault);
    assert.deepStrictEqual(
      sections.map(({slide, place, line}) => ({slide, place, line})),
      [
        {slide: "adoption", place: "add", line: 5},
        {slide: "support", place: "replace", line: 7},
        {slide: "summary", place: "title", line: 11}
      ]
    );
    assert.deepStrictEqual(sections[0]!.body, [{tag: "p", children: ["One."]}]);
  });
  it("keeps what is wrong with a heading for that deck, with file and line", async () => {
    const {sections, fault} = await notes("# adoption\nFine.\n# support: instead\nText.\n");
    assert.deepStrictEqual(sections, []);
    assert.match(
      fault!,
      /A-1[/\\]2026Q3\.md:3: # support: instead is no heading of a section; expected "# adoption"/
    );
  });
  it("reads inside its folder only, whatever an id looks like", async () => {
    await writeFile(join(folder, "2026Q3.md"), "# adoption\nOutside.\n");
    for (const account_id of ["..", ".", "../notes", "/etc", "a/../..", "C:\\x"]) {
      assert.isNull(await readNotes(join(folder, "inner"), {account_id, quarter: "2026Q3"}), account_id);
      const own = await notes("# goals\nInside.\n", account_id);
      assert.strictEqual(own.sections[0]!.slide, "goals", account_id);
    }
  });
  it("says so where the file cannot be read, and stops no other deck", async () => {
    await mkdir(join(folder, "A-1", "2026Q3.md"), {recursive: true});
    const found = await readNotes(folder, {account_id: "A-1", quarter: "2026Q3"});
    assert.match(found!.fault!, /cannot be read: EISDIR/);
  });
});

describe("noteBody(markdown)", () => {
  const words = (markdown: string) => JSON.stringify(noteBody(markdown));
  it("keeps paragraphs, lists, emphasis, code and links to the web", () => {
    assert.deepStrictEqual(noteBody("A **b** *c* `d` [e](https://e.example)"), [
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
          {tag: "a", href: "https://e.example", children: ["e"]}
        ]
      }
    ]);
    assert.deepStrictEqual(noteBody("- one\n- two"), [
      {
        tag: "ul",
        children: [
          {tag: "li", children: ["one"]},
          {tag: "li", children: ["two"]}
        ]
      }
    ]);
  });
  it("drops scripts, styles, frames, images, forms and handlers, and keeps the words around them", () => {
    const hostile = [
      "<script>alert(1)</script>",
      "<style>p{display:none}</style>",
      '<iframe src="https://x.example"></iframe>',
      "![x](https://x.example/p.png)",
      '<img src="file:///etc/passwd" onerror="alert(1)">',
      '<svg><a xlink:href="javascript:alert(1)"><text>t</text></a></svg>',
      "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
      '<form action="https://x.example"><input name=q></form>',
      '<p onclick="alert(1)" style="position:fixed">kept</p>'
    ].join("\n\n");
    const made = words(`before\n\n${hostile}\n\nafter`);
    for (const bad of ["alert", "x.example", "passwd", "onclick", "style", "script"])
      assert.notInclude(made, bad);
    for (const good of ["before", "kept", "after"]) assert.include(made, good);
  });
  it("links to http, https and mail addresses only", () => {
    for (const href of [
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "file:///etc/passwd",
      "data:text/html,x",
      "//x.example",
      "/local",
      "vbscript:x"
    ])
      assert.notInclude(words(`[text](${href})`), '"a"', href);
    for (const href of ["https://a.example", "http://a.example", "mailto:a@b.example"])
      assert.include(words(`[text](${href})`), `"href":"${href}"`);
  });
  it("turns headings and tables into their words, and is empty for nothing", () => {
    assert.include(words("## Head"), "Head");
    assert.notInclude(words("## Head"), "h2");
    assert.deepStrictEqual(noteBody(""), []);
    assert.deepStrictEqual(noteBody("\n\n"), []);
  });
});

import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, describe, it} from "vitest";
import {listNotebooks, notebookPages} from "../../reports/site/notebookPages.js";

const root = mkdtempSync(join(tmpdir(), "quarterdeck-notebooks-"));
afterAll(() => rmSync(root, {recursive: true}));
mkdirSync(join(root, "notebooks"));
const write = (name: string, text: string) => writeFileSync(join(root, "notebooks", name), text);
write(
  "b.md",
  "---\ntitle: Seats\n---\n\n# ${headline}\n\n${lead}\n\nWho has *unused*\nseats? All.\n\n```sql\nFROM t\n```\n"
);
write("a.md", "Nothing else");
write("c.txt", "no notebook");

describe("listNotebooks(root)", () => {
  it("gives path, title and the first sentence that stands in the file, by title", () => {
    assert.deepStrictEqual(listNotebooks(root), [
      {path: "notebooks/b.md", title: "Seats", sentence: "Who has unused seats?"},
      {path: "notebooks/a.md", title: "a.md", sentence: "Nothing else"}
    ]);
  });
});

describe("notebookPages(md, root)", () => {
  type Rule = (state: {src: string; env: {path?: string}}) => void;
  let rule: Rule = () => {};
  notebookPages(
    {core: {ruler: {before: (_before: string, _name: string, added: Rule) => void (rule = added)}}},
    root
  );
  const src = (path?: string) => {
    const state = {src: "as it was", env: {path}};
    rule(state);
    return state.src;
  };

  it("rewrites the notebooks and no other page", () => {
    assert.match(src("/notebooks/b"), /\$\$notebook\.sql\(/);
    assert.strictEqual(src("/notebooks"), "as it was");
    assert.strictEqual(src("/accounts"), "as it was");
    assert.strictEqual(src(undefined), "as it was");
  });
});

import {assert, describe, it} from "vitest";
import {parseNotebook} from "../../../src/notebook/model/parse.js";
import type {NotebookView} from "../../../src/notebook/editor/parts.js";
import {insertName} from "../../../src/notebook/editor/shell/insertName.js";
import {fakeSurroundings} from "./fakes.js";

const TEXT = "```sql id=a\nSELECT x\nFROM \n```\n";

function doc(cursor: NotebookView["cursor"]) {
  const open = fakeSurroundings({}, () => document).open(TEXT);
  const revealed: unknown[] = [];
  const view = {
    selected: [open.notebook.cells[0]!],
    cursor,
    reveal: (...args: unknown[]) => void revealed.push(args[1])
  };
  return {open, view: view as unknown as NotebookView, revealed};
}

describe("insertName(doc, name)", () => {
  it("puts the name where the cursor is, with a blank after a word, and the cursor behind it", async () => {
    const here = doc({line: 2, column: 6});
    assert.strictEqual(await insertName(here, "account_dim"), "Inserted account_dim");
    assert.strictEqual(here.open.text, "```sql id=a\nSELECT x\nFROM account_dim\n```\n");
    assert.deepStrictEqual(here.revealed, ["SELECT x\nFROM account_dim".length]);
    const after = doc({line: 1, column: 9});
    await insertName(after, "y");
    assert.strictEqual(parseNotebook(after.open.text).cells[0]!.source, "SELECT x y\nFROM ");
  });
  it("copies it where there is no cursor", async () => {
    let copied = "";
    const copy = (text: string) => Promise.resolve(void (copied = text));
    assert.strictEqual(await insertName(doc(null), "mrr", copy), "Copied mrr");
    assert.strictEqual(await insertName(null, "mrr", copy), "Copied mrr");
    assert.strictEqual(copied, "mrr");
  });
});

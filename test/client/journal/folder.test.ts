import {afterEach, assert, beforeEach, describe, it, vi} from "vitest";
import {appendLine} from "../../../src/client/journal/appendLine.js";
import {journalIn} from "../../../src/client/journal/folder.js";
import {asHandle, MemoryFolder} from "./memoryFolder.js";

const HEADER = "account_id,play,fired_on,state,by,on,note\n";
const LINE = {
  ...{account_id: "A1", play: "call", fired_on: "2026-09-30", state: "done"},
  ...{by: "Zoë", on: "2026-10-05", note: null}
};
const WRITTEN = "A1,call,2026-09-30,done,Zoë,2026-10-05,\n";

let journal: MemoryFolder;
beforeEach(() => {
  journal = new MemoryFolder("journal");
  vi.stubGlobal("navigator", {locks: {request: (_: string, run: () => Promise<void>) => run()}});
});
afterEach(() => {
  vi.unstubAllGlobals();
});
const append = () => appendLine(asHandle(journal), "actions", LINE);

describe("appendLine(folder, table, line)", () => {
  it("begins the file, with what lets git merge it, and adds to what is there byte by byte", async () => {
    await append();
    await append();
    assert.strictEqual(journal.files.get("actions.csv"), HEADER + WRITTEN + WRITTEN);
    assert.strictEqual(journal.files.get(".gitattributes"), "*.csv merge=union\n");
  });
  it("leaves rules of git's that are there", async () => {
    journal.put(".gitattributes", "* -text\n");
    await append();
    assert.strictEqual(journal.files.get(".gitattributes"), "* -text\n");
  });
  it("keeps a line that another program adds meanwhile", async () => {
    journal.put(".gitattributes", "");
    journal.put("actions.csv", HEADER);
    const other = "Ä2,call,2026-09-30,open,,,\n";
    journal.meanwhile.push(() => journal.put("actions.csv", HEADER + other));
    await append();
    assert.strictEqual(journal.files.get("actions.csv"), HEADER + other + WRITTEN);
  });
  it("gives up on a file that keeps changing, and writes none that cannot take the line", async () => {
    journal.put(".gitattributes", "");
    journal.put("actions.csv", HEADER);
    for (let i = 0; i < 9; ++i)
      journal.meanwhile.push(() => journal.put("actions.csv", `${journal.files.get("actions.csv")}x\n`));
    const error = await append().then(
      () => null,
      (d: Error) => d
    );
    assert.match(error!.message, /actions\.csv keeps changing/);
    journal.put("actions.csv", "a;b\n");
    await append().catch(() => undefined);
    assert.strictEqual(journal.files.get("actions.csv"), "a;b\n");
  });
});

describe("journalIn(chosen)", () => {
  it("is the folder itself, or lies in the one of the configuration, made where it is not there yet", async () => {
    const chosen = async (folder: MemoryFolder) => await journalIn(asHandle(folder));
    assert.strictEqual(await chosen(journal), asHandle(journal));
    const project = new MemoryFolder("project");
    const data = await project.getDirectoryHandle("data", {create: true});
    data.put("quarterdeck.yaml", "");
    const made = await chosen(project);
    assert.strictEqual(made, asHandle(data.folders.get("journal")!));
    assert.strictEqual(await chosen(data), made);
    const own = new MemoryFolder("log"); // as the configuration may call it
    own.put("overrides.csv", "");
    assert.strictEqual(await chosen(own), asHandle(own));
  });
  it("is the one that the configuration names, and says so where it lies outside of what was chosen", async () => {
    const data = new MemoryFolder("data");
    await data.getDirectoryHandle("journal", {create: true});
    const out = await (
      await data.getDirectoryHandle("out", {create: true})
    ).getDirectoryHandle("log", {create: true});
    for (const name of ["out/log", "'./out/log/'", '"out/log"  # what people write']) {
      data.put("quarterdeck.yaml", `company: A\njournal: ${name}\n`);
      assert.strictEqual(await journalIn(asHandle(data)), asHandle(out), name);
    }
    for (const name of ["../log", "/srv/out/log", "nowhere"]) {
      data.put("quarterdeck.yaml", `journal: ${name}\n`);
      const error = await journalIn(asHandle(data)).then(
        () => null,
        (d: Error) => d
      );
      assert.strictEqual(
        error?.message,
        `The configuration in data names ${name} as the folder of the journal. Choose that one.`
      );
    }
  });
  it("refuses a folder that has nothing to do with it", async () => {
    const error = await journalIn(asHandle(new MemoryFolder("Pictures"))).then(
      () => null,
      (d: Error) => d
    );
    assert.match(error!.message, /The folder Pictures holds no journal/);
  });
});

import {assert, describe, it, vi} from "vitest";
import {pendingLines} from "../../../src/client/journal/pending.js";
import {journalDay, writeJournal} from "../../../src/client/journal/writeJournal.js";
import {browser, dialogIn} from "./browser.js";
import {asHandle, MemoryFolder} from "./memoryFolder.js";

const DRAFT = {account_id: "A1", play: "call", fired_on: "2026-09-30", state: "done", note: "a, b"};

const press = (within: HTMLElement, words: string) =>
  Array.from(within.querySelectorAll("button"))
    .find((d) => d.textContent === words)!
    .click();

const line = () => `A1,call,2026-09-30,done,Ada,${journalDay()},"a, b"`;

describe("writeJournal(company, table, draft)", () => {
  it("signs and dates the line, writes it into the folder chosen, and keeps it until the next build", async () => {
    const journal = new MemoryFolder("journal");
    browser(() => Promise.resolve(asHandle(journal)));
    assert.isTrue(await writeJournal("Kestrel", "actions", DRAFT, "Ada"));
    assert.strictEqual(journal.files.get("actions.csv")?.split("\n")[1], line());
    assert.deepInclude(pendingLines("Kestrel", "actions")[0], {written: true});
    assert.isTrue(await writeJournal("Kestrel", "actions", DRAFT), "the name is known by now");
    assert.lengthOf(pendingLines("Kestrel", "actions"), 2);
  });
  it("shows the line and the header to copy where the browser writes into no folders", async () => {
    const document = browser();
    const writing = writeJournal("Kestrel", "actions", DRAFT, "Ada");
    const dialog = await dialogIn(document);
    assert.deepStrictEqual(
      Array.from(dialog.querySelectorAll("pre"), (d) => d.textContent),
      [line(), "account_id,play,fired_on,state,by,on,note"]
    );
    assert.include(
      dialog.textContent,
      "Put this line at the end of actions.csv in the folder of the journal: the one that journal in the configuration names"
    );
    dialog.close();
    assert.isTrue(await writing);
    assert.deepInclude(pendingLines("Kestrel", "actions")[0], {written: false});
  });
  it("shows it too where the folder is the wrong one, and says why", async () => {
    const document = browser(() => Promise.resolve(asHandle(new MemoryFolder("Pictures"))));
    const writing = writeJournal("Kestrel", "actions", DRAFT, "Ada");
    const dialog = await dialogIn(document);
    assert.include(dialog.textContent, "The folder Pictures holds no journal");
    dialog.close();
    await writing;
  });
  it("leaves nothing behind where the reader chooses no folder, unless they take the line", async () => {
    const document = browser(() => Promise.reject(new DOMException("aborted", "AbortError")));
    const writing = writeJournal("Kestrel", "actions", DRAFT, "Ada");
    (await dialogIn(document)).close();
    assert.isFalse(await writing);
    assert.isEmpty(pendingLines("Kestrel", "actions"));
    const again = writeJournal("Kestrel", "actions", DRAFT, "Ada");
    const dialog = await dialogIn(document);
    vi.stubGlobal("navigator", {clipboard: {writeText: () => Promise.resolve()}});
    press(dialog, "Copy the line");
    dialog.close();
    assert.isTrue(await again);
    assert.deepInclude(pendingLines("Kestrel", "actions")[0], {written: false});
  });
  it("tries again as often as the reader wants, and then it waits once", async () => {
    const journal = new MemoryFolder("journal");
    const chosen = [new MemoryFolder("Pictures"), new MemoryFolder("Music"), journal];
    const document = browser(() => Promise.resolve(asHandle(chosen.shift()!)));
    const writing = writeJournal("Kestrel", "actions", DRAFT, "Ada");
    for (const name of ["Pictures", "Music"]) {
      const dialog = await vi.waitUntil(() =>
        Array.from(document.querySelectorAll("dialog")).find((d) => d.textContent.includes(name))
      );
      press(dialog, "Try again");
    }
    assert.isTrue(await writing);
    assert.strictEqual(journal.files.get("actions.csv")?.split("\n")[1], line());
    assert.deepStrictEqual(
      pendingLines("Kestrel", "actions").map((d) => d.written),
      [true]
    );
  });
  it("asks for the folder and the name once, also when two lines are written at the same time", async () => {
    const journal = new MemoryFolder("journal");
    const document = browser(() => Promise.resolve(asHandle(journal)));
    const both = ["a", "b"].map((note) => writeJournal("Kestrel", "actions", {...DRAFT, note}));
    const dialog = await dialogIn(document);
    assert.lengthOf(document.querySelectorAll("dialog"), 1);
    dialog.querySelector("input")!.value = "Ada";
    dialog
      .querySelector("form")!
      .dispatchEvent(new document.defaultView!.Event("submit", {cancelable: true, bubbles: true}));
    assert.deepStrictEqual(await Promise.all(both), [true, true]);
    assert.lengthOf(journal.files.get("actions.csv")!.trimEnd().split("\n"), 3);
  });
  it("asks once who writes, and writes nothing for nobody", async () => {
    const document = browser(() => Promise.resolve(asHandle(new MemoryFolder("journal"))));
    const refused = writeJournal("Kestrel", "actions", DRAFT);
    (await dialogIn(document)).close();
    assert.isFalse(await refused);
    const writing = writeJournal("Kestrel", "actions", DRAFT);
    const dialog = await dialogIn(document);
    const [form] = dialog.querySelectorAll("form");
    const submit = () =>
      form!.dispatchEvent(new document.defaultView!.Event("submit", {cancelable: true, bubbles: true}));
    form!.querySelector("input")!.value = "  ";
    submit();
    assert.strictEqual(form!.querySelector("[role=alert]")?.textContent, "A line needs a name.");
    form!.querySelector("input")!.value = " Ada ";
    submit();
    assert.isTrue(await writing);
    assert.strictEqual(pendingLines("Kestrel", "actions")[0]?.line.by, "Ada");
  });
});

import {assert, beforeEach, describe, it, vi} from "vitest";
import {Desk, type Doc} from "../../../src/notebook/editor/shell/desk.js";
import {Keeper} from "../../../src/notebook/editor/shell/keeper.js";
import {writeFile} from "../../../src/notebook/editor/shell/localFiles.js";
import {siteStore} from "../../../src/notebook/editor/shell/store.js";
import type {Surroundings} from "../../../src/notebook/editor/shell/surroundings.js";
import type {RunWatch} from "../../../src/notebook/runtime/scope.js";
import {openPage} from "../../client/window.js";
import {fakeHandle, fakeSurroundings} from "./fakes.js";

const SITE = {"notebooks/a.md": "# A\n\n```sql id=x\nSELECT 1\n```\n"};
const AT = new Date("2026-11-22T21:04:00Z");

let storage: Storage;
beforeEach(() => {
  storage = openPage("", "/site/notebook.html").localStorage;
});
/** A page of its own on what the browser has kept; nothing of the page before it is left. */
async function begin(files: Record<string, string> = SITE, peers?: Surroundings["peers"]) {
  vi.useFakeTimers({toFake: ["setTimeout", "clearTimeout"]});
  const desk = new Desk();
  const made = fakeSurroundings(files, () => document);
  const around = {...made, peers: peers ?? made.peers};
  const keeper = new Keeper(desk, siteStore(storage, "/site/"), around, () => AT);
  await keeper.restore();
  return {desk, keeper};
}
const append = (doc: Doc, words: string) =>
  doc.open.edit("Type", (d) =>
    fakeSurroundings({}, () => document).parse(`${d.cells.map((c) => c.raw).join("")}${words}`)
  );

describe("keeper.follow()", () => {
  it("takes over what was written elsewhere, but not over changes made here; a file is then asked about again", async () => {
    const {keeper} = await begin();
    const handle = fakeHandle("own.md", "One.\n\n```sql id=x\nSELECT 1\n```\n");
    const doc = await keeper.openFile({name: "own.md", text: handle.text, handle});
    keeper.trust(doc);
    assert.deepStrictEqual(await keeper.follow(), []);
    const key = doc.open.notebook.cells[1]!.key;
    handle.text = handle.text.replace("One", "Two");
    const drawn: boolean[] = [];
    doc.open.subscribe(() => drawn.push(doc.runtime.trusted));
    assert.deepStrictEqual(await keeper.follow(), [doc]);
    assert.isFalse(drawn.includes(true), "shown as trusted before it was asked about");
    assert.deepStrictEqual(
      [doc.open.text, doc.open.changed, doc.runtime.trusted],
      [handle.text, false, false]
    );
    assert.strictEqual(doc.open.notebook.cells[1]!.key, key);
    append(doc, "\nMine.\n");
    handle.text = "Theirs.\n";
    assert.deepStrictEqual(await keeper.follow(), []);
    assert.include(doc.open.text, "Mine.");
  });
});

describe("a published notebook", () => {
  it("opens trusted, once, and is not kept as long as it is as the site has it", async () => {
    const {desk, keeper} = await begin();
    const doc = await keeper.openPublished("notebooks/a.md");
    assert.strictEqual(await keeper.openPublished("notebooks/a.md"), doc);
    assert.isTrue(doc.runtime.trusted);
    vi.runAllTimers();
    assert.deepStrictEqual(siteStore(storage, "/site/").names("draft"), []);
    assert.lengthOf(desk.docs, 1);
  });
  it("comes back with its unsaved changes after the tab was killed, and can be discarded", async () => {
    const first = await begin();
    append(await first.keeper.openPublished("notebooks/a.md"), "\nMore.\n");
    vi.runAllTimers();
    const {desk, keeper} = await begin();
    const [doc] = desk.docs;
    assert.include(doc!.open.text, "More.");
    assert.isTrue(doc!.open.changed);
    assert.deepStrictEqual(doc!.restored, AT);
    keeper.discard(doc!);
    assert.strictEqual(doc!.open.text, SITE["notebooks/a.md"]);
    vi.runAllTimers();
    assert.deepStrictEqual(siteStore(storage, "/site/").names("draft"), []);
  });
  it("is not opened from a list of tabs when the site has it no more", async () => {
    const first = await begin();
    await first.keeper.openPublished("notebooks/a.md");
    const {desk} = await begin({});
    assert.deepStrictEqual(desk.docs, []);
  });
});

describe("a file of the reader's", () => {
  const TEXT = "# Mine\n";
  it("is not trusted, unless its text, byte for byte, was", async () => {
    const {keeper} = await begin();
    const open = async (text: string) => await keeper.openFile({name: "m.md", text, handle: null});
    const doc = await open(TEXT);
    assert.isFalse(doc.runtime.trusted);
    keeper.trust(doc);
    assert.isTrue(doc.runtime.trusted);
    assert.isTrue((await open(TEXT)).runtime.trusted);
    assert.isFalse((await open(`${TEXT} `)).runtime.trusted);
  });
  it("stays untrusted after a reload, and so do changes made to it before", async () => {
    const first = await begin();
    append(await first.keeper.openFile({name: "m.md", text: TEXT, handle: null}), "\n```js\nalert(1)\n```\n");
    vi.runAllTimers();
    const {desk} = await begin();
    assert.isFalse(desk.docs[0]!.runtime.trusted);
    assert.include(desk.docs[0]!.open.text, "alert(1)");
  });
  it("is trusted as it was saved here", async () => {
    const {keeper} = await begin();
    const doc = await keeper.openFile({name: "m.md", text: TEXT, handle: null});
    keeper.trust(doc);
    append(doc, "\nMore.\n");
    keeper.saved(doc);
    assert.isFalse(doc.open.changed);
    const again = await keeper.openFile({name: "m.md", text: doc.open.text, handle: null});
    assert.isTrue(again.runtime.trusted);
  });
  it("is asked about again where changes are discarded for what another program has written", async () => {
    const {keeper} = await begin();
    const doc = await keeper.openFile({name: "m.md", text: TEXT, handle: null});
    keeper.trust(doc);
    append(doc, "\nMore.\n");
    keeper.discard(doc);
    assert.isTrue(doc.runtime.trusted);
    doc.base = "```js\nalert(1)\n```\n";
    keeper.discard(doc);
    assert.isFalse(doc.runtime.trusted);
    const own = keeper.openNew();
    keeper.discard(own);
    assert.isTrue(own.runtime.trusted);
  });
  it("is written only where it is still as it was read", async () => {
    const handle = fakeHandle("m.md", TEXT);
    assert.deepStrictEqual(await writeFile(handle, "mine", TEXT), {conflict: null});
    assert.strictEqual(handle.text, "mine");
    assert.deepStrictEqual(await writeFile(handle, "late", TEXT), {conflict: "mine"});
    assert.strictEqual(handle.text, "mine");
    await writeFile(handle, "late");
    assert.strictEqual(handle.text, "late");
  });
  it("has one tab, however often it is opened", async () => {
    const {desk, keeper} = await begin();
    const handle = fakeHandle("m.md", TEXT);
    await keeper.openFile({name: "m.md", text: TEXT, handle});
    await keeper.openFile({name: "m.md", text: TEXT, handle});
    assert.lengthOf(desk.docs, 1);
    keeper.close(desk.docs[0]!);
    assert.deepStrictEqual(
      keeper.recent.map((d) => d.name),
      ["m.md"]
    );
    assert.isNull(desk.active);
  });
});

/** Lets a cell of a notebook run, as its runtime does; gives how to end it. */
function running(doc: Doc, place: number) {
  const {watch} = doc.runtime as unknown as {watch: RunWatch};
  const control = new AbortController();
  let end = () => {};
  const ended = watch.evaluates(
    {cell: doc.open.notebook.cells[place]!, signal: control.signal},
    () => new Promise<void>((resolve) => (end = resolve))
  );
  return {stop: () => control.abort(), end: () => (end(), ended)};
}

describe("a run that never ended", () => {
  const PATH = "notebooks/a.md";
  const halted = ({halted, open}: Doc) =>
    open.notebook.cells.flatMap((d, i) => (halted.includes(d.key) ? [i] : []));

  it("halts its notebook, page after page, until the cell has run to an end", async () => {
    running(await (await begin()).keeper.openPublished(PATH), 1);
    for (let times = 2; times > 0; --times) {
      const {desk} = await begin();
      assert.deepStrictEqual(halted(desk.docs[0]!), [1]);
    }
    const {desk} = await begin();
    await running(desk.docs[0]!, 1).end();
    assert.deepStrictEqual(halted(desk.docs[0]!), []);
    vi.runAllTimers();
    assert.deepStrictEqual(halted((await begin()).desk.docs[0]!), []);
    assert.deepStrictEqual(siteStore(storage, "/site/").names("running"), []);
  });
  it("is told by the cell that was entered last, or by those that wait for something", async () => {
    const store = () => siteStore(storage, "/site/");
    const {keeper} = await begin({[PATH]: "```js\n1\n```\n\n```js\n2\n```\n"});
    const doc = await keeper.openPublished(PATH);
    running(doc, 0);
    const {watch} = doc.runtime as unknown as {watch: RunWatch};
    const [, cell] = doc.open.notebook.cells;
    const seen: unknown[] = [];
    void watch.evaluates({cell: cell!, signal: new AbortController().signal}, () => {
      seen.push(store().read(store().names("running")[0]!, null));
      return new Promise(() => {});
    });
    assert.deepStrictEqual(seen, [[1]]);
    assert.deepStrictEqual(store().read(store().names("running")[0]!, null), [0, 1]);
  });
  it("halts nothing where it was stopped, or its page left, or another page that answers runs it", async () => {
    const first = await begin();
    const doc = await first.keeper.openPublished(PATH);
    running(doc, 1).stop();
    vi.runAllTimers();
    assert.deepStrictEqual(halted((await begin()).desk.docs[0]!), []);
    running(doc, 1);
    const there = {own: "this", silent: () => Promise.resolve([])};
    assert.deepStrictEqual(halted((await begin(SITE, there)).desk.docs[0]!), []);
    const {defaultView: window} = document;
    window!.dispatchEvent(new window!.Event("pagehide"));
    assert.deepStrictEqual(halted((await begin()).desk.docs[0]!), []);
  });
  it("halts nothing any more where its page was only held for a while, or the cell is deleted", async () => {
    const held = running(await (await begin()).keeper.openPublished(PATH), 1);
    const other = await begin();
    assert.deepStrictEqual(halted(other.desk.docs[0]!), [1]);
    other.desk.docs[0]!.open.edit("Delete", (d) => ({...d, cells: d.cells.slice(0, 1)}));
    assert.deepStrictEqual(other.desk.docs[0]!.halted, []);
    running(other.desk.docs[0]!, 0);
    await begin();
    await held.end();
    vi.runAllTimers();
    assert.deepStrictEqual(siteStore(storage, "/site/").names("halted"), []);
  });
});

describe("what is kept", () => {
  it("is what was typed before a run, which may leave no time for it afterwards", async () => {
    const doc = await (await begin()).keeper.openPublished("notebooks/a.md");
    append(doc, "\nTyped.\n");
    void doc.runtime.run();
    assert.include((await begin()).desk.docs[0]!.open.text, "Typed.");
  });
  it("belongs to one site of a host, and is said to be lost where the browser has no room", async () => {
    const {keeper} = await begin();
    keeper.openNew();
    vi.runAllTimers();
    assert.lengthOf(siteStore(storage, "/site/").names("draft new"), 1);
    assert.deepStrictEqual(siteStore(storage, "/other/").names(""), []);
    assert.deepStrictEqual(keeper.kept, AT);
    vi.spyOn(Object.getPrototypeOf(storage) as Storage, "setItem").mockImplementation(() => {
      throw new Error("full");
    });
    keeper.openNew();
    vi.runAllTimers();
    assert.isFalse(keeper.kept);
  });
});

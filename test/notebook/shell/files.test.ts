import {assert, beforeEach, describe, it} from "vitest";
import {drawIn} from "../../../src/components/dom.js";
import {Desk} from "../../../src/notebook/editor/shell/desk.js";
import {type FolderFile, listFolder} from "../../../src/notebook/editor/shell/folder.js";
import {Keeper} from "../../../src/notebook/editor/shell/keeper.js";
import {readText} from "../../../src/notebook/editor/shell/localFiles.js";
import {close, type FileSurroundings, save} from "../../../src/notebook/editor/shell/saving.js";
import {siteStore} from "../../../src/notebook/editor/shell/store.js";
import {openPage} from "../../client/window.js";
import {fakeHandle, fakeSurroundings} from "./fakes.js";

const TEXT = "# A\n";
let window: ReturnType<typeof openPage>;
beforeEach(() => {
  window = openPage("", "/site/notebook.html");
  drawIn(window.document);
  const dialog = window.HTMLDialogElement.prototype;
  dialog.showModal = function () {
    this.setAttribute("open", "");
  };
  dialog.close = function () {
    this.removeAttribute("open");
    this.dispatchEvent(new window.Event("close"));
  };
});

async function begin(folder: FolderFile[] = []) {
  const said: string[] = [];
  const compared: string[] = [];
  const desk = new Desk();
  const around = fakeSurroundings({"notebooks/a.md": TEXT}, () => window.document);
  const keeper = new Keeper(desk, siteStore(window.localStorage, "/site/"), around);
  await keeper.restore();
  const files: FileSurroundings = {
    desk,
    keeper,
    document: window.document,
    folder: () => folder,
    openFolder: () => Promise.resolve(),
    compare: (doc) => void compared.push(doc.base),
    options: () => Promise.resolve([]),
    say: (words) => void said.push(words)
  };
  const append = (text: string) =>
    desk.active!.open.edit("Type", () => around.parse(desk.active!.open.text + text));
  return {desk, keeper, files, said, compared, append};
}
/** Presses a button of the question that is asked. */
async function answer(label: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  const buttons = window.document.querySelectorAll<HTMLElement>("dialog button");
  [...buttons].find((d) => d.textContent === label)!.click();
}

describe("save(doc, around)", () => {
  it("writes a published notebook into the repository's folder where that is open", async () => {
    const handle = fakeHandle("a.md", TEXT);
    const other = fakeHandle("a.md", "other");
    const {keeper, files, said, append} = await begin([
      {path: "drafts/a.md", handle: other},
      {path: "src/notebooks/a.md", handle}
    ]);
    const doc = await keeper.openPublished("notebooks/a.md");
    append("\nMore.\n");
    assert.isTrue(await save(doc, files));
    assert.strictEqual(handle.text, "# A\n\nMore.\n");
    assert.strictEqual(other.text, "other");
    assert.isFalse(doc.open.changed);
    assert.deepStrictEqual(said, ["Saved a.md"]);
  });
  it("asks before it writes over what another program has written, and can show the difference", async () => {
    const handle = fakeHandle("a.md", TEXT);
    const {keeper, files, compared, append} = await begin();
    const doc = await keeper.openFile({name: "a.md", text: TEXT, handle});
    append("\nMine.\n");
    handle.text = "theirs";
    const first = save(doc, files);
    await answer("Compare");
    assert.isFalse(await first);
    assert.deepStrictEqual(compared, ["theirs"]);
    handle.text = "theirs again";
    const second = save(doc, files);
    await answer("Write over it");
    assert.isTrue(await second);
    assert.strictEqual(handle.text, "# A\n\nMine.\n");
  });
});

describe("close(doc, around)", () => {
  it("asks only where something would be lost", async () => {
    const handle = fakeHandle("a.md", TEXT);
    const {desk, keeper, files, append} = await begin();
    await close(await keeper.openFile({name: "a.md", text: TEXT, handle}), files);
    assert.isEmpty(desk.docs);
    const doc = await keeper.openFile({name: "a.md", text: TEXT, handle});
    append("\nMine.\n");
    const kept = close(doc, files);
    await answer("Cancel");
    await kept;
    assert.lengthOf(desk.docs, 1);
    const saved = close(doc, files);
    await answer("Save");
    await saved;
    assert.isEmpty(desk.docs);
    assert.strictEqual(handle.text, "# A\n\nMine.\n");
  });
});

describe("readText(file)", () => {
  it("keeps every byte, the mark at the beginning too, and refuses what is no UTF-8", async () => {
    const {text} = await readText(new File(["\ufeff# A\r\n"], "a.md"));
    assert.strictEqual(text, "\ufeff# A\r\n");
    const broken = readText(new File([new Uint8Array([0x23, 0xff])], "b.md"));
    const said = await broken.then(
      () => "read",
      (error: Error) => error.message
    );
    assert.match(said, /^b\.md is not text in UTF-8/);
  });
});

describe("listFolder(folder)", () => {
  const folder = (name: string, ...entries: unknown[]) =>
    ({
      name,
      kind: "directory",
      async *values() {
        yield* await Promise.resolve(entries);
      }
    }) as unknown as FileSystemDirectoryHandle;
  it("lists Markdown files by path, not those of hidden folders, of packages, or other files", async () => {
    const file = (name: string) => fakeHandle(name, "");
    const found = await listFolder(
      folder(
        "repository",
        file("z.md"),
        file("a.csv"),
        folder("src", folder("notebooks", file("b.md"))),
        folder(".git", file("c.md")),
        folder("node_modules", file("d.md"))
      )
    );
    assert.deepStrictEqual(
      found.map((d) => d.path),
      ["src/notebooks/b.md", "z.md"]
    );
  });
});

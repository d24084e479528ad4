import type {Command} from "../parts.js";
import {askName} from "./ask.js";
import type {Desk, Doc} from "./desk.js";
import {exportKit, exportPage} from "./exporting.js";
import {chooseFiles} from "./filePickers.js";
import {close, type FileSurroundings, save, saveAs} from "./saving.js";

type Row = readonly [id: string, title: string, keys: readonly string[], run: () => void | Promise<void>];

/** The commands on files. */
export function fileCommands(around: FileSurroundings): Command[] {
  const {desk} = around;
  const rows = (list: readonly Row[], enabled?: () => boolean): Command[] =>
    list.map(([id, title, keys, run]) => ({
      id: `file.${id}`,
      title,
      group: "File",
      keys,
      when: "always",
      run,
      enabled
    }));
  return [
    ...rows(openRows(around)),
    ...rows(saveRows(around), () => desk.active !== null),
    ...rows(renameRow(around), () => desk.active?.path === null && desk.active.handle === null),
    ...rows(
      [["discard", "Discard changes", [], on(desk, (d) => around.keeper.discard(d))]],
      () => desk.active?.open.changed === true
    )
  ];
}

function on(desk: Desk, run: (doc: Doc) => unknown): () => Promise<void> {
  return async () => {
    if (desk.active) await run(desk.active);
  };
}

function openRows({keeper, document, openFolder}: FileSurroundings): Row[] {
  const open = async () => {
    for (const file of await chooseFiles(document)) await keeper.openFile(file);
  };
  return [
    ["new", "New notebook", ["Alt-Shift-n"], () => void keeper.openNew()],
    ["open", "Open file\u2026", ["Mod-o"], open],
    ["openFolder", "Open folder\u2026", [], openFolder]
  ];
}

function saveRows(around: FileSurroundings): Row[] {
  const {desk, compare, say} = around;
  const copy = async (doc: Doc) => {
    await navigator.clipboard.writeText(doc.open.text);
    say("Copied the notebook\u2019s text");
  };
  return [
    ["save", "Save", ["Mod-s"], on(desk, (d) => save(d, around))],
    ["saveAs", "Save as\u2026", ["Mod-Shift-s"], on(desk, (d) => saveAs(d, around))],
    ["compare", "Compare with the saved file", [], on(desk, compare)],
    ["copy", "Copy the notebook\u2019s text", [], on(desk, copy)],
    ["exportPage", "Export as HTML page", [], on(desk, (d) => exportPage(d, around))],
    ["exportKit", "Export for Observable Notebook Kit", [], on(desk, (d) => exportKit(d, around))],
    ["close", "Close tab", ["Alt-w"], on(desk, (d) => close(d, around))],
    ["next", "Next tab", ["Alt-PageDown"], () => desk.activate(desk.beside(1))],
    ["previous", "Previous tab", ["Alt-PageUp"], () => desk.activate(desk.beside(-1))]
  ];
}

function renameRow({desk, keeper}: FileSurroundings): Row[] {
  const rename = async (doc: Doc) => {
    const name = await askName("Name of the notebook", doc.name);
    if (name === null) return;
    doc.name = /\.md$/i.test(name) ? name : `${name}.md`;
    keeper.keep(doc);
    desk.touch();
  };
  return [["rename", "Rename\u2026", [], on(desk, rename)]];
}

import {dom} from "../../../components/dom.js";
import type {Command, NotebookView, NotebookViewOptions} from "../parts.js";
import {watchClipboard, watchKeys, watchPointer} from "./cellEvents.js";
import {Cells} from "./cells.js";
import {insertBar} from "./cellTools.js";
import {cellCommands} from "./commands.js";
import {cursorPlace} from "./cursorPlace.js";
import {FindBar} from "./findBar.js";
import {goToCell} from "./goToCell.js";
import {only, selectedKeys} from "./selection.js";
import {insertAt} from "./insertCells.js";
import {crossText, enterText} from "./writing.js";

/** Shows the cells of an open notebook, lets them be written, arranged and run. */
export function notebookView(options: NotebookViewOptions): NotebookView {
  const {document} = options;
  const cells = new Cells(options);
  const {element} = cells;
  const find = new FindBar(cells);
  const goTo = goToCell(cells);
  const commands: readonly Command[] = [...cellCommands(cells), ...barCommands(find, goTo)];
  const byId = new Map(commands.map((d) => [d.id, d]));
  cells.press = (id, key) => {
    if (!cells.selectedKeys.includes(key)) cells.select(only(key), {focus: false});
    const command = byId.get(id);
    if (command && command.enabled?.() !== false) void command.run();
  };
  cells.cross = (from) => crossText(cells, from);
  const first = insertBar((kind) => insertAt(cells, 0, [{kind, source: ""}]), "before all cells", document);
  first.classList.add("qn-insert--first");
  element.prepend(dom(document).h("div", {class: "qn-bars"}, find.element, goTo.element), first);
  watchKeys(cells, commands);
  watchPointer(cells);
  watchClipboard(cells);
  return {
    element,
    commands,
    get selected() {
      const focus = cells.selection.focus;
      const chosen = selectedKeys(cells.keys, cells.selection);
      const list = options.open.notebook.cells.filter((d) => chosen.includes(d.key));
      return [...list.filter((d) => d.key === focus), ...list.filter((d) => d.key !== focus)];
    },
    get mode() {
      return cells.editing === null ? "command" : "edit";
    },
    get cursor() {
      return cursorPlace(cells.text);
    },
    reveal(key, at) {
      cells.select(only(key));
      if (at !== undefined) enterText(cells, key, at);
    },
    subscribe: (listener) => cells.subscribe(listener),
    sync: () => cells.sync(),
    focus: () => cells.focusCell(),
    dispose() {
      find.dispose();
      cells.dispose();
    }
  };
}

function barCommands(find: FindBar, goTo: ReturnType<typeof goToCell>): Command[] {
  const command = (id: string, title: string, keys: string[], run: () => void): Command => ({
    id: `notebook.${id}`,
    title,
    group: "Edit",
    keys,
    when: "always",
    run
  });
  return [
    command("find", "Find in the notebook", ["Mod-f"], () => find.open(false)),
    command("replace", "Replace in the notebook", ["Mod-Alt-f", "Mod-h"], () => find.open(true)),
    command("findNext", "Find next", ["F3"], () => find.go(1)),
    command("findPrevious", "Find previous", ["Shift-F3"], () => find.go(-1)),
    command("goTo", "Go to cell", ["Mod-g"], () => goTo.open())
  ];
}

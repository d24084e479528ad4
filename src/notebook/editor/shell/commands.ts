import {pageHref} from "../../../lib/links.js";
import {keyFinder} from "../keyNames.js";
import type {Command} from "../parts.js";
import type {Bench} from "./bench.js";
import {fileCommands} from "./fileCommands.js";
import {sendToDeck} from "./deckDialog.js";
import {shortcutList} from "./shortcutList.js";
import {MAC} from "./shortcut.js";

/** Every command there is now: of the shown notebook's cells, of files, of the workbench. */
export function commandsOf(bench: Bench): readonly Command[] {
  return [
    ...(bench.desk.active?.view.commands ?? []),
    ...notebookCommands(bench),
    ...fileCommands(bench.files),
    ...viewCommands(bench)
  ];
}

/** Runs commands by their keys wherever the focus is; the cells look after the keys that count in them alone. */
export function watchCommands(bench: Bench): void {
  const find = keyFinder(MAC);
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]:not(.qn-palette)")) return;
    const own = bench.commands().filter((d) => d.when === "always");
    const command = find(event, own);
    if (command === null) return;
    event.preventDefault();
    if (command !== "wait") bench.run(command.id);
  });
}

function notebookCommands(bench: Bench): Command[] {
  const {desk} = bench;
  const say = (words: string) => bench.say(words);
  const runtime = () => desk.active?.runtime;
  const trusted = () => runtime()?.trusted === true;
  const command = (id: string, title: string, keys: string[], run: () => void | Promise<void>): Command => ({
    id: `notebook.${id}`,
    title,
    group: "Notebook",
    keys,
    when: "always",
    run,
    enabled: trusted
  });
  return [
    command("runAll", "Run all", ["Alt-Shift-Enter"], () => {
      desk.active?.view.sync();
      void runtime()?.run();
    }),
    command("interrupt", "Stop what runs", ["Alt-Shift-c"], () => runtime()?.interrupt()),
    command("deck", "Send the cell to a deck\u2026", [], () => {
      const [cell] = desk.active?.view.selected ?? [];
      return desk.active && cell
        ? sendToDeck(desk.active, cell.key, say)
        : say("Select a SQL or chart cell first.");
    }),
    command("lazy", "Lazy mode: run only what is asked for", [], () => {
      const now = runtime();
      if (now) now.lazy = !now.lazy;
      desk.touch();
    })
  ];
}

function viewCommands(bench: Bench): Command[] {
  const {frame, panel, palette} = bench;
  const command = (id: string, title: string, keys: string[], run: () => void): Command => ({
    id: `view.${id}`,
    title,
    group: "View",
    keys,
    when: "always",
    run
  });
  const page = (name: Parameters<typeof panel.show>[0]) => () => {
    frame.toggle("panel", false);
    if (frame.narrow) frame.toggle("side", true); // it lies over the panel
    panel.show(name);
  };
  return [
    command("palette", "Command palette", ["Mod-Shift-p", "F1"], () => palette.open(">")),
    command("open", "Go to a notebook, cell, table or heading", ["Mod-p", "Mod-k"], () => palette.open()),
    command("find", "Find in the notebook", [], () => {
      const own = bench.desk.active?.view.commands.find((d) => /find/i.test(d.id));
      if (own) void own.run();
      else palette.open();
    }),
    command("side", "Show or hide the explorer", ["Mod-b"], () => frame.toggle("side")),
    command("warehouse", "Show the warehouse", [], () => {
      frame.toggle("side", false);
      document.querySelector<HTMLElement>(".qn-section--warehouse button")?.focus();
    }),
    command("split", "Split view: results beside their code", [], () => {
      frame.split = !frame.split;
    }),
    command("panel", "Show or hide the panel", ["Mod-j"], () => frame.toggle("panel")),
    command("problems", "Show problems", ["Mod-Shift-m"], page("Problems")),
    command("plan", "Show the query plan", [], page("Query plan")),
    command("lineage", "Show the lineage: what reads what", [], page("Lineage")),
    command("checks", "Show the checks of the results", [], page("Checks")),
    command("queries", "Show the query log", [], page("Query log")),
    command("theme", "Change between light and dark", [], () => bench.theme.click()),
    command("keys", "Keyboard shortcuts", ["Mod-Shift-F1"], () => void shortcutList(bench.commands())),
    command("settings", "Settings", [], () => palette.open(">View")),
    command("site", "Back to the site", [], () => location.assign(pageHref("index")))
  ];
}

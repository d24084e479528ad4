import {type Child, dom} from "../../../components/dom.js";
import type {Command} from "../parts.js";
import type {Doc} from "./desk.js";
import {progress} from "./facts.js";
import {button, icon} from "./kit.js";
import {type MenuItem, openMenu} from "./menu.js";
import {duration} from "./panel.js";
import {keyLabel} from "./shortcut.js";

/** What the tool bar shows. */
export interface ToolFacts {
  readonly doc: Doc;
  /** the day up to which the data reach, for the reader */
  readonly as_of: string;
  /** results stand beside their code */
  readonly split: boolean;
  readonly find: (id: string) => Command | undefined;
}

/** The tool bar of a notebook: run, insert, stop; at the end how far it is, the day of the data, and a menu of the rest. */
export function tools(facts: ToolFacts): Child[] {
  const {doc, as_of, split, find} = facts;
  const {h} = dom();
  const {of, ran, ms, busy} = progress(doc.open.notebook, doc.runtime);
  const toggle = (id: string, label: string, on: boolean) =>
    button(
      {"data-key": id, "aria-pressed": String(on), title: find(id)?.title},
      label,
      () => void find(id)?.run()
    );
  return [
    busy
      ? tool(facts, "notebook.interrupt", "Stop", "stop")
      : tool(facts, "notebook.runAll", "Run all", "play"),
    tool(facts, "cell.addSql", "SQL", "plus"),
    tool(facts, "cell.addJs", "JavaScript", "plus"),
    tool(facts, "cell.addChart", "Chart", "plus"),
    tool(facts, "cell.addMarkdown", "Text", "plus"),
    h(
      "div",
      {class: "qn-toolbar-end"},
      h(
        "span",
        {class: "qd-num qn-progress", "data-progress": ""},
        of === 0 ? "" : `${ran} of ${of} cells ran, ${duration(ms)}`
      ),
      as_of !== "" && h("span", {class: "qn-as-of"}, "as of ", h("b", null, as_of)),
      toggle("view.split", "Split view", split),
      toggle("notebook.lazy", "Lazy", doc.runtime.lazy),
      button(
        {"data-key": "more", "aria-label": "More", title: "More", "aria-haspopup": "menu"},
        icon("more", 16),
        (event) => openMenu(event.currentTarget as HTMLElement, "More", moreItems(facts))
      )
    )
  ];
}

function tool({find}: ToolFacts, id: string, label: string, symbol: "play" | "plus" | "stop"): Child {
  const command = find(id);
  if (!command) return null;
  const title = [command.title, ...command.keys.slice(0, 1).map((d) => `(${keyLabel(d)})`)].join(" ");
  const disabled = command.enabled?.() === false;
  const press = () => void find(id)?.run();
  return button({"data-key": id, title, disabled}, [icon(symbol, 13), label], press);
}

/** What has no button, or none where it is narrow. */
const MORE = [
  "cell.addSql",
  "cell.addJs",
  "cell.addChart",
  "cell.addMarkdown",
  "view.split",
  "notebook.lazy",
  "view.find",
  "file.save",
  "file.saveAs",
  "file.compare",
  "notebook.deck",
  "view.keys"
];

function moreItems({doc, split, find}: ToolFacts): MenuItem[] {
  const on: Record<string, boolean> = {"view.split": split, "notebook.lazy": doc.runtime.lazy};
  return MORE.flatMap((id) => {
    const command = find(id);
    return command ? [{command, checked: on[id]}] : [];
  });
}

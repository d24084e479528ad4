import {group} from "d3";
import {dom} from "../../../components/dom.js";
import type {Command} from "../parts.js";
import {tell} from "./ask.js";
import {keyLabel} from "./shortcut.js";

const WHEN = {
  always: "",
  cells: "in the cells",
  command: "on a selected cell",
  edit: "in a cell\u2019s text"
};

/** Shows every command that has a key, by group. */
export async function shortcutList(commands: readonly Command[]): Promise<void> {
  const {h} = dom();
  const bound = commands.filter((d) => d.keys.length > 0);
  const tables = Array.from(
    group(bound, (d) => [d.group, WHEN[d.when]].filter(Boolean).join(", ")),
    ([name, list]) => h("section", null, h("h3", null, name), keyTable(list))
  );
  await tell("Keyboard shortcuts", h("div", {class: "qn-shortcuts"}, tables));
}

function keyTable(list: readonly Command[]): HTMLElement {
  const {h} = dom();
  const rows = list.map(({title, keys}) => {
    const named = keys.map((d) => h("kbd", null, keyLabel(d)));
    return h("tr", null, h("td", null, title), h("td", {class: "qn-right"}, named));
  });
  return h("table", {class: "qn-facts"}, h("tbody", null, rows));
}

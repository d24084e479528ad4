import {type Child, dom} from "../../../components/dom.js";
import {withCode} from "../../../components/states.js";
import {describedColumn} from "../../../lib/columnText.js";
import {formatFor} from "../../../lib/format.js";
import type {SchemaTable} from "../parts.js";
import type {Doc} from "./desk.js";
import {outline, type OutlineEntry} from "./facts.js";
import {button, icon} from "./kit.js";
import type {FolderFile} from "./folder.js";
import {nameOf} from "./nameOf.js";
import type {PublishedNotebook} from "./surroundings.js";

/** What the explorer lists, and what a click does. */
export interface ExplorerData {
  /** null until they are known */
  readonly published: readonly PublishedNotebook[] | null;
  readonly folder: {readonly name: string; readonly files: readonly FolderFile[]} | null;
  readonly recent: readonly {readonly id: string; readonly name: string}[];
  readonly tables: readonly SchemaTable[] | {readonly error: string} | null;
  readonly doc: Doc | null;
  readonly open: ReadonlySet<string>;
}

/** What the explorer's lines do. */
export interface ExplorerActions {
  toggle(group: string): void;
  published(path: string): void;
  file(file: FolderFile): void;
  recent(id: string): void;
  openFolder(): void;
  /** asks the engine again */
  retry(): void;
  openFile(): void;
  insert(name: string): void;
  reveal(entry: OutlineEntry): void;
}

/** The three parts of the explorer: notebooks, tables of the warehouse with their columns, the outline of the notebook that is shown. */
export function explorer(data: ExplorerData, act: ExplorerActions): Child[][] {
  const {h} = dom();
  const head = (...words: Child[]) => h("div", {class: "qn-side-head"}, ...words);
  return [
    [head("Explorer"), h("ul", {class: "qn-tree"}, notebookGroups(data, act))],
    [head("Warehouse", h("span", null, "read only")), warehouse(data, act)],
    [head("Outline"), outlineTree(data, act)]
  ];
}

function notebookGroups({published, folder, recent, doc, open}: ExplorerData, act: ExplorerActions): Child[] {
  const {h} = dom();
  const line = (label: string, key: string, on: boolean, press: () => void) =>
    h("li", null, row({label, key, on, symbol: "notebook"}, press));
  const none = (words: string) => h("li", {class: "qn-none"}, words);
  return [
    group("notebooks", {open, act}, () =>
      published === null
        ? [none("Reading the list")]
        : published.length === 0
          ? [none("This site publishes no notebooks.")]
          : published.map((d) =>
              line(nameOf(d.path), `site ${d.path}`, doc?.path === d.path, () => act.published(d.path))
            )
    ),
    folder &&
      group(folder.name, {open, act}, () =>
        folder.files.length === 0
          ? [none("No Markdown files in it.")]
          : folder.files.map((d) => line(d.path, `folder ${d.path}`, false, () => act.file(d)))
      ),
    recent.length > 0 &&
      group("recent", {open, act}, () =>
        recent.map((d) => line(d.name, d.id, false, () => act.recent(d.id)))
      ),
    h(
      "li",
      {class: "qn-tree-acts"},
      button({class: "qn-side-link", "data-key": "open file"}, "Open file\u2026", () => act.openFile()),
      button({class: "qn-side-link", "data-key": "open folder"}, "Open folder\u2026", () => act.openFolder())
    )
  ];
}

function group(
  name: string,
  {open, act}: {open: ReadonlySet<string>; act: ExplorerActions},
  children: () => Child[]
): HTMLElement {
  const {h} = dom();
  const is_open = open.has(name);
  return h(
    "li",
    null,
    row({label: name, key: `group ${name}`, expanded: is_open}, () => act.toggle(name)),
    is_open && h("ul", null, children())
  );
}

interface Row {
  label: string;
  key: string;
  note?: Child;
  on?: boolean;
  expanded?: boolean;
  symbol?: "notebook" | "database";
  title?: string;
  kind?: string;
}

function row(
  {label, key, note, on, expanded, symbol, title, kind = ""}: Row,
  press: () => void
): HTMLElement {
  const {h} = dom();
  return button(
    {
      class: `qn-row ${kind}`,
      "data-key": key,
      "aria-expanded": expanded === undefined ? null : String(expanded),
      "aria-current": on ? "true" : null,
      title
    },
    [
      expanded !== undefined && h("i", {class: "qn-fold"}, icon(expanded ? "chevron" : "right", 12)),
      symbol && icon(symbol, 14),
      h("span", null, label),
      note !== undefined && h("small", {class: "qd-num"}, note)
    ],
    press
  );
}

const sentence = (d: string) => `${d.charAt(0).toUpperCase()}${d.slice(1)}${/[.!?]$/.test(d) ? "" : "."}`;

function warehouse({tables, open}: ExplorerData, act: ExplorerActions): Child {
  const {h} = dom();
  if (tables === null) return h("p", {class: "qn-none"}, "Starting the query engine");
  if ("error" in tables)
    return [
      h("p", {class: "qn-none"}, withCode(sentence(tables.error))),
      h(
        "p",
        {class: "qn-tree-acts"},
        button({class: "qn-side-link", "data-key": "retry"}, "Try again", () => act.retry())
      )
    ];
  const format = formatFor();
  const list = tables.map((d) => {
    const key = `table ${d.name}`;
    const is_open = open.has(key);
    return h(
      "li",
      null,
      row(
        {
          label: d.name,
          key,
          symbol: "database",
          expanded: is_open,
          title: d.description,
          note: d.rows === null ? undefined : format.count(d.rows)
        },
        () => act.toggle(key)
      ),
      is_open &&
        h(
          "ul",
          null,
          h(
            "li",
            null,
            row({label: "Put the name into the cell", key: `insert ${d.name}`, kind: "qn-row--column"}, () =>
              act.insert(d.name)
            )
          ),
          d.columns.map((c) =>
            h(
              "li",
              null,
              row(
                {
                  label: c.name,
                  key: `column ${d.name}.${c.name}`,
                  kind: "qn-row--column",
                  note: c.type.toLowerCase(),
                  title: describedColumn(c)
                },
                () => act.insert(c.name)
              )
            )
          )
        )
    );
  });
  return h("ul", {class: "qn-tree"}, list);
}

function outlineTree({doc}: ExplorerData, act: ExplorerActions): Child {
  const {h} = dom();
  if (!doc) return h("p", {class: "qn-none"}, "No notebook is open.");
  const entries = outline(doc.open.notebook);
  if (entries.length === 0) return h("p", {class: "qn-none"}, "No headings and no named cells.");
  const format = formatFor();
  let depth = 0;
  const list = entries.map((d) => {
    if (d.level !== null) depth = d.level;
    const {error, rows} = doc.runtime.state(d.cell);
    const bad = d.level === null && error !== null;
    const note = bad
      ? "error"
      : rows === null || d.level !== null
        ? undefined
        : `${format.count(rows)} row${rows === 1 ? "" : "s"}`;
    const indent = d.level === null ? depth : d.level - 1;
    const line = row(
      {label: d.label, key: `outline ${d.cell} ${d.at}`, note, kind: bad ? "qn-row--bad" : ""},
      () => act.reveal(d)
    );
    line.style.setProperty("--qn-depth", String(indent));
    return h("li", null, line);
  });
  return h("ul", {class: "qn-tree qn-tree--outline"}, list);
}

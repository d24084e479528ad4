import {formatFor} from "../../../lib/format.js";
import type {Bench} from "./bench.js";
import {outline} from "./facts.js";
import {readHandle} from "./localFiles.js";
import {nameOf} from "./nameOf.js";
import type {Choice, Offer} from "./palette.js";
import {keyLabel} from "./shortcut.js";

/** What the palette finds: notebooks, headings, cells and tables; after > commands, after @ headings and cells, after # tables. */
export function offers(bench: Bench): readonly Offer[] {
  return [
    {
      sign: ">",
      placeholder: "Run a command",
      choices: () =>
        bench
          .commands()
          .filter((d) => d.enabled?.() !== false)
          .map((d) => ({
            label: `${d.group}: ${d.title}`,
            note: d.keys
              .slice(0, 1)
              .map((key) => keyLabel(key))
              .join(""),
            choose: () => bench.run(d.id)
          }))
    },
    {sign: "@", placeholder: "Go to a heading or cell", choices: () => places(bench)},
    {sign: "#", placeholder: "Copy the name of a table", choices: () => tables(bench)},
    {
      sign: "",
      placeholder: "Go to a notebook, heading, cell or table; > for commands",
      choices: () => [...notebooks(bench), ...places(bench), ...tables(bench)]
    }
  ];
}

function notebooks(bench: Bench): Choice[] {
  const {desk, keeper} = bench;
  const {published, folder} = bench.explorer;
  const fail = (error: Error) => bench.say(error.message);
  return [
    ...desk.docs.map((d) => ({
      label: d.name,
      also: d.open.notebook.title,
      note: "open",
      choose: () => desk.activate(d)
    })),
    ...(published ?? [])
      .filter((d) => !desk.docs.some((doc) => doc.path === d.path))
      .map((d) => ({
        label: d.title,
        note: d.path,
        also: nameOf(d.path),
        choose: () => void keeper.openPublished(d.path).catch(fail)
      })),
    ...(folder?.files ?? []).map(({path, handle}) => ({
      label: path,
      note: folder!.name,
      choose: () => void readHandle(handle).then((d) => keeper.openFile(d), fail)
    }))
  ];
}

function places(bench: Bench): Choice[] {
  const {active} = bench.desk;
  return active
    ? outline(active.open.notebook).map(({label, level, cell, at}) => ({
        label,
        note: level === null ? "cell" : "heading",
        choose: () => bench.reveal(cell, level === null ? undefined : at)
      }))
    : [];
}

function tables(bench: Bench): Choice[] {
  const {tables} = bench.explorer;
  if (tables === null || "error" in tables) return [];
  return tables.map(({name, rows}) => ({
    label: name,
    note: rows === null ? "table" : `table, ${formatFor().count(rows)} rows`,
    choose: () => {
      void navigator.clipboard.writeText(name).then(() => bench.say(`Copied ${name}`));
    }
  }));
}

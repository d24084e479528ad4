import {isName} from "../../model/inputs.js";
import type {Notebook} from "../../model/notebook.js";

/** A name that no cell has: with the next number if it is taken. */
export function freeName({cells}: Notebook, name: string | null): string | null {
  const taken = (d: string) => cells.some((cell) => cell.name === d);
  if (name === null || !taken(name)) return name;
  const [, stem = name, number = "1"] = /^(.*?)_?(\d+)?$/.exec(name) ?? [];
  for (let n = Number(number) + 1; ; n++) if (!taken(`${stem}_${n}`)) return `${stem}_${n}`;
}

/** Why a cell cannot have a name; null where it can. Without a name is also well. */
export function nameFault({cells}: Notebook, key: string, name: string): string | null {
  if (name === "") return null;
  if (!isName(name))
    return `“${name}” cannot be a name: letters, digits and _ only, no digit first, no word of JavaScript or name of the browser\u2019s.`;
  const other = cells.findIndex((d) => d.key !== key && d.name === name);
  return other < 0 ? null : `Cell ${other + 1} is called “${name}” already.`;
}

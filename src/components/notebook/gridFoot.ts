import {formatFor} from "../../lib/format.js";
import {dom} from "../dom.js";
import {Icon} from "../icon.js";

const format = formatFor();

/** The line below a grid. */
export interface GridFoot {
  readonly element: HTMLElement;
  /** says something, aloud too */
  say(text: string): void;
  /** tells which rows are in sight, from 1; not aloud, since it changes with every turn of a wheel */
  sight(rows: {first: number; last: number; count: number; fits: boolean}): void;
}

/** Makes the line, with a button that hands out a file. */
export function gridFoot(onCsv: () => void, document?: Document): GridFoot {
  const {h} = dom(document);
  const said = h("span", {role: "status"});
  const sight = h("span", {class: "qd-num"});
  const csv = h(
    "button",
    {type: "button", class: "qn-grid-act"},
    Icon("download", {size: 12, document}),
    "CSV"
  );
  csv.addEventListener("click", onCsv);
  return {
    element: h("div", {class: "qn-grid-foot"}, sight, said, csv),
    say: (text) => void (said.textContent = text),
    sight({first, last, count, fits}) {
      const range = `${format.count(first)}\u2013${format.count(last)} of ${format.count(count)}`;
      sight.textContent = count === 0 ? "No rows" : fits ? "" : range;
    }
  };
}

import {type Child, dom} from "../../../components/dom.js";
import {withCode} from "../../../components/states.js";
import {lower, plural} from "../../../lib/words.js";
import type {ResultCheck} from "../../runtime/state.js";
import {button} from "./kit.js";
import type {CellChecks} from "./resultChecks.js";

const MARKS = {
  holds: "M5 .8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4Z",
  fails: "M5 .4 9.6 5 5 9.6 .4 5Z",
  told: "M1 4.2H9V5.8H1Z"
};

const stateOf = ({holds}: ResultCheck) => (holds === null ? "told" : holds ? "holds" : "fails");

/** How many checks were made of the results: what is only told is none. */
export function checkCount(looked: readonly CellChecks[]): number {
  return made(looked).length;
}

function made(looked: readonly CellChecks[]): ResultCheck[] {
  return looked.flatMap((d) => d.checks).filter((d) => d.holds !== null);
}

/** What was looked at in each result, what does not hold first. */
export function checksPage(looked: readonly CellChecks[], reveal: (cell: string, at: number) => void): Child {
  const {h} = dom();
  const lines = looked.flatMap(({cell, place, checks}) => checks.map((check) => ({cell, place, check})));
  if (lines.length === 0)
    return h(
      "p",
      {class: "qn-none"},
      "Nothing was looked at yet: each result of a SQL cell is, when no query runs."
    );
  const rank = ({check}: (typeof lines)[number]) => ["fails", "told", "holds"].indexOf(stateOf(check));
  return h(
    "ul",
    null,
    lines
      .sort((a, b) => rank(a) - rank(b))
      .map(({cell, place, check}, i) =>
        h(
          "li",
          null,
          line(check, {key: `check ${i}`, where: `cell ${place}`}, () => reveal(cell, 0))
        )
      )
  );
}

/** So many of what holds are named. */
const NAMED = 3;

/** How many of the checks hold, in a line that leads to all of them; nothing where none was made. */
export function checksLine(looked: readonly CellChecks[], open: () => void): Child {
  const {h} = dom();
  const all = made(looked);
  const hold = all.filter((d) => d.holds);
  if (hold.length === 0) return null;
  const count = `${hold.length} of ${plural(all.length, "check")} ${hold.length === 1 ? "holds" : "hold"}`;
  // what holds of one result may not of another, and is not said where warnings stand above
  const said = hold.length < all.length ? [] : [...new Set(hold.map((d) => lower(d.words)))];
  const more = said.length > NAMED ? [...said.slice(0, NAMED), "\u2026"] : said;
  const words = said.length === 0 ? count : `${count}: ${more.join("; ")}`;
  return h(
    "div",
    {class: "qn-checks"},
    line({holds: true, words, column: null}, {key: "checks", where: "checks"}, open)
  );
}

function line(check: ResultCheck, {key, where}: {key: string; where: string}, go: () => void): HTMLElement {
  const {h, s} = dom();
  const state = stateOf(check);
  const label = {holds: "holds", fails: "does not hold", told: "note"}[state];
  return button(
    {class: `qn-problem qn-problem--${state}`, "data-key": key},
    [
      s(
        "svg",
        {width: 10, height: 10, viewBox: "0 0 10 10", role: "img", "aria-label": label},
        s("path", {d: MARKS[state]})
      ),
      h("span", null, withCode(check.words)),
      h("small", null, where)
    ],
    go
  );
}

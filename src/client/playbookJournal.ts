import {dom} from "../components/dom.js";
import type {PlayVerdict} from "../components/playbook/panel.js";
import type {PlayItem} from "../lib/playItems.js";
import {writeJournal} from "./journal/writeJournal.js";

/** How long what was just done can be taken back by one click. */
const UNDO_MS = 12_000;

/** Writes what became of a firing into the journal, and offers to take it back. */
export async function writeVerdict(company: string, item: PlayItem, verdict: PlayVerdict): Promise<boolean> {
  if (item.account_id === null) return false;
  const {account_id, play, fired_on} = item;
  const written = await writeJournal(company, "actions", {account_id, play, fired_on, ...verdict});
  if (written && verdict.state !== "open") offerUndo(company, item, verdict);
  return written;
}

/** The journal only grows: what is taken back gets a line that opens it again. */
function offerUndo(company: string, item: PlayItem, {state}: PlayVerdict): void {
  const {h} = dom();
  document.querySelector(".qd-undo")?.remove();
  const undo = h("button", {type: "button", class: "qd-link"}, "Undo");
  const bar = h(
    "div",
    {class: "qd-undo", role: "status"},
    `${item.of.title}, `,
    h("bdi", null, item.name),
    `: ${state}. `,
    undo
  );
  undo.addEventListener("click", () => {
    bar.remove();
    void writeVerdict(company, item, {state: "open", note: null});
  });
  document.body.append(bar);
  setTimeout(() => bar.remove(), UNDO_MS);
}

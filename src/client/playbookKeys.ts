import type {PlayVerdict} from "../components/playbook/panel.js";
import type {PlayItem} from "../lib/playItems.js";
import type {PlaybookList} from "./playbookList.js";

/** What the keys of the page act on. */
export interface PlaybookKeys {
  list: PlaybookList;
  panel: HTMLElement;
  open: (item: PlayItem) => void;
  close: () => void;
  verdict: (item: PlayItem, said: PlayVerdict) => void;
  /** the firing in the panel */
  shown: () => PlayItem | null;
}

/** The verdict that each key begins, as the panel's buttons name it. */
const VERDICTS = {d: "done", s: "snooze", x: "drop"} as const;

/**
 * Letters go through the list and say what became of a firing, but where a field takes them as text; there Enter writes
 * the verdict that the letter began.
 */
export function playbookKeys({list, panel, open, close, verdict, shown}: PlaybookKeys): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown() && !document.querySelector("dialog[open]")) return close();
    const target = event.target as Element;
    if (event.key === "Enter" && !event.isComposing && finish(target)) return event.preventDefault();
    const typing = target.closest("input, textarea, select, dialog, [contenteditable], [role=listbox]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || list.root.hidden) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") list.move(key === "j" ? 1 : -1);
    else if (key === "d" || key === "s" || key === "x") say(key);
    else return;
    event.preventDefault();
  });
  const press = (verdict: string) =>
    panel.querySelector<HTMLButtonElement>(`[data-verdict="${verdict}"]`)?.click();
  const finish = (field: Element): boolean => {
    const begun = field.closest("input") && field.closest<HTMLElement>("[data-begun]")?.dataset.begun;
    if (begun) press(begun);
    return Boolean(begun);
  };
  const say = (key: keyof typeof VERDICTS) => {
    const item = shown() ?? list.current();
    if (!item || item.state !== "open" || item.account_id === null) return;
    if (key === "d" && !shown()) return verdict(item, {state: "done", note: null});
    if (!shown()) open(item);
    // A day or a reason is asked for in the panel before the line is written.
    if (key === "d") return press("done");
    const field = panel.querySelector<HTMLElement>(key === "s" ? "input[name=until]" : "input[name=note]");
    field?.closest("[role=group]")?.setAttribute("data-begun", VERDICTS[key]);
    field?.focus();
  };
}

import {type Child, dom} from "./dom.js";

/** A tab and what it shows. */
export interface Tab {
  id: string;
  label: string;
  /** null for one whose panel stands elsewhere in the page */
  panel: HTMLElement | null;
}

/** Tabs with their panels, and how to turn to one. */
export interface TabsParts {
  list: HTMLElement;
  panels: readonly HTMLElement[];
  /** turns to a tab as a click does */
  select(id: string): void;
  /** writes a number beside a tab's name; null takes it away */
  count(id: string, n: number | null): void;
}

/**
 * Tabs that are gone through by the arrow keys, Home and End.
 *
 * @param options.onSelect called with the id of the tab that is turned to
 */
export function Tabs(
  tabs: readonly Tab[],
  {
    label,
    chosen,
    onSelect,
    document
  }: {label: string; chosen: string; onSelect: (id: string) => void; document?: Document}
): TabsParts {
  const {h} = dom(document);
  const buttons = tabs.map(({id, label: name}) =>
    h("button", {type: "button", role: "tab", class: "qd-tab", id: `qd-tab-${id}`, "data-tab": id}, name)
  );
  const panels = tabs.flatMap(({id, panel}) => {
    if (!panel) return [];
    const attributes = {role: "tabpanel", id: `qd-panel-${id}`, class: "qd-tab-panel", tabindex: 0};
    return [h("div", {...attributes, "aria-labelledby": `qd-tab-${id}`}, panel)];
  });
  const list = h("div", {class: "qd-tabs", role: "tablist", "aria-label": label}, buttons);
  const show = (id: string) => {
    for (const button of buttons) {
      const on = button.dataset.tab === id;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
    }
    for (const panel of panels) panel.hidden = panel.id !== `qd-panel-${id}`;
  };
  const select = (id: string) => {
    show(id);
    onSelect(id);
  };
  for (const button of buttons) button.addEventListener("click", () => select(button.dataset.tab!));
  list.addEventListener("keydown", (event) => turn(event, buttons));
  for (const [i, {panel}] of tabs.entries())
    if (panel) buttons[i]!.setAttribute("aria-controls", `qd-panel-${tabs[i]!.id}`);
  show(chosen);
  const count = (id: string, n: number | null) => {
    const button = buttons.find((d) => d.dataset.tab === id);
    const name = tabs.find((d) => d.id === id)?.label ?? "";
    const children: Child[] = n === null ? [name] : [name, " ", h("span", {class: "qd-tab-count qd-num"}, n)];
    button?.replaceChildren(...(children as (Node | string)[]));
  };
  return {list, panels, select, count};
}

/** Moves to the next tab that is shown, and turns to it. */
function turn(event: KeyboardEvent, buttons: readonly HTMLElement[]): void {
  const shown = buttons.filter((d) => d.offsetParent !== null);
  const at = shown.indexOf(event.target as HTMLElement);
  const next = {
    ArrowRight: shown[(at + 1) % shown.length],
    ArrowLeft: shown.at(at - 1),
    Home: shown[0],
    End: shown.at(-1)
  }[event.key];
  if (at < 0 || !next) return;
  event.preventDefault();
  event.stopPropagation();
  next.click();
  next.focus();
}

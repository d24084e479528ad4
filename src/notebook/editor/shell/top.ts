import {type Child, dom} from "../../../components/dom.js";
import type {IconName} from "../../../lib/icons.js";
import {pageHref} from "../../../lib/links.js";
import type {Doc} from "./desk.js";
import {button, icon} from "./kit.js";
import {keyLabel} from "./shortcut.js";

/** What the buttons around the workbench do. */
export interface ShellActions {
  menu(): void;
  find(): void;
  run(id: string): void;
  settings(): void;
}

/** The line at the head: name, the field that finds, the way back. */
export function topLine(doc: Doc | null, company: string, act: ShellActions): Child[] {
  const {h, s} = dom();
  const mark = s(
    "svg",
    {width: 18, height: 18, viewBox: "0 0 20 20", "aria-hidden": "true"},
    s("path", {d: "M3 13V3A10 10 0 0 1 13 13Z", fill: "var(--qd-accent)"}),
    s("rect", {x: 3, y: 15, width: 14, height: 2.2, fill: "currentColor"})
  );
  const where = [company, doc?.name].filter(Boolean).join(" / ");
  return [
    button({class: "qn-menu", "data-key": "menu", "aria-label": "Explorer"}, icon("menu", 18), () =>
      act.menu()
    ),
    h("span", {class: "qn-brand"}, mark, "Quarterdeck"),
    button(
      {
        class: "qn-field",
        "data-key": "find",
        title: "Go to a notebook, heading, cell or table"
      },
      [icon("search", 13), h("bdi", null, where || "Notebook"), h("kbd", null, keyLabel("Mod-p"))],
      () => act.find()
    ),
    h("a", {class: "qd-button", href: pageHref("index")}, "Back to the site")
  ];
}

/** The bar at the left: views of the explorer and the panel, run, settings. */
export function activityBar(
  state: {side: boolean; panel: boolean; problems: number},
  act: ShellActions
): Child[] {
  const {h} = dom();
  const one = (symbol: IconName, label: string, id: string, more: {on?: boolean; badge?: number} = {}) => {
    const {on, badge = 0} = more;
    return button(
      {
        "data-key": id,
        "aria-label": badge > 0 ? `${label}: ${badge}` : label,
        title: label,
        "aria-pressed": on === undefined ? null : String(on)
      },
      [icon(symbol, 20), badge > 0 && h("b", {"aria-hidden": "true"}, badge)],
      () => act.run(id)
    );
  };
  return [
    one("files", "Explorer", "view.side", {on: state.side}),
    one("search", "Find in the notebook", "view.find"),
    one("database", "Warehouse", "view.warehouse"),
    one("play", "Run all", "notebook.runAll"),
    one("quality", "Problems", "view.problems", {on: state.panel, badge: state.problems}),
    h("span", {class: "qn-space"}),
    button({"data-key": "settings", "aria-label": "Settings", title: "Settings"}, icon("settings", 20), () =>
      act.settings()
    )
  ];
}

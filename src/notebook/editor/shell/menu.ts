import {dom} from "../../../components/dom.js";
import type {Command} from "../parts.js";
import {button, icon, oneStop} from "./kit.js";
import {keyLabel} from "./shortcut.js";

/** A line of a menu: a command, and whether it is on where it can be. */
export interface MenuItem {
  readonly command: Command;
  readonly checked?: boolean;
}

/** Opens a menu below a button, in the order given; Esc, a choice or a click elsewhere closes it, and the focus goes back. */
export function openMenu(anchor: HTMLElement, label: string, items: readonly MenuItem[]): void {
  const {h, document} = dom();
  const menu = h("div", {class: "qd-menu qn-menu-list", popover: "auto", role: "menu", "aria-label": label});
  menu.append(...items.map((d) => line(d, menu)));
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "closed") menu.remove();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Tab") menu.hidePopover();
  });
  oneStop(menu);
  (document.querySelector(".qn") ?? document.body).append(menu);
  menu.showPopover();
  place(menu, anchor);
  menu.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
}

function line({command, checked}: MenuItem, menu: HTMLElement): HTMLElement {
  const {h} = dom();
  const {title, keys} = command;
  const attributes = {
    class: "qn-menu-item",
    role: checked === undefined ? "menuitem" : "menuitemcheckbox",
    "aria-checked": checked === undefined ? null : String(checked),
    disabled: command.enabled?.() === false
  };
  const key = keys[0];
  return button(
    attributes,
    [
      h("i", null, checked === true && icon("check", 12)),
      h("span", null, title),
      key !== undefined && h("kbd", null, keyLabel(key))
    ],
    () => {
      menu.hidePopover();
      void command.run();
    }
  );
}

/** Below the button, its end at the button's end, or its start where there is no room. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const {left, right, bottom} = anchor.getBoundingClientRect();
  const {offsetWidth: width, offsetHeight: height} = menu;
  const {clientWidth, clientHeight} = menu.ownerDocument.documentElement;
  const start = right - width >= 8 ? right - width : Math.min(left, clientWidth - width - 8);
  menu.style.left = `${Math.max(8, start)}px`;
  menu.style.top = `${Math.max(8, Math.min(bottom + 4, clientHeight - height - 8))}px`;
}

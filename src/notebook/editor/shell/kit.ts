import {type Attributes, type Child, dom} from "../../../components/dom.js";
import {ICONS, type IconName} from "../../../lib/icons.js";

/** An icon of the workbench; decoration, without a name. */
export function icon(name: IconName, size = 14): SVGElement {
  const {s} = dom();
  return s(
    "svg",
    {class: "qd-icon", width: size, height: size, viewBox: "0 0 16 16", "aria-hidden": "true"},
    s("path", {d: ICONS[name]})
  );
}

/** A button that does something at once. */
export function button(
  attributes: Attributes,
  children: Child,
  press: (event: MouseEvent) => void
): HTMLButtonElement {
  const element = dom().h("button", {type: "button", ...attributes}, children);
  element.addEventListener("click", press);
  return element;
}

/** What was last drawn into a part, child by child. */
const drawn = new WeakMap<HTMLElement, readonly string[]>();

/**
 * Puts other children into a part. Those that look the same stay, so that no click is lost; the focus stays on what has
 * the same data-key, and nothing scrolls.
 */
export function redraw(part: HTMLElement, ...children: Child[]): void {
  const {activeElement} = part.ownerDocument;
  const held = activeElement instanceof HTMLElement && part.contains(activeElement) ? activeElement : null;
  const {scrollTop, scrollLeft} = part;
  const next = [...dom().h("div", null, ...children).childNodes];
  const looks = next.map((d) => ("outerHTML" in d ? (d as Element).outerHTML : (d.textContent ?? "")));
  const before = drawn.get(part);
  drawn.set(part, looks);
  if (before?.length === next.length && part.childNodes.length === next.length)
    [...part.childNodes].forEach((old, i) => before[i] !== looks[i] && old.replaceWith(next[i]!));
  else part.replaceChildren(...next);
  Object.assign(part, {scrollTop, scrollLeft});
  const key = held?.dataset.key;
  if (key !== undefined && !held?.isConnected)
    part.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({preventScroll: true});
  keepOneStop(part);
}

/** Opens a dialog; when it closes, the focus goes back to where it was, also where that has been drawn anew. */
export function openDialog(dialog: HTMLDialogElement): void {
  const {activeElement} = dialog.ownerDocument;
  const before = activeElement instanceof HTMLElement ? activeElement : null;
  dialog.showModal();
  dialog.addEventListener(
    "close",
    () => {
      const key = before?.dataset.key;
      const {activeElement: now, body} = dialog.ownerDocument;
      const lost = now === null || now === body || dialog.contains(now);
      if (lost && key !== undefined)
        dialog.ownerDocument.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
    },
    {once: true}
  );
}

/** Makes a list of buttons one stop of the Tab key; arrows, Home and End move within it. */
export function oneStop(part: HTMLElement, {across = false}: {across?: boolean} = {}): void {
  const [back, on] = across ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  part.dataset.stop = "";
  part.addEventListener("focusin", (event) => {
    for (const d of stops(part)) d.tabIndex = d === event.target ? 0 : -1;
  });
  part.addEventListener("keydown", (event) => {
    const list = stops(part);
    const at = list.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const to = {[back]: at - 1, [on]: at + 1, Home: 0, End: list.length - 1}[event.key];
    const folds = {ArrowLeft: "true", ArrowRight: "false"}[event.key];
    if (to !== undefined) list[Math.max(0, Math.min(list.length - 1, to))]?.focus();
    else if (folds !== undefined && list[at]?.getAttribute("aria-expanded") === folds) list[at].click();
    else return;
    event.preventDefault();
  });
}

/** After a redraw one of the buttons must be in the order of the Tab key again. */
function keepOneStop(part: HTMLElement): void {
  if (part.dataset.stop === undefined) return;
  const list = stops(part);
  const current =
    list.find((d) => d === part.ownerDocument.activeElement) ??
    list.find((d) => d.getAttribute("aria-current") !== null) ??
    list[0];
  for (const d of list) d.tabIndex = d === current ? 0 : -1;
}

function stops(part: HTMLElement): HTMLElement[] {
  // some stand in a menu instead where it is narrow
  return Array.from(part.querySelectorAll<HTMLElement>("button:not(:disabled)")).filter(
    (d) => !("checkVisibility" in d) || d.checkVisibility()
  );
}

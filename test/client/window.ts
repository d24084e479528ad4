import {JSDOM} from "jsdom";
import {onTestFinished, vi} from "vitest";

/** Names that the browser's own code uses without saying whose they are. */
const GLOBALS = [
  "document",
  "location",
  "history",
  "localStorage",
  "HTMLElement",
  "Event",
  "CSS",
  "addEventListener",
  "requestAnimationFrame",
  "scrollTo",
  "innerHeight",
  "scrollY"
] as const;

/** A page of the site at an address, as long as the test lasts; the globals of a browser are its own. */
export function openPage(html = "", path = "/site/index.html"): JSDOM["window"] {
  const {window} = new JSDOM(`<!doctype html><html lang=en><body>${html}</body></html>`, {
    url: `https://quarterdeck.example${path}`,
    pretendToBeVisual: true
  });
  const own = window as unknown as Record<string, unknown>;
  const bound = (name: string) => {
    const value = own[name];
    return typeof value === "function" && !/^[A-Z]/.test(name)
      ? (value as () => unknown).bind(window)
      : value;
  };
  window.scrollTo = () => undefined;
  window.HTMLElement.prototype.scrollIntoView = () => undefined;
  own.CSS = {escape: (text: string) => text.replace(/["\\]/g, "\\$&")};
  for (const name of GLOBALS) vi.stubGlobal(name, bound(name));
  onTestFinished(() => {
    vi.unstubAllGlobals();
    window.close();
  });
  return window;
}

/** Sends a key to an element or the window; true if it was used. */
export function pressOn(target: EventTarget, key: string, more: KeyboardEventInit = {}): boolean {
  const view = (target as Node).ownerDocument?.defaultView ?? (target as Window & typeof globalThis);
  return !target.dispatchEvent(
    new view.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...more})
  );
}

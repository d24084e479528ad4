import {JSDOM} from "jsdom";

/** An empty page outside a browser; what it makes can be asked like the real thing, but has no size. */
export function emptyPage(): Document {
  return new JSDOM("<!doctype html><html lang=en><body></body></html>", {pretendToBeVisual: true}).window
    .document;
}

/** The text of an element with its white space evened out. */
export function textOf(node: Element | null | undefined): string {
  return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Sends a key to an element; true if it was used. */
export function press(node: Element, key: string): boolean {
  const view = node.ownerDocument.defaultView;
  if (!view) throw new Error("the page has no window");
  return !node.dispatchEvent(new view.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
}

/** Clicks on an element. */
export function click(node: Element | null | undefined): void {
  if (!node) throw new Error("nothing to click on");
  (node as HTMLElement).click();
}

/** Names that break layouts and escape badly: markup, a formula, 200 characters, right to left, no word breaks. */
export const HOSTILE_NAMES = [
  "<script>alert(1)</script>",
  '=HYPERLINK("http://x.example")',
  "x".repeat(200),
  "شركة النقل السريع",
  "株式会社とても長い名前の物流センター",
  "../../etc/passwd"
];

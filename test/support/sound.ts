import {assert} from "vitest";
import {textOf} from "./page.js";

/** What must hold of any page: named charts, nothing broken in print, text never markup, ids only once. */
export function assertSound(body: Element): void {
  for (const svg of body.querySelectorAll("svg")) {
    const named = svg.getAttribute("aria-hidden") === "true" || svg.getAttribute("aria-label");
    assert.isOk(named ?? svg.closest("[role=img], [aria-hidden=true]"), svg.outerHTML.slice(0, 120));
  }
  assert.notMatch(textOf(body), /NaN|undefined|Infinity|\[object/);
  assert.isNull(body.querySelector("script"));
  const ids = Array.from(body.querySelectorAll("[id]"), (d) => d.id);
  assert.strictEqual(new Set(ids).size, ids.length);
  for (const button of body.querySelectorAll("button")) assert.notStrictEqual(textOf(button), "");
}

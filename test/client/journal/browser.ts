import {vi} from "vitest";
import {drawIn} from "../../../src/components/dom.js";
import {openPage} from "../window.js";

/** A browser in which a journal can be written; **picker** gives the folder that the reader chooses. */
export function browser(picker?: () => Promise<unknown>): Document {
  const window = openPage();
  const {document} = window;
  drawIn(document);
  window.HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  window.HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new window.Event("close"));
  };
  vi.stubGlobal("dispatchEvent", window.dispatchEvent.bind(window));
  vi.stubGlobal("CustomEvent", window.CustomEvent);
  vi.stubGlobal("indexedDB", undefined); // handles are not kept here
  vi.stubGlobal("navigator", {locks: {request: (_: string, run: () => Promise<void>) => run()}});
  if (picker) vi.stubGlobal("showDirectoryPicker", picker);
  return document;
}

/** Waits for a dialog, and gives it. */
export async function dialogIn(document: Document): Promise<HTMLDialogElement> {
  return await vi.waitUntil(() => document.querySelector("dialog"));
}

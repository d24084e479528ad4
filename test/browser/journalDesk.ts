import type {Page} from "puppeteer-core";
import {type SiteUnderTest, visit} from "./harness.js";

/** What stands in the way of writing. */
export type Obstacle = "refused" | "no folder";

/** A reader’s browser, whose picker hands out the folder *journal* of the origin private file system. */
export interface Desk {
  /** Opens a page in a tab of its own. */
  open(path: string): Promise<Page>;
  /** Puts something in the way of writing, in all tabs, or takes it away. */
  obstruct(obstacle: Obstacle | null): Promise<void>;
  /** The files of the folder, as text. */
  files(): Promise<Record<string, string>>;
  /** How often a folder was asked for. */
  picks(): Promise<number>;
  /** Puts a folder into the place of a file, or takes it away. */
  block(name: string, how: "folder" | "free"): Promise<void>;
  /** Faults of all pages. */
  faults: string[];
  close(): Promise<void>;
}

/** Runs in each page before its own code: the only parts of the browser that are replaced. */
function replacePicker(): void {
  const obstacle = () => localStorage.getItem("test obstacle") ?? "";
  const picked = async () => {
    localStorage.setItem("test picks", String(Number(localStorage.getItem("test picks") ?? 0) + 1));
    if (obstacle() === "no folder") throw new DOMException("The user aborted a request.", "AbortError");
    return await (await navigator.storage.getDirectory()).getDirectoryHandle("journal", {create: true});
  };
  Object.assign(window, {showDirectoryPicker: picked});
  const permission = () => Promise.resolve(obstacle() === "refused" ? "denied" : "granted");
  Object.assign(FileSystemHandle.prototype, {queryPermission: permission, requestPermission: permission});
}

async function filesOf(page: Page): Promise<Record<string, string>> {
  return await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("journal", {create: true});
    const found: Record<string, string> = {};
    const entries = (folder as unknown as {values(): AsyncIterable<FileSystemHandle>}).values();
    for await (const entry of entries) {
      if (!(entry instanceof FileSystemFileHandle)) continue;
      // The browser writes into a file beside it first, which may be gone by now.
      const bytes = await entry
        .getFile()
        .then((d) => d.arrayBuffer())
        .catch(() => null);
      if (bytes) found[entry.name] = new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes);
    }
    return found;
  });
}

/** Sits down at a desk where nothing has been written yet. */
export async function newDesk(site: SiteUnderTest): Promise<Desk> {
  const context = await site.browser.createBrowserContext();
  const faults: string[] = [];
  const own = await context.newPage();
  await own.goto(new URL("_quarterdeck.json", site.url).href);
  return {
    faults,
    async open(path) {
      const before = async (page: Page) => void (await page.evaluateOnNewDocument(replacePicker));
      const {page, log} = await visit(site, path, {context, before});
      faults.push(...log.errors, ...log.foreign);
      page.on("pageerror", (error) => faults.push(String(error)));
      return page;
    },
    async obstruct(obstacle) {
      await own.evaluate((d) => localStorage.setItem("test obstacle", d), obstacle ?? "");
    },
    files: () => filesOf(own),
    picks: () => own.evaluate(() => Number(localStorage.getItem("test picks") ?? 0)),
    async block(name, how) {
      const block = async (file: string, put: boolean) => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle("journal", {create: true});
        await folder.removeEntry(file, {recursive: true}).catch(() => undefined);
        if (put) await folder.getDirectoryHandle(file, {create: true});
      };
      await own.evaluate(block, name, how === "folder");
    },
    close: () => context.close()
  };
}

import {assert, beforeEach, describe, it, vi} from "vitest";
import {showAnchor} from "../../src/client/anchor.js";
import {watchFind} from "../../src/client/find.js";
import {loadEntries} from "../../src/client/findEntries.js";
import {watchKeys, watchMenu} from "../../src/client/nav.js";
import {currentTheme, watchTheme} from "../../src/client/theme.js";
import type {SearchEntry} from "../../src/lib/searchIndex.js";
import {textOf} from "../support/page.js";
import {openPage, pressOn} from "./window.js";

vi.mock("../../src/client/findEntries.js", () => ({loadEntries: vi.fn()}));

const ENTRIES: SearchEntry[] = [
  {kind: "account", id: "A&1", name: "Alder <b>", note: "Small"},
  {kind: "account", id: "A2", name: "Al Dente", note: "Large"},
  {kind: "metric", id: "arr", name: "ARR", note: "metric"}
];
const FIND = '<div class="qd-find"><div class="qd-find-box"><input><ul hidden></ul></div></div>';

const one = <E extends Element = HTMLElement>(selector: string) => document.querySelector<E>(selector) as E;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("watchFind(root)", () => {
  beforeEach(() => void vi.mocked(loadEntries).mockReset().mockResolvedValue(ENTRIES));

  /** The field of a page on which a reader has typed some words. */
  async function typed(words: string, path?: string) {
    openPage(FIND, path);
    watchFind(one(".qd-find"));
    const input = one<HTMLInputElement>("input");
    const list = one("ul");
    input.focus();
    await settle();
    const type = (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event("input"));
    };
    type(words);
    const items = () => Array.from(list.children, (d) => textOf(d));
    return {input, list, items, type};
  }

  // Pages of notebooks lie in a folder, so that links name the site's root, here that of the sources.
  const fromRoot = (link: Element) =>
    link.getAttribute("href")?.replace(new URL("../../", import.meta.url).href, "");

  it("lists links to what it finds, with the filters of the address for an account, names as text", async () => {
    const {list, items, input} = await typed("al", "/site/index.html?segment=Small");
    assert.deepStrictEqual(items(), ["Alder <b>Small", "Al DenteLarge"]);
    assert.deepStrictEqual(Array.from(list.querySelectorAll("a"), fromRoot), [
      "account.html?segment=Small&account=A%261",
      "account.html?segment=Small&account=A2"
    ]);
    assert.isFalse(list.hidden);
    assert.strictEqual(input.getAttribute("aria-expanded"), "true");
    assert.strictEqual(fromRoot((await typed("arr")).list.querySelector("a")!), "definitions.html#arr");
  });
  it("says that nothing is found, and is closed by an empty field", async () => {
    const {list, items, type} = await typed("zzz");
    assert.deepStrictEqual(items(), ["Nothing found"]);
    assert.isNull(list.querySelector("a"));
    type("  ");
    assert.isTrue(list.hidden);
  });
  it("goes round by the arrow keys and names the active choice", async () => {
    const {input, list} = await typed("al");
    const active = () => [
      input.getAttribute("aria-activedescendant"),
      Array.from(list.children, (d) => d.getAttribute("aria-selected")).indexOf("true")
    ];
    assert.deepStrictEqual(active(), [null, -1]);
    assert.isTrue(pressOn(input, "ArrowDown"));
    assert.deepStrictEqual(active(), ["qd-found-0", 0]);
    pressOn(input, "ArrowDown");
    pressOn(input, "ArrowDown");
    assert.deepStrictEqual(active(), ["qd-found-0", 0]);
    pressOn(input, "ArrowUp");
    assert.deepStrictEqual(active(), ["qd-found-1", 1]);
  });
  it("takes the last by an arrow up at first, the first by Enter alone, and nothing of nothing", async () => {
    const {input, list, type} = await typed("al");
    const clicked: string[] = [];
    list.addEventListener("click", (event) => {
      event.preventDefault();
      clicked.push(textOf((event.target as Element).closest("a")));
    });
    pressOn(input, "Enter");
    pressOn(input, "ArrowUp");
    pressOn(input, "Enter");
    type("zzz");
    pressOn(input, "ArrowDown");
    pressOn(input, "Enter");
    assert.deepStrictEqual(clicked, ["Alder <b>Small", "Al DenteLarge"]);
  });
  it("is emptied by Escape and closed when the focus leaves", async () => {
    const {input, list, type} = await typed("al");
    pressOn(input, "Escape");
    assert.deepStrictEqual([input.value, list.hidden], ["", true]);
    type("al");
    assert.isFalse(list.hidden);
    input.dispatchEvent(
      new (document.defaultView as unknown as typeof globalThis).FocusEvent("focusout", {bubbles: true})
    );
    assert.isTrue(list.hidden);
  });
  it("reads the entries once, and again after a failure", async () => {
    vi.mocked(loadEntries).mockRejectedValueOnce(new Error("offline"));
    const {input, items, type} = await typed("al");
    assert.deepStrictEqual(items(), ["Nothing found"]);
    for (let i = 0; i < 2; ++i) {
      input.blur();
      input.focus();
      await settle();
    }
    type("al");
    assert.lengthOf(items(), 2);
    assert.strictEqual(vi.mocked(loadEntries).mock.calls.length, 2);
  });
});

describe("watchKeys(find)", () => {
  const NAV = '<nav class="qd-nav"><a data-page="retention" href="#r"></a></nav><input><p></p>';
  function watched() {
    const window = openPage(NAV);
    const seen: string[] = [];
    one("a").addEventListener("click", () => seen.push("retention"));
    watchKeys(() => seen.push("find"));
    return {window, seen};
  }

  it("finds by / and goes to a page by g and its letter", () => {
    const {seen} = watched();
    assert.isTrue(pressOn(one("p"), "/"));
    pressOn(one("p"), "g");
    pressOn(one("p"), "r");
    assert.deepStrictEqual(seen, ["find", "retention"]);
  });
  it("does nothing for a letter alone, one that is no page, or a page that is not there", () => {
    const {seen} = watched();
    for (const key of ["r", "g", "z", "r", "g", "a"]) pressOn(one("p"), key);
    assert.deepStrictEqual(seen, []);
  });
  it("leaves typing and the browser's own keys alone", () => {
    const {seen} = watched();
    assert.isFalse(pressOn(one("input"), "/"));
    assert.isFalse(pressOn(one("p"), "/", {ctrlKey: true}));
    pressOn(one("p"), "g");
    pressOn(one("input"), "r");
    assert.deepStrictEqual(seen, []);
  });
});

describe("watchMenu(button, side)", () => {
  it("opens and closes the side bar, says so, and gives the focus back on Escape", () => {
    const window = openPage("<button></button><aside></aside>");
    const [button, side] = [one("button"), one("aside")];
    const set = watchMenu(button, side);
    const state = () => [
      side.hasAttribute("data-open"),
      button.getAttribute("aria-expanded"),
      document.documentElement.style.overflow
    ];
    button.click();
    assert.deepStrictEqual(state(), [true, "true", "hidden"]);
    pressOn(window, "Escape");
    assert.deepStrictEqual(state(), [false, "false", ""]);
    assert.strictEqual(document.activeElement, button);
    set(true);
    set(true);
    assert.deepStrictEqual(state(), [true, "true", "hidden"]);
  });
  it("leaves Escape alone while it is closed, and stands on a page without a menu", () => {
    const window = openPage("<input>");
    const set = watchMenu(null, null);
    one("input").focus();
    pressOn(window, "Escape");
    set();
    assert.strictEqual(document.activeElement, one("input"));
  });
});

describe("watchTheme(button)", () => {
  const listeners: ((event: {matches: boolean}) => void)[] = [];
  beforeEach(() => {
    listeners.length = 0;
    const addEventListener = (_: string, listen: (typeof listeners)[number]) => listeners.push(listen);
    vi.stubGlobal("matchMedia", () => ({addEventListener})); // jsdom knows no media
  });
  const turns = (matches: boolean) => listeners.at(-1)?.({matches});

  it("follows the system until the reader has chosen", () => {
    openPage("<button></button>");
    watchTheme(one("button"));
    turns(true);
    assert.strictEqual(currentTheme(), "dark");
    turns(false);
    one("button").click();
    turns(false);
    assert.strictEqual(currentTheme(), "dark");
    openPage("<button></button>");
    localStorage.setItem("quarterdeck-theme", "light");
    watchTheme(one("button"));
    turns(true);
    assert.strictEqual(currentTheme(), "light");
  });
  it("changes the theme and remembers it", () => {
    openPage("<button></button>");
    watchTheme(one("button"));
    assert.strictEqual(currentTheme(), "light");
    one("button").click();
    assert.deepStrictEqual([currentTheme(), localStorage.getItem("quarterdeck-theme")], ["dark", "dark"]);
    one("button").click();
    assert.deepStrictEqual([currentTheme(), localStorage.getItem("quarterdeck-theme")], ["light", "light"]);
  });
  it("prints light and gives the reader's theme back", () => {
    const window = openPage("<button></button>");
    watchTheme(one("button"));
    one("button").click();
    window.dispatchEvent(new Event("beforeprint"));
    assert.strictEqual(currentTheme(), "light");
    window.dispatchEvent(new Event("afterprint"));
    assert.strictEqual(currentTheme(), "dark");
  });
  it("works where storage is refused", () => {
    openPage("<button></button>");
    vi.stubGlobal("localStorage", {
      getItem: () => null,
      setItem: () => {
        throw new Error("refused");
      }
    });
    watchTheme(one("button"));
    one("button").click();
    assert.strictEqual(currentTheme(), "dark");
  });
});

describe("showAnchor(body)", () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const target = () => one("[data-target]")?.id;

  it.each([
    ["#arr", "arr"],
    ["#a%20%22b%22", 'a "b"'],
    ["#gone", undefined],
    ["", undefined],
    ["#100%", undefined]
  ])("goes to the part that %j names", async (hash, id) => {
    openPage(
      `<main><section id="arr"></section><section id='a "b"'></section></main>`,
      `/definitions.html${hash}`
    );
    showAnchor(one("main"));
    await frame();
    assert.strictEqual(target(), id);
  });
  it("marks one part at a time as the address changes", async () => {
    const window = openPage('<main><p id="a"></p><p id="b"></p></main>', "/definitions.html#a");
    showAnchor(one("main"));
    await frame();
    history.replaceState(null, "", "#b");
    window.dispatchEvent(new Event("hashchange"));
    assert.deepStrictEqual([target(), document.querySelectorAll("[data-target]").length], ["b", 1]);
  });
});

import {assert, describe, it, vi} from "vitest";
import {LossesPage} from "../../src/client/lossesPage.js";
import {drawIn} from "../../src/components/dom.js";
import {LOSS_FILE, lossesOf, lossRow} from "../support/losses.js";
import {click, textOf} from "../support/page.js";
import {openPage} from "./window.js";

const DATA = lossesOf([
  lossRow(0),
  lossRow(1, {segment: "Large"}),
  lossRow(2, {win_back: {kind: "request", title: "API", shipped_on: "2026-09-01"}})
]);

/** The page at an address, with a host that answers as told. */
function open(path: string, answer: () => Promise<unknown>) {
  const window = openPage("", path);
  const asked: string[] = [];
  const {document} = window;
  drawIn(document);
  vi.stubGlobal("matchMedia", () => ({matches: false}));
  vi.stubGlobal("ResizeObserver", class {
    observe(): void {}
  }); // prettier-ignore
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url.replace(/^.*\/_data/u, "_data"));
    return answer();
  });
  const page = LossesPage(DATA);
  document.body.append(page);
  return {window, document, page, asked};
}

const found = () => Promise.resolve({ok: true, json: () => Promise.resolve(LOSS_FILE)});
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("LossesPage(data)", () => {
  it("opens with the newest loss, reads its file once, and shows its lesson when it is there", async () => {
    const {page, asked} = open("/site/postmortems.html", found);
    assert.include(textOf(page.querySelector("#timeline")), "Reading its last year");
    await settled();
    assert.strictEqual(asked.length, 1);
    assert.match(asked[0]!, /^_data\/losses\/k0-[0-9a-f]{12}\.json$/);
    assert.include(textOf(page.querySelector("#lessons")), "Call sooner");
  });
  it("goes to another loss by a click that can be taken back, and keeps it in the address", async () => {
    const {page, window} = open("/site/postmortems.html", found);
    await settled();
    click(page.querySelector('[data-loss="K2 2026-03-15"]'));
    assert.strictEqual(window.location.search, "?loss=K2+2026-03-15");
    assert.include(textOf(page.querySelector("#result h2")), "Name 2 was lost");
    assert.strictEqual(window.history.length, 2);
  });
  it("has a letter to an account that may come back, in its language, and none to the others", async () => {
    const {page} = open("/site/postmortems.html", found);
    await settled();
    assert.isNull(page.querySelector("#letter"));
    click(page.querySelector('[data-loss="K2 2026-03-15"]'));
    await vi.waitFor(() => assert.isNotNull(page.querySelector("#letter [lang=tr]")));
    assert.include(textOf(page.querySelector("#letter")), "Acme");
  });
  it("reads no file twice", async () => {
    const {page, asked} = open("/site/postmortems.html", found);
    await settled();
    for (const key of ["K1 2026-02-15", "K0 2026-01-15", "K1 2026-02-15"]) {
      click(page.querySelector(`[data-loss="${key}"]`));
      await settled();
    }
    assert.strictEqual(asked.length, 2);
  });
  it("opens under the filters of its address", () => {
    const {page} = open("/site/postmortems.html?segment=Large", found);
    assert.include(textOf(page.querySelector("h1")), "The one loss had a warning");
    assert.strictEqual(page.querySelectorAll("#losses li").length, 1);
  });
  it("shows all losses where the address names a CSM, a segment, a quarter or a cause that none has", () => {
    const {page} = open("/site/postmortems.html?csm=Nobody&segment=zzz&quarter=1999Q1&cause=x", found);
    assert.strictEqual(page.querySelectorAll("#losses li").length, 3);
    assert.include(
      open("/site/postmortems.html?segment=Large&csm=Nobody", found).page.querySelector("h1")!.textContent,
      "The one loss"
    );
  });
  it("narrows the list by words as they are typed", () => {
    const {page, window} = open("/site/postmortems.html", found);
    const search = page.querySelector<HTMLInputElement>("input[type=search]")!;
    search.value = "name 2";
    search.dispatchEvent(new window.Event("input", {bubbles: true}));
    assert.strictEqual(page.querySelectorAll("#losses li").length, 1);
    assert.strictEqual(window.location.search, "?q=name+2");
  });
  it.each([
    ["an answer that is an error", () => Promise.resolve({ok: false, status: 404, statusText: "Not Found"}), "404 Not Found"],
    ["no answer", () => Promise.reject(new Error("network")), "the host does not answer"]
  ] as const)("says of %s that the file could not be read, and keeps the list", async (_, answer, words) => {
    const {page} = open("/site/postmortems.html", answer);
    await settled();
    assert.include(textOf(page.querySelector("#timeline [role=alert]")), words);
    assert.strictEqual(page.querySelectorAll("#losses li").length, 3);
    assert.isNull(page.querySelector("#lessons"));
  }); // prettier-ignore
  it("copies the lesson as the reader has changed it", async () => {
    const {page} = open("/site/postmortems.html", found);
    await settled();
    const copied: string[] = [];
    vi.stubGlobal("navigator", {
      clipboard: {writeText: (text: string) => Promise.resolve(void copied.push(text))}
    });
    page.querySelector("textarea")!.value = "what we learnt";
    click(page.querySelector("[data-lesson=copy]"));
    await settled();
    assert.deepStrictEqual(copied, ["what we learnt"]);
    assert.strictEqual(textOf(page.querySelector("[data-lesson=copy]")), "Copied");
  });
});

import {assert, describe, it, onTestFinished, vi} from "vitest";
import {makeStage} from "../../src/client/prepare/stage.js";
import {drawIn} from "../../src/components/dom.js";
import type {Deck} from "../../src/deck/deck.js";
import {openPage} from "./window.js";

const PARTS = `<div class="root"><div class="qd-stage"></div><p class="qd-stage-place"></p>
  <div class="qd-stage-write"><button></button><button></button></div><div class="list"></div></div>`;

/** A stage of three slides, and the key that is pressed on what has the focus. */
function stage() {
  const window = openPage(PARTS, "/site/deck.html");
  vi.stubGlobal("window", window);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
    }
  );
  const {document} = window;
  drawIn(document);
  onTestFinished(() => drawIn(undefined));
  const made = makeStage(() => undefined);
  const slides = ["title", "summary", "goals"].map((id) => ({
    id,
    title: id,
    element: document.createElement("section")
  }));
  made.set({slides, lang: "en", dir: "ltr"} as unknown as Deck);
  document.querySelector(".list")!.append(made.list);
  made.attach(document.querySelector<HTMLElement>(".root")!);
  const press = (key: string) => {
    const event = new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true});
    document.activeElement!.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const link = (id: string) => made.list.querySelector<HTMLElement>(`[data-slide=${id}]`)!;
  const focused = () => (document.activeElement as HTMLElement).dataset.slide;
  return {made, press, link, focused};
}

describe("makeStage(onShow)", () => {
  it("steps by Up and Down where the list has the focus, which follows with aria-current", () => {
    const {made, press, link, focused} = stage();
    link("title").focus();
    for (const [key, id] of [
      ["ArrowDown", "summary"],
      ["ArrowRight", "goals"],
      ["ArrowUp", "summary"]
    ] as const) {
      assert.isTrue(press(key));
      assert.deepStrictEqual(
        [made.current(), focused(), link(id).getAttribute("aria-current")],
        [id, id, "true"]
      );
    }
    assert.strictEqual(link("goals").getAttribute("aria-current"), "false");
  });
  it("leaves Up and Down to the page where something else has the focus, and takes no focus from it", () => {
    const {made, press, focused} = stage();
    assert.isFalse(press("ArrowDown"));
    assert.strictEqual(made.current(), "title");
    assert.isTrue(press("ArrowRight"));
    assert.strictEqual(made.current(), "summary");
    assert.isUndefined(focused());
  });
});

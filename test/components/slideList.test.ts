import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {SlideList} from "../../src/components/deck/slideList.js";

const {document} = new JSDOM("").window;

describe("SlideList(slides, {show, dir})", () => {
  const directions = (dir: "ltr" | "rtl", ...titles: string[]) => {
    const slides = titles.map((title, i) => ({id: i === 0 ? "title" : `s${i}`, title}));
    const list = SlideList(slides, {show: () => undefined, dir, document});
    return Array.from(list.querySelectorAll("bdi"), (d) => d.dir);
  };
  it("lets a title in other letters than the deck's run as its own letters do", () => {
    assert.deepStrictEqual(
      directions("rtl", "Halden", "Halden: کاربران فعال ۱۸٪ بیشتر شد", "An own title that goes on and on"),
      ["auto", "rtl", "auto"]
    );
    assert.deepStrictEqual(directions("ltr", "Halden", "Users grew", "عنوان"), ["auto", "auto", "auto"]);
  });
});

import {dom} from "../dom.js";

/** A slide as the list names it. */
export interface ListedSlide {
  id: string;
  title: string;
}

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * The slides by their titles, each a button that shows it. A title is cut at its own end: one in the letters of the
 * deck's language runs as the deck does, also where it begins with a Latin name, any other as its letters do.
 *
 * @param dir the direction of the deck's language
 */
export function SlideList(
  slides: readonly ListedSlide[],
  {show, dir, document}: {show: (index: number) => void; dir: "ltr" | "rtl"; document?: Document}
): HTMLElement {
  const {h} = dom(document);
  const items = slides.map(({id, title}, i) => {
    const button = h(
      "button",
      {type: "button", class: "qd-slide-link", "data-slide": id},
      h("span", {class: "qd-num"}, i + 1),
      h("bdi", {dir: id !== "title" && dir === "rtl" && RTL_LETTER.test(title) ? dir : "auto"}, title)
    );
    button.addEventListener("click", () => show(i));
    return h("li", null, button);
  });
  return h("ol", null, items);
}

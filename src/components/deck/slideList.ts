import {dom} from "../dom.js";

/** A slide as the list names it. */
export interface ListedSlide {
  id: string;
  title: string;
}

/**
 * The slides by their titles, each a button that shows it.
 *
 * @param dir the direction of the deck's language, which a title that begins with a Latin name does not tell
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
      h("bdi", {dir: id === "title" ? "auto" : dir}, title)
    );
    button.addEventListener("click", () => show(i));
    return h("li", null, button);
  });
  return h("ol", null, items);
}

import {dom} from "../dom.js";

/** A slide as the list names it. */
export interface ListedSlide {
  id: string;
  title: string;
}

/** The slides by their titles, each a button that shows it. */
export function SlideList(
  slides: readonly ListedSlide[],
  {show, document}: {show: (index: number) => void; document?: Document}
): HTMLElement {
  const {h} = dom(document);
  const items = slides.map(({id, title}, i) => {
    const button = h(
      "button",
      {type: "button", class: "qd-slide-link", "data-slide": id},
      h("span", {class: "qd-num"}, i + 1),
      h("bdi", null, title)
    );
    button.addEventListener("click", () => show(i));
    return h("li", null, button);
  });
  return h("ol", null, items);
}

import type {Deck} from "../../deck/deck.js";
import {SlideList} from "../../components/deck/slideList.js";

/** Where the slides of the deck are gone through. */
export interface Stage {
  /** the element that holds the slides */
  deck: HTMLElement;
  list: HTMLElement;
  /** shows another rendering of the deck, at the slide that was shown */
  set(deck: Deck): void;
  /** shows the slide of an id; false where the deck has none */
  show(id: string): boolean;
  step(by: number): void;
  current(): string;
  /** takes the element that holds them all, once it is made */
  attach(root: HTMLElement): void;
}

/**
 * Makes the slides go forward and back by list, links and keys, at the size that there is room for.
 *
 * @param onShow called with the id of the slide that is turned to
 */
export function makeStage(onShow: (id: string) => void): Stage {
  const deck = document.createElement("div");
  deck.className = "qd-deck";
  const list = document.createElement("div");
  let slides: Deck["slides"] = [];
  let current = "";
  let root: HTMLElement | null = null;
  const draw = () => {
    const index = slides.findIndex((d) => d.id === current);
    for (const {id, element} of slides) element.toggleAttribute("data-shown", id === current);
    const focused = list.contains(document.activeElement);
    for (const link of list.querySelectorAll<HTMLElement>(".qd-slide-link")) {
      const here = link.dataset.slide === current;
      link.setAttribute("aria-current", String(here));
      if (here && focused) link.focus();
    }
    if (!root) return;
    root.querySelector(".qd-stage-place")!.textContent = `Slide ${index + 1} of ${slides.length}`;
    const write = root.querySelector<HTMLElement>(".qd-stage-write")!;
    write.hidden = current === "title";
    // Only slides with remarks beside their chart have any to replace.
    write.querySelector<HTMLElement>("button:last-child")!.hidden =
      !slides[index]?.element.querySelector(".rem");
  };
  const named = () => slides.find(({id}) => `#slide-${id}` === location.hash)?.id;
  // The slide lives in the address, so that a link opens it; going through the slides leaves no trail to go back.
  const open = (index: number) => {
    const slide = slides[Math.max(0, Math.min(slides.length - 1, index))]!;
    history.replaceState(history.state, "", `#slide-${slide.id}`);
    if (slide.id === current) return;
    current = slide.id;
    draw();
    onShow(current);
  };
  const at = () => slides.findIndex((d) => d.id === current);
  return {
    deck,
    list,
    set(made) {
      slides = made.slides;
      Object.assign(deck, {lang: made.lang, dir: made.dir});
      deck.replaceChildren(...slides.map((d) => d.element));
      list.replaceChildren(SlideList(slides, {show: open, dir: made.dir}));
      if (at() < 0) current = named() ?? slides[0]!.id;
      draw();
    },
    show(id) {
      const index = slides.findIndex((d) => d.id === id);
      if (index >= 0) open(index);
      return index >= 0;
    },
    step: (by) => open(at() + by),
    current: () => current,
    attach(element) {
      root = element;
      draw();
      scale(root, deck);
      watchLinks(root, (id) => open(slides.findIndex((d) => d.id === id)));
      watchKeys(root, {
        list,
        step: (by) => open(at() + by),
        end: (last) => open(last ? slides.length - 1 : 0)
      });
      window.addEventListener("hashchange", () => {
        if (element.isConnected) open(slides.findIndex((d) => d.id === named()));
      });
    }
  };
}

function scale(root: HTMLElement, deck: HTMLElement): void {
  const stage = root.querySelector<HTMLElement>(".qd-stage")!;
  new ResizeObserver(() => {
    const {width, height} = stage.getBoundingClientRect();
    const full = document.fullscreenElement === stage;
    deck.style.transform = `scale(${full ? Math.min(width / 1280, height / 720) : width / 1280})`;
  }).observe(stage);
}

function watchLinks(root: HTMLElement, open: (id: string) => void): void {
  root.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.("a[href^='#slide-']");
    if (!link) return;
    event.preventDefault();
    open(link.getAttribute("href")!.slice("#slide-".length));
  });
}

/** Up and Down go through the slides where the list has the focus; elsewhere they scroll the page. */
function watchKeys(
  root: HTMLElement,
  {list, step, end}: {list: HTMLElement; step: (by: number) => void; end: (last: boolean) => void}
): void {
  const keys: Record<string, () => void> = {
    ArrowRight: () => step(1),
    PageDown: () => step(1),
    ArrowLeft: () => step(-1),
    PageUp: () => step(-1),
    Home: () => end(false),
    End: () => end(true)
  };
  const inList: Record<string, () => void> = {ArrowDown: () => step(1), ArrowUp: () => step(-1)};
  document.addEventListener("keydown", (event) => {
    const {target} = event;
    const typing =
      target instanceof HTMLElement &&
      (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    const listed = list.contains(document.activeElement) ? inList[event.key] : undefined;
    const run = listed ?? keys[event.key];
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !run || !root.isConnected) return;
    event.preventDefault();
    run();
  });
}

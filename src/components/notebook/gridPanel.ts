/** Kept free between a panel and the edges of the page, in px. */
const EDGE = 8;

/** What lies over a grid: one panel at a time, in front of all else, so that a low cell does not cut it off. */
export class GridPanel {
  #open: {element: HTMLElement; about: string} | null = null;
  #unwatch: () => void = () => {};

  /** **onClose** is told when a panel that was open is gone */
  constructor(
    private readonly grid: HTMLElement,
    private readonly onClose: () => void
  ) {}

  /** What the open panel is about; null without one. */
  get about(): string | null {
    return this.#open?.about ?? null;
  }

  /** Puts a panel in the place of the last one, below **anchor**, or where there is room. */
  show(element: HTMLElement, {about, anchor}: {about: string; anchor: Element}): void {
    this.#remove();
    this.#open = {element, about};
    element.popover = "manual";
    this.grid.append(element);
    element.showPopover?.();
    this.#place(element, anchor.getBoundingClientRect());
    this.#watch(element, anchor);
  }

  /** It follows what it belongs to when the page is scrolled, and closes when something else is pressed. */
  #watch(element: HTMLElement, anchor: Element): void {
    const page = element.ownerDocument;
    const follow = () => this.#place(element, anchor.getBoundingClientRect());
    const pressed = ({target}: Event) => {
      if (!element.contains(target as Node) && !anchor.contains(target as Node)) this.close();
    };
    page.addEventListener("scroll", follow, true);
    page.addEventListener("pointerdown", pressed, true);
    this.#unwatch = () => {
      page.removeEventListener("scroll", follow, true);
      page.removeEventListener("pointerdown", pressed, true);
    };
  }

  #place(element: HTMLElement, anchor: DOMRect): void {
    const {clientWidth, clientHeight} = element.ownerDocument.documentElement;
    const {width, height} = element.getBoundingClientRect();
    const within = (at: number, most: number) => Math.max(EDGE, Math.min(most - EDGE, at));
    element.style.left = `${within(anchor.left, clientWidth - width)}px`;
    element.style.top = `${within(anchor.bottom, clientHeight - height)}px`;
  }

  close(): void {
    if (!this.#open) return;
    this.#remove();
    this.onClose();
  }

  #remove(): void {
    this.#unwatch();
    this.#open?.element.remove();
    this.#open = null;
  }
}

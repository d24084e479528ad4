/** A box of a slide whose text does not fit where it stands. */
export interface Misfit {
  slide: string;
  what: "title" | "overflow";
  /** how far, in lines of a title or in px */
  by: number;
}

/**
 * Finds titles over two lines and bodies that run into the footer or the margin, in a deck that is laid out.
 * It refers to nothing outside itself, so that it can be sent into a page.
 */
export function measureDeck(root: Element): Misfit[] {
  const misfits: Misfit[] = [];
  for (const slide of root.querySelectorAll<HTMLElement>(".slide")) {
    const frame = slide.getBoundingClientRect();
    const scale = frame.width / 1280 || 1;
    const id = slide.dataset.slide ?? "";
    const title = slide.querySelector("h1");
    if (title && !slide.classList.contains("cover")) {
      const {height} = title.getBoundingClientRect();
      // Two lines, or three of a smaller size.
      if (height / scale > 84) misfits.push({slide: id, what: "title", by: Math.round(height / scale / 38)});
    }
    const foot = slide.querySelector("footer")?.getBoundingClientRect();
    const limits = {
      bottom: foot ? foot.top : frame.bottom,
      left: frame.left + 47 * scale,
      right: frame.right - 47 * scale
    };
    let by =
      foot && slide.querySelector("footer")!.scrollWidth > foot.width / scale + 1
        ? slide.querySelector("footer")!.scrollWidth - foot.width / scale
        : 0;
    for (const box of slide.querySelectorAll(".body > *, .body .rem > *, .name > *, .exhibit > *")) {
      const {bottom, left, right} = box.getBoundingClientRect();
      const past = Math.max(bottom - limits.bottom, right - limits.right, limits.left - left);
      by = Math.max(by, past / scale);
    }
    for (const cell of slide.querySelectorAll(".rem > div"))
      by = Math.max(by, cell.scrollHeight - cell.clientHeight);
    if (by > 1) misfits.push({slide: id, what: "overflow", by: Math.round(by)});
  }
  return misfits;
}

/** A fault of the layout. */
export interface LayoutFault {
  slide: string;
  fault: "outside" | "overlap" | "small" | "clipped" | "title" | "past its box";
  text: string;
  other?: string;
}

/**
 * Measures every line of text of every slide where a browser puts it: inside the slide and its margins and inside the
 * cell or column that it stands in, on no other text, 11 px or more as it is shown, cut off by nothing. Refers to nothing outside itself, since it runs in the page.
 */
export function textBoxFaults(root: Element): LayoutFault[] {
  const faults: LayoutFault[] = [];
  for (const slide of root.querySelectorAll<HTMLElement>(".slide")) {
    const frame = slide.getBoundingClientRect();
    const id = slide.dataset.slide ?? "";
    const lines: {box: DOMRect; text: string; owner: Element}[] = [];
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      const owner = node.parentElement!;
      if (text.trim() === "") continue;
      const scale = owner.closest("svg") ? (owner as Element as SVGGraphicsElement).getScreenCTM()!.a : 1;
      if (parseFloat(getComputedStyle(owner).fontSize) * scale < 11)
        faults.push({slide: id, fault: "small", text});
      const around = owner.closest("svg")
        ? null
        : owner.closest("td, th, .span-4, .span-5, .span-7, .span-8");
      const within = around?.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width <= 0.5) continue;
        lines.push({box, text, owner: owner.closest("text") ?? owner});
        if (within && (box.left < within.left - 1 || box.right > within.right + 1))
          faults.push({slide: id, fault: "past its box", text});
      }
    }
    for (const {box, text} of lines) {
      const out =
        box.left < frame.left + 46 ||
        box.right > frame.right - 46 ||
        box.top < frame.top + 20 ||
        box.bottom > frame.bottom - 16;
      if (out) faults.push({slide: id, fault: "outside", text});
    }
    for (const [i, a] of lines.entries()) {
      for (const b of lines.slice(i + 1)) {
        // Boxes of lines are taller than letters: what stands on a line of its own may touch the next by its leading.
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const tall = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        const limit = 0.34 * Math.min(a.box.height, b.box.height);
        if (wide > 1 && tall > limit && a.owner !== b.owner)
          faults.push({slide: id, fault: "overlap", text: a.text, other: b.text});
      }
    }
    for (const element of slide.querySelectorAll<HTMLElement>("h1, p, td, th, div, span, footer")) {
      const {overflow} = getComputedStyle(element);
      if (
        overflow !== "visible" &&
        (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      ) {
        faults.push({slide: id, fault: "clipped", text: element.textContent ?? ""});
      }
    }
    const title = slide.querySelector("h1");
    if (title && !slide.classList.contains("cover") && title.getBoundingClientRect().height > 77)
      faults.push({slide: id, fault: "title", text: title.textContent ?? ""});
  }
  return faults;
}

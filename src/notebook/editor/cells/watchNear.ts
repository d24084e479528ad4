/** Says which cells are about to be seen; without such a watcher cells are made when they are written in. */
export function watchNear(root: HTMLElement, near: (key: string) => void): IntersectionObserver | null {
  if (typeof IntersectionObserver === "undefined") return null;
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const {isIntersecting, target} of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        near((target as HTMLElement).dataset.key ?? "");
      }
    },
    {root, rootMargin: "400px 0px"}
  );
  return watcher;
}

/** Tells how wide results are, in pixels, when that has changed and rests. */
export function watchWidth(root: HTMLElement, tell: (width: number) => void): () => void {
  if (typeof ResizeObserver === "undefined") return () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const shown = root.querySelector<HTMLElement>(".qn-cell:not([data-kind=markdown]) .qn-shown");
      if (shown && shown.clientWidth > PADDING) tell(shown.clientWidth - PADDING);
    }, 150);
  });
  watcher.observe(root);
  return () => {
    clearTimeout(timer);
    watcher.disconnect();
  };
}

/** At both sides of a result, in px, as the style has it. */
const PADDING = 24;

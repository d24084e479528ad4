/** Goes to the part of a page that its address names, once it is there: what is drawn later than the page is not found by itself. */
export function showAnchor<E extends HTMLElement>(body: E): E {
  const go = () => {
    const id = anchorOf(location.hash);
    const part = id ? body.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`) : null;
    for (const d of body.querySelectorAll("[data-target]")) d.removeAttribute("data-target");
    if (!part) return;
    part.setAttribute("data-target", "");
    part.scrollIntoView();
    part.focus({preventScroll: true});
  };
  requestAnimationFrame(go);
  addEventListener("hashchange", go);
  return body;
}

/** An address that somebody mangled names no part. */
function anchorOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

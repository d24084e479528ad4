/**
 * Gives the drawings of readers a role and a name. Plot labels the parts of a chart, which only something with a role
 * may have: a chart that can be worked with in itself has groups, any other is a picture without parts.
 */
export function nameCharts(shown: Node): void {
  if (!("querySelectorAll" in shown)) return;
  const root = shown as Element;
  for (const svg of root.tagName === "svg" ? [root] : root.querySelectorAll("svg")) {
    const parts = svg.querySelectorAll("[aria-label]:not([role])");
    if (parts.length === 0) continue;
    if (svg.querySelector("a, [tabindex]")) {
      for (const part of parts) part.setAttribute("role", "group");
      continue;
    }
    for (const part of parts) part.removeAttribute("aria-label");
    if (svg.hasAttribute("role")) continue;
    svg.setAttribute("role", "img");
    const title = svg.closest("figure")?.querySelector("h2, h3, figcaption")?.textContent;
    if (!svg.hasAttribute("aria-label")) svg.setAttribute("aria-label", title ?? "Chart");
  }
}

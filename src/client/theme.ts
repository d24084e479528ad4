const KEY = "quarterdeck-theme";

/** The theme that is shown. */
export function currentTheme(root: HTMLElement = document.documentElement): "light" | "dark" {
  return root.dataset.theme === "dark" ? "dark" : "light";
}

/** Changes between light and dark, and remembers it; paper is always light. */
export function watchTheme(button: HTMLElement | null, root: HTMLElement = document.documentElement): void {
  button?.addEventListener("click", () => {
    const theme = currentTheme(root) === "dark" ? "light" : "dark";
    root.dataset.theme = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage may be refused; the theme then lasts as long as the page.
    }
  });
  let shown = currentTheme(root);
  addEventListener("beforeprint", () => {
    shown = currentTheme(root);
    root.dataset.theme = "light";
  });
  addEventListener("afterprint", () => {
    root.dataset.theme = shown;
  });
}

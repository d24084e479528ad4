const KEY = "quarterdeck-theme";

/** The theme that is shown. */
export function currentTheme(root: HTMLElement = document.documentElement): "light" | "dark" {
  return root.dataset.theme === "dark" ? "dark" : "light";
}

/** Follows the system until the reader chooses by the button, which is remembered; paper is always light. */
export function watchTheme(button: HTMLElement | null, root: HTMLElement = document.documentElement): void {
  let chosen = isChosen();
  button?.addEventListener("click", () => {
    const theme = currentTheme(root) === "dark" ? "light" : "dark";
    root.dataset.theme = theme;
    chosen = true;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage may be refused; the theme then lasts as long as the page.
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({matches}) => {
    if (!chosen) root.dataset.theme = matches ? "dark" : "light";
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

function isChosen(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

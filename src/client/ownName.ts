const NAME = "quarterdeck-reviewer";

/** Who sits at this browser, as they signed last; empty where nobody has. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

/** Keeps who sits at this browser. */
export function rememberName(name: string): void {
  try {
    localStorage.setItem(NAME, name);
  } catch {
    // Storage may be refused; the name is asked for again.
  }
}

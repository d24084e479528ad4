const LONGEST = 60;

/** A name for a file from words that may hold anything: letters, digits and hyphens of any script, not too long. */
export function fileName(words: readonly string[], extension: string): string {
  const parts = words.map((text) =>
    text
      .normalize("NFKD")
      .replace(/\p{Mark}+/gu, "")
      .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
      .toLowerCase()
  );
  const cut = parts.map((part) =>
    Array.from(part)
      .slice(0, LONGEST)
      .join("")
      .replace(/^-+|-+$/g, "")
  );
  return `${cut.filter(Boolean).join("-") || "chart"}.${extension}`;
}

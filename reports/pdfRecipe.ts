/** The name under which a PDF carries its recipe. */
export const RECIPE_KEY = "QuarterdeckRecipe";

/** Reads the recipe off a finished deck's bytes; null where there is none. */
export function recipeIn(bytes: Buffer): string | null {
  return new RegExp(`/${RECIPE_KEY} \\(([^)]*)\\)`, "u").exec(bytes.toString("latin1"))?.[1] ?? null;
}

/** The parts of a recipe's line by their names, such as *data* and its fingerprint. */
export function recipeParts(line: string): Record<string, string> {
  return Object.fromEntries(
    line.split(" ").map((d) => [d.slice(0, d.indexOf("=")), d.slice(d.indexOf("=") + 1)])
  );
}

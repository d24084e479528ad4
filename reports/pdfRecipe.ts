/** The name under which a PDF carries its recipe. */
export const RECIPE_KEY = "QuarterdeckRecipe";

/** Reads the recipe off a finished deck's bytes; null where there is none. */
export function recipeIn(bytes: Buffer): string | null {
  return new RegExp(`/${RECIPE_KEY} \\(([^)]*)\\)`, "u").exec(bytes.toString("latin1"))?.[1] ?? null;
}

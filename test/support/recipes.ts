import {strFromU8, unzipSync} from "fflate";
import {RECIPE_KEY} from "../../reports/pdfRecipe.js";
import {CUSTOM_PART, RECIPE_PROPERTY} from "../../reports/pptx/properties.js";

/** The recipe that the end of a finished PDF carries; null where there is none. */
export function recipeIn(tail: Uint8Array): string | null {
  return (
    new RegExp(`/${RECIPE_KEY} \\(([^)]*)\\)`, "u").exec(Buffer.from(tail).toString("latin1"))?.[1] ?? null
  );
}

/** The recipe that a finished PPTX carries; null where there is none. */
export function recipeInPptx(bytes: Uint8Array): string | null {
  const part = unzipSync(bytes, {filter: ({name}) => name === CUSTOM_PART})[CUSTOM_PART];
  if (!part) return null;
  return new RegExp(`name="${RECIPE_PROPERTY}"><vt:lpwstr>([^<]*)<`, "u").exec(strFromU8(part))?.[1] ?? null;
}

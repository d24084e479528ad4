import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import path from "node:path";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);

/** A cut of a family: a font file of the package, pinned to a weight. */
interface Family {
  css: string;
  package: string;
  sheet: string;
  /** axes pinned besides the weight */
  axes?: Record<string, number>;
  weights: readonly number[];
}

const FAMILIES: readonly Family[] = [
  {
    css: "Inter",
    package: "@fontsource-variable/inter",
    sheet: "opsz.css",
    axes: {opsz: 14},
    weights: [400, 500, 600]
  },
  {
    css: "Inter Display",
    package: "@fontsource-variable/inter",
    sheet: "opsz.css",
    axes: {opsz: 32},
    weights: [600]
  },
  {
    css: "Source Serif 4",
    package: "@fontsource-variable/source-serif-4",
    sheet: "opsz.css",
    axes: {opsz: 14},
    weights: [400, 500, 600]
  },
  {
    css: "Source Serif 4 Display",
    package: "@fontsource-variable/source-serif-4",
    sheet: "opsz.css",
    axes: {opsz: 40},
    weights: [600]
  },
  {css: "Vazirmatn", package: "@fontsource-variable/vazirmatn", sheet: "wght.css", weights: [400, 500, 600]},
  {
    css: "Noto Sans JP",
    package: "@fontsource-variable/noto-sans-jp",
    sheet: "wght.css",
    weights: [400, 500, 600]
  }
];

const FACE = /@font-face\s*\{[^}]*url\(\.\/files\/([\w-]+\.woff2)\)[^}]*unicode-range:\s*([^;}]+)[^}]*\}/gu;

/** The fonts of a deck. */
export interface DeckFonts {
  /** @font-face rules whose files lie under **base** */
  css(base: string): string;
  /** the file of a rule, made when it is first asked for; null for a name that no rule has */
  file(name: string): Promise<Buffer | null>;
}

interface Cut {
  file: string;
  axes: Record<string, number>;
  rule: (base: string) => string;
}

async function cutsOf({css, package: name, sheet, axes = {}, weights}: Family): Promise<[string, Cut][]> {
  const folder = path.dirname(require.resolve(`${name}/package.json`));
  const text = await readFile(path.join(folder, sheet), "utf8");
  return [...text.matchAll(FACE)].flatMap(([, file, range]) =>
    weights.map((wght): [string, Cut] => {
      const id = `${css.replaceAll(" ", "-").toLowerCase()}-${wght}-${file!.replace(".woff2", ".ttf")}`;
      const rule = (base: string) =>
        `@font-face{font-family:"${css}";font-weight:${wght};font-display:block;src:url("${base}${id}") format("truetype");unicode-range:${range!.trim()}}`;
      return [id, {file: path.join(folder, "files", file!), axes: {...axes, wght}, rule}];
    })
  );
}

/**
 * The deck's fonts as static cuts of the packages' variable ones. Chromium embeds a static font as a font, subset; it
 * draws a variable one glyph by glyph (Type 3), which makes a PDF twice as large and slower to print and to read.
 */
export async function deckFonts(): Promise<DeckFonts> {
  const cuts = new Map((await Promise.all(FAMILIES.map(cutsOf))).flat());
  const made = new Map<string, Promise<Buffer>>();
  const make = async ({file, axes}: Cut) =>
    subsetFont(await readFile(file), undefined, {
      keepAllGlyphs: true,
      variationAxes: axes,
      targetFormat: "truetype"
    });
  return {
    css: (base) => Array.from(cuts.values(), (cut) => cut.rule(base)).join("\n"),
    async file(name) {
      const cut = cuts.get(name);
      if (!cut) return null;
      const font = made.get(name) ?? make(cut);
      made.set(name, font);
      return await font;
    }
  };
}

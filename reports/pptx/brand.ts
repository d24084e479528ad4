import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import path from "node:path";
import {strToU8, unzipSync} from "fflate";
import type {Config} from "../../loaders/configTypes.js";
import {UserError} from "../../loaders/errors.js";
import {deckColours, isDarkGround} from "../../src/lib/deckColours.js";
import type {DeckVendor} from "../../src/metrics/deckData.js";
import {type Base, openBase} from "./base.js";
import {cleanMaster} from "./master.js";

/** What every deck of a batch is put into. */
export interface PptxBrand {
  base: Base;
  /** colours that follow the theme */
  theme: ReadonlyMap<string, string>;
  /** of the company's own file, for the recipe; null without one */
  template: string | null;
}

/** The name of the serif that comes with the decks. */
const SERIF = "Source Serif 4";

function clean({accent, background, font}: DeckVendor): PptxBrand {
  const colours = deckColours({accent, background});
  const digits = (name: keyof typeof colours) => colours[name].slice(1);
  const files = cleanMaster({
    colours,
    dark: isDarkGround(background),
    font: font === "serif" ? SERIF : (font ?? "Inter"),
    serif: font === "serif"
  });
  return {
    base: openBase(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    theme: new Map([
      [digits("accent"), "accent1"],
      [digits("text"), "tx1"],
      [digits("surface"), "bg1"]
    ]),
    template: null
  };
}

/**
 * The company's own file, its slides taken out, or else a clean master in the vendor's colour and font. On the
 * company's master colours stay those of the PDF, and fonts follow its theme.
 *
 * @throws UserError where brand.template names no PowerPoint file
 */
export async function pptxBrand(config: Config, vendor: DeckVendor): Promise<PptxBrand> {
  const name = config.brand.template;
  if (name === undefined) return clean(vendor);
  const line = config.lines["brand.template"];
  const at = `${config.path}${line === undefined ? "" : `:${line}`}: brand.template`;
  const file = path.resolve(config.dir, name);
  const bytes = await readFile(file).catch(() => {
    throw new UserError(`${at}: there is no file ${file}`);
  });
  try {
    const template = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
    return {base: openBase(unzipSync(bytes)), theme: new Map(), template};
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `${at}: ${file} cannot be used: ${why}; expected a .pptx or .potx file, saved by PowerPoint or LibreOffice`
    );
  }
}

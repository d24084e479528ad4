import {readFile, stat} from "node:fs/promises";
import path from "node:path";
import {lab} from "d3";
import type {DeckVendor} from "../../src/metrics/deckData.js";
import type {Config} from "../configTypes.js";
import {UserError} from "../errors.js";

const TYPES: Record<string, string> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".svg": "image/svg+xml",
  ".webp": "image/webp"
};
const LARGEST = 512 * 1024;
/** Fills of the health colours on white paper. */
const HEALTH = {healthy: "#3A9F97", watch: "#B36600", "at risk": "#960E22"};
/** Colours nearer than this in CIELAB are taken for one another. */
const DISTINCT = 18;

/** Who sends the decks: name, accent, logo and font of the configuration, checked before anything is rendered. */
export async function sliceVendor(config: Config): Promise<DeckVendor> {
  const {name, accent, logo, mark, font} = config.brand;
  if (accent !== undefined) checkAccent(accent, config);
  return {
    name: name ?? config.company,
    accent: accent ?? null,
    logo: logo === undefined ? null : await imageUrl("logo", logo, config),
    mark: mark === undefined ? null : await imageUrl("mark", mark, config),
    font: font ?? null
  };
}

function at(config: Config, key: string): string {
  const line = config.lines[`brand.${key}`];
  return `${config.path}${line === undefined ? "" : `:${line}`}: brand.${key}`;
}

function luminance(hex: string): number {
  const channel = (i: number) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function checkAccent(accent: string, config: Config): void {
  if (!/^#[0-9a-f]{6}$/i.test(accent))
    throw new UserError(`${at(config, "accent")} is ${accent}; expected a colour such as #174E95`);
  const contrast = 1.05 / (luminance(accent) + 0.05);
  if (contrast < 4.5) {
    throw new UserError(
      `${at(config, "accent")} is ${accent}, with a contrast of ${(Math.floor(10 * contrast) / 10).toFixed(1)} on white; text needs 4.5 or more: choose a darker one`
    );
  }
  for (const [band, fill] of Object.entries(HEALTH)) {
    const [a, b] = [lab(accent), lab(fill)];
    if (Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b) < DISTINCT) {
      throw new UserError(
        `${at(config, "accent")} is ${accent}, too near to the colour of "${band}" (${fill}) to be told from it: choose another one`
      );
    }
  }
}

async function imageUrl(key: "logo" | "mark", name: string, config: Config): Promise<string> {
  const file = path.resolve(config.dir, name);
  const type = TYPES[path.extname(file).toLowerCase()];
  if (type === undefined)
    throw new UserError(`${at(config, key)} is ${name}; expected a ${Object.keys(TYPES).join(", ")} file`);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UserError(`${at(config, key)}: there is no file ${file}`);
  if (found.size > LARGEST)
    throw new UserError(
      `${at(config, key)}: ${file} has ${Math.round(found.size / 1024)} KiB; every deck carries it: make it ${LARGEST / 1024} KiB at most`
    );
  return `data:${type};base64,${(await readFile(file)).toString("base64")}`;
}

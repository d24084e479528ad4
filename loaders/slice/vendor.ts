import {readFile, stat} from "node:fs/promises";
import path from "node:path";
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
/** Who sends the decks: name, colours, logo and font of the configuration, read before anything is rendered. */
export async function sliceVendor(config: Config): Promise<DeckVendor> {
  const {name, accent, background, logo, mark, font} = config.brand;
  return {
    name: name ?? config.company,
    accent: accent ?? null,
    background: background ?? null,
    logo: logo === undefined ? null : await imageUrl("logo", logo, config),
    mark: mark === undefined ? null : await imageUrl("mark", mark, config),
    font: font ?? null
  };
}

function at(config: Config, key: string): string {
  const line = config.lines[`brand.${key}`];
  return `${config.path}${line === undefined ? "" : `:${line}`}: brand.${key}`;
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

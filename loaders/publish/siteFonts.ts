import {copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {createRequire} from "node:module";

/** The style sheets of the site's fonts and, for each, the packages whose faces it holds. */
const SHEETS: Record<string, readonly string[]> = {
  "fonts.css": ["inter/opsz.css", "vazirmatn/wght.css", "jetbrains-mono/wght.css"],
  // A hundred faces by range of characters: the pages load this sheet only after their first paint.
  "japanese.css": ["noto-sans-jp/wght.css"]
};

/**
 * Puts the fonts' style sheets and files into a folder of the site, unless they are there.
 *
 * @returns the names of all files, for Framework's *dynamicPaths*
 */
export function placeFonts(folder: string): string[] {
  const require = createRequire(import.meta.url);
  mkdirSync(folder, {recursive: true});
  const names: string[] = [];
  for (const [sheet, parts] of Object.entries(SHEETS)) {
    let css = "";
    for (const part of parts) {
      const path = require.resolve(`@fontsource-variable/${part}`);
      css += readFileSync(path, "utf8").replace(/url\(\.\/files\/([\w.-]+)\)/g, (_, name: string) => {
        place(join(dirname(path), "files", name), join(folder, name));
        names.push(name);
        return `url(./${name})`;
      });
    }
    writeIfChanged(join(folder, sheet), css);
    names.push(sheet);
  }
  return [...new Set(names)];
}

function place(from: string, to: string): void {
  if (existsSync(to)) return;
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** An unchanged file keeps its time, so that the site's fingerprint stays the same. */
function writeIfChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  writeFileSync(path, text);
}

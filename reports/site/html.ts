import {readdir} from "node:fs/promises";
import {join, relative, sep} from "node:path";

/** A script written inside a page. */
export interface InlineScript {
  is_module: boolean;
  text: string;
}

/** The scripts written inside a page, in order. */
export function inlineScripts(html: string): InlineScript[] {
  return Array.from(
    html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script/gi),
    ([, attributes = "", text = ""]) => ({
      is_module: /\btype\s*=\s*["']?module/i.test(attributes),
      is_inline: !/\bsrc\s*=/i.test(attributes),
      text
    })
  ).filter((d) => d.is_inline);
}

/** A page without what its scripts and styles say. */
export function withoutScripts(html: string): string {
  return html.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2)/gi, "$1$3");
}

/** The files below a folder by their ending, as paths from it with forward slashes, in name order. */
export async function filesBelow(dir: string, ...endings: string[]): Promise<string[]> {
  const entries = await readdir(dir, {recursive: true, withFileTypes: true});
  return entries
    .filter((d) => d.isFile() && endings.some((e) => d.name.endsWith(e)))
    .map((d) => relative(dir, join(d.parentPath, d.name)).split(sep).join("/"))
    .sort();
}

import {createHash} from "node:crypto";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {UserError} from "../../loaders/errors.js";
import {filesBelow, inlineScripts} from "./html.js";

/**
 * Mends in every page what Framework writes and offers no setting for: no language, a viewport that forbids zooming,
 * no content security policy. Returns the number of pages.
 */
export async function mendSite(dist: string): Promise<number> {
  const pages = await filesBelow(dist, ".html");
  for (const page of pages) {
    const path = join(dist, page);
    await writeFile(path, mendPage(await readFile(path, "utf8"), page));
  }
  return pages.length;
}

/** One page, mended. */
export function mendPage(html: string, page: string): string {
  const zoomable = replaceOnce(html, /<meta name="viewport"[^>]*>/, VIEWPORT, page);
  const spoken = replaceOnce(zoomable, /<html(?=[\s>])(?![^>]*\blang=)/, '<html lang="en"', page);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(spoken, page)}">`;
  return replaceOnce(spoken, /<meta charset="utf-8">/, `<meta charset="utf-8">\n${policy}`, page);
}

const VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">';

/** The one page that runs what its reader writes. */
const WORKBENCH = "notebook.html";

/**
 * The strict policy of one page: nothing but the site's own files, and the scripts written in the page by their hash.
 * The workbench alone may also evaluate text.
 */
export function contentPolicy(html: string, page: string): string {
  const hashes = new Set(inlineScripts(html).map(({text}) => `'sha256-${sha256(text)}'`));
  return [
    "default-src 'none'",
    [
      "script-src 'self' 'wasm-unsafe-eval'",
      ...(page === WORKBENCH ? ["'unsafe-eval'"] : []),
      ...hashes
    ].join(" "),
    // A worker loaded from a file does not keep to this policy: where a reader's code runs there is none.
    page === WORKBENCH ? "worker-src blob:" : "worker-src 'self' blob:",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `base-uri ${/<base\s/i.test(html) ? "'self'" : "'none'"}`,
    "form-action 'none'"
  ].join("; ");
}

function sha256(text: string): string {
  return createHash("sha256").update(text.replace(/\r\n?/g, "\n")).digest("base64");
}

function replaceOnce(html: string, pattern: RegExp, text: string, page: string): string {
  if (!pattern.test(html))
    throw new UserError(`${page}: the page has no ${pattern.source}; Framework has changed`, 1);
  return html.replace(pattern, () => text);
}

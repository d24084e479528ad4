import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import {init, parse} from "es-module-lexer";
import {filesBelow, inlineScripts, withoutScripts} from "./html.js";

/** DuckDB's worker is a classic script with the addresses of its own extension hosts, which it is told not to use. */
const FOREIGN = /^_wasm\//;

/**
 * Looks through a finished site for what Framework builds without complaint and a reader would find broken: an import
 * that leads nowhere, an error printed in a page, an address of another host. Returns one line a fault.
 */
export async function guardSite(dist: string): Promise<string[]> {
  await init;
  const exists = (path: string) => existsSync(join(dist, path));
  const faults: string[] = [];
  for (const path of await filesBelow(dist, ".html", ".js", ".css")) {
    if (FOREIGN.test(path)) continue;
    const text = await readFile(join(dist, path), "utf8");
    if (path.endsWith(".html")) faults.push(...pageFaults(path, text, exists));
    else if (path.endsWith(".js")) faults.push(...moduleFaults(path, text, exists));
    else faults.push(...styleFaults(path, text));
  }
  return faults;
}

type Exists = (path: string) => boolean;

/** Faults of one module: bare, remote or missing imports, and requests to a host that is named in the code. */
export function moduleFaults(path: string, source: string, exists: Exists): string[] {
  const faults: string[] = [];
  for (const {n: specifier, d: dynamic} of parse(source)[0]) {
    if (specifier === undefined || (dynamic >= 0 && LAZY.test(path))) continue;
    if (REMOTE.test(specifier)) faults.push(`${path}: imports from another host: ${specifier}`);
    else if (!/^\.{0,2}\//.test(specifier))
      faults.push(`${path}: imports a name that no browser knows: ${specifier}`);
    else if (!exists(target(path, specifier)))
      faults.push(`${path}: imports a file that is not there: ${specifier}`);
  }
  for (const [, call, url] of source.matchAll(REQUEST))
    faults.push(`${path}: ${call} of another host: ${url}`);
  return faults;
}

/** Framework's own client can fetch each of its implicit names when a page uses it; a build in which one does fails. */
const LAZY = /^_observablehq\//;
const REMOTE = /^([a-z][a-z+.-]*:)?\/\//i;
const REQUEST =
  /\b(fetch|importScripts|Worker|SharedWorker|EventSource|WebSocket|sendBeacon)\s*\(\s*["'`]((?:(?:https?|wss?):)?\/\/[^"'`]*)/g;

/** Faults of one page: an error that Framework printed, what it loads from elsewhere or from nowhere, its own modules. */
export function pageFaults(path: string, html: string, exists: Exists): string[] {
  const faults: string[] = [];
  const body = withoutScripts(html);
  const error = /observablehq--error[^>]*>([^<]*)/.exec(body);
  if (error !== null) faults.push(`${path}: an error is printed in the page: ${error[1]}`);
  for (const [, tag = "", attributes = ""] of body.matchAll(
    /<([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi
  )) {
    if (tag.toLowerCase() === "a" || tag.toLowerCase() === "base") continue;
    for (const [, , , url = ""] of attributes.matchAll(
      /\b(src|href|srcset|poster|data)\s*=\s*(["'])(.*?)\2/gi
    )) {
      if (REMOTE.test(url)) faults.push(`${path}: <${tag}> loads from another host: ${url}`);
      else if (/^\.{0,2}\//.test(url) && !exists(target(path, url)))
        faults.push(`${path}: <${tag}> loads a file that is not there: ${url}`);
    }
  }
  for (const {is_module, text} of inlineScripts(html)) {
    if (is_module) faults.push(...moduleFaults(path, text, exists));
  }
  return [...faults, ...styleFaults(path, html)];
}

/** Faults of a style sheet: what it loads from another host. */
export function styleFaults(path: string, css: string): string[] {
  const urls = css.matchAll(/(?:@import\s+(?:url\()?|\burl\()\s*["']?((?:https?:)?\/\/[^"')\s]*)/gi);
  return Array.from(urls, ([, url]) => `${path}: a style loads from another host: ${url}`);
}

function target(from: string, specifier: string): string {
  const [path = ""] = specifier.split(/[?#]/);
  return path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(from), decodeURI(path));
}

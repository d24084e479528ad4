import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {pageText} from "../../src/notebook/language/pageText.js";
import {parseNotebook} from "../../src/notebook/model/parse.js";

/** What the rule needs of markdown-it, which Framework brings. */
interface MarkdownIt {
  core: {
    ruler: {
      before(name: string, own: string, rule: (state: {src: string; env: {path?: string}}) => void): void;
    };
  };
}

/** Makes Framework read the notebooks among its pages as what they are: **root** is the folder of the pages. */
export function notebookPages<T extends MarkdownIt>(md: T, root: string): T {
  md.core.ruler.before("normalize", "notebook", (state) => {
    const path = /^\/(notebooks\/.+)$/.exec(state.env.path ?? "")?.[1];
    if (path === undefined) return;
    const file = `${path}.md`;
    state.src = pageText(parseNotebook(readFileSync(join(root, file), "utf8")), file);
  });
  return md;
}

/** A notebook of the site, for lists of them. */
export interface ListedNotebook {
  /** from the site's root, such as *notebooks/seats.md* */
  path: string;
  title: string;
  /** the first sentence of its prose */
  sentence: string;
}

/** The notebooks among the pages below a folder, in the order of their titles. */
export function listNotebooks(root: string): ListedNotebook[] {
  const files = readdirSync(join(root, "notebooks")).filter((d) => d.endsWith(".md"));
  return files
    .map((name) => {
      const path = `notebooks/${name}`;
      const {title, cells} = parseNotebook(readFileSync(join(root, path), "utf8"));
      const prose = cells.filter((d) => d.kind === "markdown").flatMap((d) => d.source.split(/\n{2,}/));
      const paragraph = prose.find((d) => /^[\p{L}*_]/u.test(d) && !d.includes("${")) ?? "";
      const text = paragraph.replace(/\s+/g, " ").replace(/[*_`]/g, "");
      return {path, title: title || name, sentence: /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text};
    })
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

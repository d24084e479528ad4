import createDOMPurify, {type WindowLike} from "dompurify";
import {Marked} from "marked";
import type {NoteNode} from "../../metrics/deckData.js";
import {NOTE_TAGS} from "./markup.js";

const TEXT = 3;
/** What makes a block of its own on a slide. */
const BLOCKS: readonly string[] = ["p", "ul", "ol", "li"];

type Tag = Exclude<(typeof NOTE_TAGS)[number], "a">;

/** Markdown in which the words inside a block of HTML are Markdown too. */
const markdown: Marked = new Marked({
  gfm: true,
  renderer: {html: ({text, block}) => (block === true ? withWords(text) : text)}
});

/** A block of HTML with its words as Markdown; a comment that goes on after the block stays one. */
function withWords(html: string): string {
  const at = html.search(/<!--(?!.*-->)/su);
  const [closed, open] = at < 0 ? [html, ""] : [html.slice(0, at), html.slice(at)];
  return `${markdown.parseInline(closed, {async: false})}${open}`;
}

/** Turns Markdown into the few elements that a slide takes. */
export type NoteBody = (markdown: string) => NoteNode[];

/**
 * Makes what turns Markdown into the few elements that a slide takes: no scripts, no images, no styles, no local
 * files.
 *
 * @param window a browser's, or one that stands for it
 */
export function noteBodyIn(window: WindowLike): NoteBody {
  const purify = createDOMPurify(window);
  return (text) => {
    const html = markdown.parse(text, {async: false});
    const clean = purify.sanitize(html, {
      ALLOWED_TAGS: [...NOTE_TAGS],
      ALLOWED_ATTR: ["href"],
      ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/iu,
      RETURN_DOM_FRAGMENT: true
    });
    return inParagraphs(nodes(clean.childNodes));
  };
}

function nodes(list: NodeListOf<ChildNode>): NoteNode[] {
  return [...list].flatMap((node): NoteNode[] => {
    if (node.nodeType === TEXT) {
      const text = node.textContent ?? "";
      // Line ends between blocks are not text.
      return text.trim() === "" && text.includes("\n") ? [] : [text.replace(/\s+/gu, " ")];
    }
    const children = nodes(node.childNodes);
    const tag = node.nodeName.toLowerCase();
    if (tag === "a") {
      const href = (node as Element).getAttribute("href");
      return href === null ? children : [{tag, href, children}];
    }
    return NOTE_TAGS.some((d) => d === tag) ? [{tag: tag as Tag, children}] : children;
  });
}

/** Puts what stands between blocks into paragraphs, as after a tag that was dropped; nothing is no paragraph. */
function inParagraphs(list: readonly NoteNode[]): NoteNode[] {
  const blocks: NoteNode[] = [];
  let run: NoteNode[] = [];
  const close = () => {
    const [first, last] = [run[0], run.at(-1)];
    if (typeof first === "string") run[0] = first.trimStart();
    if (typeof last === "string") run[run.length - 1] = (run.at(-1) as string).trimEnd();
    const children = run.filter((d) => d !== "");
    if (children.length > 0) blocks.push({tag: "p", children});
    run = [];
  };
  for (const node of list) {
    if (typeof node !== "string" && BLOCKS.includes(node.tag)) {
      close();
      if (node.children.length > 0) blocks.push(node);
    } else run.push(node);
  }
  close();
  return blocks;
}

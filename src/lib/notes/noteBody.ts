import createDOMPurify, {type WindowLike} from "dompurify";
import {marked} from "marked";
import type {NoteNode} from "../../metrics/deckData.js";

const TAGS = ["p", "ul", "ol", "li", "strong", "em", "code", "br", "a"] as const;
const TEXT = 3;

type Tag = Exclude<(typeof TAGS)[number], "a">;

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
  return (markdown) => {
    const html = marked.parse(markdown, {async: false, gfm: true});
    const clean = purify.sanitize(html, {
      ALLOWED_TAGS: [...TAGS],
      ALLOWED_ATTR: ["href"],
      ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/iu,
      RETURN_DOM_FRAGMENT: true
    });
    return nodes(clean.childNodes);
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
    return TAGS.some((d) => d === tag) ? [{tag: tag as Tag, children}] : children;
  });
}

/** The elements that a slide takes of the CSM's text. */
export const NOTE_TAGS = ["p", "ul", "ol", "li", "strong", "em", "code", "br", "a"] as const;

/** Markup that no slide takes, and where it begins in its text. */
export interface DroppedMarkup {
  /** such as *<script>*, or *an image* */
  what: string;
  from: number;
  to: number;
}

const CODE = /```.*?```|`[^`\n]*`/gsu;
const MARKUP = /<([a-z][\w-]*)(?=[\s/>])[^>]*>?|!\[[^\]]*\]\([^)]*\)/giu;

/** Finds HTML and images that no slide takes in Markdown; code and comments are none. */
export function droppedMarkup(markdown: string): DroppedMarkup[] {
  const blank = (text: string) => " ".repeat(text.length);
  const prose = markdown.replace(CODE, blank).replace(/<!--.*?(?:-->|$)/gsu, blank);
  const kept: readonly string[] = NOTE_TAGS;
  return Array.from(prose.matchAll(MARKUP), ({0: whole, 1: tag, index}) => ({
    tag: tag?.toLowerCase(),
    what: tag === undefined ? "an image" : `<${tag.toLowerCase()}>`,
    from: index,
    to: index + whole.length
  }))
    .filter((d) => d.tag === undefined || !kept.includes(d.tag))
    .map(({what, from, to}) => ({what, from, to}));
}

import {parser} from "@lezer/markdown";

/** A block of Markdown that stands in no other, and the line on which it begins. */
export interface Block {
  /** the parser's name of it, such as *FencedCode* */
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly line: {readonly from: number; readonly text: string};
}

/** Only blocks count here; what stands within a line is left alone. */
const blocks = parser.configure({
  remove: ["Escape", "Entity", "InlineCode", "HTMLTag", "Emphasis", "HardBreak", "Link", "Image", "LinkEnd"]
});

/** The blocks of a text, as CommonMark has them. */
export function topBlocks(text: string): Block[] {
  const plain = withPlainLineEnds(text);
  const found: Block[] = [];
  for (let node = blocks.parse(plain).topNode.firstChild; node !== null; node = node.nextSibling)
    found.push({type: node.type.name, from: node.from, to: node.to, line: lineAt(plain, node.from)});
  return found;
}

/** Where the info of each fence ends, at whatever depth it stands; fences without info are left out. */
export function fenceInfoEnds(text: string): number[] {
  return placesOf(text, ["CodeInfo"]).map((d) => d.to);
}

/** The code that a text shows, fenced or indented, at whatever depth it stands: where each piece begins and ends. */
export function codeBlocks(text: string): Place[] {
  return placesOf(text, ["FencedCode", "CodeBlock"]);
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function placesOf(text: string, types: readonly string[]): Place[] {
  const found: Place[] = [];
  blocks.parse(withPlainLineEnds(text)).iterate({
    enter: ({name, from, to}) => void (types.includes(name) && found.push({from, to}))
  });
  return found;
}

/** The same text with other ends of lines, every character at its place: the parser knows only \n. */
function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n/g, " \n").replace(/\r/g, "\n");
}

function lineAt(text: string, at: number): {from: number; text: string} {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  return {from, text: text.slice(from, end < 0 ? text.length : end)};
}

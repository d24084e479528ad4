/** A fence's text taken apart: its first line, what it holds, and whether it is closed. */
export function fenced(raw: string): {
  open: string;
  lines: string[];
  close: string | null;
  tail: string;
} {
  const [open = "", ...rest] = linesOf(raw);
  const [, mark = "```"] = /^(`{3,}|~{3,})/.exec(open) ?? [];
  const closing = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}[ \\t]*$`);
  const end = rest.findIndex((d) => closing.test(withoutEnd(d)));
  const held = end < 0 ? rest : rest.slice(0, end);
  return {
    open,
    lines: held.map(withoutEnd),
    close: end < 0 ? null : (rest[end] ?? null),
    tail: end < 0 ? "" : rest.slice(end + 1).join("")
  };
}

/** A text's lines with their ends. */
export function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function withoutEnd(line: string): string {
  return line.replace(/[\r\n]+$/, "");
}

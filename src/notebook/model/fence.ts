import type {Cell, CellKind} from "./notebook.js";

/** A kind of cell that is written as a fence. */
export type FencedKind = Exclude<CellKind, "markdown">;

const KINDS = new Map<string, FencedKind>([
  ["sql", "sql"],
  ["js", "js"],
  ["javascript", "js"],
  ["chart", "chart"]
]);

const ATTRIBUTE = /([^\s=]+)(?:=("[^"]*"|'[^']*'|\S*))?/g;

/** What the first line of a fence says of its cell. */
interface Info {
  readonly kind: FencedKind;
  readonly name: string | null;
  /** as written by *display*; null where it says nothing of it */
  readonly display: boolean | null;
}

/** Reads the first line of a fence; null where the fence is only code that is shown. */
export function readInfo(line: string): Info | null {
  const info = line.replace(/^[`~]+/, "").trim();
  const [word = ""] = info.split(/\s/);
  const kind = KINDS.get(word.toLowerCase());
  if (kind === undefined) return null;
  const values = new Map(
    Array.from(info.slice(word.length).matchAll(ATTRIBUTE), ([, key = "", value = ""]) => [
      key.toLowerCase(),
      value.replace(/^(["'])(.*)\1$/, "$2")
    ])
  );
  if (values.get("run")?.toLowerCase() === "false") return null;
  const display = values.get("display")?.toLowerCase();
  return {
    kind,
    name: values.get("id") || null,
    display: display === undefined ? null : display !== "false"
  };
}

/**
 * Whether the readers of a page see the rows of a query: Framework shows those of a cell without a name, and those of a
 * named one where its fence says *display*.
 */
export function showsRows({name, raw}: Cell): boolean {
  return readInfo(raw.split(/[\r\n]/, 1)[0] ?? "")?.display ?? name === null;
}

/** The first line of a fence with another kind and name; whatever else it says is kept. */
export function withInfo(line: string, kind: FencedKind, name: string | null): string {
  const [, mark = "```", space = "", word = "", rest = "", end = ""] =
    /^([`~]*)([ \t]*)(\S*)([^\r\n]*?)([ \t]*[\r\n]*)$/.exec(line) ?? [];
  const now = readInfo(line);
  const tag = now?.kind === kind ? word : kind;
  if (now?.name === name) return mark + space + tag + rest + end;
  const others = rest.replace(/\s+id(?:=("[^"]*"|'[^']*'|\S*))?(?=\s|$)/gi, "");
  return `${mark}${space}${tag}${name === null ? "" : ` id=${name}`}${others}${end}`;
}

/** The first line of a query's fence that shows its rows to readers of the page, or does not. */
export function withDisplay(line: string, shown: boolean): string {
  const [, text = "", end = ""] = /^([^\r\n]*?)([ \t]*[\r\n]*)$/.exec(line) ?? [];
  const plain = text.replace(/[ \t]+display(?:=("[^"]*"|'[^']*'|\S*))?(?=\s|$)/gi, "");
  if (shown === (readInfo(plain)?.name === null)) return plain + end;
  return `${plain} display${shown ? "" : "=false"}${end}`;
}

/** Marks of a fence, of the given ones or longer, that no line of its text closes. */
export function fenceMarks(marks: string, source: string): string {
  const mark = marks[0] ?? "`";
  const runs = Array.from(
    source.matchAll(new RegExp(`^ {0,3}(${mark}{3,})[ \\t]*$`, "gm")),
    (d) => d[1] ?? ""
  );
  return mark.repeat(Math.max(marks.length, ...runs.map((d) => d.length + 1)));
}

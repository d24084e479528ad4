/** A cell as Observable Notebook Kit has it. */
export interface KitCell {
  readonly type: "text/markdown" | "module" | "application/sql";
  readonly value: string;
  /** the name of what it gives; a module gives what it defines */
  readonly output?: string | null;
  /** of a query: where it runs, *var:* and the name of a client that a module defines */
  readonly database?: string;
  /** gives its value without showing it */
  readonly hidden?: boolean;
}

/** Writes a file of Observable Notebook Kit. Cells are numbered from 1 in their order. */
export function kitFile(title: string, cells: readonly KitCell[]): string {
  const scripts = cells.map(({type, value, ...given}, i) => {
    const attributes = [
      attribute("id", String(i + 1)),
      attribute("type", type),
      given.hidden ? " hidden" : "",
      given.database ? attribute("database", given.database) : "",
      given.output ? attribute("output", given.output) : ""
    ];
    return `  <script${attributes.join("")}>${inScript(value, type)}</script>\n`;
  });
  return `<!doctype html>
<notebook theme="light-dark(air, near-midnight)">
  <title>${escaped(title)}</title>
${scripts.join("")}</notebook>
`;
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escaped(value)}"`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (d) => `&#${d.charCodeAt(0)};`);
}

const COMMENTS = {"text/markdown": "<!-- -->", module: "// -->", "application/sql": "-- -->"} as const;

/**
 * A cell's text between its tags, indented. The reader of these files takes away four spaces from each line and one
 * backslash from each `<\/script`.
 */
function inScript(value: string, type: KitCell["type"]): string {
  const text = opens(value) ? `${value}\n${COMMENTS[type]}` : value;
  const lines = text.split(/\r\n?|\n/).map((d) => (d === "" ? "" : `    ${d}`));
  return `\n${lines.join("\n")}\n  `.replace(/<(?=\\*\/script(?=[\s/>]))/gi, "<\\");
}

/** After an unclosed comment with a script's tag in it, HTML no longer sees where the cell ends. */
function opens(text: string): boolean {
  return /<!(?=--)(?![\s\S]*-->)[\s\S]*<script(?=[\s/>]|$)/i.test(text);
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;"
};

/** A text or an attribute's value in XML; characters that XML has no place for are left out. */
export function xml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, "")
      .replace(/\p{Surrogate}/gu, "\uFFFD")
      .replace(/[&<>"']/gu, (c) => ESCAPES[c]!)
  );
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The namespaces of drawings, relationships, presentations and charts, for a root element. */
const SPACES = {
  a: "http://schemas.openxmlformats.org/drawingml/2006/main",
  r: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  p: "http://schemas.openxmlformats.org/presentationml/2006/main",
  c: "http://schemas.openxmlformats.org/drawingml/2006/chart"
};

/** A part of the file: its root element with the namespaces that it uses. */
export function rootXml(
  name: string,
  spaces: readonly (keyof typeof SPACES)[],
  content: string,
  attributes = ""
): string {
  const declared = spaces.map((d) => ` xmlns:${d}="${SPACES[d]}"`).join("");
  return `${HEAD}<${name}${declared}${attributes}>${content}</${name}>`;
}

/** A part of the file whose root has one namespace of its own. */
export function plainXml(name: string, space: string, content: string, attributes = ""): string {
  return `${HEAD}<${name} xmlns="${space}"${attributes}>${content}</${name}>`;
}

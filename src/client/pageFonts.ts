/** The fonts that the page has loaded, as rules that hold them: a picture cannot reach the page's own. */
export async function loadedFaces(document: Document): Promise<string> {
  const loaded = new Set<string>();
  for (const face of document.fonts)
    if (face.status === "loaded") loaded.add(`${plain(face.family)} ${ranges(face.unicodeRange)}`);
  const rules = Array.from(document.styleSheets).flatMap((sheet) => faces(sheet));
  const used = rules.filter(({rule}) => {
    const {style} = rule;
    return loaded.has(
      `${plain(style.getPropertyValue("font-family"))} ${ranges(style.getPropertyValue("unicode-range"))}`
    );
  });
  return (await Promise.all(used.map(embedded))).join("\n");
}

interface Face {
  rule: CSSFontFaceRule;
  /** What addresses in the rule are relative to. */
  base: string;
}

function faces(sheet: CSSStyleSheet, base = sheet.href ?? location.href): Face[] {
  return Array.from(sheet.cssRules).flatMap((rule) => {
    if (rule instanceof CSSFontFaceRule) return [{rule, base}];
    if (rule instanceof CSSImportRule && rule.styleSheet) return faces(rule.styleSheet);
    return [];
  });
}

const plain = (family: string) => family.replace(/["']/g, "");
const ranges = (text: string) => text.replace(/\s+/g, "").toLowerCase();

async function embedded({rule, base}: Face): Promise<string> {
  const src = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
  if (src === undefined) return "";
  const response = await fetch(new URL(src, base));
  if (!response.ok) return "";
  const bytes = new Uint8Array(await response.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000)
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  const style = (name: string) => rule.style.getPropertyValue(name);
  return `@font-face{font-family:${style("font-family")};font-weight:${style("font-weight") || "400"};src:url(data:font/woff2;base64,${btoa(text)}) format("woff2")${style("unicode-range") && `;unicode-range:${style("unicode-range")}`}}`;
}

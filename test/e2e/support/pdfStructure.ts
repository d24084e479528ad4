import {type PDFDocument, PDFArray, PDFDict, PDFName, type PDFObject} from "@cantoo/pdf-lib";

/** An element of a page's structure, with the text that belongs to it, in reading order. */
export interface Tagged {
  role: string;
  alt: string | null;
  /** roles from the page down to it */
  path: readonly string[];
  /** text of its own */
  text: string;
  /** where its own text begins, in points from the page's foot; null without any */
  top: number | null;
}

/** What a screen reader is given of a page. */
export interface TaggedPage {
  elements: Tagged[];
  /** text that no element holds and that is not marked as decoration */
  untagged: string[];
}

interface Node {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

interface Marked {
  text: string;
  top: number;
}

interface Item {
  type?: string;
  id?: string | null;
  tag?: string;
  str?: string;
  transform?: number[];
}

/** The text of each piece of marked content of a page, and what stands outside of all. */
function markedText(items: readonly Item[]): {marked: Map<string, Marked>; loose: string[]} {
  const marked = new Map<string, Marked>();
  const loose: string[] = [];
  const open: string[] = [];
  for (const {type, id, tag, str = "", transform} of items) {
    if (type?.startsWith("beginMarkedContent")) open.push(tag === "Artifact" ? "Artifact" : (id ?? ""));
    else if (type === "endMarkedContent") open.pop();
    else if (str.trim() !== "") {
      const key = open.findLast((d) => d !== "");
      if (key === undefined) loose.push(str);
      else if (key !== "Artifact") {
        const {text = "", top = transform![5]!} = marked.get(key) ?? {};
        marked.set(key, {text: text + str, top});
      }
    }
  }
  return {marked, loose};
}

/** Reads the structure of every page of a tagged PDF, as pdf.js gives it to a screen reader. */
export async function taggedPages(pdf: Uint8Array): Promise<TaggedPage[]> {
  const {getDocument} = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0});
  const document = await task.promise;
  try {
    const pages: TaggedPage[] = [];
    for (let i = 1; i <= document.numPages; ++i) {
      const page = await document.getPage(i);
      const {items} = await page.getTextContent({includeMarkedContent: true});
      const {marked, loose} = markedText(items);
      const elements: Tagged[] = [];
      const walk = (node: Node, path: readonly string[]) => {
        const own: Marked[] = [];
        const element: Tagged = {role: node.role ?? "", alt: node.alt ?? null, path, text: "", top: null};
        elements.push(element);
        for (const child of node.children ?? [])
          if (child.type === "content") {
            const found = marked.get(child.id ?? "");
            if (found) own.push(found);
            marked.delete(child.id ?? "");
          } else walk(child, [...path, child.role ?? ""]);
        element.text = own.map((d) => d.text).join("");
        element.top = own[0]?.top ?? null;
      };
      walk(await page.getStructTree(), []);
      pages.push({elements, untagged: [...loose, ...Array.from(marked.values(), (d) => d.text)]});
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

/** The dictionaries of all structure elements of a role. */
export function structureOf({context}: PDFDocument, role: string): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .map(([, d]) => d)
    .filter((d) => d instanceof PDFDict && d.has(PDFName.of("P")) && d.get(PDFName.of("S")) === PDFName.of(role))
    .map((d) => d as PDFDict); // prettier-ignore
}

/** An attribute of a structure element: *Scope* of a head. */
export function attributeOf(element: PDFDict, name: string): string | null {
  const held = element.lookup(PDFName.of("A"));
  const list: (PDFObject | undefined)[] = held instanceof PDFArray ? held.asArray() : [held];
  for (const d of list) {
    const found = element.context.lookup(d);
    const value = found instanceof PDFDict ? found.get(PDFName.of(name)) : undefined;
    if (value) return String(value);
  }
  return null;
}

import {inflateSync} from "node:zlib";
import {
  type PDFDocument,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject
} from "@cantoo/pdf-lib";

/** How the codes of a font become characters. */
interface Decoder {
  bytes: 1 | 2;
  map: ReadonlyMap<number, string>;
}

function content(stream: PDFRawStream): Buffer {
  const filter = stream.dict.get(PDFName.of("Filter"));
  const bytes = Buffer.from(stream.contents);
  if (filter === undefined) return bytes;
  if (filter === PDFName.of("FlateDecode")) return inflateSync(bytes);
  throw new RangeError(`a stream of the PDF has the filter ${String(filter)}`);
}

const utf16 = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** Reads a ToUnicode map (PDF 32000-1, 9.10.3). */
function unicodeMap(text: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, block] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu)) {
    for (const [, code, to] of block!.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]*)>/giu))
      map.set(parseInt(code!, 16), utf16(to!));
  }
  for (const [, block] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu)) {
    for (const [, from, to, first] of block!.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu)) {
      const [low, high] = [parseInt(from!, 16), parseInt(to!, 16)];
      const start = utf16(first!);
      const last = start.charCodeAt(start.length - 1);
      for (let code = low; code <= high; ++code)
        map.set(code, start.slice(0, -1) + String.fromCharCode(last + code - low));
    }
  }
  return map;
}

function decoders(page: PDFDict, document: PDFDocument, known: Map<PDFRef, Decoder>): Map<string, Decoder> {
  const {context} = document;
  const found = new Map<string, Decoder>();
  const fonts = page.lookupMaybe(PDFName.of("Resources"), PDFDict)?.lookupMaybe(PDFName.of("Font"), PDFDict);
  for (const [name, ref] of fonts?.entries() ?? []) {
    let decoder = ref instanceof PDFRef ? known.get(ref) : undefined;
    if (!decoder) {
      const font = context.lookup(ref, PDFDict);
      const map = font.lookup(PDFName.of("ToUnicode"));
      if (!(map instanceof PDFRawStream))
        throw new RangeError("a font of the PDF does not say which characters it shows");
      const bytes = font.get(PDFName.of("Subtype")) === PDFName.of("Type0") ? 2 : 1;
      decoder = {bytes, map: unicodeMap(content(map).toString("latin1"))};
      if (ref instanceof PDFRef) known.set(ref, decoder);
    }
    found.set(name.asString().slice(1), decoder);
  }
  return found;
}

// A pen that moves along its line is in the middle of a word: two letters may stand nearer than their widths say.
const TOKEN =
  /\/([^\s/<>[\]()]+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f\s]*)>\s*Tj|\[([^\]]*)\]\s*TJ|\(((?:\\[\s\S]|[^\\)])*)\)\s*Tj|\s-?0(?:\.0*)?\s+Td\b|\b(ET|T\*|Td|TD|Tm)\b/gu;

function decode(hex: string, {bytes, map}: Decoder): string {
  const codes = Buffer.from(hex.replace(/\s/gu, ""), "hex");
  let text = "";
  for (let i = 0; i + bytes <= codes.length; i += bytes)
    text += map.get(bytes === 2 ? codes.readUInt16BE(i) : codes[i]!) ?? "";
  return text;
}

function shown(stream: string, fonts: ReadonlyMap<string, Decoder>): string[] {
  const runs: string[] = [];
  let font: Decoder | undefined;
  let run = "";
  for (const [, name, hex, list, literal, end] of stream.matchAll(TOKEN)) {
    if (name !== undefined) font = fonts.get(name);
    else if (hex !== undefined && font) run += decode(hex, font);
    else if (list !== undefined && font)
      for (const [, part] of list.matchAll(/<([0-9A-Fa-f\s]*)>/gu)) run += decode(part!, font);
    else if (literal !== undefined) throw new RangeError("the PDF holds text in a form that is not read");
    else if (end !== undefined && run) {
      runs.push(run);
      run = "";
    }
  }
  return run ? [...runs, run] : runs;
}

function streams(page: PDFDict, document: PDFDocument): string {
  const contents = page.lookup(PDFName.of("Contents"));
  const parts: (PDFObject | undefined)[] =
    contents instanceof PDFArray ? contents.asArray().map((d) => document.context.lookup(d)) : [contents];
  return parts.map((d) => (d instanceof PDFRawStream ? content(d).toString("latin1") : "")).join("\n");
}

/**
 * The text that each page of a PDF printed by Chromium shows, a run for each piece of a line: a tenth of the time of a general reader, which
 * lays out and repairs fonts. What it cannot read it refuses, and the caller takes pdf.js (reports/check.ts).
 *
 * @throws RangeError for a font without a map to characters, or text in another form
 */
export function pageRuns(document: PDFDocument): string[][] {
  const known = new Map<PDFRef, Decoder>();
  return document.getPages().map(({node}) => {
    const fonts = decoders(node, document, known);
    const runs = shown(streams(node, document), fonts);
    const objects = node
      .lookupMaybe(PDFName.of("Resources"), PDFDict)
      ?.lookupMaybe(PDFName.of("XObject"), PDFDict);
    for (const [, ref] of objects?.entries() ?? []) {
      const form = document.context.lookup(ref);
      if (!(form instanceof PDFRawStream) || form.dict.get(PDFName.of("Subtype")) !== PDFName.of("Form"))
        continue;
      runs.push(...shown(content(form).toString("latin1"), decoders(form.dict, document, known)));
    }
    return runs;
  });
}

/** What each page draws, as the file has it. */
export function pageDrawings(document: PDFDocument): string[] {
  return document.getPages().map(({node}) => streams(node, document));
}

/** Every string of a PDF outside its pages: titles, bookmarks, alternative texts, links, metadata. */
export function hiddenStrings(document: PDFDocument): string[] {
  const found: string[] = [];
  const visit = (object: PDFObject): void => {
    if (object instanceof PDFString || object instanceof PDFHexString) found.push(object.decodeText());
    else if (object instanceof PDFArray) object.asArray().forEach(visit);
    else if (object instanceof PDFDict) for (const value of object.values()) visit(value);
    else if (object instanceof PDFRawStream) visit(object.dict);
  };
  for (const [, object] of document.context.enumerateIndirectObjects()) visit(object);
  return found;
}

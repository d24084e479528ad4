import {createReadStream} from "node:fs";
import {createGunzip} from "node:zlib";
import {UserError} from "../errors.js";

/** How a CSV file is written, and the names of its columns, made unique. */
export interface CsvHeader {
  delimiter: string;
  encoding: "utf-8" | "utf-16";
  columns: string[];
  /** Names that the header gives more than once. */
  repeated: string[];
}

const LIMIT = 1 << 20;
const DELIMITERS = [",", ";", "\t", "|"];

async function beginning(file: string): Promise<Buffer> {
  const raw = createReadStream(file);
  const stream = /\.gz$/i.test(file) ? raw.pipe(createGunzip()) : raw;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= LIMIT || chunk.includes(10)) break;
  }
  raw.destroy();
  return Buffer.concat(chunks);
}

function decoded(bytes: Buffer): {text: string; encoding: CsvHeader["encoding"]} {
  const [first, second] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const label = wide ? (first === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  return {text: new TextDecoder(label).decode(bytes), encoding: wide ? "utf-16" : "utf-8"};
}

function firstRecord(text: string): string {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (!quoted && (text[i] === "\n" || text[i] === "\r")) return text.slice(0, i);
  }
  return text;
}

function split(record: string, delimiter: string): string[] {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < record.length; i++) {
    const c = record[i] as string;
    if (c === '"' && quoted && record[i + 1] === '"') {
      field += '"';
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (c === delimiter && !quoted) {
      fields.push(field);
      field = "";
    } else field += c;
  }
  return [...fields, field].map((d) => d.trim());
}

function unique(names: string[]): {columns: string[]; repeated: string[]} {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const columns = names.map((given, i) => {
    const name = given || `column${i}`;
    let free = name;
    for (let n = 1; seen.has(free.toLowerCase()); n++) {
      repeated.add(name);
      free = `${name}_${n}`;
    }
    seen.add(free.toLowerCase());
    return free;
  });
  return {columns, repeated: [...repeated]};
}

/** Reads the header of a CSV file; the delimiter is the one of comma, semicolon, tab and bar that splits it most. */
export async function csvHeader(file: string, label: string): Promise<CsvHeader> {
  const {text, encoding} = decoded(await beginning(file));
  const record = firstRecord(text.replace(/^\s*[\r\n]+/, ""));
  if (record.trim() === "")
    throw new UserError(`${label}: the file is empty; expected a header line with column names`);
  const best = DELIMITERS.map((delimiter) => ({delimiter, names: split(record, delimiter)})).reduce((a, b) =>
    b.names.length > a.names.length ? b : a
  );
  return {delimiter: best.delimiter, encoding, ...unique(best.names)};
}

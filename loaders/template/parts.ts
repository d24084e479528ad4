import type {TemplateFaults} from "./faults.js";

/** A text with the line on which it begins. */
export interface Placed {
  text: string;
  line: number;
}

/** A block of code: a query or a chart. */
export interface Cell extends Placed {
  kind: "sql" | "chart";
  /** of a query */
  name: string;
}

/** A slide as it is written. */
export interface SlidePart {
  id: string;
  line: number;
  /** by key */
  options: Map<string, Placed>;
  cells: Cell[];
  /** paragraphs and lists, each a block */
  prose: Placed[];
}

const OPTION = /^([a-z][\w-]*):(?:\s+(.*))?$/u;
const ID = /^#\s+([a-z][a-z0-9-]{0,39})$/u;

interface Reading {
  slides: SlidePart[];
  /** the block of code that is open, and its fence */
  open: {fence: string; cell: Cell | null} | null;
  /** options may follow: nothing else has been read of the slide */
  head: boolean;
}

/** Splits a template at its first-level headings, and each slide into its options, cells and prose. */
export function templateParts(
  text: string,
  faults: TemplateFaults
): {front: Placed | null; slides: SlidePart[]} {
  const front = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/u.exec(text);
  const body = text.slice(front?.[0].length ?? 0);
  const first = (front?.[0].match(/\n/gu)?.length ?? 0) + 1;
  const reading: Reading = {slides: [], open: null, head: false};
  for (const [i, line] of body.split(/\r?\n/u).entries())
    readLine(reading, {text: line, line: first + i}, faults);
  if (reading.open)
    faults.add(
      reading.open.cell ? reading.open.cell.line - 1 : first,
      `this block of code is not closed; expected a line with ${reading.open.fence}`
    );
  return {front: front ? {text: front[1]!, line: 2} : null, slides: reading.slides};
}

function readLine(reading: Reading, {text, line}: Placed, faults: TemplateFaults): void {
  const slide = reading.slides.at(-1);
  if (reading.open) {
    if (text.trimEnd() === reading.open.fence) reading.open = null;
    else if (reading.open.cell) reading.open.cell.text += `${text}\n`;
    return;
  }
  const fence = /^(`{3,}|~{3,})(.*)$/u.exec(text);
  if (fence) {
    const cell = slide ? cellOf(fence[2]!.trim(), line, faults) : null;
    if (cell) slide!.cells.push(cell);
    reading.open = {fence: fence[1]!, cell};
    reading.head = false;
  } else if (/^#\s/u.test(text)) {
    reading.slides.push(slideOf({text: text.trimEnd(), line}, faults));
    reading.head = true;
  } else if (slide) readText(reading, slide, {text: text.trimEnd(), line}, faults);
}

function slideOf({text, line}: Placed, faults: TemplateFaults): SlidePart {
  const id = ID.exec(text)?.[1];
  if (id === undefined)
    faults.add(
      line,
      `${text} is no heading of a slide; expected "# " and an id of small letters, digits and hyphens, such as # adoption`
    );
  return {id: id ?? "", line, options: new Map(), cells: [], prose: []};
}

function cellOf(info: string, line: number, faults: TemplateFaults): Cell | null {
  if (info === "chart") return {kind: "chart", name: "", text: "", line: line + 1};
  const name = /^sql\s+([a-z]\w*)$/u.exec(info)?.[1];
  if (name !== undefined) return {kind: "sql", name, text: "", line: line + 1};
  faults.add(
    line,
    `${info === "" ? "a block of code without a kind" : `a block of code named ${info}`}; expected sql and a name in small letters, such as \`\`\`sql topics, or chart`
  );
  return null;
}

function readText(reading: Reading, slide: SlidePart, {text, line}: Placed, faults: TemplateFaults): void {
  const option = reading.head ? OPTION.exec(text) : null;
  if (option) {
    const key = option[1]!;
    if (slide.options.has(key)) faults.add(line, `${key} is given twice; keep one of them`);
    slide.options.set(key, {text: unquoted(option[2] ?? ""), line});
  } else if (text.trim() !== "") {
    reading.head = false;
    const last = slide.prose.at(-1);
    const goes_on = last !== undefined && last.line + last.text.split("\n").length === line;
    if (goes_on) last.text += `\n${text}`;
    else slide.prose.push({text, line});
  } else if (slide.options.size > 0) reading.head = false;
}

/** A value may stand in quotation marks, as in YAML. */
function unquoted(text: string): string {
  const plain = text.trim();
  return /^"([^"]*)"$/u.exec(plain)?.[1] ?? /^'([^']*)'$/u.exec(plain)?.[1] ?? plain;
}

import type {ChartSheet} from "../../src/components/deck/chartSheet.js";

/** A rectangle of a slide, in CSS px of a slide of 1280 x 720. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Text of one look; a line break is the text "\n". */
export interface Run {
  text: string;
  /** in CSS px */
  size: number;
  bold: boolean;
  /** set in the font of titles */
  display: boolean;
  /** six hexadecimal digits */
  colour: string;
  /** between letters, in CSS px */
  spacing: number;
  /** an address, or # and the id of a slide */
  href: string | null;
}

/** Runs that are set together. */
export interface Paragraph {
  runs: Run[];
  align: "l" | "ctr" | "r";
  rtl: boolean;
  /** from one base line to the next, in CSS px; null for that of the font */
  line: number | null;
  bullet: "disc" | "number" | null;
  /** before its first letter, in CSS px */
  inset: number;
}

/** Text that stands by itself. */
export interface TextPart {
  kind: "text";
  box: Box;
  paragraphs: Paragraph[];
  /** holds one line, which must not be broken */
  single: boolean;
  title: boolean;
  /** where it stands in its box */
  anchor: "t" | "ctr";
}

/** A line at an edge of a cell. */
export interface Edge {
  colour: string;
  width: number;
}

/** A cell of a table. */
export interface Cell {
  paragraphs: Paragraph[];
  anchor: "t" | "ctr" | "b";
  /** at the top, right, bottom and left, in CSS px */
  padding: [number, number, number, number];
  top: Edge | null;
  bottom: Edge | null;
}

/** A table with its rows as they are read. */
export interface TablePart {
  kind: "table";
  box: Box;
  rtl: boolean;
  columns: number[];
  rows: {height: number; head: boolean; cells: Cell[]}[];
}

/** A drawn mark. */
export interface ShapePart {
  kind: "shape";
  shape: "rect" | "round" | "ellipse" | "line" | "path";
  box: Box;
  /** of a path, relative to its box; each subpath is a list of corners */
  path?: {points: [number, number][]; closed: boolean}[];
  fill: string | null;
  /** 0 to 1 */
  opacity: number;
  stroke: {colour: string; width: number; dashed: boolean} | null;
  /** of a hatched mark: its lines and what is between them */
  hatch: {line: string; ground: string} | null;
  /** what the drawing that it belongs to says, on its first mark */
  name: string | null;
}

/** A picture, as a data URL. */
export interface ImagePart {
  kind: "image";
  box: Box;
  src: string;
  alt: string;
}

/** A chart with its data; the colours of the sheet are hexadecimal. */
export interface ChartPart {
  kind: "chart";
  box: Box;
  name: string;
  rtl: boolean;
  /** colours of the grid and of the base line */
  lines: {grid: string; base: string};
  sheet: ChartSheet;
}

/** Anything on a slide. */
export type SlidePart = TextPart | TablePart | ShapePart | ImagePart | ChartPart;

/** A slide as it was laid out, in the order in which it is painted. */
export interface LaidSlide {
  id: string;
  parts: SlidePart[];
  /** the line of sources */
  source: string;
  /** the metrics whose numbers it shows */
  metrics: string[];
}

import type {Box, Paragraph, SlidePart} from "./slideParts.js";

const SLIDE = {w: 1280, h: 720};

function scaledText(paragraphs: readonly Paragraph[], by: number): Paragraph[] {
  return paragraphs.map((d) => ({
    ...d,
    inset: d.inset * by,
    line: d.line === null ? null : d.line * by,
    runs: d.runs.map((run) => ({...run, size: run.size * by, spacing: run.spacing * by}))
  }));
}

/** The parts of a slide in the middle of a slide of another size, as large as it allows. */
export function scaledParts(
  parts: readonly SlidePart[],
  {cx, cy}: {cx: number; cy: number}
): readonly SlidePart[] {
  const by = Math.min(cx / 9525 / SLIDE.w, cy / 9525 / SLIDE.h);
  if (Math.abs(by - 1) < 1e-3 && Math.abs(cx / 9525 - SLIDE.w) < 1) return parts;
  const [left, top] = [(cx / 9525 - by * SLIDE.w) / 2, (cy / 9525 - by * SLIDE.h) / 2];
  const box = (d: Box): Box => ({x: left + d.x * by, y: top + d.y * by, w: d.w * by, h: d.h * by});
  return parts.map((part): SlidePart => {
    const placed = {...part, box: box(part.box)};
    if (placed.kind === "text") return {...placed, paragraphs: scaledText(placed.paragraphs, by)};
    if (placed.kind === "shape")
      return {
        ...placed,
        path: placed.path?.map((d) => ({
          ...d,
          points: d.points.map(([x, y]): [number, number] => [x * by, y * by])
        }))
      };
    if (placed.kind === "table")
      return {
        ...placed,
        columns: placed.columns.map((w) => w * by),
        rows: placed.rows.map((row) => ({
          ...row,
          height: row.height * by,
          cells: row.cells.map((cell) => ({
            ...cell,
            paragraphs: scaledText(cell.paragraphs, by),
            padding: cell.padding.map((d) => d * by) as typeof cell.padding
          }))
        }))
      };
    if (placed.kind === "chart") {
      const {plane, thick} = placed.sheet;
      const {left: l, right, top: t, bottom} = plane;
      return {
        ...placed,
        sheet: {
          ...placed.sheet,
          plane: {left: l * by, right: right * by, top: t * by, bottom: bottom * by},
          ...(thick !== undefined && {thick: thick * by})
        }
      };
    }
    return placed;
  });
}

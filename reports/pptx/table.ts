import type {Cell, Edge, TablePart} from "./slideParts.js";
import {emu, paint, paragraphXml, place, type TextContext} from "./text.js";
import {xml} from "./xml.js";

/** Room above and below centred text: little, so that a wider font that breaks a line does not make its row higher. */
const TIGHT = 3;

function edgeXml(tag: string, edge: Edge | null, context: TextContext): string {
  if (!edge) return `<a:${tag} w="0"><a:noFill/></a:${tag}>`;
  return `<a:${tag} w="${emu(edge.width)}">${paint(edge.colour, context)}<a:prstDash val="solid"/></a:${tag}>`;
}

function cellXml(cell: Cell, edges: {top: Edge | null; bottom: Edge | null}, context: TextContext): string {
  const {anchor, paragraphs} = cell;
  const [top, right, bottom, left] = cell.padding;
  const side = paragraphs[0]?.align ?? "l";
  // The side that text does not stand at may take what a wider font needs.
  const [marL, marR] = [side === "r" ? 0 : left, side === "l" ? 0 : right];
  const [marT, marB] = [anchor === "t" ? top : TIGHT, anchor === "b" ? bottom : TIGHT];
  const text =
    paragraphs.length > 0
      ? paragraphs.map((d) => paragraphXml(d, context)).join("")
      : `<a:p><a:endParaRPr lang="${context.lang}" sz="800"/></a:p>`;
  const lines = `${edgeXml("lnL", null, context)}${edgeXml("lnR", null, context)}${edgeXml("lnT", edges.top, context)}${edgeXml("lnB", edges.bottom, context)}`;
  return `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${text}</a:txBody><a:tcPr marL="${emu(marL)}" marR="${emu(marR)}" marT="${emu(marT)}" marB="${emu(marB)}" anchor="${anchor}">${lines}<a:noFill/></a:tcPr></a:tc>`;
}

/**
 * A table as a frame of the slide.
 *
 * Its columns are written as they lie on the page, from left to right, in every language. The format's own mark of a
 * table from right to left would keep the order of reading in the file, but only PowerPoint mirrors the columns by it:
 * LibreOffice shows them the other way round, beside the marks that are drawn in the table's cells. The price: in a
 * deck from right to left, the tab key and screen readers go through a row from its last column to its first.
 */
export function tableXml(
  {box, rtl, columns, rows}: TablePart,
  {id, name}: {id: number; name: string},
  context: TextContext
): string {
  const across = (xmls: string[]) => (rtl ? xmls.toReversed() : xmls).join("");
  const grid = across(columns.map((w) => `<a:gridCol w="${emu(w)}"/>`));
  const edge = (row: number, column: number, side: "top" | "bottom") =>
    rows[row]?.cells[column]?.[side] ?? null;
  const body = rows.map(({height, cells}, i) => {
    const written = cells.map((cell, j) =>
      // Two cells share the line between them: the heavier is the one that a page shows.
      cellXml(
        cell,
        {top: cell.top ?? edge(i - 1, j, "bottom"), bottom: edge(i + 1, j, "top") ?? cell.bottom},
        context
      )
    );
    return `<a:tr h="${emu(height)}">${across(written)}</a:tr>`;
  });
  const head = rows[0]?.head ? ' firstRow="1"' : "";
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${xml(name)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>${place(box)}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr${head}/><a:tblGrid>${grid}</a:tblGrid>${body.join("")}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
}

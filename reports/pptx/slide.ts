import type {ChartPart, ImagePart, ShapePart, SlidePart, TextPart} from "./slideParts.js";
import {tableXml} from "./table.js";
import {emu, paint, paragraphXml, place, type TextContext} from "./text.js";
import {rootXml, xml} from "./xml.js";

/** What a slide is written with. */
export interface SlideContext extends TextContext {
  /** relation of a picture's part */
  image(part: ImagePart): string;
  /** relation of a chart's part */
  chart(part: ChartPart): string;
}

interface Name {
  id: number;
  name: string;
}

const named = ({id, name}: Name, alt = "") =>
  `<p:cNvPr id="${id}" name="${xml(name)}"${alt ? ` descr="${xml(alt)}"` : ""}/>`;

/** A mark that says nothing by itself: readers pass it over. */
const decoration = ({id, name}: Name) =>
  `<p:cNvPr id="${id}" name="${xml(name)}"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr>`;

/** Room at the right of a box whose text may be set in a wider font. */
const WIDER = 1.02;

function textXml(
  {box, paragraphs, single, title, anchor}: TextPart,
  name: Name,
  context: TextContext
): string {
  const kind = title
    ? '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
    : '<p:cNvSpPr txBox="1"/><p:nvPr/>';
  const fit = single ? "<a:noAutofit/>" : "<a:normAutofit/>";
  const body = `<a:bodyPr wrap="${single ? "none" : "square"}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}">${fit}</a:bodyPr>`;
  const w = single ? box.w : box.w * WIDER;
  const right = paragraphs[0]?.align === "r";
  const at = place({...box, w, x: right ? box.x + box.w - w : box.x});
  return `<p:sp><p:nvSpPr>${named(name)}${kind}</p:nvSpPr><p:spPr><a:xfrm>${at}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>${body}<a:lstStyle/>${paragraphs.map((d) => paragraphXml(d, context)).join("")}</p:txBody></p:sp>`;
}

function pathXml({box, path = []}: ShapePart): string {
  const at = ([x, y]: [number, number]) => `<a:pt x="${emu(x)}" y="${emu(y)}"/>`;
  const drawn = path.map(({points: [first, ...rest], closed}) => {
    const lines = rest.map((d) => `<a:lnTo>${at(d)}</a:lnTo>`).join("");
    return `<a:moveTo>${at(first!)}</a:moveTo>${lines}${closed ? "<a:close/>" : ""}`;
  });
  return `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${emu(box.w)}" h="${emu(box.h)}">${drawn.join("")}</a:path></a:pathLst></a:custGeom>`;
}

const PRESETS = {rect: "rect", round: "roundRect", ellipse: "ellipse", line: "line"};

function geometry(part: ShapePart): string {
  if (part.shape === "path") return pathXml(part);
  const corner = Math.round((4 / Math.max(8, Math.min(part.box.w, part.box.h))) * 100_000);
  const guides =
    part.shape === "round" ? `<a:avLst><a:gd name="adj" fmla="val ${corner}"/></a:avLst>` : "<a:avLst/>";
  return `<a:prstGeom prst="${PRESETS[part.shape]}">${guides}</a:prstGeom>`;
}

function shapeXml(part: ShapePart, name: Name, context: TextContext): string {
  const {fill, hatch, opacity, stroke, shape} = part;
  const inside = hatch
    ? `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${hatch.line}"/></a:fgClr><a:bgClr><a:srgbClr val="${hatch.ground}"/></a:bgClr></a:pattFill>`
    : fill && shape !== "line"
      ? paint(fill, context, opacity)
      : "<a:noFill/>";
  const line = stroke
    ? `<a:ln w="${emu(stroke.width)}">${paint(stroke.colour, context, opacity)}<a:prstDash val="${stroke.dashed ? "dash" : "solid"}"/></a:ln>`
    : "<a:ln><a:noFill/></a:ln>";
  const properties = `<p:spPr><a:xfrm>${place(part.box)}</a:xfrm>${geometry(part)}${shape === "line" ? "" : inside}${line}</p:spPr>`;
  const about = part.name ? named(name, part.name) : decoration(name);
  if (shape === "line")
    return `<p:cxnSp><p:nvCxnSpPr>${about}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>${properties}</p:cxnSp>`;
  return `<p:sp><p:nvSpPr>${about}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>${properties}</p:sp>`;
}

function partXml(part: SlidePart, name: Name, context: SlideContext): string {
  switch (part.kind) {
    case "text":
      return textXml(part, name, context);
    case "table":
      return tableXml(part, name, context);
    case "shape":
      return shapeXml(part, name, context);
    case "image":
      return `<p:pic><p:nvPicPr>${named(name, part.alt)}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${context.image(part)}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>${place(part.box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;
    case "chart":
      return `<p:graphicFrame><p:nvGraphicFramePr>${named(name, part.name)}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>${place(part.box)}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${context.chart(part)}"/></a:graphicData></a:graphic></p:graphicFrame>`;
  }
}

const LABELS = {text: "Text", table: "Table", shape: "Shape", image: "Picture", chart: "Chart"};

/** The tree of shapes of a slide or of its notes. */
export function treeXml(shapes: string): string {
  return `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>${shapes}</p:spTree>`;
}

/** A slide of native texts, tables, shapes and charts. */
export function slideXml(parts: readonly SlidePart[], context: SlideContext): string {
  const shapes = parts.map((part, i) => {
    const label = part.kind === "text" && part.title ? "Title" : LABELS[part.kind];
    return partXml(part, {id: i + 2, name: `${label} ${i + 1}`}, context);
  });
  return rootXml(
    "p:sld",
    ["a", "r", "p"],
    `<p:cSld>${treeXml(shapes.join(""))}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`
  );
}

/** The notes of a slide: its picture, and paragraphs. */
export function notesXml(paragraphs: readonly string[], {lang, rtl}: {lang: string; rtl: boolean}): string {
  const text = paragraphs.map(
    (d) =>
      `<a:p><a:pPr${rtl ? ' algn="r" rtl="1"' : ""}/><a:r><a:rPr lang="${lang}"/><a:t>${xml(d)}</a:t></a:r></a:p>`
  );
  const image =
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide 1"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>';
  const body = `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${text.join("") || "<a:p/>"}</p:txBody></p:sp>`;
  return rootXml(
    "p:notes",
    ["a", "r", "p"],
    `<p:cSld>${treeXml(image + body)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`
  );
}

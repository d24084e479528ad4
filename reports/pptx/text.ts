import type {Box, Paragraph, Run} from "./slideParts.js";
import type {Relations} from "./parts.js";
import {xml} from "./xml.js";

/** What the texts of a slide are written with. */
export interface TextContext {
  /** BCP 47 tag with a region, as programs expect it */
  lang: string;
  relations: Relations;
  /** the part of the slide with an id; null where the deck has none */
  slidePart: (id: string) => string | null;
  /** the brand's colour and the colour of text, which follow the theme */
  theme: ReadonlyMap<string, string>;
}

/** CSS px in the file's unit. */
export function emu(px: number): number {
  return Math.round(px * 9525);
}

/** Where something lies. */
export function place({x, y, w, h}: Box): string {
  return `<a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${Math.max(0, emu(w))}" cy="${Math.max(0, emu(h))}"/>`;
}

/** A colour as paint: the theme's where it is one of the brand's. */
export function paint(colour: string, {theme}: Pick<TextContext, "theme">, opacity = 1): string {
  const alpha = opacity < 1 ? `<a:alpha val="${Math.round(opacity * 100_000)}"/>` : "";
  const name = theme.get(colour);
  const [tag, value] = name ? ["schemeClr", name] : ["srgbClr", colour];
  return `<a:solidFill><a:${tag} val="${value}">${alpha}</a:${tag}></a:solidFill>`;
}

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

function linkXml(href: string, {relations, slidePart}: TextContext): string {
  if (/^https?:|^mailto:/iu.test(href))
    return `<a:hlinkClick r:id="${relations.add("hyperlink", href, true)}"/>`;
  const part = href.startsWith("#slide-") ? slidePart(href.slice(7)) : null;
  return part
    ? `<a:hlinkClick r:id="${relations.add("slide", part)}" action="ppaction://hlinksldjump"/>`
    : "";
}

function runXml(run: Run, rtl: boolean, context: TextContext): string {
  const lang = rtl && !RTL_LETTER.test(run.text) ? "en-US" : context.lang;
  const size = Math.round(run.size * 75);
  const spacing = run.spacing === 0 ? "" : ` spc="${Math.round(run.spacing * 75)}"`;
  const font = run.display ? "+mj" : "+mn";
  const faces = ["latin:lt", "ea:ea", "cs:cs"].map((d) => {
    const [tag, end] = d.split(":");
    return `<a:${tag} typeface="${font}-${end}"/>`;
  });
  const link = run.href === null ? "" : linkXml(run.href, context);
  const properties = ` lang="${lang}" sz="${size}" b="${run.bold ? 1 : 0}"${spacing} dirty="0">${paint(run.colour, context)}${faces.join("")}${link}`;
  // LibreOffice sets a link apart from its paragraph, from left to right unless the link says otherwise.
  const text = rtl && link ? `\u2067${run.text}\u2069` : run.text;
  return run.text === "\n"
    ? `<a:br><a:rPr${properties}</a:rPr></a:br>`
    : `<a:r><a:rPr${properties}</a:rPr><a:t>${xml(text)}</a:t></a:r>`;
}

const BULLETS = {
  disc: '<a:buFont typeface="Arial"/><a:buChar char="&#8226;"/>',
  number: '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>'
};

/** A paragraph of a text box or a cell. */
export function paragraphXml(
  {runs, align, rtl, line, bullet, inset}: Paragraph,
  context: TextContext
): string {
  const [margin, first] = bullet ? [20, -20] : [inset, 0];
  // Of a paragraph from right to left, programs take the left margin as the one at its start.
  const indent = ` marL="${emu(margin)}" indent="${emu(first)}"`;
  const spacing = line === null ? '<a:spcPct val="100000"/>' : `<a:spcPts val="${Math.round(line * 75)}"/>`;
  const list = bullet ? BULLETS[bullet] : "<a:buNone/>";
  const properties = `<a:pPr${indent} algn="${align}" rtl="${rtl ? 1 : 0}"><a:lnSpc>${spacing}</a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>${list}</a:pPr>`;
  return `<a:p>${properties}${runs.map((run) => runXml(run, rtl, context)).join("")}</a:p>`;
}

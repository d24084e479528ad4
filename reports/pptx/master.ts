import type {DeckColours} from "../../src/lib/deckColours.js";
import {treeXml} from "./slide.js";
import {plainXml, rootXml, xml} from "./xml.js";

/** What the clean master takes from the vendor. */
export interface Brand {
  colours: DeckColours;
  /** whether its slides have light text */
  dark: boolean;
  /** of all texts */
  font: string;
  serif: boolean;
}

/** The theme's colours: by their names its dark ones are dark and its light ones light, whatever the slides' ground. */
function schemeOf({colours, dark}: Brand): Record<string, string> {
  const {surface, text, accent} = colours;
  const [ink, paper] = dark ? [surface, text] : [text, surface];
  return {
    ...{dk1: ink, lt1: paper, dk2: dark ? colours.grid : colours["text-2"]},
    ...{lt2: dark ? colours["text-2"] : "#F6F6F3", accent1: accent, accent2: colours.context},
    ...{accent3: colours["cat-2"], accent4: colours["cat-3"], accent5: colours["cat-4"]},
    ...{accent6: colours["cat-6"], hlink: accent, folHlink: accent}
  };
}

/** The scripts whose letters the text font need not have. */
const SCRIPTS = '<a:font script="Jpan" typeface="Noto Sans JP"/><a:font script="Arab" typeface="Vazirmatn"/>';

function themeXml(brand: Brand): string {
  const {font, serif} = brand;
  const colours = Object.entries(schemeOf(brand)).map(
    ([name, value]) => `<a:${name}><a:srgbClr val="${value.slice(1)}"/></a:${name}>`
  );
  // Where the font is not there, one of its kind takes its place.
  const kind = serif ? ' pitchFamily="18" charset="0"' : "";
  const face = (tag: string, name: string) =>
    `<a:${tag}><a:latin typeface="${xml(name)}"${kind}/><a:ea typeface=""/><a:cs typeface=""/>${SCRIPTS}</a:${tag}>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="9525">${fill}</a:ln>`;
  const effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  const three = (d: string) => d.repeat(3);
  return rootXml(
    "a:theme",
    ["a"],
    `<a:themeElements><a:clrScheme name="Brand">${colours.join("")}</a:clrScheme><a:fontScheme name="Brand">${face("majorFont", font)}${face("minorFont", font)}</a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>${three(fill)}</a:fillStyleLst><a:lnStyleLst>${three(line)}</a:lnStyleLst><a:effectStyleLst>${three(effect)}</a:effectStyleLst><a:bgFillStyleLst>${three(fill)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>`,
    ' name="Brand"'
  );
}

const GROUND = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>';
const MAP =
  'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"';

function placeholder(
  id: number,
  {type, name, box, text}: {type: string; name: string; box?: readonly number[]; text: string}
): string {
  const at = box
    ? `<a:xfrm><a:off x="${box[0]}" y="${box[1]}"/><a:ext cx="${box[2]}" cy="${box[3]}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`
    : "";
  const body = text
    ? `<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>${text}</a:t></a:r></a:p></p:txBody>`
    : "";
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${type}/></p:nvPr></p:nvSpPr><p:spPr>${at}</p:spPr>${body}</p:sp>`;
}

const TITLE = {type: 'type="title"', name: "Title 1", box: [457200, 533400, 11277600, 723900], text: "Title"};
const BODY = {
  type: 'type="body" idx="1"',
  name: "Text 2",
  box: [457200, 1447800, 11277600, 4724400],
  text: "Text"
};

function level(size: number, bold: boolean, font: string): string {
  return `<a:lvl1pPr marL="0" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="${size}" b="${bold ? 1 : 0}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+${font}-lt"/><a:ea typeface="+${font}-ea"/><a:cs typeface="+${font}-cs"/></a:defRPr></a:lvl1pPr>`;
}

/** Slides with light text take their ground from the theme's dark colours; notes stay dark on light. */
const mapOf = (dark: boolean) =>
  dark
    ? MAP.replace(
        /(bg|tx)(\d)="(?:lt|dk)\d"/gu,
        (_, name: string, n: string) => `${name}${n}="${name === "bg" ? "dk" : "lt"}${n}"`
      )
    : MAP;

function masterXml(layouts: number, dark: boolean): string {
  const list = Array.from(
    {length: layouts},
    (_, i) => `<p:sldLayoutId id="${2147483649 + i}" r:id="rId${i + 1}"/>`
  );
  const styles = `<p:txStyles><p:titleStyle>${level(2250, true, "mj")}</p:titleStyle><p:bodyStyle>${level(1200, false, "mn")}</p:bodyStyle><p:otherStyle>${level(1200, false, "mn")}</p:otherStyle></p:txStyles>`;
  return rootXml(
    "p:sldMaster",
    ["a", "r", "p"],
    `<p:cSld>${GROUND}${treeXml(placeholder(2, TITLE) + placeholder(3, BODY))}</p:cSld><p:clrMap ${mapOf(dark)}/><p:sldLayoutIdLst>${list.join("")}</p:sldLayoutIdLst>${styles}`
  );
}

function layoutXml(type: string, name: string, shapes: string): string {
  return rootXml(
    "p:sldLayout",
    ["a", "r", "p"],
    `<p:cSld name="${name}">${treeXml(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`,
    ` type="${type}" preserve="1"`
  );
}

/** The master of notes: a picture of the slide above its text. */
export function notesMasterXml(): string {
  const image = placeholder(2, {
    type: 'type="sldImg" idx="2"',
    name: "Slide 1",
    box: [685800, 1143000, 5486400, 3086100],
    text: ""
  });
  const body = placeholder(3, {
    type: 'type="body" sz="quarter" idx="3"',
    name: "Notes 2",
    box: [685800, 4400550, 5486400, 3600450],
    text: "Notes"
  });
  return rootXml(
    "p:notesMaster",
    ["a", "r", "p"],
    `<p:cSld>${GROUND}${treeXml(image + body)}</p:cSld><p:clrMap ${MAP}/>`
  );
}

const PRESENTATION = rootXml(
  "p:presentation",
  ["a", "r", "p"],
  '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
);

/** A file without slides, of one clean master in the vendor's colour and fonts, as its parts. */
export function cleanMaster(brand: Brand): Record<string, string> {
  const MAIN = "application/vnd.openxmlformats-officedocument.presentationml";
  const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = (...list: [string, string][]) =>
    plainXml(
      "Relationships",
      "http://schemas.openxmlformats.org/package/2006/relationships",
      list
        .map(([type, to], i) => `<Relationship Id="rId${i + 1}" Type="${REL}/${type}" Target="/${to}"/>`)
        .join("")
    );
  const [master, theme] = ["ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"];
  const layouts = [1, 2].map((n) => `ppt/slideLayouts/slideLayout${n}.xml`);
  const types = [
    ["ppt/presentation.xml", `${MAIN}.presentation.main+xml`],
    [master, `${MAIN}.slideMaster+xml`],
    ...layouts.map((d) => [d, `${MAIN}.slideLayout+xml`]),
    [theme, "application/vnd.openxmlformats-officedocument.theme+xml"]
  ].map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`);
  return {
    "[Content_Types].xml": plainXml(
      "Types",
      "http://schemas.openxmlformats.org/package/2006/content-types",
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}`
    ),
    "_rels/.rels": relations(["officeDocument", "ppt/presentation.xml"]),
    "ppt/presentation.xml": PRESENTATION,
    "ppt/_rels/presentation.xml.rels": relations(["slideMaster", master], ["theme", theme]),
    [master]: masterXml(layouts.length, brand.dark),
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
      ...layouts.map((d): [string, string] => ["slideLayout", d]),
      ["theme", theme]
    ),
    [layouts[0]!]: layoutXml("titleOnly", "Title Only", placeholder(2, {...TITLE, box: undefined})),
    [layouts[1]!]: layoutXml("blank", "Blank", ""),
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(["slideMaster", master]),
    "ppt/slideLayouts/_rels/slideLayout2.xml.rels": relations(["slideMaster", master]),
    [theme]: themeXml(brand)
  };
}

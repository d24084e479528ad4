import {strFromU8, strToU8} from "fflate";
import {JSDOM} from "jsdom";
import {notesMasterXml} from "./master.js";
import {type ContentTypes, type Relation, Relations, relationsPath} from "./parts.js";

/** A file without slides into which slides are put: masters, layouts and theme, and where slides are named. */
export interface Base {
  files: ReadonlyMap<string, Uint8Array>;
  types: ContentTypes;
  /** the part of the presentation, cut where its slides are listed */
  presentation: {path: string; before: string; after: string; relations: readonly Relation[]};
  /** the layout of every slide, with a title and nothing else */
  layout: string;
  notesMaster: string;
  /** of a slide, in the file's unit */
  size: {cx: number; cy: number};
}

/** A file that cannot be a base, and why. */
export class BaseError extends Error {
  override readonly name = "BaseError";
}

const P = "http://schemas.openxmlformats.org/presentationml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "application/vnd.openxmlformats-officedocument";

const {DOMParser, XMLSerializer} = new JSDOM("").window;

function parse(text: string): Document {
  const document = new DOMParser().parseFromString(text, "text/xml");
  if (document.getElementsByTagName("parsererror").length > 0) throw new BaseError("a part of it is no XML");
  return document;
}

function resolved(part: string, target: string): string {
  return new URL(target, `file:///${part}`).pathname.slice(1);
}

/** The parts of a file, read as they are needed. */
class Reader {
  constructor(readonly files: Record<string, Uint8Array>) {}

  text(part: string): string {
    const found = this.files[part];
    if (!found) throw new BaseError(`it has no part ${part}`);
    return strFromU8(found);
  }

  relations(part: string): Relation[] {
    const path = relationsPath(part);
    if (!this.files[path]) return [];
    const list = parse(this.text(path)).getElementsByTagName("Relationship");
    return Array.from(list, (d) => {
      const external = d.getAttribute("TargetMode") === "External";
      const target = d.getAttribute("Target") ?? "";
      return {
        id: d.getAttribute("Id") ?? "",
        type: d.getAttribute("Type") ?? "",
        target: external ? target : resolved(part, target),
        external
      };
    });
  }

  types(): ContentTypes {
    const document = parse(this.text("[Content_Types].xml"));
    const pairs = (tag: string, name: string) =>
      Array.from(document.getElementsByTagName(tag), (d): [string, string] => [
        d.getAttribute(name)!.replace(/^\//u, ""),
        d.getAttribute("ContentType")!
      ]);
    return {
      defaults: new Map(pairs("Default", "Extension")),
      overrides: new Map(pairs("Override", "PartName"))
    };
  }

  /** Every part that a part leads to, itself among them. */
  reached(from: string, relations: readonly Relation[], found = new Set<string>()): Set<string> {
    found.add(from);
    for (const {target, external} of relations)
      if (!external && !found.has(target)) this.reached(target, this.relations(target), found);
    return found;
  }
}

const kind = ({type}: Relation) => type.slice(type.lastIndexOf("/") + 1);

function layoutOf(reader: Reader, relations: readonly Relation[]): string {
  const layouts = relations
    .filter((d) => kind(d) === "slideMaster")
    .flatMap((d) => reader.relations(d.target).filter((e) => kind(e) === "slideLayout"))
    .map((d) => d.target);
  const typed = (type: string) =>
    layouts.find((d) => parse(reader.text(d)).documentElement.getAttribute("type") === type);
  const found = typed("titleOnly") ?? typed("obj") ?? layouts[0];
  if (found === undefined) throw new BaseError("it has no slide layout");
  return found;
}

/** Adds a master for notes where the file has none. */
function addNotesMaster(
  reader: Reader,
  relations: Relations,
  types: ContentTypes,
  document: Document
): string {
  const [path, theme] = ["ppt/notesMasters/notesMasterQuarterdeck.xml", "ppt/theme/themeQuarterdeck.xml"];
  const first = relations.list.find((d) => kind(d) === "theme");
  if (!first) throw new BaseError("it has no theme");
  reader.files[path] = strToU8(notesMasterXml());
  reader.files[theme] = reader.files[first.target]!;
  reader.files[relationsPath(path)] = strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/theme" Target="/${theme}"/></Relationships>`
  );
  types.overrides.set(path, `${MAIN}.presentationml.notesMaster+xml`);
  types.overrides.set(theme, `${MAIN}.theme+xml`);
  const list = document.createElementNS(P, "p:notesMasterIdLst");
  const entry = document.createElementNS(P, "p:notesMasterId");
  entry.setAttributeNS(R, "r:id", relations.add("notesMaster", path));
  list.append(entry);
  document.getElementsByTagNameNS(P, "sldMasterIdLst")[0]!.after(list);
  return path;
}

const CUT = "quarterdeck-slides";

/** Takes the slides out of a presentation and leaves a mark where its slides are listed. */
function withoutSlides(document: Document): void {
  const all = (name: string) => Array.from(document.getElementsByTagNameNS(P, name));
  for (const name of ["sldIdLst", "custShowLst"]) for (const d of all(name)) d.remove();
  // Sections name slides by their ids.
  for (const d of all("ext")) if (d.querySelector("sectionLst")) d.remove();
  const last = ["handoutMasterIdLst", "notesMasterIdLst", "sldMasterIdLst"]
    .map((d) => all(d)[0])
    .find(Boolean);
  if (!last) throw new BaseError("it has no slide master");
  last.after(document.createComment(CUT));
}

/**
 * Takes the slides out of a file and finds what new ones need.
 *
 * @throws BaseError where the file is no presentation
 */
export function openBase(input: Record<string, Uint8Array>): Base {
  const reader = new Reader({...input});
  const root = reader.relations("").find((d) => kind(d) === "officeDocument");
  if (!root) throw new BaseError("it is no PowerPoint file");
  const path = root.target;
  const document = parse(reader.text(path));
  if (document.documentElement.namespaceURI !== P) throw new BaseError("it is no PowerPoint file");
  const relations = new Relations(
    reader.relations(path).filter((d) => !/^(slide|vbaProject|commentAuthors|authors)$/u.test(kind(d)))
  );
  const types = reader.types();
  types.overrides.set(path, `${MAIN}.presentationml.presentation.main+xml`);
  const own = relations.list.find((d) => kind(d) === "notesMaster")?.target;
  const notesMaster = own ?? addNotesMaster(reader, relations, types, document);
  withoutSlides(document);
  const size = document.getElementsByTagNameNS(P, "sldSz")[0];
  const [before = "", after = ""] = new XMLSerializer().serializeToString(document).split(`<!--${CUT}-->`);
  const kept = reader.reached(path, relations.list);
  const files = new Map<string, Uint8Array>();
  for (const part of kept) {
    if (part !== path && reader.files[part]) files.set(part, reader.files[part]);
    const list = part === path ? undefined : reader.files[relationsPath(part)];
    if (list) files.set(relationsPath(part), list);
  }
  for (const part of types.overrides.keys()) if (!kept.has(part)) types.overrides.delete(part);
  return {
    files,
    types,
    presentation: {
      path,
      before: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${before}`,
      after,
      relations: relations.list
    },
    layout: layoutOf(reader, relations.list),
    notesMaster,
    size: {
      cx: Number(size?.getAttribute("cx") ?? 12192000),
      cy: Number(size?.getAttribute("cy") ?? 6858000)
    }
  };
}

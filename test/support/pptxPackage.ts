import {posix} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {JSDOM} from "jsdom";

/** A PowerPoint file as a reader sees it. */
export interface PptxPackage {
  names: string[];
  text: (part: string) => string;
  xml: (part: string) => Document;
  /** in the order of the presentation */
  slides: string[];
  relations: (part: string) => {id: string; type: string; target: string; external: boolean}[];
}

const parser = new new JSDOM("").window.DOMParser();

/** Parses XML by a parser that refuses what is not well formed. */
export function parsed(text: string): Document {
  const document = parser.parseFromString(text, "text/xml");
  const [error] = document.getElementsByTagName("parsererror");
  if (error) throw new Error(`not well formed: ${error.textContent}`);
  return document;
}

/** Opens a file; a name that stands twice in the archive is an error. */
export function openPptx(bytes: Uint8Array): PptxPackage {
  const seen: string[] = [];
  const files = unzipSync(bytes, {filter: ({name}) => seen.push(name) > 0});
  if (new Set(seen).size !== seen.length) throw new Error(`a part is there twice: ${seen.join(" ")}`);
  const text = (part: string) => {
    if (!files[part]) throw new Error(`there is no part ${part}`);
    return strFromU8(files[part]);
  };
  const relations = (part: string) => {
    const path = posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
    if (!files[path]) return [];
    return Array.from(parsed(text(path)).getElementsByTagName("Relationship"), (d) => {
      const target = d.getAttribute("Target")!;
      const external = d.getAttribute("TargetMode") === "External";
      const inside = target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(part), target);
      return {
        id: d.getAttribute("Id")!,
        type: d.getAttribute("Type")!.split("/").at(-1)!,
        target: external ? target : inside,
        external
      };
    });
  };
  const list = parsed(text("ppt/presentation.xml")).getElementsByTagName("p:sldId");
  const of = new Map(relations("ppt/presentation.xml").map((d) => [d.id, d.target]));
  return {
    names: Object.keys(files),
    text,
    xml: (part) => parsed(text(part)),
    slides: Array.from(list, (d) => of.get(d.getAttribute("r:id")!)!),
    relations
  };
}

function partFaults(name: string, {xml, relations}: PptxPackage): string[] {
  const found: string[] = [];
  const document = xml(name);
  const list = relations(name);
  const used = Array.from(document.querySelectorAll("*")).flatMap((d) =>
    Array.from(d.attributes).filter((a) => a.name.startsWith("r:") && a.value !== "")
  );
  for (const {value} of used)
    if (!list.some((d) => d.id === value)) found.push(`${name} uses ${value}, which it has no relation for`);
  if (new Set(list.map((d) => d.id)).size !== list.length) found.push(`${name} has a relation twice`);
  const ids = Array.from(document.getElementsByTagName("p:cNvPr"), (d) => d.getAttribute("id")!);
  if (new Set(ids).size !== ids.length) found.push(`${name} uses the id of a shape twice`);
  return found;
}

/** What a program would have to repair: parts that lead nowhere, have no type, are not well formed, or share ids. */
export function packageFaults(bytes: Uint8Array): string[] {
  const file = openPptx(bytes);
  const {names, relations, xml} = file;
  const types = xml("[Content_Types].xml");
  const all = (tag: string, name: string) =>
    new Set(Array.from(types.getElementsByTagName(tag), (d) => d.getAttribute(name)!));
  const [ends, parts] = [all("Default", "Extension"), all("Override", "PartName")];
  const content = names.filter((d) => d !== "[Content_Types].xml");
  const untyped = content.filter((d) => !ends.has(d.split(".").at(-1)!) && !parts.has(`/${d}`));
  const typed = [...parts].filter((d) => !names.includes(d.slice(1)));
  const lost = ["", ...content].flatMap((d) =>
    relations(d)
      .filter((e) => !e.external && !names.includes(e.target))
      .map((e) => `${d} leads to ${e.target}, which is not there`)
  );
  const reached = new Set<string>();
  const walk = (part: string) => {
    for (const {target, external} of relations(part))
      if (!external && !reached.has(target)) {
        reached.add(target);
        walk(target);
      }
  };
  walk("");
  return [
    ...untyped.map((d) => `${d} has no type`),
    ...typed.map((d) => `${d} has a type and is not there`),
    ...lost,
    ...content.filter((d) => !d.endsWith(".rels") && !reached.has(d)).map((d) => `nothing leads to ${d}`),
    ...content.filter((d) => d.endsWith(".xml")).flatMap((d) => partFaults(d, file))
  ];
}

/** The texts of a slide, paragraph by paragraph. */
export function paragraphsOf(part: Document): string[] {
  return Array.from(part.getElementsByTagName("a:p"), (p) =>
    Array.from(p.querySelectorAll("*"), (d) =>
      d.tagName === "a:t" ? d.textContent : d.tagName === "a:br" ? " " : ""
    ).join("")
  );
}

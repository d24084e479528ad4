import {plainXml, xml} from "./xml.js";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** What one part says of another. */
export interface Relation {
  id: string;
  /** the last word of the type's address, such as *slide*; or the whole address */
  type: string;
  /** the other part, from the root of the file; or an address outside it */
  target: string;
  external?: boolean;
}

/** The relations of a part, as they are found necessary. */
export class Relations {
  readonly list: Relation[];

  constructor(list: readonly Relation[] = []) {
    this.list = [...list];
  }

  /** Adds a relation, or finds the same one again; returns its id. */
  add(type: string, target: string, external = false): string {
    const same = this.list.find((d) => d.target === target && d.type === type);
    if (same) return same.id;
    const used = new Set(this.list.map((d) => d.id));
    let n = this.list.length + 1;
    while (used.has(`rId${n}`)) ++n;
    this.list.push({id: `rId${n}`, type, target, external});
    return `rId${n}`;
  }
}

/** Where the relations of a part lie. */
export function relationsPath(part: string): string {
  const cut = part.lastIndexOf("/") + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/** The relations of a part, as a part. */
export function relationsXml(list: readonly Relation[]): string {
  const one = ({id, type, target, external}: Relation) => {
    const full = type.includes(":") ? type : `${OFFICE}/${type}`;
    const at = external ? `${xml(target)}" TargetMode="External` : `/${xml(target)}`;
    return `<Relationship Id="${id}" Type="${full}" Target="${at}"/>`;
  };
  return plainXml("Relationships", `${PACKAGE}/relationships`, list.map(one).join(""));
}

/** The types of all parts: by the end of their name, and one by one. */
export interface ContentTypes {
  defaults: Map<string, string>;
  overrides: Map<string, string>;
}

/** The list of types, as a part. */
export function typesXml({defaults, overrides}: ContentTypes): string {
  const ends = Array.from(
    defaults,
    ([end, type]) => `<Default Extension="${xml(end)}" ContentType="${xml(type)}"/>`
  );
  const parts = Array.from(
    overrides,
    ([part, type]) => `<Override PartName="/${xml(part)}" ContentType="${xml(type)}"/>`
  );
  return plainXml("Types", `${PACKAGE}/content-types`, [...ends, ...parts].join(""));
}

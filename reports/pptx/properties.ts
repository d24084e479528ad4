import {plainXml, xml} from "./xml.js";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";

/** What a file says of itself. */
export interface DeckProperties {
  title: string;
  author: string;
  /** BCP 47 tag */
  lang: string;
  /** what it was made from, in one line */
  recipe: string;
  /** the last day of its data: the only date of the file, so that the same deck has the same bytes */
  as_of: string;
}

/** The name under which a file carries its recipe. */
export const RECIPE_PROPERTY = "QuarterdeckRecipe";

/** Where the recipe lies in a file. */
export const CUSTOM_PART = "docProps/custom.xml";

/** The parts that say what the file is, by their paths. */
export function propertiesParts({
  title,
  author,
  lang,
  recipe,
  as_of
}: DeckProperties): Record<string, string> {
  const date = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${as_of.slice(0, 10)}T00:00:00Z</dcterms:${name}>`;
  return {
    "docProps/core.xml": plainXml(
      "cp:coreProperties",
      "http://purl.org/dc/elements/1.1/",
      `<dc:title>${xml(title)}</dc:title><dc:creator>${xml(author)}</dc:creator><cp:lastModifiedBy>${xml(author)}</cp:lastModifiedBy><dc:language>${xml(lang)}</dc:language>${date("created")}${date("modified")}`,
      ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ),
    "docProps/app.xml": plainXml(
      "Properties",
      `${OFFICE}/extended-properties`,
      "<Application>Quarterdeck</Application>"
    ),
    [CUSTOM_PART]: plainXml(
      "Properties",
      `${OFFICE}/custom-properties`,
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${RECIPE_PROPERTY}"><vt:lpwstr>${xml(recipe)}</vt:lpwstr></property>`,
      ` xmlns:vt="${OFFICE}/docPropsVTypes"`
    )
  };
}

/** Their types and relations: path, type, kind of relation. */
export const PROPERTIES = [
  [
    "docProps/core.xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
  ],
  [
    "docProps/app.xml",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "extended-properties"
  ],
  [CUSTOM_PART, "application/vnd.openxmlformats-officedocument.custom-properties+xml", "custom-properties"]
] as const;

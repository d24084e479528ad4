import {strToU8, zipSync, type Zippable} from "fflate";
import {typeset} from "../../src/deck/typeset.js";
import {messagesFor} from "../../src/lib/messages.js";
import type {Base} from "./base.js";
import {chartXml} from "./chart.js";
import {type ContentTypes, Relations, relationsPath, relationsXml, typesXml} from "./parts.js";
import {type DeckProperties, PROPERTIES, propertiesParts} from "./properties.js";
import {notesXml, slideXml} from "./slide.js";
import type {ChartPart, ImagePart, LaidSlide} from "./slideParts.js";
import {EPOCH, workbook} from "./workbook.js";
import {scaledParts} from "./scale.js";

/** A deck to be written. */
export interface PptxDeck {
  slides: readonly LaidSlide[];
  dir: "ltr" | "rtl";
  properties: DeckProperties;
  /** colours that follow the theme, by their hexadecimal digits */
  theme: ReadonlyMap<string, string>;
}

const MAIN = "application/vnd.openxmlformats-officedocument";

/** The parts of a file in the making. */
class Writer {
  readonly files = new Map<string, Uint8Array>();
  readonly types: ContentTypes;
  private charts = 0;
  private readonly images = new Map<string, string>();

  constructor(private readonly base: Base) {
    this.types = {
      defaults: new Map([...base.types.defaults, ["xlsx", `${MAIN}.spreadsheetml.sheet`]]),
      overrides: new Map(base.types.overrides)
    };
    for (const [path, bytes] of base.files) this.files.set(path, bytes);
  }

  add(path: string, text: string, type?: string): void {
    this.files.set(path, strToU8(text));
    if (type) this.types.overrides.set(path, type);
  }

  image({src}: ImagePart): string {
    const known = this.images.get(src);
    if (known) return known;
    const [, kind = "png", data = ""] = /^data:image\/(\w+);base64,(.*)$/su.exec(src) ?? [];
    const end = kind === "jpeg" ? "jpg" : kind;
    const path = `ppt/media/quarterdeck${this.images.size + 1}.${end}`;
    this.files.set(path, Buffer.from(data, "base64"));
    this.types.overrides.set(path, `image/${kind}`);
    this.images.set(src, path);
    return path;
  }

  chart(part: ChartPart, theme: PptxDeck["theme"]): string {
    const n = ++this.charts;
    const [path, sheet] = [`ppt/charts/quarterdeckChart${n}.xml`, `ppt/embeddings/quarterdeckSheet${n}.xlsx`];
    this.add(path, chartXml(part, {theme}), `${MAIN}.drawingml.chart+xml`);
    this.files.set(sheet, workbook(part.sheet));
    this.add(relationsPath(path), relationsXml([{id: "rId1", type: "package", target: sheet}]));
    return path;
  }

  slide(slide: LaidSlide, i: number, {slides, dir, properties, theme}: PptxDeck): string {
    const [path, notes] = [slidePath(i), `ppt/notesSlides/quarterdeckNotes${i + 1}.xml`];
    const relations = new Relations();
    relations.add("slideLayout", this.base.layout);
    const lang = regional(properties.lang);
    const text = slideXml(scaledParts(slide.parts, this.base.size), {
      lang,
      relations,
      theme,
      slidePart: (id) => {
        const at = slides.findIndex((d) => d.id === id);
        return at < 0 ? null : slidePath(at);
      },
      image: (part) => relations.add("image", this.image(part)),
      chart: (part) => relations.add("chart", this.chart(part, theme))
    });
    this.add(path, text, `${MAIN}.presentationml.slide+xml`);
    relations.add("notesSlide", notes);
    this.add(relationsPath(path), relationsXml(relations.list));
    this.add(
      notes,
      notesXml(notesOf(slide, properties.lang), {lang, rtl: dir === "rtl"}),
      `${MAIN}.presentationml.notesSlide+xml`
    );
    const back = new Relations();
    back.add("notesMaster", this.base.notesMaster);
    back.add("slide", path);
    this.add(relationsPath(notes), relationsXml(back.list));
    return path;
  }

  presentation(slides: readonly string[]): void {
    const {path, before, after, relations} = this.base.presentation;
    const own = new Relations(relations);
    const list = slides.map((d, i) => `<p:sldId id="${256 + i}" r:id="${own.add("slide", d)}"/>`);
    this.add(path, `${before}<p:sldIdLst>${list.join("")}</p:sldIdLst>${after}`);
    this.add(relationsPath(path), relationsXml(own.list));
  }

  properties(about: DeckProperties): void {
    const root = new Relations();
    root.add("officeDocument", this.base.presentation.path);
    const parts = propertiesParts(about);
    for (const [path, type, relation] of PROPERTIES) {
      this.add(path, parts[path]!, type);
      root.add(relation, path);
    }
    this.add("_rels/.rels", relationsXml(root.list));
  }
}

const slidePath = (i: number) => `ppt/slides/quarterdeckSlide${i + 1}.xml`;

/** A language with the region that programs expect beside it. */
function regional(lang: string): string {
  const {language, region} = new Intl.Locale(lang).maximize();
  return `${language}-${region ?? "US"}`;
}

/** What the notes of a slide say: its sources, and what its numbers mean. */
function notesOf({source, metrics}: LaidSlide, lang: string): string[] {
  const messages = messagesFor(lang);
  const meaning = metrics.map((id) => {
    const {label, formula} = messages.definition(id);
    return `${label}: ${typeset(formula)}`;
  });
  return [source, ...meaning].filter((d) => d !== "");
}

/** Writes a deck into a base: the same deck gives the same bytes. */
export function writePptx(base: Base, deck: PptxDeck): Uint8Array {
  const writer = new Writer(base);
  writer.presentation(deck.slides.map((slide, i) => writer.slide(slide, i, deck)));
  writer.properties(deck.properties);
  const zipped: Zippable = {"[Content_Types].xml": strToU8(typesXml(writer.types))};
  for (const [path, bytes] of writer.files)
    zipped[path] = /\.(?:png|jpe?g|gif|xlsx)$/iu.test(path) ? [bytes, {level: 0}] : bytes;
  return zipSync(zipped, {mtime: EPOCH});
}

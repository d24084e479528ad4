import type {Child} from "../../components/dom.js";
import type {TemplateCustom, TemplateRemark, TemplateSlide} from "../../metrics/deckTemplate.js";
import type {CustomerDeck} from "../audience.js";
import {customExhibit} from "../customExhibit.js";
import type {DeckKit} from "../kit.js";
import {noteElements} from "../notes.js";
import {sourceLine} from "../source.js";
import {foreign, textsOf, unknownIn, withNumbers, written, writtenInline} from "../templateText.js";
import type {Remark, Slide} from "../types.js";

interface Own {
  id: string;
  lang: string;
  custom: TemplateCustom;
}

/** Where the template's texts name a number that the account does not have, the first such name. */
function unknown(id: string, texts: readonly (string | null)[], kit: DeckKit): boolean {
  const [name] = unknownIn(texts, kit);
  if (name !== undefined) kit.check({kind: "note", slide: id, text: kit.text("template.unknown", {name})});
  return name !== undefined;
}

/** The remarks whose numbers are all known. */
function remarksOf({id, lang, custom}: Own, kit: DeckKit): Remark[] {
  const known = ({figure, small, body}: TemplateRemark) =>
    !unknown(id, [figure, small, ...textsOf(body)], kit);
  const words = (text: string) => withNumbers(text, kit);
  return custom.remarks.filter(known).map(({figure, small, body}) => ({
    number: figure === null ? undefined : withNumbers(figure, kit),
    small: small === null ? undefined : writtenInline(small, lang, kit),
    body: kit.h("div", {class: "own", ...foreign(lang, kit)}, ...noteElements(body, kit, words))
  }));
}

/** Remarks without an exhibit: one below the other over the whole slide. */
function statements(remarks: readonly Remark[], {h}: DeckKit): Element {
  const rows = remarks.map(({number, small, body}) =>
    h(
      "div",
      {class: number === undefined ? "find plain" : "find"},
      number === undefined
        ? null
        : h("div", {class: "big"}, number, small != null && h("small", null, small)),
      body
    )
  );
  return h("div", {class: `finds of-${remarks.length}`}, ...rows);
}

function source({lang, custom}: Own, data: CustomerDeck, kit: DeckKit): Child[] {
  const {source: own, tables} = custom;
  if (own === null && tables.length > 0) return sourceLine(data, kit, {tables});
  const as_of = kit.text("source.as_of", {day: kit.format.day(data.period.as_of)});
  return own === null ? [as_of] : [...writtenInline(own, lang, kit), ` \u00b7 ${as_of}`];
}

/** Whether there is something to show; the checklist knows why not. */
function empty({id, custom: {chart, results}}: Own, kit: DeckKit): boolean {
  if (!chart) return false;
  const {columns, rows} = results[chart.data]!;
  const places = chart.y.map((name) => columns.findIndex((d) => d.name === name));
  if (rows.some((row) => places.some((i) => row[i] !== null))) return false;
  kit.check({kind: "left out", slide: id, text: kit.text("template.no_rows", {query: chart.data})});
  return true;
}

const nameOf = (lang: string, {locale}: DeckKit) =>
  new Intl.DisplayNames(locale, {type: "language"}).of(lang) ?? lang;

/** A slide of the template's own; null where its chart has no rows or its title no number. */
export function customSlide(
  data: CustomerDeck,
  kit: DeckKit,
  {id, kicker, custom}: TemplateSlide
): Slide | null {
  if (!custom) return null;
  const lang = data.template.language;
  const own = {id, lang, custom};
  const {chart, title} = custom;
  if (empty(own, kit)) return null;
  const [name] = unknownIn([title, kicker, custom.source, chart?.title ?? null, chart?.unit ?? null], kit);
  if (name !== undefined) {
    kit.check({kind: "left out", slide: id, text: kit.text("template.unknown", {name})});
    return null;
  }
  const remarks = remarksOf(own, kit);
  if (!chart && remarks.length === 0) return null;
  if (lang !== kit.language)
    kit.check({kind: "note", slide: id, text: kit.text("template.language", {language: nameOf(lang, kit)})});
  const span = chart && remarks.length > 0 ? 8 : 12;
  const words = written(title, lang, kit);
  return {
    id,
    kicker: null,
    title: words,
    main: chart
      ? customExhibit(
          data,
          {id, custom, chart, span, name: kit.h("p", null, ...words).textContent ?? ""},
          kit
        )
      : statements(remarks, kit),
    span,
    remarks: chart ? remarks : [],
    source: source(own, data, kit),
    findings: []
  };
}

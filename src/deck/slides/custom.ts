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

/** The number that a remark names and the account does not have. */
function unknownOf({figure, small, body}: TemplateRemark, kit: DeckKit): string | undefined {
  return unknownIn([figure, small, ...textsOf(body)], kit)[0];
}

/** The remarks whose numbers are all known. */
function remarksOf({lang, custom}: Own, kit: DeckKit): Remark[] {
  const words = (text: string) => withNumbers(text, kit);
  const known = custom.remarks.filter((d) => unknownOf(d, kit) === undefined);
  return known.map(({figure, small, body}) => ({
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

/** Tells why there is nothing to show, if there is not: no rows, or no number for the title. */
function missing({id, custom}: Own, kicker: string | null, kit: DeckKit): boolean {
  const place = {kind: "left out", slide: id} as const;
  const {chart, results, title, source: from} = custom;
  if (chart) {
    const {columns, rows} = results[chart.data]!;
    const places = chart.y.map((name) => columns.findIndex((d) => d.name === name));
    if (!rows.some((row) => places.some((i) => row[i] !== null))) {
      kit.check(place, "template.no_rows", {query: chart.data});
      return true;
    }
  }
  const [name] = unknownIn([title, kicker, from, chart?.title ?? null, chart?.unit ?? null], kit);
  if (name !== undefined) kit.check(place, "template.unknown", {name});
  return name !== undefined;
}

/** A slide of the template's own; null where its chart has no rows, its title no number or its text nothing left. */
export function customSlide(
  data: CustomerDeck,
  kit: DeckKit,
  {id, kicker, custom}: TemplateSlide
): Slide | null {
  if (!custom) return null;
  const own = {id, lang: data.template.language, custom};
  const {chart, title} = custom;
  if (missing(own, kicker, kit)) return null;
  const remarks = remarksOf(own, kit);
  const nothing = !chart && remarks.length === 0;
  for (const name of custom.remarks.flatMap((d) => unknownOf(d, kit) ?? []))
    kit.check({kind: nothing ? "left out" : "note", slide: id}, "template.unknown", {name});
  if (nothing) return null;
  // The CSM's words take the place beside a chart.
  const noted = data.notes?.sections.some((d) => d.slide === id && d.place !== "title");
  const span = chart && (remarks.length > 0 || noted) ? 8 : 12;
  const words = written(title, own.lang, kit);
  const name = kit.h("p", null, ...words).textContent ?? "";
  return {
    id,
    kicker: null,
    title: words,
    main: chart ? customExhibit(data, {id, custom, chart, span, name}, kit) : statements(remarks, kit),
    span,
    remarks: chart ? remarks : [],
    source: source(own, data, kit),
    findings: []
  };
}

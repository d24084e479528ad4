import type {Child} from "../../components/dom.js";
import {DEFINITIONS} from "../../metrics/definitions.js";
import type {CustomerDeck} from "../audience.js";
import {deckTable, exhibit} from "../exhibit.js";
import {sourceLine} from "../source.js";
import {typeset} from "../typeset.js";
import type {Kit, Slide} from "../types.js";

const TABLES = 9;

/** The definitions of the metrics that the deck has used, in the order of the Definitions page. */
export function definitionsSlide(data: CustomerDeck, kit: Kit): Slide | null {
  const used = DEFINITIONS.filter((d) => kit.used.has(d.id));
  if (used.length === 0) return null;
  const {h} = kit;
  const one = ({id}: (typeof used)[number]): Element => {
    const {label, formula, interval} = kit.messages.definition(id);
    return h(
      "p",
      null,
      h("b", null, kit.text("definitions.label", {label})),
      kit.text("sentence.join"),
      typeset(formula),
      interval && kit.text("sentence.join"),
      interval && kit.text("definitions.interval", {interval: typeset(interval)})
    );
  };
  return {
    id: "definitions",
    kicker: kit.text("appendix.kicker"),
    title: kit.rich("definitions.title", {n: used.length, count: kit.format.count(used.length)}),
    main: h("div", {class: "defs two"}, ...used.map(one), h("p", null, kit.rich("definitions.days"))),
    span: 12,
    remarks: [],
    source: sourceLine(data, kit, {tables: [kit.text("source.definitions")]}),
    findings: []
  };
}

function methods(data: CustomerDeck, kit: Kit): Child[] {
  const peers = data.adoption?.peer_seat_utilisation ?? data.features?.peer_breadth;
  const converted = data.value && data.value.converted.length > 0 ? data.value : null;
  const notes = [
    kit.rich("data.steady"),
    kit.rich("data.interval"),
    kit.rich("data.median"),
    ...(peers ? [kit.rich("data.peers")] : []),
    ...(data.experiments?.ended.some((d) => d.outcomes.length > 0) ? [kit.rich("data.experiments")] : []),
    ...(converted
      ? [
          kit.rich("data.currency", {
            currency: converted.currency,
            others: new Intl.ListFormat(kit.locale).format(converted.converted),
            month: kit.dates.monthYear(data.period.last_day)
          })
        ]
      : [])
  ];
  return notes.map((note) => kit.h("p", null, ...note));
}

/** How fresh and complete the data are, by which methods the numbers were made, and the recipe. */
export function dataSlide(data: CustomerDeck, kit: Kit): Slide {
  const {h, format} = kit;
  const {recipe, period} = data;
  const shown = [...data.coverage].sort((a, b) => b.rows - a.rows).slice(0, TABLES);
  const rows = shown.map((c) => ({
    cells: [kit.table(c.table), format.count(c.rows), c.last_day ? format.day(c.last_day) : "\u2013"]
  }));
  const heads = [
    {head: kit.text("data.table")},
    {head: kit.text("data.rows"), width: 110, number: true},
    {head: kit.text("data.last_day"), width: 140, number: true}
  ];
  const last = kit.text("data.recipe", {
    as_of: recipe.as_of,
    quarter: kit.quarter(recipe.quarter),
    config: recipe.config,
    definitions: recipe.definitions,
    data: recipe.data,
    text: recipe.text,
    template: recipe.template,
    code: recipe.code
  });
  return {
    id: "data",
    kicker: kit.text("appendix.kicker"),
    title: kit.rich("data.title", {
      n: data.coverage.length,
      tables: format.count(data.coverage.length),
      day: format.day(period.as_of)
    }),
    main: exhibit(
      kit,
      {title: kit.text("data.coverage"), unit: kit.text("data.coverage_unit")},
      deckTable(kit, heads, rows)
    ),
    span: 7,
    aside: h(
      "div",
      {class: "defs one"},
      h("p", {class: "ct"}, kit.text("data.methods")),
      ...methods(data, kit),
      h("p", null, h("b", null, kit.text("data.recipe_head")), " ", last)
    ),
    remarks: [],
    source: sourceLine(data, kit, {tables: data.coverage.slice(0, 6).map((c) => c.table)}),
    findings: []
  };
}

import {groups} from "d3";
import type {DefinitionsData} from "../../lib/definitionsData.js";
import {foldedWords, holdsWords} from "../../lib/fold.js";
import {UNIT_WORDS} from "../../lib/unitWords.js";
import type {Definition} from "../../metrics/definitions.js";
import {Card} from "../card.js";
import type {Dom} from "../dom.js";
import {dom} from "../dom.js";
import {EmptyState} from "../states.js";
import {ScorecardCards, SettingsCard} from "./configured.js";
import {ExampleCard, OtherDefinitionsCard} from "./example.js";
import {MethodsCard} from "./methods.js";

/** The definitions that hold every word of a query. */
export function matchingDefinitions(all: readonly Definition[], query: string): Definition[] {
  const words = foldedWords(query);
  return all.filter((d) => holdsWords(`${d.id} ${d.label} ${d.formula} ${d.caveats.join(" ")}`, words));
}

/** Every metric with its formula and caveats, the company's own settings, and a worked example. */
export function DefinitionsBody(
  shown: readonly Definition[],
  data: DefinitionsData,
  {document, complete = true}: {document?: Document; complete?: boolean} = {}
): HTMLElement {
  const make = dom(document);
  const {h} = make;
  const sections = groups(shown, (d) => d.section);
  return h(
    "div",
    {class: "qd-grid qd-definitions"},
    complete &&
      h(
        "nav",
        {class: "qd-span-12 qd-jump", "aria-label": "Sections"},
        jumps(
          make,
          sections.map(([section]) => section)
        )
      ),
    sections.length === 0 && EmptyState("No definition holds these words. Try fewer.", {document}),
    sections.map(([section, D]) =>
      Card({title: section, body: D.map((d) => Entry(make, d))}, {id: slug(section), document})
    ),
    complete && [
      ExampleCard({document}),
      OtherDefinitionsCard({document}),
      MethodsCard({document}),
      SettingsCard(data, {document}),
      ScorecardCards(data, {document})
    ]
  );
}

function slug(section: string): string {
  return section.toLowerCase().replace(/\W+/g, "-");
}

function jumps({h}: Dom, sections: readonly string[]): HTMLElement[] {
  const rest = [
    {label: "Worked example", id: "worked-example"},
    {label: "Other definitions in use", id: "other-definitions"},
    {label: "Check a method", id: "methods"},
    {label: "As configured here", id: "configured"}
  ];
  return [...sections.map((label) => ({label, id: slug(label)})), ...rest].map(({label, id}) =>
    h("a", {class: "qd-link", href: `#${id}`}, label)
  );
}

function Entry({h}: Dom, d: Definition): HTMLElement {
  const row = (label: string, text: string | undefined) =>
    text ? [h("dt", null, label), h("dd", null, text)] : null;
  const good = d.better === null ? "" : d.better === "up" ? ", more is better" : ", less is better";
  return h(
    "article",
    {class: "qd-definition", id: d.id, tabindex: -1},
    h(
      "header",
      null,
      h("h3", null, d.label),
      h("p", null, h("code", null, d.id)),
      h("p", null, `${UNIT_WORDS[d.unit]}${good}`),
      h("p", null, d.scope.length === 2 ? "company and account" : (d.scope[0] ?? "a page of its own"))
    ),
    h(
      "div",
      null,
      h("p", {class: "qd-formula"}, d.formula),
      d.caveats.length > 0 &&
        h(
          "ul",
          null,
          d.caveats.map((text) => h("li", null, text))
        ),
      h(
        "dl",
        null,
        row("Of", d.numerator && d.denominator ? `${d.numerator} / ${d.denominator}` : undefined),
        row("Window", d.window),
        row("Interval", d.interval),
        row("Computed by", d.source)
      )
    )
  );
}

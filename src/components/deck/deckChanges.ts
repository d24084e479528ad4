import type {NumberChange, Restated, TextChange, WhatChanged} from "../../lib/deckChange.js";
import {formatFor} from "../../lib/format.js";
import {type Child, dom} from "../dom.js";
import {EmptyState} from "../states.js";
import {restatedParts} from "./restatedParts.js";
import {slideName} from "./slideNames.js";
import {spokenName} from "./spokenName.js";

/** What is other in this quarter's deck than in the last one. */
export interface DeckChangesData extends WhatChanged {
  quarter: string;
  previous_quarter: string;
  /** finished decks of last quarter that would say something else today */
  restated: readonly Restated[];
}

interface Options {
  show: (slide: string) => void;
  document?: Document;
}

/** What changed since last quarter's deck: numbers, slides, the CSM's words, and what was said and is no longer so. */
export function DeckChanges(data: DeckChangesData, options: Options): HTMLElement {
  const {h} = dom(options.document);
  const moved = data.numbers.filter((d) => d.moved);
  const steady = data.numbers.filter((d) => !d.moved);
  const numbers: Child = [
    h("h3", null, `Numbers: ${moved.length} changed`),
    h(
      "p",
      {class: "qd-card-sub"},
      "Both quarters by today's definitions and code: what differs here is in the data."
    ),
    moved.length > 0 && numberTable(moved, data, options),
    steady.length > 0 &&
      h(
        "details",
        {class: "qd-steady"},
        h("summary", null, `${steady.length} steady, or moved no more than by chance`),
        numberTable(steady, data, options)
      )
  ];
  return h(
    "div",
    {class: "qd-changes"},
    restatedParts(data, options),
    numbers,
    textsPart(data, options),
    slidesPart(data, options),
    wordsPart(data, options)
  );
}

function changeText({change}: NumberChange): string {
  if (!change) return "";
  const format = formatFor({locale: "en"});
  if (change.unit === "share") return format.signedPercent(change.value);
  const digits = Math.abs(change.value) < 10 && !Number.isInteger(change.value) ? 1 : 0;
  return `${format.signed(change.value, digits)}${change.unit === "points" ? " pt" : ""}`;
}

function numberTable(
  rows: readonly NumberChange[],
  {quarter, previous_quarter}: DeckChangesData,
  {show, document}: Options
): HTMLElement {
  const {h} = dom(document);
  const body = rows.map((d) => {
    const name = d.slide
      ? h(
          "button",
          {type: "button", class: "qd-check-slide", title: `{{${d.name}}} on ${slideName(d.slide)}`},
          spokenName(d.name)
        )
      : h("span", {title: `{{${d.name}}}`}, spokenName(d.name));
    if (d.slide) name.addEventListener("click", () => show(d.slide!));
    return h(
      "tr",
      null,
      h("th", {scope: "row"}, name),
      h("td", null, h("bdi", null, d.before ?? "none")),
      h("td", null, h("bdi", null, d.now ?? "none")),
      h("td", null, changeText(d))
    );
  });
  const heads = ["Number", previous_quarter, quarter, "Change"];
  return h(
    "table",
    {class: "qd-change-table"},
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        heads.map((d) => h("th", {scope: "col"}, d))
      )
    ),
    h("tbody", null, body)
  );
}

/** Each slide's title then and now, and on demand what stands beside its exhibit. */
function textsPart({texts, quarter, previous_quarter}: DeckChangesData, {show, document}: Options): Child {
  const {h} = dom(document);
  if (texts.length === 0) return h("p", {class: "qd-card-sub"}, "The same words as last quarter.");
  const remarks = (of: string, list: readonly string[]) => [
    h("p", {class: "qd-then"}, of),
    list.length === 0 ? h("p", null, "No remarks.") : list.map((d) => h("p", null, h("bdi", null, d)))
  ];
  const line = ({slide, before, now}: TextChange) => {
    const button = h("button", {type: "button", class: "qd-check-slide"}, slideName(slide));
    button.addEventListener("click", () => show(slide));
    const title = (of: string, text: string) => [h("dt", null, of), h("dd", null, h("bdi", null, text))];
    const same = JSON.stringify(before.remarks) === JSON.stringify(now.remarks);
    return h(
      "li",
      null,
      button,
      before.title === now.title
        ? h("p", null, "The same title.")
        : h("dl", {class: "qd-titles"}, title(previous_quarter, before.title), title(quarter, now.title)),
      !same &&
        h(
          "details",
          {class: "qd-steady"},
          h("summary", null, "Remarks"),
          remarks(previous_quarter, before.remarks),
          remarks(quarter, now.remarks)
        )
    );
  };
  return [h("h3", null, `Words: ${texts.length} slides changed`), h("ul", null, texts.map(line))];
}

function slidesPart({slides}: DeckChangesData, {document}: Options): Child {
  const {h} = dom(document);
  if (slides.length === 0) return h("p", {class: "qd-card-sub"}, "The same slides as last quarter.");
  const why = (d: DeckChangesData["slides"][number]) =>
    d.why === null ? "" : d.now ? `; last quarter: ${d.why}` : `: ${d.why}`;
  return [
    h("h3", null, "Slides"),
    h(
      "ul",
      null,
      slides.map((d) =>
        h(
          "li",
          null,
          h("b", null, slideName(d.slide)),
          d.now ? " is new" : " is gone",
          h("bdi", null, why(d))
        )
      )
    )
  ];
}

const PLACES: Record<string, string> = {
  add: "words",
  replace: "remarks of your own",
  title: "title of your own"
};

function wordsPart({words}: DeckChangesData, {show, document}: Options): Child {
  const {h} = dom(document);
  if (words.length === 0) return null;
  const line = (d: DeckChangesData["words"][number]) => {
    const button = h("button", {type: "button", class: "qd-check-slide"}, slideName(d.slide));
    button.addEventListener("click", () => show(d.slide));
    const what = d.was && d.is ? "other than last quarter" : d.is ? "new" : "gone";
    return h("li", null, button, ` ${PLACES[d.place] ?? d.place}: ${what}`);
  };
  return [h("h3", null, "Your text"), h("ul", null, words.map(line))];
}

/** Where there is nothing to compare with. */
export function NoPreviousDeck(
  previous_quarter: string,
  {document}: {document?: Document} = {}
): HTMLElement {
  return EmptyState(
    `There is no deck of ${previous_quarter} to compare with: the account did not pay on that quarter's last day.`,
    {document}
  );
}

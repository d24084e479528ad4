import type {Restated, RestatedNumber, RestatedSlide} from "../../lib/deckChange.js";
import type {RecipePart} from "../../lib/finishedDeck.js";
import {type Child, type Dom, dom} from "../dom.js";
import {slideName} from "./slideNames.js";
import {spokenName} from "./spokenName.js";

const WHY: Record<RecipePart, string> = {
  config: "the configuration (targets, mappings, thresholds) has changed since",
  definitions: "a metric is defined otherwise",
  data: "the data have changed since",
  text: "your text has changed since",
  template: "the template has changed since",
  code: "another version of Quarterdeck computes or words it"
};

/** What decides how data are read: with another of them the same data give other numbers. */
const READING: readonly RecipePart[] = ["config", "definitions", "code"];

function whyText(because: readonly RecipePart[]): string {
  const read_otherwise = READING.some((d) => because.includes(d));
  return because
    .map((d) => (d === "data" && read_otherwise ? "the data may have changed, too" : WHY[d]))
    .join("; ");
}

/** Of the finished files of a quarter: what they said and would not say today, and why; or that it is the same. */
export function restatedParts(
  {restated, previous_quarter}: {restated: readonly Restated[]; previous_quarter: string},
  {document}: {document?: Document}
): Child {
  const own = dom(document);
  const {h} = own;
  return restated.map(({files, numbers, slides, because}) => {
    const names = files.flatMap((d, i) => [i > 0 && ", ", h("bdi", null, d)]);
    if (numbers.length + (slides?.length ?? 0) === 0) {
      const same =
        slides === null
          ? ": the same numbers today. Its words were not compared, since this site withholds users' comments."
          : ` says today what it said when it was made.`;
      return h("p", {class: "qd-card-sub"}, names, same);
    }
    const why = whyText(because);
    return [
      h("h3", null, `Said in ${previous_quarter}, and other today`),
      h("p", {class: "qd-card-sub"}, names, why === "" ? "" : `: ${why}.`),
      h(
        "ul",
        null,
        numbers.map((d) => restatedNumber(d, own)),
        slides?.map((d) => restatedSlide(d, own))
      )
    ];
  });
}

function restatedNumber({name, said, today}: RestatedNumber, {h}: Dom): HTMLElement {
  return h(
    "li",
    null,
    h("b", null, spokenName(name)),
    ": said ",
    h("bdi", null, said),
    ", today ",
    h("bdi", null, today)
  );
}

function restatedSlide({slide, said, today}: RestatedSlide, {h}: Dom): HTMLElement {
  const title = (text: string) => h("q", null, h("bdi", null, text));
  const what =
    said === null
      ? ": a slide that it did not have"
      : today === null
        ? ": a slide that is left out today"
        : said === today
          ? ": other words or charts under the same title"
          : [": said ", title(said), ", today ", title(today)];
  return h("li", null, h("b", null, slideName(slide)), what);
}

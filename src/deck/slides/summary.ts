import type {Child} from "../../components/dom.js";
import type {CustomerDeck} from "../audience.js";
import {capitalised} from "../capitalised.js";
import {sourceLine} from "../source.js";
import type {Finding, Kit, Slide} from "../types.js";

const MOST = 5;
const LEAST = 3;
/** One finding alone has its own slide already. */
const WORTH = 2;

/** Three to five findings: the weightiest good and bad ones in turn, then, if there are too few, the steady ones. */
function chooseFindings(findings: readonly Finding[]): Finding[] {
  const of = (tone: Finding["tone"]) =>
    findings.filter((f) => f.tone === tone).sort((a, b) => b.weight - a.weight);
  const [good, bad, steady] = [of("good"), of("bad"), of("steady")];
  const chosen: Finding[] = [];
  while (chosen.length < MOST && (good.length > 0 || bad.length > 0)) {
    const next = [good.shift(), bad.shift()].filter((f) => f !== undefined);
    chosen.push(...next.slice(0, MOST - chosen.length));
  }
  while (chosen.length < LEAST && steady.length > 0) chosen.push(steady.shift()!);
  const rank = {good: 0, steady: 1, bad: 2};
  return chosen.sort((a, b) => rank[a.tone] - rank[b.tone] || b.weight - a.weight);
}

function title(chosen: readonly Finding[], kit: Kit): Child[] {
  const best = chosen.find((f) => f.tone === "good");
  const worst = chosen.findLast((f) => f.tone === "bad") && chosen.filter((f) => f.tone === "bad")[0];
  const pair = best && worst ? [best, worst] : chosen.slice(0, 2);
  const [first, second] = pair.map((f) => f.headline());
  if (!second) return capitalised(first ?? [], kit.locale);
  const id = best && worst ? "summary.title.but" : "summary.title.and";
  return capitalised([...first!, kit.text(id), ...second], kit.locale);
}

function row(finding: Finding, page: number | undefined, {h, text, format}: Kit): Element {
  const link =
    page === undefined
      ? null
      : h("a", {href: `#slide-${finding.slide}`}, text("summary.page", {page: format.count(page)}));
  return h(
    "div",
    {class: "find"},
    h("p", {class: "big"}, finding.number(), " ", h("small", null, finding.small)),
    h("p", null, ...finding.text()),
    h("p", {class: "page"}, link)
  );
}

/** Three to five findings with their numbers, good and bad, each with its page; null when nothing was found. */
export function summarySlide(
  data: CustomerDeck,
  kit: Kit,
  {findings, pages}: {findings: readonly Finding[]; pages: ReadonlyMap<string, number>}
): Slide | null {
  const chosen = chooseFindings(findings);
  if (chosen.length < WORTH) {
    kit.check({kind: "left out", slide: "summary"}, "missing.findings", {n: chosen.length});
    return null;
  }
  if (chosen.length < LEAST)
    kit.check({kind: "missing", slide: "summary"}, "missing.few_findings", {n: chosen.length});
  return {
    id: "summary",
    kicker: kit.text("summary.kicker"),
    title: title(chosen, kit),
    main: kit.h(
      "div",
      {class: `finds of-${chosen.length}`},
      ...chosen.map((finding) => row(finding, pages.get(finding.slide), kit))
    ),
    span: 12,
    remarks: [],
    source: sourceLine(data, kit, {tables: [kit.text("source.pages")]}),
    findings: []
  };
}

import {type Child, dom} from "../dom.js";
import {slideName} from "./slideNames.js";

/** A line of the checklist. */
export interface DeckCheck {
  kind: string;
  slide: string;
  text: string;
}

const HEADS: Record<string, string> = {
  approval: "Approval",
  fault: "Your text has a fault",
  "another account": "Another account is named",
  "does not fit": "Does not fit on its slide",
  "no plan": "No plan yet",
  "follow up": "Nobody has answered",
  "bare figure": "Figures in your text",
  note: "Your text",
  missing: "Missing data",
  shortened: "Shortened to fit",
  "left out": "Slides left out"
};

/** The checks by kind, what stops the deck first. */
function groupsOf(checks: readonly DeckCheck[]): {kind: string; head: string; checks: DeckCheck[]}[] {
  const order = Object.keys(HEADS);
  const rank = (kind: string) => (order.includes(kind) ? order.indexOf(kind) : order.length);
  return [...new Set(checks.map((d) => d.kind))]
    .sort((a, b) => rank(a) - rank(b))
    .map((kind) => ({kind, head: HEADS[kind] ?? kind, checks: checks.filter((d) => d.kind === kind)}));
}

/** The checklist as plain text, for a message or a note. */
export function checksText(title: string, checks: readonly DeckCheck[]): string {
  const lines = groupsOf(checks).flatMap((d) => [
    "",
    d.head,
    ...d.checks.map(({slide, text}) => `- ${slide === "" ? "" : `${slideName(slide)}: `}${text}`)
  ]);
  return [title, ...(checks.length === 0 ? ["", "Nothing is missing."] : lines), ""].join("\n");
}

/** What to look at before the deck is sent; each line leads to its slide, if there is one. */
export function DeckChecks(
  checks: readonly DeckCheck[],
  {show, document}: {show: (slide: string) => void; document?: Document}
): HTMLElement {
  const {h} = dom(document);
  const line = ({kind, slide, text}: DeckCheck): Child => {
    if (slide === "") return h("li", null, h("bdi", null, text));
    if (kind === "left out") return h("li", null, h("b", null, slideName(slide)), " ", h("bdi", null, text));
    const button = h("button", {type: "button", class: "qd-check-slide"}, slideName(slide));
    button.addEventListener("click", () => show(slide));
    return h("li", null, button, " ", h("bdi", null, text));
  };
  const groups = groupsOf(checks).map(({kind, head, checks: own}): Child => [
    h("h3", {"data-kind": kind}, head, own.length > 1 && h("span", {class: "qd-num"}, ` ${own.length}`)),
    h("ul", null, own.map(line))
  ]);
  return h("div", {class: "qd-checks"}, checks.length === 0 ? h("p", null, "Nothing is missing.") : groups);
}

import type {Child} from "../../components/dom.js";
import type {DeckRequest, DeckRequests} from "../../metrics/deckRequests.js";
import type {CustomerDeck} from "../audience.js";
import {deckTable, exhibit, type Row} from "../exhibit.js";
import {leftOut} from "../leftOut.js";
import {sourceLine} from "../source.js";
import type {Finding, Kit, Slide} from "../types.js";

const ROWS = 7;
/** The room of a request on the page of findings. */
const FINDING = {slide: "summary", width: 700, size: 18, lines: 1} as const;
const ORDER = {shipped: 0, planned: 1, open: 2} as const;

function row({title, status, asked_on, shipped_on}: DeckRequest, kit: Kit): Row {
  const {format, h, text} = kit;
  return {
    cells: [
      kit.fit(title, {slide: "requests", width: 700, size: 15, weight: 500}),
      format.day(asked_on),
      shipped_on === null ? "\u2013" : h("b", null, format.day(shipped_on)),
      h("span", {class: status === "shipped" ? "tag ok" : "tag"}, text(`requests.status.${status}`))
    ]
  };
}

function title({shipped, waiting}: DeckRequests, kit: Kit): Child[] {
  const id = shipped === 0 ? "none" : waiting === 0 ? "all" : "shipped";
  return kit.rich(`requests.title.${id}`, {
    shipped: kit.n("requests.shipped"),
    shipped_n: shipped,
    waiting: kit.n("requests.waiting"),
    waiting_n: waiting
  });
}

function findings({shipped, shown}: DeckRequests, kit: Kit): Finding[] {
  const [first] = shown.filter((d) => d.status === "shipped");
  if (!first) return [];
  return [
    {
      id: "requests",
      slide: "requests",
      tone: "good",
      weight: Math.min(0.7, 0.3 + 0.1 * shipped),
      number: () => kit.n("requests.shipped"),
      small: kit.text("requests.finding.small"),
      headline: () => kit.rich("requests.headline", {shipped: kit.n("requests.shipped"), shipped_n: shipped}),
      text: () => kit.rich("requests.finding", {request: kit.fit(first.title, FINDING), n: shipped})
    }
  ];
}

/** What the customer asked for: shipped in the quarter, planned and open; null where there is none of it. */
export function requestsSlide(data: CustomerDeck, kit: Kit): Slide | null {
  const d = data.requests;
  if (!d || d.shown.length === 0)
    return leftOut("requests", data, kit, {table: "requests", id: "missing.requests"});
  const shown = [...d.shown].sort(
    (a, b) => ORDER[a.status] - ORDER[b.status] || a.asked_on.localeCompare(b.asked_on)
  );
  const more = shown.length - ROWS;
  const heads = [
    {head: kit.text("requests.request")},
    {head: kit.text("requests.asked"), width: 140, number: true},
    {head: kit.text("requests.on"), width: 140, number: true},
    {head: kit.text("requests.state"), width: 120}
  ];
  const words = {
    title: kit.text("requests.table"),
    unit: more > 0 ? kit.text("requests.unit_more", {n: more}) : kit.text("requests.unit")
  };
  const table = deckTable(
    kit,
    heads,
    shown.slice(0, ROWS).map((request) => row(request, kit)),
    shown.length <= 4 ? "roomy" : ""
  );
  const declined =
    d.declined > 0 && kit.h("p", {class: "also"}, kit.text("requests.declined", {n: d.declined}));
  return {
    id: "requests",
    kicker: kit.text("requests.kicker"),
    title: title(d, kit),
    main: exhibit(kit, words, table, declined),
    span: 12,
    remarks: [],
    source: sourceLine(data, kit, {tables: ["requests"]}),
    findings: findings(d, kit)
  };
}

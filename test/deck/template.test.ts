import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {type Deck, renderDeck} from "../../src/deck/deck.js";
import {referenceEntries} from "../../src/deck/referenceEntries.js";
import {loadMessages} from "../../src/lib/messages.js";
import {REFERENCE_NAMES} from "../../src/metrics/deckReferences.js";
import type {
  TemplateChart,
  TemplateCustom,
  TemplateSlide,
  TemplateValue
} from "../../src/metrics/deckTemplate.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {halden} from "../fixtures/deck/halden.js";
import {slideOf, templateOf} from "../fixtures/deck/template.js";

const {document} = new JSDOM("").window;

function render(
  slides: readonly TemplateSlide[],
  more: Partial<DeckData> = {},
  language?: "fa" | "tr"
): Deck {
  const data = {...halden(), template: templateOf(slides), ...more};
  return renderDeck(data, {document, language});
}

const ids = (deck: Deck) => deck.slides.map((d) => d.id);
const find = (deck: Deck, id: string) => deck.slides.find((d) => d.id === id)!;

const CHART: TemplateChart = {
  ...{type: "column", data: "found", title: "Tickets", unit: "Tickets by month"},
  ...{x: "month", y: ["severe", "other"], labels: {month: "Month", severe: "Severe", other: "Others"}}
};

/** Tickets of four months, the last three in the quarter; in July there is nothing known of the severe ones. */
const ROWS: readonly (readonly TemplateValue[])[] = [
  ["2026-06-01", 1, 4],
  ["2026-07-01", null, 2],
  ["2026-08-01", 3, 0],
  ["2026-09-01", 2, 5]
];

function own(more: Partial<TemplateCustom> = {}, rows = ROWS): TemplateSlide {
  const columns = [
    {name: "month", kind: "day" as const, format: "decimal" as const},
    {name: "severe", kind: "number" as const, format: "count" as const},
    {name: "other", kind: "number" as const, format: "count" as const}
  ];
  const custom: TemplateCustom = {
    ...{title: "{{found.severe}} of {{tickets}} were severe", source: null, tables: ["tickets"]},
    ...{remarks: [], chart: CHART, results: {found: {columns, rows}}},
    ...more
  };
  return slideOf("own", {kicker: "Support", custom});
}

const sheetOf = (deck: Deck) =>
  JSON.parse(find(deck, "own").element.querySelector("svg")!.getAttribute("data-sheet")!) as Record<
    string,
    unknown
  >;

describe("renderDeck(data) with a template", () => {
  it("has the slides that it names, in its order, with their pages", () => {
    const deck = render(["title", "goals", "summary", "adoption"].map((d) => slideOf(d)));
    assert.deepStrictEqual(ids(deck), ["title", "goals", "summary", "adoption"]);
    const links = Array.from(find(deck, "summary").element.querySelectorAll(".page a"), (d) => d.textContent);
    assert.includeMembers(links, ["page 2", "page 4"]);
    assert.match(find(deck, "adoption").element.querySelector("footer")!.textContent ?? "", /4 \/ 4$/u);
  });
  it("tells the checklist of a slide that a condition leaves out, and nothing of one that is not named", () => {
    const deck = render([slideOf("title"), slideOf("voice", {shown: false, when: "1 > 2"})], {value: null});
    assert.deepStrictEqual(deck.checklist, [
      {kind: "left out", slide: "voice", text: "its condition in the template does not hold: 1 > 2"}
    ]);
  });
  it("counts as used only what is shown", () => {
    const named = (slides: string[]) =>
      find(render(slides.map((d) => slideOf(d))), "definitions").element.textContent ?? "";
    assert.include(named(["title", "voice", "definitions"]), "NPS");
    assert.notInclude(named(["title", "adoption", "definitions"]), "NPS");
  });
  it("replaces titles and keeps so many remarks, features and comments", () => {
    const deck = render([
      slideOf("title"),
      slideOf("adoption", {title: "{{active_users}} people are at work", kicker: "Use", remarks: 1}),
      slideOf("features", {rows: 3}),
      slideOf("voice", {comments: 1, remarks: 0})
    ]);
    const adoption = find(deck, "adoption");
    assert.strictEqual(adoption.title, "412 people are at work");
    assert.strictEqual(adoption.element.querySelector("h1 span")!.getAttribute("data-metric"), "mau");
    assert.lengthOf(adoption.element.querySelectorAll(".rem > div"), 1);
    assert.lengthOf(find(deck, "features").element.querySelectorAll("svg .lb"), 3);
    assert.lengthOf(find(deck, "voice").element.querySelectorAll(".said"), 1);
    assert.lengthOf(find(deck, "voice").element.querySelectorAll(".rem > div"), 0);
  });
  it("keeps the generated title where a number of the template's is not known", () => {
    const deck = render([slideOf("title"), slideOf("adoption", {title: "NPS is {{nps}}"})], {voice: null});
    assert.match(find(deck, "adoption").title, /^Active users/u);
    assert.strictEqual(deck.checklist[0]!.kind, "note");
  });
  it("is not made when the template failed on the account's rows", () => {
    const template = {...templateOf(), fault: "deck.md:5: no"};
    assert.throws(() => renderDeck({...halden(), template}, {document}), /^deck\.md:5: no$/u);
  });
});

describe("a slide of a template's own", () => {
  it("shows its title with marked numbers, its chart with its data, and where they come from", () => {
    const {element, title} = find(render([slideOf("title"), own()]), "own");
    assert.strictEqual(title, "1 of 74 were severe");
    assert.deepStrictEqual(
      Array.from(element.querySelectorAll("h1 [data-ref]"), (d) => d.getAttribute("data-ref")),
      ["found.severe", "tickets"]
    );
    const svg = element.querySelector("svg")!;
    assert.strictEqual(svg.getAttribute("aria-label"), title);
    assert.match(element.querySelector(".s")!.textContent ?? "", /^Source: tickets/u);
    assert.strictEqual(element.querySelector(".kick")!.textContent, "Support");
  });
  it("draws columns from zero, stacked, with what is missing left out", () => {
    const sheet = sheetOf(render([slideOf("title"), own()]));
    assert.strictEqual(sheet.kind, "stacked");
    assert.deepStrictEqual(sheet.categories, ["Jun 2026", "Jul 2026", "Aug 2026", "Sep 2026"]);
    const series = sheet.series as {name: string; values: (number | null)[]}[];
    assert.deepStrictEqual(
      series.map(({name, values}) => [name, values]),
      [
        ["Severe", [1, null, 3, 2]],
        ["Others", [4, 2, 0, 5]]
      ]
    );
    assert.strictEqual((sheet.domain as number[])[0], 0);
  });
  it("draws lines that break where values are missing, each named with its last value", () => {
    const {element} = find(render([slideOf("title"), own({chart: {...CHART, type: "line"}})]), "own");
    const labels = Array.from(element.querySelectorAll("svg .acc, svg .lb"), (d) => d.textContent);
    assert.deepStrictEqual(labels, ["Severe 2", "Others 5"]);
    const paths = Array.from(
      element.querySelectorAll("svg path"),
      (d) => d.getAttribute("d")!.match(/M/gu)!.length
    );
    assert.deepStrictEqual(paths.sort(), [1, 2]);
  });
  it("draws bars that hang from zero to both sides", () => {
    const chart: TemplateChart = {...CHART, type: "bar", y: ["other"]};
    const {element} = find(
      render([
        slideOf("title"),
        own({chart}, [
          ["2026-06-01", 0, 3],
          ["2026-07-01", 0, -1]
        ])
      ]),
      "own"
    );
    const [first, second] = Array.from(element.querySelectorAll("svg rect"), (d) => ({
      x: Number(d.getAttribute("x")),
      w: Number(d.getAttribute("width"))
    }));
    assert.closeTo(first!.w / second!.w, 3, 0.01);
    assert.closeTo(second!.x + second!.w, first!.x, 0.2);
  });
  it("says how many rows of a table it could not show", () => {
    const rows = Array.from({length: 14}, (_, i): TemplateValue[] => ["2026-06-01", i, null]);
    const chart: TemplateChart = {
      ...CHART,
      type: "table",
      x: null,
      y: ["month", "severe", "other"],
      unit: null
    };
    const deck = render([slideOf("title"), own({chart}, rows)]);
    assert.lengthOf(find(deck, "own").element.querySelectorAll("tbody tr"), 10);
    assert.include(find(deck, "own").element.textContent ?? "", "n/a");
    assert.deepInclude(deck.checklist, {
      kind: "shortened",
      slide: "own",
      text: "the exhibit shows 10 of 14 rows"
    });
  });
  it.each([
    ["no rows", own({title: "T"}, []), "the query found of the template gives no rows for this account"],
    [
      "no values",
      own({title: "T"}, [["2026-06-01", null, null]]),
      "the query found of the template gives no rows for this account"
    ],
    [
      "an unknown number",
      own({title: "{{found.none}}"}),
      "the template names the number found.none, which is not known for this account: the words around it are left out"
    ]
  ])("is left out for %s, and the checklist says so", (_, slide, text) => {
    const deck = render([slideOf("title"), slide]);
    assert.deepStrictEqual(ids(deck), ["title"]);
    assert.deepStrictEqual(deck.checklist, [{kind: "left out", slide: "own", text}]);
  });
  it("leaves out a remark whose number is not known, and only that", () => {
    const remark = (figure: string, word: string) => ({
      figure,
      small: "of them",
      body: [{tag: "p" as const, children: [word]}]
    });
    const deck = render(
      [slideOf("title"), own({remarks: [remark("{{tickets}}", "First"), remark("{{roi}}", "Second")]})],
      {value: null}
    );
    const remarks = Array.from(
      find(deck, "own").element.querySelectorAll(".rem > div"),
      (d) => d.textContent
    );
    assert.deepStrictEqual(remarks, ["74 of themFirst"]);
  });
  it("is left out when no remark is left of a slide without a chart", () => {
    const remarks = [{figure: null, small: null, body: ["Return: {{roi}}"]}];
    const deck = render([slideOf("title"), own({title: "T", chart: null, results: {}, remarks})], {
      value: null
    });
    assert.deepStrictEqual(ids(deck), ["title"]);
    assert.deepStrictEqual(
      deck.checklist.map((d) => [d.kind, d.slide]),
      [["left out", "own"]]
    );
  });
  it("takes the CSM's own words by its id, with the template's numbers", () => {
    const notes = {
      file: "notes/a.md",
      fault: null,
      sections: [{slide: "own", place: "add" as const, line: 1, body: ["Of {{found.other}} others"]}]
    };
    const deck = render([slideOf("title"), own()], {notes});
    const {element} = find(deck, "own");
    assert.strictEqual(element.querySelector(".span-4 .note")!.textContent, "Of 4 others");
  });
  it("says its language where that is not the deck's, and is mirrored with the deck", async () => {
    await loadMessages("fa");
    const deck = render([slideOf("title"), own()], {}, "fa");
    const {element} = find(deck, "own");
    assert.strictEqual(element.querySelector("h1 > span")!.getAttribute("lang"), "en");
    assert.strictEqual(element.querySelector("svg")!.getAttribute("direction"), "rtl");
    assert.deepStrictEqual(
      deck.checklist.map((d) => [d.kind, d.slide]),
      [["note", "own"]]
    );
  });
});

describe("REFERENCE_NAMES", () => {
  it("are the names that a deck with everything has, but for severities that it has no tickets of", () => {
    const data = halden();
    const severities = [1, 2, 3, 4].map((severity) => ({
      ...data.support!.severities[0]!,
      severity: severity as 1
    }));
    const full = {...data, support: {...data.support!, severities}};
    assert.sameMembers(Object.keys(referenceEntries(full)), [...REFERENCE_NAMES]);
  });
});

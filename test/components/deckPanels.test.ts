import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {checksText, DeckChecks} from "../../src/components/deck/deckChecks.js";
import {DeckChanges} from "../../src/components/deck/deckChanges.js";
import {FinishedFiles} from "../../src/components/deck/finishedFiles.js";

const {document} = new JSDOM("").window;
const words = (element: Element) => (element.textContent ?? "").replace(/\s+/gu, " ");
const checks = [
  {kind: "left out", slide: "voice", text: "nobody answered"},
  {kind: "missing", slide: "goals", text: "no current value"},
  {kind: "fault", slide: "", text: "line 3"},
  {kind: "missing", slide: "value", text: "no return"}
];

describe("DeckChecks(checks, {show})", () => {
  it("tells first what stops the deck, last what is left out, and leads each line to its slide", () => {
    const asked: string[] = [];
    const list = DeckChecks(checks, {show: (slide) => void asked.push(slide), document});
    const heads = Array.from(list.querySelectorAll("h3"), (d) => words(d));
    assert.deepStrictEqual(heads, ["Your text has a fault", "Missing data 2", "Slides left out"]);
    for (const button of list.querySelectorAll("button")) button.click();
    assert.deepStrictEqual(asked, ["goals", "value"]);
  });
  it("says that nothing is missing", () => {
    assert.strictEqual(words(DeckChecks([], {show: () => undefined, document})), "Nothing is missing.");
    assert.strictEqual(checksText("Halden", []), "Halden\n\nNothing is missing.\n");
  });
  it("is the same as text", () => {
    assert.strictEqual(
      checksText("Halden", checks),
      "Halden\n\nYour text has a fault\n- line 3\n\nMissing data\n- Goals: no current value\n- Value: no return\n\nSlides left out\n- Voice: nobody answered\n"
    );
  });
});

describe("DeckChanges(data, {show})", () => {
  const number = {name: "seats", before: "10", now: "10", change: null, moved: false, size: 0, slide: null};
  const data = {
    quarter: "2026Q3",
    previous_quarter: "2026Q2",
    numbers: [
      {
        ...number,
        name: "resolution.1",
        now: "12 h",
        change: {value: 0.2, unit: "share"},
        moved: true,
        size: 0.2
      },
      {...number, name: "seat_utilisation", change: {value: -9.12, unit: "points"}, moved: true, size: 0.09},
      number
    ],
    slides: [{slide: "value", now: false, why: "no rows"}],
    words: [{slide: "goals", place: "title", was: true, is: false}],
    texts: [
      {
        slide: "adoption",
        before: {title: "Active users are steady", remarks: ["10 of 12 seats."]},
        now: {title: "Active users grew", remarks: ["11 of 12 seats."]}
      }
    ],
    restated: [
      {
        files: ["a.pdf", "a.pptx"],
        numbers: [{name: "nps", said: "31", today: "30"}],
        slides: [
          {slide: "voice", said: "Fine", today: "Good"},
          {slide: "support", said: "Fast", today: "Fast"},
          {slide: "value", said: "Half", today: null}
        ],
        because: ["config", "data", "text"]
      },
      {files: ["b.pdf"], numbers: [], slides: [], because: []},
      {files: ["c.pdf"], numbers: [], slides: null, because: ["data"]}
    ]
  } as const;
  const made = DeckChanges(data, {show: () => undefined, document});
  it("folds what is steady, and writes each change in its unit", () => {
    const rows = Array.from(made.querySelectorAll("tbody tr"), (d) =>
      Array.from(d.children, (e) => words(e)).join(" | ")
    );
    assert.deepStrictEqual(rows, [
      "resolution, severity 1 | 10 | 12 h | +20%",
      "seat utilisation | 10 | 10 | \u22129.1 pt",
      "seats | 10 | 10 | "
    ]);
    assert.strictEqual(
      words(made.querySelector("details summary")!),
      "1 steady, or moved no more than by chance"
    );
  });
  it("says what was said and is other today, and why", () => {
    assert.include(words(made), "Said in 2026Q2, and other today");
    assert.include(
      words(made),
      "a.pdf, a.pptx: the configuration (targets, mappings, thresholds) has changed since; the data may have changed, too; your text has changed since."
    );
    assert.include(words(made), "Voice: said Fine, today Good");
    assert.include(words(made), "Support: other words or charts under the same title");
    assert.include(words(made), "Value: a slide that is left out today");
    assert.include(words(made), "NPS: said 31, today 30");
    assert.include(words(made), "b.pdf says today what it said when it was made.");
    assert.include(words(made), "c.pdf: the same numbers today. Its words were not compared");
  });
  it("sets titles and remarks of both quarters side by side", () => {
    const titles = made.querySelector(".qd-titles")!;
    assert.deepStrictEqual(
      Array.from(titles.children, (d) => words(d)),
      ["2026Q2", "Active users are steady", "2026Q3", "Active users grew"]
    );
    assert.include(words(made), "10 of 12 seats.");
  });
  it("names slides and text that are gone", () => {
    assert.include(words(made), "Value is gone: no rows");
    assert.include(words(made), "Goals title of your own: gone");
  });
});

describe("FinishedFiles(files, {command})", () => {
  it("links a file that the site holds, and says where the others lie and how old they are", () => {
    const file = {
      ...{
        file: "A-2026Q3-en.pdf",
        quarter: "2026Q3",
        language: "en",
        bytes: 202_400,
        status: "approved",
        linked: true
      },
      recipe: {config: "", definitions: "", data: "", text: "", template: "", code: ""}
    };
    const made = FinishedFiles(
      [
        {...file, href: "./decks/A-2026Q3-en.pdf", age: "current"},
        {...file, file: "A-2026Q3-en.pptx", status: null, bytes: 2_400_000, href: null, age: "other"}
      ],
      {command: "npx quarterdeck qbr", document}
    );
    assert.deepStrictEqual(
      Array.from(made.querySelectorAll("a"), (d) => d.getAttribute("href")),
      ["./decks/A-2026Q3-en.pdf"]
    );
    assert.include(words(made), "PDF \u00b7 202 kB \u00b7 approved \u00b7 of what this page shows");
    assert.include(words(made), "PowerPoint \u00b7 2.4 MB \u00b7 of other data, settings or text");
    assert.include(words(made), "It holds comments that this site withholds: it lies in decks/.");
  });
});

import {assert, describe, it} from "vitest";
import {noteBody} from "../../loaders/slice/noteBody.js";
import {parseNotes} from "../../src/lib/notes/parseNotes.js";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {type Deck, renderDeck} from "../../src/deck/deck.js";
import type {NoteSection} from "../../src/metrics/deckData.js";
import {halden} from "../fixtures/deck/halden.js";

function deck(...sections: Partial<NoteSection>[]): Deck {
  const notes = {
    file: "notes/A-0007/2026Q3.md",
    fault: null,
    sections: sections.map((d) => ({slide: "adoption", place: "add" as const, line: 1, body: [], ...d}))
  };
  return renderDeck({...halden(), notes}, {document: lightDocument()});
}
const body = (markdown: string) => ({body: noteBody(markdown)});
const text = (made: Deck, id: string) => made.slides.find((d) => d.id === id)!.element.textContent;

describe("CSM text", () => {
  it("adds a remark and keeps at most three, its own among them", () => {
    const made = text(deck(body("We **trained** the warehouse.")), "adoption");
    assert.include(made, "We trained the warehouse.");
    assert.include(made, "Your seats are used as at peers");
    assert.notInclude(made, "How often people come");
  });
  it("replaces the generated remarks, or the title", () => {
    const replaced = text(deck({place: "replace", ...body("Only this.")}), "adoption");
    assert.include(replaced, "Only this.");
    assert.notInclude(replaced, "Unused seats");
    const titled = deck({place: "title", ...body("{{active_users}} people, {{active_users.growth}}")});
    assert.strictEqual(titled.slides.find((d) => d.id === "adoption")!.title, "412 people, +18%");
  });
  it("stands below the table of a slide without remarks", () => {
    assert.include(
      text(deck({slide: "goals", ...body("All agreed with Jan.")}), "goals"),
      "All agreed with Jan."
    );
  });
  it("resolves references to the deck's own numbers", () => {
    const made = text(
      deck(
        body("{{ nrr }} of fees; {{value.realised}} for {{value.paid}}; {{first_response.1}}; NPS {{nps}}.")
      ),
      "adoption"
    );
    assert.include(made, "104% of fees; $312,000 for $99,200; 61 min; NPS 36.");
  });
  it("stops the deck at a reference that names nothing, with what was probably meant", () => {
    assert.throws(
      () => deck({line: 7, ...body("{{active_user}}")}),
      /^notes\/A-0007\/2026Q3\.md, section at line 7: no number of this deck is named \{\{active_user\}\}; did you mean active_users\?$/
    );
    const second = {line: 12, ...body("{{active_user}}")};
    assert.throws(() => deck({line: 7, ...body("{{active_users}}")}, second), /section at line 12: /);
    assert.throws(() => deck({slide: "adoptions"}), /no slide is named adoptions; did you mean adoption\?/);
  });
  it("warns of a bare figure that matches no number of the deck", () => {
    const {checklist} = deck(body("412 people use it, 18% more, but 77 asked for help in 2026."));
    assert.deepStrictEqual(
      checklist.filter((d) => d.kind === "bare figure").map((d) => /figure (\S+)/.exec(d.text)![1]),
      ["77", "2026"]
    );
  });
  it("tells the CSM that the cover takes none", () => {
    const {checklist} = deck({slide: "title", ...body("Welcome.")});
    assert.deepInclude(checklist, {
      kind: "note",
      slide: "title",
      text: "your text at line 1 is not shown: the cover takes none"
    });
  });
  it("tells the CSM when its slide is left out", () => {
    const notes = {
      file: "n.md",
      fault: null,
      sections: [{slide: "value", place: "add" as const, line: 3, body: noteBody("x")}]
    };
    const {checklist} = renderDeck({...halden(), value: null, notes}, {document: lightDocument()});
    assert.include(
      checklist
        .filter((d) => d.kind === "note")
        .map((d) => d.text)
        .join(),
      "line 3"
    );
  });
  it("stops the deck when the file cannot be used", () => {
    const notes = {file: "n.md", fault: "n.md:2: ## x is no heading of a section", sections: []};
    assert.throws(
      () => renderDeck({...halden(), notes}, {document: lightDocument()}),
      /^n\.md:2: ## x is no heading/
    );
  });
});

describe("noteBody(markdown)", () => {
  const flat = (markdown: string) => JSON.stringify(noteBody(markdown));
  it("keeps paragraphs, lists, strong text and web links", () => {
    assert.deepStrictEqual(noteBody("A **b** [c](https://d.example/)\n\n- e"), [
      {
        tag: "p",
        children: [
          "A ",
          {tag: "strong", children: ["b"]},
          " ",
          {tag: "a", href: "https://d.example/", children: ["c"]}
        ]
      },
      {tag: "ul", children: [{tag: "li", children: ["e"]}]}
    ]);
  });
  it("drops scripts, images, styles, frames and handlers", () => {
    for (const bad of [
      "<script>x()</script>",
      "![a](https://b.example/c.png)",
      "<style>@import 'x'</style>",
      "<iframe src=x></iframe>",
      "<p onclick=x()>a</p>",
      "<svg onload=x()></svg>"
    ]) {
      assert.notMatch(flat(`${bad}\n\nkept`), /script|img|style|iframe|onclick|svg|x\(\)/, bad);
      assert.match(flat(`${bad}\n\nkept`), /kept/);
    }
  });
  it("reads Markdown in a block that begins with HTML, and nothing of it is fetched or run", () => {
    const bad = "<script>x()</script> hello **bold** ![x](http://h/x.png) [z](file:///etc/passwd)";
    assert.deepStrictEqual(noteBody(bad), [
      {tag: "p", children: ["hello ", {tag: "strong", children: ["bold"]}, " ", " ", "z"]}
    ]);
    assert.deepStrictEqual(noteBody("<div onclick=x()>\n**a** <b>c</b>\n</div>\n\nnext"), [
      {tag: "p", children: [{tag: "strong", children: ["a"]}, " ", "c"]},
      {tag: "p", children: ["next"]}
    ]);
    assert.deepStrictEqual(noteBody("<p>a</p><p>b</p>"), [
      {tag: "p", children: ["a"]},
      {tag: "p", children: ["b"]}
    ]);
  });
  it("shows nothing of scripts, styles and comments that go on over empty lines", () => {
    for (const hidden of [
      "<script>\nx()\n\n**y**\n</script>",
      "<div><script>\nx()\n\ny()\n</script></div>",
      "<!-- x\n\n**y** -->",
      "<style>\nx {}\n\ny {}\n</style>"
    ])
      assert.deepStrictEqual(noteBody(`${hidden}\n\nkept`), [{tag: "p", children: ["kept"]}], hidden);
  });
  it("tells the checklist which markup was dropped, and where", () => {
    const text =
      "# adoption\n\n<script>x()</script> a\n\n`<b>` ![x](http://h/x.png)\n<p>kept</p> <!-- c -->\n";
    const notes = parseNotes(text, {file: "n.md", body: noteBody});
    const {checklist} = renderDeck({...halden(), notes}, {document: lightDocument()});
    assert.deepStrictEqual(
      checklist.filter((d) => d.kind === "note").map((d) => `${d.slide}: ${d.text}`),
      [
        "adoption: <script> in your text at line 3 is not shown: a slide takes no such markup",
        "adoption: an image in your text at line 5 is not shown: a slide takes no such markup"
      ]
    );
  });
  it("keeps the words of a link to a file or a script, not the link", () => {
    for (const url of ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "//evil.example"]) {
      assert.deepStrictEqual(noteBody(`[words](${url})`), [{tag: "p", children: ["words"]}], url);
    }
  });
});

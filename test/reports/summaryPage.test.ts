import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {summaryPage} from "../../reports/batch/summaryPage.js";
import {thumbnailSvg} from "../../reports/batch/thumbnail.js";
import type {ManifestDeck} from "../../reports/manifest.js";

const HOSTILE = `<script>document.title = "owned"</script>"'&`;
const deck = (file: string, account_name: string): ManifestDeck => ({
  ...{account_id: file.slice(0, 4), account_name, quarter: "2026Q3", language: "en", file},
  recipe: "quarter=2026Q3 as_of=2026-09-30 lang=en edition=customer config=a data=b code=c",
  ...{sha256: "00", bytes: 212_400, pages: 11, slides: [], content: {}, numbers: {}, not_searched: 0},
  checklist: [{kind: "missing", slide: "value", text: "no rows"}]
});
const DECKS = [
  deck("A-01-2026Q3-en.pdf", "Alder"),
  deck("A-01-2026Q3-en.pptx", "Alder"),
  deck("A%2F2-2026Q3-en.pdf", HOSTILE)
];

function opened(html: string, url = "file:///decks/index.html"): JSDOM {
  return new JSDOM(html, {url, runScripts: "dangerously"});
}

describe("summaryPage(summary)", () => {
  it("has a row a deck with links to its files, and says on top that it must not be sent", () => {
    const {document} = opened(summaryPage({name: "decks", decks: DECKS, failed: []})).window;
    assert.match(document.querySelector(".warn")!.textContent, /Never send/);
    assert.strictEqual(
      document.querySelector("h1")!.textContent,
      "2 decks for 2026Q3, none failed in the last run"
    );
    const rows = [...document.querySelectorAll("tbody tr")];
    assert.deepStrictEqual(
      rows.map((row) => [...row.querySelectorAll("a")].map((a) => [a.getAttribute("href"), a.textContent])),
      [
        [
          ["A-01-2026Q3-en.pdf", "PDF 212 KB"],
          ["A-01-2026Q3-en.pptx", "PPTX 212 KB"]
        ],
        [["A%252F2-2026Q3-en.pdf", "PDF 212 KB"]]
      ]
    );
  });
  it("lists those that failed first, with reason and what is left of them, and takes the harm out of names", () => {
    const failed = [
      {
        account_id: "A-03",
        account_name: HOSTILE,
        language: "fa",
        reason: HOSTILE,
        older: ["A-03-2026Q3-fa.pdf"]
      }
    ];
    const {document} = opened(summaryPage({name: "decks", decks: DECKS, failed})).window;
    const [first] = document.querySelectorAll("tbody tr");
    assert.include(
      first!.textContent,
      `${HOSTILE}A-03fa${HOSTILE}Still there, of an earlier recipe; do not send: A-03-2026Q3-fa.pdf`
    );
    assert.notStrictEqual(document.title, "owned");
    assert.strictEqual(document.querySelectorAll("script").length, 1);
  });
  it("searches by every word, in names and ids", () => {
    const {window} = opened(summaryPage({name: "decks", decks: DECKS, failed: []}));
    const box = window.document.querySelector("input")!;
    const shown = (words: string) => {
      box.value = words;
      box.dispatchEvent(new window.Event("input"));
      return [...window.document.querySelectorAll<HTMLElement>("tbody tr")].map((row) => !row.hidden);
    };
    assert.deepStrictEqual(shown("ALDER a-01"), [true, false]);
    assert.deepStrictEqual(shown("alder nothing"), [false, false]);
    assert.deepStrictEqual(shown(""), [true, true]);
  });
  it("lets nothing run but its own script, and nothing load but pictures beside it", () => {
    const html = summaryPage({name: "decks", decks: DECKS, failed: []});
    const [, policy = ""] = /Content-Security-Policy" content="([^"]+)"/u.exec(html) ?? [];
    assert.match(
      policy,
      /^default-src 'none'; img-src 'self'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/
    );
    assert.notMatch(html, /\b(?:https?:)?\/\/[a-z]/u);
  });
});

describe("thumbnailSvg(cover, about, style)", () => {
  it("is well-formed XML for HTML as decks have it", () => {
    const cover = `<section class="slide"><img src="data:image/png;base64,AA"><br>Smith &amp; Sons&nbsp;&lt;1&gt; \u0001<svg width="1"><path d="M0 0"></path></svg></section>`;
    const svg = thumbnailSvg(cover, {lang: "fa", dir: "rtl"}, ".qd-deck > .slide { color: red }");
    const {window} = new JSDOM(svg, {contentType: "image/svg+xml"});
    assert.include(window.document.documentElement.textContent, "Smith & Sons\u00a0<1> ");
    assert.strictEqual(window.document.querySelector("path")!.namespaceURI, "http://www.w3.org/2000/svg");
    assert.strictEqual(
      window.document.querySelector("style")!.textContent,
      ".qd-deck > .slide { color: red }"
    );
  });
});

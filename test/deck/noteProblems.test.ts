import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {renderDeck} from "../../src/deck/deck.js";
import {noteProblems} from "../../src/deck/noteProblems.js";
import {foreignNames} from "../../src/lib/accountNames.js";
import {ownTexts} from "../../src/lib/ownTexts.js";
import {namedSlides} from "../../src/metrics/deckTemplate.js";
import {halden} from "../fixtures/deck/halden.js";

const topics = {
  ...{id: "topics", shown: false, when: "false", title: null, kicker: null},
  ...{remarks: null, rows: null, comments: null, custom: null}
};
const {template, ...rest} = halden();
const data = {...rest, value: null, template: {...template, slides: [...template.slides, topics]}};
const deck = {
  ...renderDeck(data, {document: lightDocument()}),
  named: namedSlides(data.template),
  foreign: foreignNames([{account_id: "KA-1050", name: "Halden Haulage"}], {
    ...{account_id: data.account.account_id, known: [ownTexts(data).slice]}
  })
};
/** Severity, what is marked, and what is said. */
const problems = (text: string) =>
  noteProblems(text, deck).map((d) => [d.severity, text.slice(d.from, d.to), d.message]);

describe("noteProblems(text, deck)", () => {
  it("finds nothing in references, figures of the deck, links and numbered lists", () => {
    const text =
      "---\nowner: 77\n---\n# adoption\n\n1. {{ active_users }} of 412, [see](https://x.example/12345)\n\n# internal\nCall 112.\n";
    assert.deepStrictEqual(problems(text), []);
  });
  it("marks a heading that is none of a section, and a slide that is not known, with the nearest", () => {
    assert.deepStrictEqual(problems("# two words\n# adoptoin\n"), [
      [
        "error",
        "# two words",
        '# two words is no heading of a section; expected "# adoption", "# adoption: replace" or "# adoption: title"'
      ],
      ["error", "# adoptoin", "no slide is named adoptoin; did you mean adoption?"]
    ]);
  });
  it("marks the name and the id of another account, and takes the digits of an id for no figure", () => {
    assert.deepStrictEqual(problems("# summary\n\nLike halden haulage, KA-1050.\n\n# internal\nKA-1050\n"), [
      ["warning", "halden haulage", "Halden Haulage is another account"],
      ["warning", "KA-1050", "KA-1050 is another account"]
    ]);
    assert.deepStrictEqual(problems("# summary\n\nOrder PO_7 and KX-77.\n"), []);
  });
  it("warns of a section whose slide is left out", () => {
    assert.deepStrictEqual(problems("# value\nText.\n# topics\nText."), [
      ["warning", "# value", "not shown: this deck leaves the slide value out"],
      ["warning", "# topics", "not shown: this deck leaves the slide topics out"]
    ]);
    assert.deepStrictEqual(problems("# title\nText."), [
      ["warning", "# title", "not shown: the cover takes no text"]
    ]);
  });
  it("warns of markup that no slide takes", () => {
    assert.deepStrictEqual(
      problems("# voice\n<script>x()</script> a <strong>b</strong> `<i>`\n![c](d.png)"),
      [
        ["warning", "<script>", "<script> is not shown: a slide takes no such markup"],
        ["warning", "![c](d.png)", "an image is not shown: a slide takes no such markup"]
      ]
    );
  });
  it("marks references where they stand, in the order of the file", () => {
    assert.deepStrictEqual(problems("# voice\n99,5 and {{npss}}.\n\n# adoption: title\n{{active_users"), [
      [
        "warning",
        "99,5",
        "99,5 matches no number of the deck; write it as a reference so that it stays true"
      ],
      ["error", "{{npss}}", "no number of this deck is named npss; did you mean nps?"],
      ["warning", "{{", "the reference is not closed by }}: it is shown as it stands"]
    ]);
  });
});

import {assert, describe, it} from "vitest";
import {noteBody} from "../../../loaders/slice/noteBody.js";
import {withoutInternal} from "../../../src/lib/notes/internalNotes.js";
import {parseNotes} from "../../../src/lib/notes/parseNotes.js";

/** What a deck that is sent is given of a text. */
const sent = (heading: string) =>
  withoutInternal(
    parseNotes(`# adoption\n\nWords.\n\n${heading}\n\nThe buyer leaves.\n`, {file: "n.md", body: noteBody})
  )!;

describe("parseNotes(text)", () => {
  it.each(["# internal", " # internal", "# internal: replace"])("keeps what follows %j out", (heading) => {
    const {fault, sections} = sent(heading);
    assert.deepStrictEqual([fault, sections.map((d) => d.body)], [null, [noteBody("Words.")]]);
  });
  it.each(["## internal", "#internal", "# Internal notes", "**Internal**", "internal\n====="])(
    "refuses %j, which would send what follows",
    (heading) => {
      const {fault, sections} = sent(heading);
      assert.lengthOf(sections, 0);
      const [first = ""] = heading.split("\n");
      const message = `n.md:5: ${first} is no heading of a section; expected "# internal", whose text no customer sees`;
      assert.strictEqual(fault, message);
    }
  );
  it("takes the word within a sentence for text", () => {
    const {fault, sections} = sent("An internal training, ## internal or not.");
    assert.isNull(fault);
    assert.include(JSON.stringify(sections), "The buyer leaves.");
  });
});

import {IntlMessageFormat} from "intl-messageformat";
import {assert, describe, it} from "vitest";
import {type MessageId, messagesFor} from "../../src/lib/messages.js";
import {en} from "../../src/lib/messages/en.js";
import {HOSTILE_NAMES} from "../support/page.js";

interface Part {
  type: number;
  value?: string;
  options?: Record<string, {value: Part[]}>;
  children?: Part[];
}

/** The kinds of a message's parts, as the parser numbers them. */
const [ARGUMENT, SELECT, PLURAL, TAG] = [1, 5, 6, 8];

/** The names in a message by what stands for them. */
function names(parts: readonly Part[], type: number): string[] {
  return parts.flatMap((d) => [
    ...(d.type === type ? [d.value ?? ""] : []),
    ...Object.values(d.options ?? {}).flatMap((option) => names(option.value, type)),
    ...names(d.children ?? [], type)
  ]);
}

const IDS = Object.keys(en) as MessageId[];
const parts = (id: MessageId) => new IntlMessageFormat(en[id], "en").getAst() as Part[];
const english = messagesFor("en");

/** Every name of a message filled: words by a mark, numbers by n. */
function filled(id: MessageId, n: number): Record<string, string | number | ((d: unknown[]) => string)> {
  const own = parts(id);
  return {
    ...Object.fromEntries(names(own, ARGUMENT).map((d) => [d, `<${d}>`])),
    ...Object.fromEntries(names(own, SELECT).map((d) => [d, "other"])),
    ...Object.fromEntries(names(own, PLURAL).map((d) => [d, n])),
    ...Object.fromEntries(names(own, TAG).map((d) => [d, (inner: unknown[]) => inner.join("")]))
  };
}

describe("messagesFor(language)", () => {
  it.each([1, 2, 21])("has no message that leaves a brace, a tag or an empty value, counting %i", (n) => {
    const broken = IDS.filter((id) =>
      /[{}]|undefined|null|NaN/.test(english.rich(id, filled(id, n)).join(""))
    );
    assert.deepStrictEqual(broken, []);
  });
  it("puts in every word that a message names without counting", () => {
    const lost = IDS.filter((id) => {
      const own = parts(id).filter((d) => d.type === ARGUMENT);
      const made = english.rich(id, filled(id, 2)).join("");
      return own.some((d) => !made.includes(`<${d.value}>`));
    });
    assert.deepStrictEqual(lost, []);
  });
  it("does not take a name for a part of the message, whatever is in it", () => {
    for (const name of [...HOSTILE_NAMES, "{csm}", "'{x}'", "# {n, plural, other {x}}"])
      assert.strictEqual(english.text("cover.csm", {csm: name}), `${name}, customer success`);
  });
  it("chooses singular and plural by the number", () => {
    const weeks = (n: number) => english.text("source.weeks_missing", {n});
    assert.deepStrictEqual([1, 2, 0].map(weeks), ["1 week missing", "2 weeks missing", "0 weeks missing"]);
    const words = (n: number) => english.text("number.words", {n, text: String(n)});
    assert.deepStrictEqual([1, 9, 10].map(words), ["one", "nine", "10"]);
  });
  it("throws where a value is missing, rather than print a gap", () => {
    assert.throws(() => english.text("cover.csm"), /csm/);
  });
  it("gives the pieces of a message, an element among them", () => {
    const element = {tag: "b"};
    assert.deepStrictEqual(english.rich("cover.csm", {csm: element}), [element, ", customer success"]);
    assert.deepStrictEqual(english.rich("not_measured", {}), ["not measured"]);
  });
  it("is made once for a language, and refuses one that has no messages", () => {
    assert.strictEqual(messagesFor(), messagesFor("en"));
    assert.throws(() => messagesFor("xx"), /^no messages for the language: xx$/);
  });
});

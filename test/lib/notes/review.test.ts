import {assert, describe, it} from "vitest";
import {readReview, type Review, ReviewFault, withReview} from "../../../src/lib/notes/review.js";

const FILE = "notes/A-0007/2026Q3.md";
const step = (by: string, on = "2026-10-05") => ({
  by,
  on,
  slides: {summary: "0123456789ab", goals: "ba9876543210"}
});
const DRAFT: Review = {reviewed: null, approved: null};
const BODY = "# adoption\n\nWe **trained** the warehouse.\n";

describe("withReview(text, review, file)", () => {
  it("writes steps that readReview reads again", () => {
    const review = {reviewed: step("Ana Ruiz"), approved: step("Kai: Berg #2", "2026-10-07")};
    const text = withReview(BODY, review, FILE);
    assert.deepStrictEqual(readReview(text, FILE), review);
    assert.isTrue(text.endsWith(`---\n\n${BODY}`));
  });
  it("takes them back, and leaves no front matter behind", () => {
    const text = withReview(BODY, {...DRAFT, reviewed: step("Ana Ruiz")}, FILE);
    assert.strictEqual(withReview(text, DRAFT, FILE), `\n${BODY}`);
  });
  it("keeps what else stands in the front matter, comments too", () => {
    const text = `---\n# ours\nowner: Kai\n---\n${BODY}`;
    const made = withReview(text, {...DRAFT, reviewed: step("Ana Ruiz")}, FILE);
    assert.include(made, "# ours\nowner: Kai\n");
    assert.strictEqual(withReview(made, DRAFT, FILE), `---\n# ours\nowner: Kai\n---\n\n${BODY}`);
  });
  it("takes the second step without the first, also in a file without front matter", () => {
    const text = withReview(BODY, {...DRAFT, approved: step("Ana")}, FILE);
    assert.deepStrictEqual(readReview(text, FILE), {...DRAFT, approved: step("Ana")});
  });
  it("gives notes to a deck that had none", () => {
    for (const text of ["", "---\n---\n"])
      for (const name of ["reviewed", "approved"] as const)
        assert.deepStrictEqual(
          readReview(withReview(text, {...DRAFT, [name]: step("Ana")}, FILE), FILE)[name],
          step("Ana"),
          `${name} in ${JSON.stringify(text)}`
        );
    assert.strictEqual(withReview("", DRAFT, FILE), "");
  });
});

describe("readReview(text, file)", () => {
  it("is a draft without front matter, or with one that speaks of other things", () => {
    assert.deepStrictEqual(readReview(BODY, FILE), DRAFT);
    assert.deepStrictEqual(readReview(`---\nowner: Kai\n---\n${BODY}`, FILE), DRAFT);
    assert.deepStrictEqual(readReview(`---\n---\n${BODY}`, FILE), DRAFT);
  });
  const faults: Record<string, [string, RegExp]> = {
    "a bare name": ["approved: Kai", /^notes\/A-0007\/2026Q3\.md:2: approved is not complete; expected by:/u],
    "a day in words": [
      "owner: x\napproved: {by: Kai, on: today}",
      /:3: approved is not complete; expected on: a day as/u
    ],
    "no fingerprint": ["approved: {by: Kai, on: 2026-10-05}", /expected slides: .* quarterdeck approve/u],
    "broken YAML": ["approved: {by: Kai", /2026Q3\.md:\d: the front matter is no YAML/u],
    "a list": ["- approved", /:2: the front matter has no keys/u]
  };
  for (const [what, [front, message]] of Object.entries(faults)) {
    it(`says where and what was expected of ${what}`, () => {
      assert.throws(() => readReview(`---\n${front}\n---\n${BODY}`, FILE), ReviewFault, message);
    });
  }
});

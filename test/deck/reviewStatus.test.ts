import {assert, describe, it} from "vitest";
import {reviewStatus} from "../../src/deck/reviewStatus.js";

const kai = {by: "Kai", on: "2026-10-04", slides: {goals: "1", support: "2"}};
const ana = {by: "Ana", on: "2026-10-05", slides: {goals: "1", support: "3"}};
const draft: ReturnType<typeof reviewStatus> = {status: "draft", by: null, on: null, change: null};

describe("reviewStatus(review, today)", () => {
  it("is a draft where nobody has looked, without making the deck", () => {
    const today = () => assert.fail("the deck was made");
    assert.deepStrictEqual(reviewStatus({reviewed: null, approved: null}, today), draft);
  });
  it("is reviewed as long as the deck says what was reviewed, and then a draft again", () => {
    const of = (today: Record<string, string>) => reviewStatus({reviewed: kai, approved: null}, () => today);
    assert.deepStrictEqual(of(kai.slides), {...draft, status: "reviewed", by: "Kai", on: "2026-10-04"});
    assert.deepStrictEqual(of(ana.slides), draft);
  });
  it("is approved whatever a review said, and names what would change", () => {
    const of = (today: Record<string, string>) => reviewStatus({reviewed: kai, approved: ana}, () => today);
    const approved: typeof draft = {...draft, status: "approved", by: "Ana", on: "2026-10-05"};
    assert.deepStrictEqual(of(ana.slides), approved);
    const change = {changed: ["support"], added: [], removed: [], moved: false};
    assert.deepStrictEqual(of(kai.slides), {...approved, change});
  });
});

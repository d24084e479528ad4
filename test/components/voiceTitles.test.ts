import {assert, describe, it} from "vitest";
import {VoiceBody} from "../../src/components/voice/page.js";
import type {VoiceData} from "../../src/lib/voiceData.js";
import {voiceView} from "../../src/lib/voiceView.js";
import {overviewOf} from "../support/overview.js";
import {emptyPage, textOf} from "../support/page.js";
import {voiceOf} from "../support/voice.js";

const document = emptyPage();
const ACCOUNTS = [
  {account_id: "A", segment: "Small", mrr: [1, 1]},
  {account_id: "B", segment: "Large", mrr: [1, 1]}
];
const counts = (nps_n: number, promoters: number, detractors: number) => ({nps_n, promoters, detractors});

/** The titles of the cards, in their order: NPS, CSAT, detractors, groups, topics, articles. */
function titles(data: VoiceData): string[] {
  const body = VoiceBody(voiceView(data, overviewOf(ACCOUNTS), {}), {fit: (draw) => draw(444), document});
  return Array.from(body.querySelectorAll("h2"), textOf);
}

describe("the titles of the Voice page", () => {
  it("set a group apart only where its interval lies above another's", () => {
    const groups = (small: number[], large: number[]) => {
      const rows = [small, large].map(([n = 0, p = 0, d = 0]) => counts(n, p, d));
      return titles(voiceOf(2, {windows: [rows]}))[3];
    };
    assert.strictEqual(
      groups([50, 45, 0], [50, 5, 30]),
      "Small scores +90, above what others' intervals reach"
    );
    assert.strictEqual(groups([10, 5, 2], [10, 4, 2]), "No group's NPS can be told from another's");
    assert.strictEqual(groups([3, 3, 0], [4, 0, 4]), "No group has an NPS in 2026Q1");
  });
  it("count who waits by account, and for how long the first has waited", () => {
    const waiting = [0, 0, 1].map((i, k) => ({
      i,
      score: k,
      answered_on: "2026-03-01",
      days: 9 - k,
      comment: null
    }));
    const data = voiceOf(2, {windows: [[counts(9, 5, 2)]], detractors: waiting});
    assert.strictEqual(
      titles(data)[2],
      "3 detractors of 2 accounts wait for an answer, the first for 9 days"
    );
    assert.strictEqual(titles({...data, detractors: []})[2], "No detractor waits for an answer");
  });
  it("say of what is not given that it is not known, never that nobody waits or was asked", () => {
    const of = (given: string[]) => titles({...voiceOf(2, {windows: [[]]}), given});
    const none = of([]);
    assert.deepStrictEqual(none.slice(0, 5), [
      "NPS is not known: the table surveys is not given",
      "Satisfaction is not known: neither tickets nor surveys are given",
      "Detractors are not known: the table surveys is not given",
      "The groups\u2019 NPS is not known: the table surveys is not given",
      "Topics are not known: the table tickets is not given"
    ]);
    assert.strictEqual(of(["surveys"])[2], "Who was answered is not known: the table touches is not given");
    assert.strictEqual(of(["surveys", "touches"])[2], "No detractor waits for an answer");
  });
  it("say once that it is too early for every article", () => {
    const articles = ["How to import", "Slow map"].map((topic) => ({
      topic,
      published_on: "2026-12-05",
      url: null
    }));
    const [title] = titles(voiceOf(2, {windows: [[counts(9, 5, 2)]], articles})).slice(-1);
    assert.strictEqual(title, "It is too early to tell what the help articles changed");
  });
});

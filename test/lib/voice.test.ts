import {assert, describe, it} from "vitest";
import type {VoiceComment} from "../../src/lib/voiceData.js";
import {ratioWords, voiceTitle} from "../../src/lib/voiceText.js";
import {articleRows, topicRows} from "../../src/lib/voiceTopics.js";
import {foundComments, toneOf, voiceView} from "../../src/lib/voiceView.js";
import {overviewOf} from "../support/overview.js";
import type {MadeTicket} from "../support/voice.js";
import {voiceOf} from "../support/voice.js";

const all = () => true;
const each = (months: number[], topic: number, of: (i: number, month: number) => number): MadeTicket[] =>
  months.flatMap((month) => [0, 1, 2, 3, 4, 5].map((i): MadeTicket => [i, month, topic, of(i, month)])).filter((d) => d[3] > 0); // prettier-ignore
const ACCOUNTS = ["A", "B", "C"].map((account_id, i) => ({
  ...{account_id, segment: i < 2 ? "Small" : "Large", mrr: [100, 100, 100]}
}));

describe("topicRows(data, keep)", () => {
  const data = voiceOf(6, {
    tickets: [...each([6, 7, 8, 9, 10, 11], 0, (i) => 1 + (i % 2)), ...each([9, 11], 1, () => 3)]
  });
  it("counts the last three months against active users, and asks for an article where the rule holds", () => {
    const [slow, how] = topicRows(data, all);
    assert.deepInclude(how, {topic: "How to import", tickets: 27, accounts: 6, user_months: 180, rate: 15});
    assert.strictEqual(how?.advice, "write an article");
    assert.deepInclude(slow, {topic: "Slow map", tickets: 36, rate: 20, advice: "seldom"}); // none in November
  });
  it("counts only the accounts that are kept", () => {
    const [row] = topicRows(data, (i) => i === 1);
    assert.deepInclude(row, {tickets: 6, user_months: 30, advice: "seldom"});
  });
  it("is empty while there are too few months", () => {
    const short = {...data, topics: {...data.topics, months: data.topics.months.slice(0, 5)}};
    assert.deepStrictEqual(topicRows(short, all), []);
  });
});

describe("articleRows(data, keep)", () => {
  const published = (topic: string, published_on = "2026-07-20") => ({topic, published_on, url: null});
  const fewer = each([1, 2, 3, 4, 5], 0, (i) => 4 + (i % 2)).concat(
    each([7, 8, 9, 10, 11], 0, (i) => 1 + ((i + 1) % 2))
  );
  const steady = each([1, 2, 3, 4, 5, 7, 8, 9, 10, 11], 1, (i, m) => 2 + ((i * m) % 4 === 1 ? 1 : 0));
  it("compares equal numbers of full months, the month of the article left out", () => {
    const inside: MadeTicket[] = [[0, 6, 0, 99]];
    const data = voiceOf(6, {
      tickets: [...fewer, ...steady, ...inside],
      articles: [published("How to import")]
    });
    const [row] = articleRows(data, all);
    assert.deepInclude(row, {
      ...{months: 5, verdict: "fell"},
      ...{before: {tickets: 135, user_months: 300}, after: {tickets: 45, user_months: 300}}
    });
    assert.approximately(row!.change.value!, 1 / 3, 1e-12);
    assert.isTrue(row!.others.low! < 1 && row!.others.high! > 1);
  });
  it("does not praise an article for what all topics did", () => {
    const season = fewer.map(([i, m, , n]): MadeTicket => [i, m, 1, n]);
    const data = voiceOf(6, {tickets: [...fewer, ...season], articles: [published("How to import")]});
    const [row] = articleRows(data, all);
    assert.strictEqual(row?.verdict, "too few"); // exactly alike: no spread
    const [first, ...rest] = season;
    const [other] = articleRows(
      voiceOf(6, {
        tickets: [...fewer, [first![0], first![1], 1, first![3] + 5], ...rest],
        articles: [published("How to import")]
      }),
      all
    );
    assert.strictEqual(other!.verdict, "cannot be told");
    assert.isBelow(other!.change.high!, 1);
  });
  it("keeps bugs and topics with articles out of the comparison", () => {
    const burst = each([1, 2, 3, 4, 5], 2, () => 50);
    const data = voiceOf(6, {
      tickets: [...fewer, ...steady, ...burst],
      articles: [published("How to import")]
    });
    assert.isAbove(articleRows(data, all)[0]!.others.value!, 0.8);
  });
  it.each([
    ["2026-11-02", "fewer than 3 full months of data before or after it"],
    ["2026-02-02", "fewer than 3 full months of data before or after it"],
    ["2020-02-02", "fewer than 3 full months of data before or after it"]
  ])("says why an article of %s is not judged", (day, reason) => {
    const [row] = articleRows(voiceOf(6, {tickets: fewer, articles: [published("How to import", day)]}), all);
    assert.strictEqual(ratioWords(row!.relative), reason);
    assert.strictEqual(row!.verdict, "too few");
  });
  it("names a topic that no ticket has", () => {
    const [row] = articleRows(voiceOf(6, {articles: [published("How to imprt")]}), all);
    assert.strictEqual(row?.relative.reason, "no ticket names the topic How to imprt");
  });
});

describe("voiceView(data, overview, choice)", () => {
  const quarter = (nps: number[][]) =>
    nps.map(([nps_n = 0, promoters = 0, detractors = 0]) => ({
      nps_n,
      promoters,
      detractors,
      nps_sent: 20,
      nps_answered: nps_n
    }));
  const data = voiceOf(3, {windows: [quarter([[10, 5, 2], [4, 0, 4], [0, 0, 0]]), quarter([[10, 9, 0], [10, 5, 1], [3, 0, 3]])]}); // prettier-ignore
  const view = (choice = {}) => voiceView(data, overviewOf(ACCOUNTS), choice);
  it("adds up the accounts of the quarter that is chosen, and says nothing of fewer than five answers", () => {
    assert.deepInclude(view().now.nps, {numerator: 10, denominator: 23});
    assert.approximately(view().now.nps!.value!, (100 * 10) / 23, 1e-12);
    assert.deepInclude(view({quarter: "2026Q1"}).now.nps, {numerator: -1, denominator: 14});
    assert.deepInclude(view({segment: "Large"}).now.nps, {value: null, denominator: 3});
    assert.deepInclude(view().now.nps_response_rate, {numerator: 23, denominator: 60});
  });
  it("splits by what is chosen", () => {
    assert.deepStrictEqual(
      view().groups.map((d) => [d.name, d.now.nps?.denominator]),
      [
        ["Large", 3],
        ["Small", 20]
      ]
    );
  });
  it("titles with the number and who waits", () => {
    const waiting = [{i: 2, score: 3, answered_on: "2026-12-01", days: 30, comment: null}];
    const title = (choice: object) =>
      voiceTitle(voiceView({...data, detractors: waiting}, overviewOf(ACCOUNTS), choice));
    assert.strictEqual(
      title({}),
      "NPS is +43 in 2026Q2, within noise of 2026Q1; 1 detractor waits for an answer"
    );
    assert.strictEqual(
      title({segment: "Small"}),
      "NPS is +65 in 2026Q2, up 72 on 2026Q1; no detractor waits for an answer"
    );
    const untouched = voiceView({...data, given: ["surveys"]}, overviewOf(ACCOUNTS), {});
    assert.match(voiceTitle(untouched), /; who was answered is not known: the table touches is not given$/);
  });
});

describe("foundComments(comments, search)", () => {
  const made = (comment: string, kind = "nps", score: number | null = 9) => ({
    ...({i: 0, kind, score, day: "2026-01-01", comment} satisfies VoiceComment),
    ...{account_id: "A", name: "İncirli Gıda", segment: "Small", csm: "Ana"}
  });
  const comments = [made("Slow map, slow day", "nps", 3), made("Fast map"), made("<b>Map</b>", "csat", null)];
  it("finds every word in any order and case, in words, names and CSMs", () => {
    assert.deepStrictEqual(foundComments(comments, {q: "MAP slow"}), [comments[0]]);
    assert.lengthOf(foundComments(comments, {q: "ana"}), 3);
    assert.lengthOf(foundComments(comments, {q: "<b>"}), 1);
    assert.lengthOf(foundComments(comments, {q: "gıda fast"}), 1);
    for (const q of ["incirli gida", "İNCİRLİ", "INCIRLI GIDA", "i\u0307ncirli"])
      assert.lengthOf(foundComments(comments, {q}), 3);
  });
  it("keeps a survey and a tone", () => {
    assert.lengthOf(foundComments(comments, {kind: "nps", tone: "low"}), 1);
    assert.strictEqual(toneOf({kind: "ces", score: 6}), "high");
    assert.strictEqual(toneOf({kind: "checkin", score: 1}), "none");
  });
});

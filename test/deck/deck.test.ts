import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {type Deck, renderDeck} from "../../src/deck/deck.js";
import {STORY} from "../../src/metrics/deckTemplate.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {longest, shortest} from "../fixtures/deck/extremes.js";
import {halden} from "../fixtures/deck/halden.js";

function deck(data: DeckData): Deck {
  return renderDeck(data, {document: lightDocument()});
}
const ids = (data: DeckData) => deck(data).slides.map((d) => d.id);
const html = (data: DeckData) => deck(data).slides.map((d) => d.element.outerHTML);
const slide = (data: DeckData, id: string) => deck(data).slides.find((d) => d.id === id)!;

describe("renderDeck(data, options)", () => {
  it("tells the whole story in its order when there is something to say everywhere", () => {
    assert.deepStrictEqual(ids(halden()), [...STORY]);
  });
  it("leaves out slides without data and lists each with its reason", () => {
    const bare: DeckData = {
      ...halden(),
      adoption: null,
      features: null,
      experiments: null,
      goals: [],
      plans: [],
      value: null,
      voice: null,
      support: null,
      requests: null
    };
    const {slides, checklist} = deck(bare);
    assert.deepStrictEqual(
      slides.map((d) => d.id),
      ["title", "data"]
    );
    const left = checklist.filter((d) => d.kind === "left out").map((d) => d.slide);
    assert.sameMembers(left, [
      "goals",
      "value",
      "adoption",
      "features",
      "experiments",
      "voice",
      "support",
      "not-well",
      "requests",
      "next",
      "summary"
    ]);
  });
  it("numbers the pages by the slides that are there", () => {
    const {slides} = deck({...halden(), value: null});
    assert.strictEqual(slides.length, 13);
    for (const [i, d] of slides.entries()) if (i > 0) assert.include(d.element.textContent, `${i + 1} / 13`);
  });
  it("gives the same HTML in any document", () => {
    for (const data of [halden(), shortest(), longest()]) {
      const {document} = new JSDOM("").window;
      const slow = renderDeck(data, {document}).slides.map((d) => d.element.outerHTML);
      assert.deepStrictEqual(html(data), slow);
    }
  });
  it("is pure: the data stay as they were, and a second deck equals the first", () => {
    const data = halden();
    const before = JSON.stringify(data);
    assert.deepStrictEqual(html(data), html(data));
    assert.strictEqual(JSON.stringify(data), before);
  });
  it("shows hostile names as text", () => {
    const data = halden();
    const name = '<script>alert(1)</script><img src=x onerror="alert(1)">';
    const hostile = {
      ...data,
      account: {...data.account, name},
      goals: data.goals.map((g) => ({...g, goal: name}))
    };
    const body = html(hostile).join("");
    assert.notInclude(body, "<script");
    assert.notInclude(body, "<img");
    assert.include(body, "&lt;script&gt;alert(1)&lt;/script&gt;");
  });
  it("marks each number that the metrics report gives with metric, window, segment and raw value", () => {
    const body = slide(halden(), "adoption").element.outerHTML;
    assert.include(
      body,
      '<span data-ref="active_users" data-value="412" data-metric="mau" data-window="2026Q3" data-segment="account:A-0007">412</span>'
    );
    assert.include(
      body,
      'data-ref="active_users.before" data-value="349" data-metric="mau" data-window="2026Q2"'
    );
    assert.include(
      body,
      `data-ref="seats" data-value="473" data-metric="seat_utilisation" data-part="denominator"`
    );
  });
  it("marks money with the number of the metric where it is shown in the contract currency", () => {
    const data = halden();
    const value = {...data.value!, currency: "EUR", reporting: {...data.value!.reporting, realised: 343_200}};
    const body = slide({...data, value}, "value").element.outerHTML;
    assert.include(body, 'data-ref="value.realised" data-value="343200" data-metric="realised_value"');
    assert.include(body, "€312,000</span>");
  });
  it("marks a return that is counted in the contract's currency with the metric's own", () => {
    const data = halden();
    const roi = {value: 1.5, numerator: 187_200, denominator: 124_800};
    const value = {...data.value!, currency: "EUR", roi, reporting: {...data.value!.reporting, roi: 1.625}};
    const body = slide({...data, value}, "value").element.outerHTML;
    assert.include(body, 'data-ref="roi" data-value="1.625" data-metric="roi"');
    assert.include(body, ">150%</span>");
  });
  it("says which currencies were converted and at which rate, and nothing where none was", () => {
    const data = halden();
    const words = (converted: readonly string[]) =>
      slide({...data, value: {...data.value!, currency: "EUR", converted}}, "data").words;
    assert.include(
      words(["USD", "GBP"]),
      "Money is in EUR, your contract’s currency; amounts kept in USD and GBP are converted at the rate of Sep 2026."
    );
    assert.notInclude(words([]), "your contract’s currency");
  });
});

describe("a slide", () => {
  const text = (data: DeckData, id: string) => slide(data, id).element.textContent;
  it("of the cover sets the mark before the name, and a logo in its place", () => {
    const IMAGE = "data:image/svg+xml;base64,PHN2Zy8+";
    const cover = (images: {logo?: string; mark?: string}) => {
      const data = halden();
      const {element} = slide({...data, vendor: {...data.vendor, ...images}}, "title");
      const [, mark = ""] = /<p class="mark">(.*?)<\/p>/.exec(element.outerHTML) ?? [];
      return Array.from(mark.matchAll(/<(\w+)/g), ([, tag]) => tag);
    };
    assert.deepStrictEqual(cover({}), ["bdi"]);
    assert.deepStrictEqual(cover({mark: IMAGE}), ["img", "bdi"]);
    assert.deepStrictEqual(cover({mark: IMAGE, logo: IMAGE}), ["img"]);
  });
  it("of the cover says which weeks are empty and which are missing", () => {
    const data = halden();
    const caption = (wau: number, missing: boolean) => {
      const weeks = data.adoption!.weeks.map((w, i) => (i < 2 ? {...w, wau, missing} : w));
      const {element} = slide({...data, adoption: {...data.adoption!, weeks}}, "title");
      return /<div class="under"><p>(.*?)<\/p>/.exec(element.outerHTML)?.[1] ?? "";
    };
    assert.match(caption(0, false), /no use was recorded in 2 weeks/);
    assert.notMatch(caption(0, true), /no use/);
    assert.match(caption(0, true), /weeks are missing$/);
  });
  it("of value compares chart, title and table on what was measured, and goes on whole where nothing is measured yet", () => {
    const data = halden();
    // 120 promised in all, 100 of it measured by August; September adds 60.
    const months = [
      {month: "2026-07-01", promised: 60, promised_measured: 40, realised: 30},
      {month: "2026-08-01", promised: 60, promised_measured: 60, realised: 60},
      {month: "2026-09-01", promised: 60, promised_measured: 0, realised: null}
    ];
    const value = {...data.value!, months, promised: 180, promised_measured: 100, realised: 90};
    const body = text({...data, value}, "value");
    assert.include(body, "Promised$160 by Sep");
    assert.include(body, "Realised$90 by AugSep not measured");
    assert.include(body, "promises count where they were measured");
  });
  it("of value names all months at the end that are not measured", () => {
    const data = halden();
    const months = data.value!.months.map((m) =>
      m.month > "2026-07-01" ? {...m, realised: null, promised_measured: 0} : m
    );
    assert.include(text({...data, value: {...data.value!, months}}, "value"), "Aug–Sep not measured");
  });
  it("of voice shows what several people wrote alike once", () => {
    const data = halden();
    const comments = ["Too slow.", "too  slow.", "Good maps."].map((comment, i) => ({
      kind: "nps" as const,
      score: i,
      comment
    }));
    const body = text({...data, voice: {...data.voice!, comments}}, "voice");
    assert.strictEqual(body.match(/too\s+slow/giu)?.length, 1);
    assert.include(body, "Good maps.");
  });
  it("of voice is left out where fewer than five ratings are all there is", () => {
    const data = halden();
    const rated = (n: number) => ({...data.voice!.csat_tickets, n, value: 1});
    const none = {...data.voice!.csat_tickets, n: 0, value: null};
    const voice = {...data.voice!, scores: [], comments: [], quarters: [], csat_surveys: none};
    const few = {...data, voice: {...voice, csat_tickets: rated(4)}};
    assert.notInclude(ids(few), "voice");
    assert.include(
      deck(few).checklist.map((d) => d.text),
      "only 4 ratings and no survey answer: fewer than five give no share"
    );
    assert.include(ids({...data, voice: {...voice, csat_tickets: rated(5)}}), "voice");
  });
  it("of the summary is left out where there is only one finding", () => {
    const bare = {adoption: null, features: null, experiments: null, goals: [], value: null, voice: null};
    const data: DeckData = {...halden(), ...bare, requests: null};
    const quiet = {...data.support!, severities: []};
    const {slides, checklist} = deck({...data, support: quiet});
    assert.notInclude(
      slides.map((d) => d.id),
      "summary"
    );
    assert.include(
      checklist.map((d) => d.text),
      "only one finding, which its own slide tells"
    );
  });
  it("of what did not go well shows up to six things and names those that there is no room for", () => {
    const data = halden();
    const goals = (n: number) =>
      Array.from({length: n}, (_, i) => ({
        ...data.goals[0]!,
        goal_id: `G-${i}`,
        goal: `Goal number ${i}`,
        status: "missed" as const,
        due_date: "2026-09-01"
      }));
    const bare = {
      ...data,
      adoption: null,
      features: null,
      experiments: null,
      value: null,
      voice: null,
      support: null,
      plans: []
    };
    const rows = (n: number) =>
      slide({...bare, goals: goals(n)}, "not-well").element.outerHTML.match(/<th scope="row"/gu)!.length;
    assert.strictEqual(rows(1), 1);
    assert.strictEqual(rows(5), 5);
    assert.isAtMost(rows(9), 6);
    assert.include(text({...bare, goals: goals(9)}, "not-well"), `And ${9 - rows(9)} more: `);
  });
});

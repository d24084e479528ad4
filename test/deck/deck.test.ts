import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {type Deck, renderDeck, STORY} from "../../src/deck/deck.js";
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
});

describe("the action title", () => {
  const title = (data: DeckData, id: string) => slide(data, id).title;
  const adoption = (part: Partial<NonNullable<DeckData["adoption"]>>) =>
    title({...halden(), adoption: {...halden().adoption!, ...part}}, "adoption");
  it("of adoption says grew or fell only beyond the usual change, and steady inside it", () => {
    assert.strictEqual(adoption({}), "Active users grew 18% to 412; 61 of the 473 seats are unused");
    assert.strictEqual(
      adoption({mau: 300, unused_seats: 173}),
      "Active users fell 14% to 300; 173 of the 473 seats are unused"
    );
    assert.strictEqual(
      adoption({mau: 360, unused_seats: 113}),
      "Active users are steady at 360; 113 of the 473 seats are unused"
    );
    // The usual change of this one is 60 a quarter: 63 is not beyond twice that.
    assert.strictEqual(
      adoption({mau_history: [290, 350, 290, 350, 349]}),
      "Active users are steady at 412; 61 of the 473 seats are unused"
    );
  });
  it("of adoption fits full, crowded and unknown seats, and a first quarter", () => {
    assert.strictEqual(
      adoption({unused_seats: 0, seats: 412}),
      "Active users grew 18% to 412; all 412 seats are in use"
    );
    assert.strictEqual(
      adoption({seats: 400, unused_seats: 0}),
      "Active users grew 18% to 412, more than the 400 seats paid for"
    );
    assert.strictEqual(adoption({seats: null, unused_seats: null}), "Active users grew 18% to 412");
    assert.strictEqual(
      adoption({mau: 1, mau_before: null, mau_history: [], seats: 2, unused_seats: 1}),
      "1 person was active at the end of the quarter; 1 of the 2 seats is unused"
    );
  });
  const value = (realised: number | null) =>
    title({...halden(), value: {...halden().value!, realised}}, "value");
  it("of value compares what is measured with what was promised of it", () => {
    assert.strictEqual(
      value(312_000),
      "You realised $312,000 by August, 91% of the $344,000 promised for the same items"
    );
    assert.strictEqual(value(344_000), "You realised $344,000 by August, as promised: 100% of $344,000");
    assert.strictEqual(
      value(444_000),
      "You realised $444,000 by August, $100,000 more than the $344,000 promised"
    );
    assert.strictEqual(value(null), "$406,000 of value was promised; none of it is measured yet");
  });
  it("of goals counts what is met, missed and open", () => {
    const goals = (...status: ("met" | "missed" | "open" | "dropped")[]) =>
      title({...halden(), goals: status.map((s) => ({...halden().goals[0]!, status: s}))}, "goals");
    assert.strictEqual(
      goals("met", "open", "missed"),
      "1 of 3 goals is met, 1 missed its date and 1 is still open"
    );
    assert.strictEqual(goals("met", "met", "missed", "missed"), "2 of 4 goals are met, 2 missed their date");
    assert.strictEqual(goals("met", "met"), "All 2 goals are met");
    assert.strictEqual(goals("met", "dropped"), "The goal is met: 93% against a target of 90%");
    assert.strictEqual(goals("missed"), "The goal missed its date: 93% against a target of 90%");
    assert.strictEqual(goals("open"), "The goal is still open: 93% against a target of 90%");
    assert.strictEqual(goals("open", "open"), "All 2 goals are still open; 2 are at least halfway to target");
  });
  it("of features names what peers rely on and the account has not tried, else compares", () => {
    const features = (part: Partial<NonNullable<DeckData["features"]>>) =>
      title({...halden(), features: {...halden().features!, ...part}}, "features");
    const used = halden().features!.rows.filter((r) => r.reach! > 0);
    assert.strictEqual(
      features({}),
      "You use 9 of 14 features; peers rely on Slot planning, which you have not tried"
    );
    assert.strictEqual(features({rows: used}), "You use 9 of 14 features, as many as peers: 64% against 71%");
    assert.strictEqual(
      features({rows: used, breadth: 0.4}),
      "You use 9 of 14 features, fewer than most peers: 40% against 71%"
    );
    assert.strictEqual(
      features({rows: used, peer_breadth: null}),
      "You use 9 of the 14 features of your plan"
    );
  });
  it("of voice says steady inside the interval of the change, and lists few answers without a score", () => {
    assert.strictEqual(title(halden(), "voice"), "NPS is steady at 36, from 42 answers (95%: 11 to 55)");
    assert.match(title(longest(), "voice"), /^NPS fell 57 points to −7, from 123,456 answers/);
    assert.strictEqual(
      title(shortest(), "voice"),
      "One person answered: too few for a score, so here is each answer"
    );
  });
  it("of support says volume, and the first severity that missed its target", () => {
    assert.strictEqual(
      title(halden(), "support"),
      "Tickets are steady at 74; severity 1 was answered in 61 min at the median, target 30 min"
    );
    const data = halden();
    const support = {...data.support!, severities: data.support!.severities.slice(1)};
    assert.strictEqual(
      title({...data, support}, "support"),
      "Tickets are steady at 74; all severities with targets were answered in time at the median"
    );
    const one = {...data.support!, severities: data.support!.severities.slice(1, 2)};
    assert.match(
      title({...data, support: one}, "support"),
      /; severity 2 was answered in [\d.]+ h at the median, inside its target of [\d.]+ h$/
    );
  });
  it("of support says that nothing was asked rather than a steady zero", () => {
    const data = halden();
    const none = {...data.support!, opened: 0, opened_before: 2, severities: []};
    assert.strictEqual(
      title({...data, support: {...none, open_at_end: 1}}, "support"),
      "No tickets were opened; 1 is still open"
    );
    assert.strictEqual(
      title({...data, support: {...none, open_at_end: 0}}, "support"),
      "No tickets were opened, and none is open"
    );
  });
  it("of what did not go well counts what has an owner and a date", () => {
    assert.strictEqual(
      title({...halden(), experiments: null}, "not-well"),
      "Four things did not go well: two have an owner and a date, two have no plan yet"
    );
    assert.strictEqual(
      title({...halden(), experiments: null, plans: []}, "not-well"),
      "Four things did not go well and have no plan yet"
    );
  });
  it("of the next quarter says whose steps they are and what is overdue", () => {
    assert.strictEqual(
      title(halden(), "next"),
      "Three steps are agreed for 2026Q4, 2 ours and 1 yours; the first is due on 16 Oct"
    );
    const ours = halden().plans.filter((p) => p.status === "open");
    const of = (side: "us" | "customer") =>
      title({...halden(), plans: ours.map((p) => ({...p, owner_side: side}))}, "next");
    assert.strictEqual(of("us"), "Three steps are agreed for 2026Q4, all ours; the first is due on 16 Oct");
    assert.strictEqual(
      of("customer"),
      "Three steps are agreed for 2026Q4, all yours; the first is due on 16 Oct"
    );
    const late = halden().plans.map((p, i) => (i === 0 ? {...p, due_date: "2026-09-12"} : p));
    assert.strictEqual(
      title({...halden(), plans: late}, "next"),
      "Three steps are agreed for 2026Q4, 2 ours and 1 yours; one is overdue, the next is due on 3 Nov"
    );
  });
  it("of the summary joins the best and the worst", () => {
    assert.strictEqual(
      title(halden(), "summary"),
      "Active users grew 18% to 412, but the goal “Finance seats in use” was missed"
    );
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

import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {fits} from "../../src/components/deck/fitText.js";
import {renderDeck} from "../../src/deck/deck.js";
import {TITLE_ROOMS} from "../../src/deck/titleRooms.js";
import {LANGUAGES} from "../../src/lib/languages.js";
import {loadMessages} from "../../src/lib/messages.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {longest, shortest} from "../fixtures/deck/extremes.js";
import {halden} from "../fixtures/deck/halden.js";

const slides = (data: DeckData) => renderDeck(data, {document: lightDocument()}).slides;
const slide = (data: DeckData, id: string) => slides(data).find((d) => d.id === id)!;

describe("the action title", () => {
  const title = (data: DeckData, id: string) => slide(data, id).title;
  const adoption = (part: Partial<NonNullable<DeckData["adoption"]>>) =>
    title({...halden(), adoption: {...halden().adoption!, ...part}}, "adoption");
  it("of adoption says grew or fell only beyond the usual change, steady where it stood still, both numbers between", () => {
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
      "412 people are active, 349 a quarter ago; 61 of the 473 seats are unused"
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
    assert.strictEqual(
      adoption({mau: 0, mau_before: 0, mau_history: [0, 0, 0, 0, 0], seats: 9, unused_seats: 9}),
      "Nobody was active in the last 28 days; all 9 seats are unused"
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
    const unknown = halden()
      .goals.slice(0, 1)
      .map((d) => ({...d, status: "open" as const, current: null}));
    assert.strictEqual(
      title({...halden(), goals: unknown}, "goals"),
      "The goal is still open; its current value is not known yet"
    );
    assert.strictEqual(goals("open", "open"), "All 2 goals are still open; 2 are at least halfway to target");
  });
  it("of features names what peers rely on and the account does not use, else compares", () => {
    const features = (part: Partial<NonNullable<DeckData["features"]>>) =>
      title({...halden(), features: {...halden().features!, ...part}}, "features");
    const used = halden().features!.rows.filter((r) => r.reach! > 0);
    assert.strictEqual(
      features({}),
      "You use 9 of 14 features; peers rely on Slot planning, which is not in use at your company"
    );
    assert.strictEqual(
      features({rows: used}),
      "You use 9 of 14 features, within the middle half of peers: 64% against 71%"
    );
    assert.strictEqual(
      features({rows: used, breadth: 0.4}),
      "You use 9 of 14 features, fewer than most peers: 40% against 71%"
    );
    assert.strictEqual(
      features({rows: used, peer_breadth: null}),
      "You use 9 of the 14 features of your plan"
    );
  });
  it("of voice says no clear change inside the interval of the change, and lists few answers without a score", () => {
    assert.strictEqual(
      title(halden(), "voice"),
      "NPS is 36, from 42 answers (95%: 11 to 55); no clear change"
    );
    assert.match(title(longest(), "voice"), /^NPS fell 57 points to −7, from 123,456 answers/);
    assert.strictEqual(
      title(shortest(), "voice"),
      "One person answered: too few for a score, so here is each answer"
    );
  });
  it("of support says volume, and the first severity that missed its target", () => {
    assert.strictEqual(
      title(halden(), "support"),
      "74 tickets were opened, 66 a quarter ago; severity 1 was answered in 61 min at the median, target 30 min"
    );
    const data = halden();
    const support = {...data.support!, severities: data.support!.severities.slice(1)};
    assert.strictEqual(
      title({...data, support}, "support"),
      "74 tickets were opened, 66 a quarter ago; all severities with targets were answered in time at the median"
    );
    const [first] = support.severities;
    const slow = [{...first!, resolution: {...first!.resolution, value: 96}, resolution_target: 48}];
    assert.match(
      title({...data, support: {...support, severities: slow}}, "support"),
      /; severity 2 was resolved in 4\.0 days at the median, target 2\.0 days$/
    );
    const one = {...data.support!, severities: data.support!.severities.slice(1, 2)};
    assert.match(
      title({...data, support: one}, "support"),
      /; severity 2 was answered in [\d.]+ h at the median, inside its target of [\d.]+ h$/
    );
  });
  it("of support tells a time from the target that it missed, in title and table", () => {
    const data = halden();
    const support = (hours: number) => {
      const severities = data
        .support!.severities.slice(1, 2)
        .map((d) => ({...d, first_response: {...d.first_response, value: hours}, first_response_target: 12}));
      const deck = renderDeck(
        {...data, support: {...data.support!, severities}},
        {document: lightDocument()}
      );
      return deck.slides.find((d) => d.id === "support")!;
    };
    assert.match(support(12.4).title, /answered in 12\.4 h at the median, target 12 h$/u);
    assert.match(support(12.04).title, /answered in 12\.04 h at the median, target 12 h$/u);
    assert.match(support(13.4).title, /answered in 13 h at the median, target 12 h$/u);
    assert.include(support(12.4).words, "12.4 htarget 12 h");
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
      "Two steps are agreed for 2026Q4, 1 ours and 1 yours; the first is due on 3 Nov; besides, one is overdue"
    );
  });
  it("of the next quarter counts what is due in it, and tells apart what is late, comes later or has no date", () => {
    const [first] = halden().plans;
    const steps = (...days: (string | null)[]) =>
      title({...halden(), plans: days.map((due_date) => ({...first!, due_date}))}, "next");
    assert.strictEqual(
      steps("2026-12-31", "2027-01-01", null, null),
      "One step is agreed for 2026Q4; it is due on 31 Dec; besides, one is due later, two have no date yet"
    );
    assert.strictEqual(steps("2026-09-19"), "No agreed step is due in 2026Q4; one is overdue");
    assert.strictEqual(
      steps("2026-09-30", "2027-01-01", null),
      "No agreed step is due in 2026Q4; one is overdue, one is due later, one has no date yet"
    );
    const earlier = {...halden().period, next_quarter: "2026Q3", last_day: "2026-06-30"};
    const plans = ["2026-09-10", "2026-10-18"].map((due_date) => ({...first!, due_date}));
    assert.strictEqual(
      title({...halden(), period: earlier, plans}, "next"),
      "No agreed step is due in 2026Q3; one is overdue, one is due later"
    );
  });
  it("of the next quarter has two lines at most in every language, whatever there is to tell apart", async () => {
    const [first] = halden().plans;
    const days = ["2026-09-19", "2026-09-20", "2026-12-15", "2026-12-28", "2027-01-01", null, null];
    const plans = days.map(
      (due_date, i) => ({...first!, due_date, owner_side: i % 2 ? "us" : "customer"}) as const
    );
    for (const language of LANGUAGES) {
      await loadMessages(language);
      for (const own of [plans, plans.filter((d) => !d.due_date?.startsWith("2026-12"))]) {
        const found = renderDeck(
          {...halden(), plans: own},
          {document: lightDocument(), language}
        ).slides.find((d) => d.id === "next")!;
        assert.isTrue(fits(found.title, TITLE_ROOMS.long), `${language}: ${found.title}`);
      }
    }
  });
  it("of the summary joins the best and the worst", () => {
    assert.strictEqual(
      title(halden(), "summary"),
      "Active users grew 18% to 412, but the goal “Finance seats in use” was missed"
    );
  });
});

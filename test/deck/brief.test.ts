import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {AudienceError, customerView} from "../../src/deck/audience.js";
import {renderBrief} from "../../src/deck/brief/brief.js";
import {renderDeck} from "../../src/deck/deck.js";
import type {BriefData, BriefSignal} from "../../src/metrics/briefData.js";
import {briefOf, emptyBrief, haldenParts, internalNote} from "../fixtures/deck/brief.js";

const render = (data: BriefData) => renderBrief(data, {document: lightDocument()});
const titles = (data: BriefData) => render(data).slides.map((d) => d.title);
const words = (data: BriefData, page: number) =>
  render(data).slides[page]!.element.textContent.replace(/[\u2068\u2069]/gu, "");

describe("renderBrief(data)", () => {
  it("states what matters in each title, with its numbers", () => {
    assert.deepStrictEqual(titles(briefOf()), [
      "Health is 71, watch, down 6 since Aug; active-user rate took most (−5); two flags are up: only one champion, near the danger zone",
      "Renews on 15 Dec 2026 (in 76 days) with 91% probability (95%: 78% to 96%); it shows 1 of 2 reliable churn signals",
      "Five steps are suggested, the first within 2 days; there is only one champion",
      "Seven questions are likely; the first is about support"
    ]);
  });
  it("never rounds the score across a band", () => {
    const {health} = haldenParts();
    const title = (more: Partial<typeof health>) => titles(briefOf({health: {...health, ...more}}))[0]!;
    assert.match(title({score: 74.74}), /^Health is 74\.7, watch/);
    assert.match(title({score: 75.2, band: "healthy"}), /^Health is 75\.2, healthy/);
    assert.match(title({score: 74.74, bounds: {at_risk: 40, healthy: 60}}), /^Health is 75, watch/);
  });
  it("shows parts with what is missing as missing, and an override beside the score", () => {
    const page = words(briefOf(), 0);
    for (const part of [
      "41.0 of 50.0",
      "−5.1",
      "no data",
      "60 by Imani Okafor, until 30 Nov 2026",
      "32 (28 to 51)",
      "30 days ago its engagement index was 48"
    ])
      assert.include(page, part);
    assert.include(words(briefOf(), 1), "3.0");
  });
  it("says why where nothing is known, and prints no number in its place", () => {
    const data = emptyBrief();
    assert.deepStrictEqual(titles(data).slice(0, 3), [
      "There is no health score: only 30% of the scorecard’s weight has data; of the flags that are known none is up",
      "No renewal date is known; no reliable cause of churn is known",
      "No sign asks for a step; champions are not known"
    ]);
    const all = render(data)
      .slides.map((d) => d.element.textContent)
      .join(" ");
    assert.notMatch(all, /NaN|Infinity|undefined|null/u);
    assert.include(all, "fewer than 10 accounts have a past to count");
  });
  it("names the past rate as one, with the reason why there is no probability", () => {
    const own = haldenParts().renewal;
    const data = briefOf({renewal: {...own, chance: null, drivers: [], reason: "too few for a model"}});
    assert.match(
      titles(data)[1]!,
      /^Renews on 15 Dec 2026 \(in 76 days\); of its segment’s past renewals 94% were kept/
    );
    assert.include(
      words(data, 1),
      "205 of 218 were kept (49 accounts). It stands in for a probability: too few for a model."
    );
    const years = briefOf({
      renewal: {...own, chance: null, renewal_date: null, rate: {...own.rate!, basis: "years"}}
    });
    assert.match(titles(years)[1]!, /^No renewal date is known; of such accounts 94% pay on a year later/);
  });
  it("rounds no rate to 0 or 100%, neither as a figure nor as an end of its interval", () => {
    const own = haldenParts().renewal;
    const rate = {...own.rate!, value: 0.9956, low: 0.98, high: 0.9993, kept: 227, n: 228};
    const all = words(briefOf({renewal: {...own, rate}}), 1);
    assert.include(all, ">99% 95%: 98% to >99%");
    assert.notInclude(all, "100%");
  });
  it("gives no probability to an account that has given notice, and asks for a step first", () => {
    const data = briefOf({renewal: {...haldenParts().renewal, leaving_on: "2026-10-16"}});
    assert.match(titles(data)[1]!, /^The account has given notice for 16 Oct 2026;/);
    assert.notInclude(words(data, 0), "91%");
    assert.match(words(data, 2), /Within.*?Cancellation announced for 16 Oct 2026/u);
  });
  it("asks one thing of an account that has left", () => {
    const renewal = {...haldenParts().renewal, arr: null, churned_on: "2026-09-12", chance: null, rate: null};
    const data = briefOf({renewal, health: {...haldenParts().health, score: null, parts: []}});
    assert.match(titles(data)[0]!, /^There is no health score: the account no longer pays;/);
    assert.match(titles(data)[1]!, /^The account stopped paying on 12 Sep 2026;/);
    assert.match(titles(data)[2]!, /^One step is suggested, within 7 days;/);
    assert.include(words(data, 2), "Stopped paying on 12 Sep 2026");
  });
  it("says “no reliable cause” where none stands out", () => {
    const data = briefOf({signals: {sets: 64, tested: 19, reliable: []}});
    assert.match(titles(data)[1]!, /no reliable cause of churn is known$/);
    assert.include(words(data, 1), "none of 19 signals tested sets the 64 accounts that left apart");
  });
  it("prints what a signal is judged by, and names it where the last month end reads otherwise", () => {
    const [other, seats] = haldenParts().signals.reliable;
    const page = (more: Partial<BriefSignal>) =>
      words(briefOf({signals: {sets: 64, tested: 19, reliable: [other!, {...seats!, ...more}]}}), 1);
    const fallen = page({value: 0.45, last: 0.27, shown: false});
    assert.include(fallen, "not shownmean of 90 days 45%, last 27%");
    assert.include(page({of: "worst", value: 0.2, last: 0.4}), "shownworst of 90 days 20%, last 40%");
    assert.include(page({value: 0.2, last: null}), "mean of 90 days 20%, last not known");
    assert.notInclude(page({value: 0.13, last: 0.13}), "90 days 13%");
  });
  it("never says that a signal causes anything", () => {
    const all = render(briefOf())
      .slides.map((d) => d.element.textContent)
      .join(" ");
    assert.include(all, "Associated with leaving, not shown to cause it");
    assert.notMatch(all, /caused by|because of|leads to/u);
  });
  it("names the line by which the account stands in the danger zone, in flag, words and step", () => {
    const {line} = haldenParts().danger;
    const danger: BriefData["brief"]["danger"] = {
      measure: "active_rate",
      ...{value: 0.27, before: 0.45, before_days: 30, state: "inside"},
      line: {...line, value: 0.3, low: 0.25, high: 0.35}
    };
    const data = briefOf({danger});
    assert.include(titles(data)[0], "danger zone");
    assert.notInclude(titles(data)[0], "near the danger zone");
    assert.include(words(data, 0), "27% of the seats have active users");
    assert.include(words(data, 0), "its share of active users lies at or below the line, 30% (25% to 35%)");
    assert.include(words(data, 2), "Share of active users 27%, line of danger 30%");
  });
  it("suggests a step for each sign, the most urgent first, and calls it no playbook", () => {
    const signs = words(
      briefOf({
        champion_risk: "left",
        quiet: {value: true, reason: null, days_since_inbound: 70, days_since_checkin: 20},
        oldest_overdue_days: 12
      }),
      2
    );
    const order = [
      "severity 1 ticket",
      "they last wrote 70 days ago",
      "A champion has left",
      "overdue for 12 days"
    ];
    const places = order.map((d) => signs.indexOf(d));
    assert.deepStrictEqual(
      places,
      places.toSorted((a, b) => a - b)
    );
    assert.isAbove(places[0]!, -1);
    assert.notInclude(signs, "Last check-in 20 days ago", "90 days are not over");
    assert.include(signs, "not a playbook");
  });
  it("lists the open plays with reason, owner and day in place of the steps, and says where none is open", () => {
    const plays = [
      {
        title: "Quiet customer",
        because: "use falls and no word from them",
        actions: [{what: "Call the champion", owner: "csm", due: "2026-10-03"}]
      },
      {
        title: "Few of the seats are in use",
        because: "active rate 27.0%",
        actions: [{what: "Offer a training", owner: "success", due: "2026-10-05"}]
      }
    ];
    const data = briefOf({plays});
    assert.strictEqual(
      titles(data)[2],
      "Two plays are open, the first due on 3 Oct; there is only one champion"
    );
    const page = words(data, 2);
    for (const part of [
      "Quiet customeruse falls and no word from them",
      "Call the championCSM, by 3 Oct",
      "active rate 27.0%",
      "Offer a trainingsuccess, by 5 Oct",
      "open plays of the playbook"
    ])
      assert.include(page, part);
    assert.notInclude(page, "no playbook");
    const none = briefOf({plays: []});
    assert.strictEqual(titles(none)[2], "No play is open; there is only one champion");
    assert.include(words(none, 2), "No play of the playbook is open for this account.");
  });
  it("says on which slide of the deck a question is answered, and “not shown” only where that is left out", () => {
    const answered = (data: BriefData) => words(data, 3).match(/not shipped(Requests|not shown)/u)?.[1];
    const data = briefOf();
    assert.isNotEmpty(data.requests?.shown);
    assert.strictEqual(answered(data), "Requests");
    const slides = data.template.slides.map((d) => (d.id === "requests" ? {...d, shown: false} : d));
    assert.strictEqual(answered({...data, template: {...data.template, slides}}), "not shown");
  });
  it("marks every page, and takes the CSM's words for it", () => {
    const note = "We said {{active_users}} in August; <script>alert(1)</script> **call first**.";
    const {slides} = render(briefOf({notes: internalNote(note)}));
    for (const {element} of slides) assert.include(element.textContent, "INTERNAL: do not send");
    assert.include(slides[3]!.element.textContent, "We said 412 in August");
    assert.notInclude(slides[3]!.element.outerHTML, "<script");
    const notes = {file: "A-0007/2026Q3.md", fault: null, sections: []};
    const misspelt = {...briefOf({notes: internalNote("{{actve_users}}")}), notes};
    assert.throws(() => render(misspelt), /2026Q3\.md, section at line 3: .* did you mean active_users\?/);
  });
  it("writes hostile names as text", () => {
    const name = '"><img src=x onerror=alert(1)>';
    const own = haldenParts();
    const data = briefOf({people: [{...own.people[0]!, name}], open: [{...own.open[1]!, what: name}]});
    const html = render(data)
      .slides.map((d) => d.element.outerHTML)
      .join("");
    assert.include(html, "&lt;img");
    assert.notInclude(html, "<img");
  });
});

describe("the customer edition", () => {
  it("cannot reach what a brief holds", () => {
    const view = customerView(briefOf(), "title") as unknown as BriefData;
    assert.throws(() => view.brief, AudienceError, "field brief is internal");
  });
  it("is the same deck whether or not the data of a brief lie beside it", () => {
    const html = (data: Parameters<typeof renderDeck>[0]) =>
      renderDeck(data, {document: lightDocument()})
        .slides.map((d) => d.element.outerHTML)
        .join("");
    const {brief: _, ...deck} = briefOf();
    assert.strictEqual(html(briefOf()), html(deck));
  });
});

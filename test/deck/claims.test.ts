import {JSDOM} from "jsdom";
import {assert, describe, it} from "vitest";
import {lightDocument} from "../../reports/deck/lightDom.js";
import {renderDeck} from "../../src/deck/deck.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {FeatureChart} from "../../src/components/deck/featureChart.js";
import {halden} from "../fixtures/deck/halden.js";

const words = (data: DeckData, id: string) =>
  renderDeck(data, {document: lightDocument()}).slides.find((d) => d.id === id)?.words ?? "";
const having = (
  adoption: Partial<NonNullable<DeckData["adoption"]>>,
  support: Partial<NonNullable<DeckData["support"]>> = {}
): DeckData => {
  const data = halden();
  return {
    ...data,
    goals: [],
    experiments: null,
    voice: null,
    features: null,
    adoption: {...data.adoption!, ...adoption},
    support: {...data.support!, ...support}
  };
};

describe("what a deck claims", () => {
  it("calls fewer tickets good only where there are not fewer users", () => {
    const fewer = {opened: 4, opened_before: 70, opened_history: [70, 71, 70, 71, 70], severities: []};
    assert.include(words(having({}, fewer), "summary"), "Fewer tickets");
    assert.notInclude(words(having({mau: 90}, fewer), "summary"), "Fewer tickets");
  });
  it("calls nobody neither steady nor unusual", () => {
    const data = having({mau: 0, mau_before: 1, mau_history: [5, 1, 3, 1, 1]});
    const none = words({...data, support: null, value: null}, "summary");
    assert.include(none, "Seats are paid for and not used");
    assert.notMatch(none, /steady|no more than usual/);
  });
  it("tells a late resolution beside answers that came in time", () => {
    const [, second] = halden().support!.severities;
    const slow = {...second!, resolution: {...second!.resolution, value: 96}, resolution_target: 48};
    const text = words(having({}, {severities: [slow]}), "not-well");
    assert.include(text, "4.0 days");
    assert.include(text, "target 2.0 days");
  });
  it("tells of late tickets only what they were about themselves, and the step that answers them", () => {
    const data = halden();
    const [first, second] = data.support!.severities;
    const late = {
      ...first!,
      severity: 4 as const,
      opened: 1,
      topics: [{topic: "Export for the auditor", tickets: 1}]
    };
    const slow = {
      ...second!,
      opened: 1,
      resolution: {value: 408, n: 1},
      resolution_target: 48,
      topics: [{topic: "Late messages", tickets: 1}]
    };
    const plan = {
      ...data.plans[0]!,
      plan: "Set an alert for late messages",
      ref: "T-3",
      topic: "Late messages",
      severity: 3
    };
    const support = {
      severities: [slow, late],
      opened: 9,
      opened_before: 9,
      opened_history: [9, 9, 9, 9, 9],
      topics: [{topic: "Late messages", tickets: 8, tickets_before: 0}]
    };
    const {slides} = renderDeck(
      {...having({unused_seats: 0, seats: 412}, support), value: null, plans: [plan]},
      {document: lightDocument()}
    );
    const [, table = ""] = /<tbody>(.*?)<\/tbody>/u.exec(
      slides.find((d) => d.id === "not-well")!.element.outerHTML
    )!;
    const rows = table
      .split("</tr>")
      .slice(0, -1)
      .map((d) => new JSDOM(`<table>${d}`).window.document.body.textContent ?? "");
    assert.strictEqual(rows.length, 2);
    const [resolved, answered] = rows;
    assert.include(resolved, "The one ticket was about Late messages.");
    assert.include(resolved, "Set an alert for late messages");
    assert.include(answered, "The one ticket was about Export for the auditor.");
    assert.include(answered, "No plan yet");
  });
  it("tells of fees that have not come back though the promise was kept", () => {
    const data = having({});
    const roi = {value: -0.36, numerator: -36, denominator: 100};
    const value = {...data.value!, promised_measured: 50, realised: 64, paid: 100, roi};
    for (const id of ["summary", "not-well"]) assert.include(words({...data, value}, id), "−36%");
    assert.include(words({...data, value}, "summary"), "Your fees have not come back yet:");
    assert.include(words({...data, value}, "not-well"), "$50, is itself below the fees.");
    assert.notInclude(words(data, "summary"), "Your fees");
  });
  it("calls breadth within the middle half of peers what it is, with its ends", () => {
    const features = {...halden().features!, used: 5, available: 10, breadth: 0.5};
    const peer_breadth = {median: 0.7, low: 0.43, high: 0.74};
    const quiet = having({mau: 360, mau_before: 349, seats: 360, unused_seats: 0});
    const few = {...quiet, support: null, requests: null};
    const data = {...few, features: {...features, peer_breadth}};
    assert.include(words(data, "summary"), "Within the middle half of peers (43% to 74%): 5 of 10 features");
  });
  it("promises on the cover only what follows", () => {
    const data = halden();
    assert.include(words(data, "title"), "what went well, what did not, and what comes next.");
    assert.include(words({...data, plans: []}, "title"), "what went well and what did not.");
  });
  it("lists the whole promise while nothing of it is measured", () => {
    const data = halden();
    const months = data.value!.months.map((d) => ({...d, promised_measured: 0, realised: null}));
    const items = data.value!.items.map((d) => ({...d, promised: 0, realised: null, measured_months: 0}));
    const value = {...data.value!, months, items, promised_measured: 0, realised: null};
    const text = words({...data, value}, "value");
    assert.include(text, "220,000");
    assert.notInclude(text, "Measured in all");
  });
  it("says that intervals are 95% only beside one", () => {
    assert.include(words(having({}), "not-well"), "Result (95%)");
    const counts = words(having({}, {severities: []}), "not-well");
    assert.notInclude(counts, "95%");
    assert.include(counts, "Result");
  });
});

describe("FeatureChart(bars, options)", () => {
  it("writes a number beside its own bar where the band of the peers stands far off", () => {
    const {document} = new JSDOM("").window;
    const at = (low: number) => {
      const peers = {median: low + 0.05, low, high: low + 0.1};
      const chart = FeatureChart([{feature: "Export", reach: 0.2, value: "20%", peers}], {
        document,
        name: "n",
        peers: null,
        percent: String,
        series: ["a", "b", "c", "d"]
      });
      const label = [...chart.querySelectorAll("text")].find((d) => d.textContent === "20%")!;
      const [band, bar] = [...chart.querySelectorAll("rect")].map((d) => Number(d.getAttribute("x")));
      return {label: Number(label.getAttribute("x")), band: band!, bar: bar!};
    };
    const far = at(0.6);
    assert.isBelow(far.label, far.band);
    const near = at(0.22);
    assert.isAbove(near.label, near.band);
  });
});

import {assert, describe, it} from "vitest";
import {FilterBar} from "../../src/components/filterBar.js";
import {RenewalsBody} from "../../src/components/renewals/page.js";
import type {JournalLines, PendingLine} from "../../src/lib/journalLine.js";
import type {RenewalLine, RenewalsData} from "../../src/lib/renewalsData.js";
import {calledTitle} from "../../src/lib/calledText.js";
import {coverageWords, trustWords} from "../../src/lib/coverageText.js";
import {driverWords, renewalsTitle} from "../../src/lib/renewalsText.js";
import {formatFor} from "../../src/lib/format.js";
import {type RenewalsChoice, renewalsChoices} from "../../src/lib/renewalsChoice.js";
import {renewalsView} from "../../src/lib/renewalsView.js";
import {click, emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";

const document = emptyPage();
const fit = (draw: (width: number) => Element) => draw(444);

const line = (i: number, more: Partial<RenewalLine> = {}): RenewalLine => ({
  ...{
    account_id: `A${i}`,
    name: `Name ${i}`,
    segment: "Small",
    csm: "Ada",
    arr: 1000,
    band: "watch",
    score: 60
  },
  ...{renewal_date: "2026-11-30", chance: {value: 0.9, low: 0.8, high: 0.95}, basis: "model", drivers: []},
  ...{checkpoints: [], target: 0.04, ...more}
});
const call = (
  i: number,
  more: Partial<JournalLines["renewal_calls"]> = {}
): JournalLines["renewal_calls"] => ({
  ...{account_id: `A${i}`, renewal_date: "2026-11-30", call: "likely", probability: 0.8, by: "Ada"},
  ...{made_on: "2026-09-01", ...more}
});
const past = (quarter: string, renewed_arr: number) => ({
  ...{quarter, seen_on: "2026-03-31", due: 10, renewed: 9, renewed_arr},
  ...{count: {mean: 9, low: 8, high: 10}, arr: {mean: 900, low: 800, high: 1000}}
});
const SMALL = {segment: "Small", csm: "Ada"};
const DATA: RenewalsData = {
  ...{company: "Kestrel", as_of: "2026-09-30", currency: "USD", decided: []},
  no_model: null,
  standing: [
    {...SMALL, state: "due", accounts: 3, arr: 3000},
    {...SMALL, state: "leaving", accounts: 1, arr: 2000},
    {...SMALL, state: "undated", accounts: 2, arr: 4000}
  ],
  quarters: [
    {
      ...{
        quarter: "2026Q4",
        from: "2026-10-01",
        until: "2026-12-31",
        due: 3,
        due_arr: 3000,
        by_model: 3,
        reason: null
      },
      forecast: {count: {mean: 2.7, low: 2, high: 3}, arr: {mean: 2700, low: 2000, high: 3000}},
      parts: []
    }
  ],
  renewals: [line(1), line(2, {arr: 5000}), line(3, {chance: null, basis: null})],
  calls: [],
  past: {near: [past("2026Q1", 700), past("2026Q2", 900)], far: []}
};
const page = (data: RenewalsData, pending: PendingLine<"renewal_calls">[] = []) =>
  RenewalsBody(renewalsView(data, {}, pending), {fit, document, call: () => undefined});
const order = (data: RenewalsData, pending: PendingLine<"renewal_calls">[] = []) =>
  renewalsView(data, {}, pending).rows.map((d) => d.account_id);

describe("renewalsView(data, choice, pending)", () => {
  it("puts the largest ARR times difference first, then those without a call by ARR", () => {
    assert.deepStrictEqual(order(DATA), ["A2", "A1", "A3"]);
    // 1,000 x 0.85 against 5,000 x 0.10
    const calls = [call(2), call(1, {call: "lost", probability: null}), call(3)];
    assert.deepStrictEqual(order({...DATA, calls}), ["A1", "A2", "A3"]);
  });
  it("lets a call that waits for the next build stand in place of the published one", () => {
    const waits = {table: "renewal_calls" as const, line: call(1, {probability: 0.1}), written: true};
    const [first] = renewalsView({...DATA, calls: [call(1)]}, {}, [waits]).rows;
    assert.deepInclude(first, {account_id: "A1", said: 0.1, waits});
    const other = {...waits, line: call(1, {renewal_date: "2027-11-30"})};
    assert.isNull(renewalsView(DATA, {}, [other]).rows.find((d) => d.account_id === "A1")!.call);
  });
  it("knows at a checkpoint the call that stood then, and lists those of the coming week, its ends worked out", () => {
    const checkpoints = [{days: 90, on: "2026-09-01", scored_on: "2026-08-31", score: 50, band: "watch"}];
    const calls = [call(1), call(1, {call: "lost", made_on: "2026-09-02"})];
    const then = renewalsView({...DATA, renewals: [line(1, {checkpoints})], calls}, {}, []).rows[0]!;
    assert.strictEqual(then.checkpoints[0]!.call?.call, "likely");
    assert.strictEqual(then.call?.call, "lost");
    // 90 days before 29 December is 30 September, the last day of data; before 5 January it is 7 October.
    const days = ["2026-12-29", "2026-12-30", "2027-01-05", "2027-01-06"];
    const renewals = days.map((renewal_date, i) => line(i, {renewal_date}));
    assert.deepStrictEqual(
      renewalsView({...DATA, renewals}, {}, []).due.map((d) => [d.on, d.days]),
      [
        ["2026-10-01", 90],
        ["2026-10-07", 90]
      ]
    );
  });
  it("chooses by quarter, segment and CSM", () => {
    const renewals = [line(1), line(2, {csm: "Bo"}), line(3, {renewal_date: "2027-01-01"})];
    const data = {...DATA, renewals};
    const ids = (value: Record<string, string>) =>
      renewalsView(data, FilterBar(renewalsChoices(data), {value, document}).value, []).rows.map(
        (d) => d.account_id
      );
    assert.deepStrictEqual(
      [ids({csm: "Bo"}), ids({quarter: "2026Q4", csm: "Ada"}), ids({segment: "None"})],
      [["A2"], ["A1"], ["A1", "A2", "A3"]]
    );
  });
  it("counts past intervals with their own uncertainty", () => {
    const {coverage} = renewalsView(DATA, {}, []);
    assert.strictEqual(
      coverageWords(coverage.near.arr, formatFor()),
      "in 1 of 2 quarters (50%, 95% 9\u201391%)"
    );
    assert.match(trustWords(coverage.near.arr), /too narrow/);
    assert.match(
      trustWords({held: 4, quarters: 4, low: 0.51, high: 1}),
      /4 quarters cannot tell 95% from 51%/
    );
    assert.match(coverageWords(coverage.far.arr, formatFor()), /no past quarter/);
  });
});

describe("QuartersCard(view)", () => {
  it("adds what is due up to what all accounts pay, in words and in the table", () => {
    const body = page(DATA);
    const words =
      "$9.00\u00a0k ARR = $3.00\u00a0k due + $2.00\u00a0k of 1 account leaving, notice given + $4.00\u00a0k of 2 accounts without a renewal date";
    assert.include(body.textContent, words);
    click(body.querySelector<HTMLElement>("#quarters .qd-card-links button"));
    const cells = Array.from(body.querySelectorAll("#quarters tr"), (row) =>
      Array.from(row.children, (d) => d.textContent)
    );
    assert.deepStrictEqual(
      cells.slice(1).map((d) => d.slice(0, 3)),
      [
        ["2026Q4", "3", "$3,000"],
        ["Leaving, notice given", "1", "$2,000"],
        ["No renewal date", "2", "$4,000"],
        ["All that pay", "6", "$9,000"]
      ]
    );
  });
  it("says that a renewal is too far off only where there is a model to be too far off for", () => {
    const quarters = [{...DATA.quarters[0]!, by_model: 1}];
    assert.include(
      textOf(page({...DATA, quarters})),
      "1 by the renewal model (ridge logistic regression); 2 by the segment’s past rate: they are farther off than the model has seen"
    );
    const none = {
      ...DATA,
      quarters: [{...quarters[0]!, by_model: 0}],
      no_model: "too few for a model: 3 of 40 past renewals were not renewed"
    };
    assert.include(textOf(page(none)), "3 by the segment’s past rate: too few for a model");
    assert.notInclude(textOf(page(none)), "far off");
    assert.notInclude(textOf(page(none)), "farther off");
  });
});

describe("RenewalsBody(view)", () => {
  const sound = (body: Element) => {
    assert.notMatch(textOf(body), /NaN|undefined|Infinity|\[object/);
    assert.isNull(body.querySelector("script, img"));
    for (const svg of body.querySelectorAll("svg"))
      assert.isNotNull(svg.closest("[aria-label], [aria-hidden=true], [role=img]"));
  };
  it("holds with hostile names, with one renewal, and with none", () => {
    sound(page(DATA));
    const renewals = HOSTILE_NAMES.map((name, i) => line(i, {name, segment: name, csm: name}));
    const calls = HOSTILE_NAMES.map((by, i) => call(i, {by}));
    const hostile = page({...DATA, renewals, calls});
    sound(hostile);
    for (const name of HOSTILE_NAMES) assert.include(hostile.textContent, name);
    sound(page({...DATA, renewals: [line(1)], past: {near: [], far: []}}));
    const quarters = [
      {...DATA.quarters[0]!, due: 0, due_arr: 0, forecast: null, reason: "no renewal is due"}
    ];
    const none = {...DATA, quarters, renewals: [], past: {near: [], far: []}};
    sound(page(none));
    assert.include(textOf(page(none)), "No renewal is to come");
    assert.strictEqual(renewalsTitle(renewalsView(none, {}, [])), "No renewal is due in 2026Q4");
  });
  it("says the finding with its interval, the disagreement, and what the target allows", () => {
    assert.strictEqual(
      renewalsTitle(renewalsView(DATA, {}, [])).replaceAll("\u00a0", " "),
      "3 renewals with $3.00 k of ARR are due in 2026Q4; $2.70 k is expected to renew (95% $2.00 k\u2013$3.00 k)"
    );
    const calls = [call(1, {call: "lost", probability: 0.1}), call(2)];
    const body = page({...DATA, calls});
    assert.include(textOf(body), "2 of 3 renewals are called; 1 is 20 points or more apart from the machine");
    assert.include(textOf(body), "the target allows 0.1 of these 3");
    const [row] = body.querySelectorAll("#renewals tbody tr");
    assert.match(textOf(row), /^Name 1.*90%80\u201395%.*Lost, 10%Ada, 1 Sepapart \u221280 pt.*Call$/);
  });
  it("says when the calls of CSMs were off", () => {
    const decided = Array.from({length: 20}, (_, i) => ({call: "commit", probability: 0.95, renewed: i < 8}));
    assert.include(textOf(page({...DATA, decided})), "“commit” is off: fewer renewed than said");
    assert.include(textOf(page(DATA)), "No call can be compared");
  });
});

const CHOSEN: RenewalsData = {
  ...DATA,
  renewals: [
    line(1),
    line(2, {csm: "Bo", segment: "Large", arr: 5000, target: 0.02}),
    line(3, {csm: "Bo", renewal_date: "2027-01-15"}),
    line(4)
  ],
  standing: [...DATA.standing, {segment: "Large", csm: "Bo", state: "later", accounts: 2, arr: 700}],
  quarters: [
    {
      ...DATA.quarters[0]!,
      due_arr: 7000,
      parts: [
        {
          ...{segment: null, csm: "Bo", count: {mean: 0.9, low: 0, high: 1}},
          arr: {mean: 4500, low: 0, high: 5000}
        }
      ]
    },
    {
      ...{quarter: "2027Q1", from: "2027-01-01", until: "2027-03-31", due: 1, due_arr: 1000, by_model: 0},
      ...{
        reason: null,
        forecast: {count: {mean: 0.6, low: 0, high: 1}, arr: {mean: 600, low: 0, high: 1000}}
      },
      parts: [
        {
          ...{segment: null, csm: "Bo", count: {mean: 0.6, low: 0, high: 1}},
          arr: {mean: 600, low: 0, high: 1000}
        }
      ]
    }
  ]
};
const spaced = (text: string) => text.replaceAll("\u00a0", " ");

describe("RenewalsBody(view) under a choice", () => {
  const shown = (choice: RenewalsChoice) => {
    const view = renewalsView(CHOSEN, choice, []);
    const body = RenewalsBody(view, {fit, document});
    const tiles = Array.from(body.querySelectorAll(".qd-kpi"), (d) => spaced(textOf(d)));
    return {title: spaced(renewalsTitle(view)), body, tiles, text: spaced(textOf(body))};
  };
  it("speaks of a CSM's own renewals in title, tiles, chart and sums", () => {
    const {title, tiles, text} = shown({csm: "Bo"});
    assert.strictEqual(
      title,
      "1 renewal with $5.00 k of ARR is due in 2026Q4; $4.50 k is expected to renew (95% $0\u2013$5.00 k)"
    );
    assert.match(tiles[0]!, /2026Q4.*\$5\.00 k.*1 renewal/);
    assert.match(tiles[1]!, /\$4\.50 k.*95% \$0\u2013\$5\.00 k/);
    assert.match(tiles[2]!, /0\.1 accounts.*95% 0\u20131.*the target allows 0\.02 of this one/);
    assert.match(tiles[3]!, /0 of 2.*due in 2 quarters/);
    assert.include(text, "$6.00 k of ARR is due in 2 quarters, most in 2026Q4");
    assert.include(text, "$700 of 2 accounts later");
    assert.notInclude(text, "leaving");
  });
  it("speaks of the quarter that is chosen", () => {
    const {title, tiles} = shown({quarter: "2027Q1"});
    assert.match(title, /^1 renewal with \$1\.00 k of ARR is due in 2027Q1; \$600 is expected/);
    assert.match(tiles[0]!, /^ARR due, 2027Q1/);
    assert.match(tiles[3]!, /0 of 1.*due in 2027Q1/);
  });
  it("says of what is known of all accounts only that it is, and only where some are chosen", () => {
    const {tiles, body} = shown({csm: "Bo"});
    assert.match(tiles[4]!, /^Past intervals that held ARR.*all accounts/);
    for (const id of ["past-90", "past-180", "calls"])
      assert.match(textOf(body.querySelector(`#${id} h2, #${id} h3`)), /^All accounts: /);
    assert.notInclude(shown({quarter: "2027Q1"}).text.toLowerCase(), "all accounts");
  });
  it("sets the tick where the target would be if it held of the renewals that are due", () => {
    const allowed = (choice: RenewalsChoice) => renewalsView(CHOSEN, choice, []).allowed;
    assert.closeTo(allowed({})!, 0.04 + 0.02 + 0.04, 1e-12);
    assert.strictEqual(allowed({csm: "Bo"}), 0.02);
    assert.isNull(renewalsView({...CHOSEN, renewals: [line(1, {target: null}), line(2)]}, {}, []).allowed);
  });
});

describe("calledTitle(view)", () => {
  const shown = (...said: (number | null)[]) => {
    const renewals = said.map((_, i) => line(i));
    const calls = said.flatMap((probability, i) => (probability === null ? [] : [call(i, {probability})]));
    return renewalsView({...DATA, renewals, calls}, {}, []);
  };
  it("counts those as 20 points apart that are shown so", () => {
    // The machine says 90%.
    assert.include(
      calledTitle(shown(0.704, 0.706, null)),
      "2 of 3 renewals are called; 1 is 20 points or more"
    );
    assert.include(calledTitle(shown(0.704, 0.7049)), "; 2 are 20 points or more apart from the machine");
  });
  it("reads right with none, one and several", () => {
    assert.strictEqual(calledTitle(shown()), "No renewal is to come");
    assert.strictEqual(calledTitle({rows: [], chosen: "2026Q4, Bo"}), "No renewal to come fits the choice");
    assert.strictEqual(calledTitle(shown(null)), "Nobody has called the renewal yet");
    assert.strictEqual(
      calledTitle(shown(0.1)),
      "The renewal is called, 20 points or more apart from the machine"
    );
    assert.strictEqual(
      calledTitle(shown(0.8)),
      "The renewal is called, less than 20 points apart from the machine"
    );
    assert.strictEqual(calledTitle(shown(null, null)), "Nobody has called any of 2 renewals yet");
    assert.match(calledTitle(shown(0.9, null)), /^1 of 2 renewals is called; none is 20 points/);
  });
});

describe("driverWords(driver)", () => {
  it("names value, usual value and odds", () => {
    const driver = {key: "days_since_checkin", value: 92, typical: 24, odds: 0.42};
    assert.strictEqual(
      driverWords(driver, formatFor()),
      "last check-in 92\u00a0d (24\u00a0d) \u00d7\u00a00.4"
    );
  });
});

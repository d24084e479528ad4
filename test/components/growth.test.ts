import {assert, describe, it} from "vitest";
import {GrowthBody} from "../../src/components/growth/page.js";
import {
  advocatesTitle,
  channelsTitle,
  growthTitle,
  outcomeTitle,
  trialsTitle,
  referralsTitle
} from "../../src/lib/growthText.js";
import {growthView} from "../../src/lib/growthView.js";
import {ltv, textbookLtv} from "../../src/metrics/ltv.js";
import {growthOf} from "../support/growth.js";
import {click, emptyPage, HOSTILE_NAMES, textOf} from "../support/page.js";
import {assertSound} from "../support/sound.js";

const document = emptyPage();
const fit = (draw: (width: number) => Element) => draw(640);
const NAMES = [...HOSTILE_NAMES, ...Array.from({length: 34}, (_, i) => `Account ${i}`)];
const accounts = {
  ...{account_id: NAMES.map((_, i) => `K${i}`), name: NAMES, csm: NAMES, region: NAMES.map(() => "North")},
  ...{segment: NAMES.map((_, i) => (i % 2 ? "Large" : "Small")), plan: NAMES.map(() => "Basic")}
};
const places = NAMES.map((_, i) => i);
/** Of forty trials in two channels all of one pay and none of the other; ten past leads of which eight grew. */
const DATA = growthOf({
  given: {trials: true, channels: true, surveys: true, usage: true, referrals: true},
  channel: places.map((i) => (i % 2 ? "event" : HOSTILE_NAMES[0]!)),
  quarters: [
    {
      label: "2026Q2",
      i: places,
      due: places.map(() => 1),
      paid: places.map((i) => i % 2),
      open: places.map(() => 0)
    },
    {label: "2026Q3", i: [0], due: [0], paid: [0], open: [1]}
  ],
  leads: places.slice(0, 6).map((i) => ({
    ...{i, mau: 19, seats: 20, seat_utilisation: 0.95},
    trend: 0.1,
    health_score: 80,
    arr: 1000
  })),
  judged: places,
  past: {
    ...{from: "2024-10-31", to: "2025-09-30", i: places},
    lead: places.map((i) => Number(i < 10)),
    expanded: places.map((i) => Number(i < 8))
  },
  advocates: places.slice(0, 6).map((i) => ({i, promoters: 2, answers: 3, answered_on: "2026-09-01"})),
  referrals: places.slice(1, 6).map((i) => ({i: 0, referred: i, paying: i > 2, arr: 500})),
  ltv: (() => {
    const lifetimes = places.map((i) => ({months: 5 + i, churned: i % 3 === 0, start_mrr: 100}));
    const value = ltv(lifetimes, {gross_margin: 0.8, months: 12});
    const group = (name: string) => ({name, accounts: 40, ltv: value, textbook: textbookLtv(100, 0, 0.8)});
    const rest = {gross_margin: 0.8, months: 12, left_out: 1};
    return {
      ...rest,
      all: group("All accounts"),
      segment: HOSTILE_NAMES.map(group),
      channel: [group("event")]
    };
  })()
});
const view = (data = DATA, choice = {}) => growthView(data, {accounts}, choice);
const body = (data = DATA, choice = {}) => GrowthBody(view(data, choice), {fit, document});

describe("GrowthBody(view)", () => {
  it("holds with hostile names, under a filter, and under one that leaves nobody", () => {
    assertSound(body());
    assertSound(body(DATA, {segment: "Large"}));
    assertSound(body(DATA, {segment: "Nobody"}));
  });
  it("names what is missing on each card, and the next step", () => {
    const said = textOf(body(growthOf()));
    assertSound(body(growthOf()));
    for (const words of [
      "No row of subscriptions has is_trial",
      "acquisition_source of accounts is empty",
      "They need usage with user_id",
      "The table surveys has no row of kind nps",
      "the column referred_by of accounts",
      "Set gross_margin in quarterdeck.yaml"
    ])
      assert.include(said, words);
  });
  it("says so where a year is not there yet", () => {
    assert.include(textOf(body({...DATA, past: null})), "Nobody could be judged a year ago");
  });
  it("turns the chart into a table", () => {
    const page = body();
    for (const button of page.querySelectorAll<HTMLElement>(".qd-card-links button")) click(button);
    assertSound(page);
    assert.strictEqual(page.querySelectorAll("table").length, 7);
  });
});

describe("growthView(data, overview, choice)", () => {
  it("gives leads and others of a year ago, and their difference by Newcombe", () => {
    const {leads, others, difference} = view().outcome;
    assert.deepStrictEqual([leads.value, leads.n, others.value, others.n], [0.8, 10, 0, 30]);
    assert.strictEqual(difference.value, 0.8);
    assert.strictEqual(
      outcomeTitle(view()),
      "8 of 10 past leads paid more two quarters later, 0 of 30 (0%) of the others"
    );
  });
  it("calls two channels different only where their intervals do not meet", () => {
    assert.strictEqual(
      channelsTitle(view()),
      `20 of 20 trials (100%) by event paid, 0 of 20 (0%) by ${HOSTILE_NAMES[0]}`
    );
    const few = {...DATA, quarters: [{label: "2026Q2", i: [0, 1], due: [1, 1], paid: [0, 1], open: [0, 0]}]};
    assert.strictEqual(channelsTitle(view(few)), "No channel\u2019s trials pay reliably more often");
  });
  it("says of which quarters the trials are, wherever it counts them together", () => {
    const title = "No trial of 2026Q3 is over; 20 of 40 trials (50%) of 2026Q2 paid; 1 is open";
    assert.strictEqual(trialsTitle(view()), title);
    assert.include(textOf(body()), "Trials that ended since 2026Q2, by accounts.acquisition_source");
    const one = {...DATA, quarters: DATA.quarters.slice(0, 1)};
    assert.match(growthTitle(view(one)), /^20 of 40 trials \(50%\) of 2026Q2 ended in payment;/);
  });
  it("states what pays and what is ready to grow", () => {
    assert.strictEqual(
      growthTitle(view()),
      "20 of 40 trials (50%) since 2026Q2 ended in payment; 6 accounts with $6.00\u00a0k ARR are ready for more seats"
    );
    assert.strictEqual(
      growthTitle(view(growthOf())),
      "Trials are not known: no subscription is marked as one; no account can be judged for more seats"
    );
    const given = {...DATA.given, trials: true};
    assert.match(growthTitle(view(growthOf({given}))), /^No trial is over yet;/);
  });
  it("gives few trials as so many of so many, in titles and under the line, with no percentage of three", () => {
    const quarter = (label: string, i: number[], paid: number[]) => ({
      ...{label, i, paid},
      due: i.map(() => 1),
      open: i.map(() => 0)
    });
    const few = {
      ...DATA,
      quarters: [quarter("2026Q2", [0, 1], [0, 1]), quarter("2026Q3", [2, 3, 4], [1, 1, 0])]
    };
    assert.strictEqual(trialsTitle(view(few)), "2 of 3 trials of 2026Q3 paid, 3 of 5 of those since 2026Q2");
    assert.match(growthTitle(view(few)), /^3 of 5 trials since 2026Q2 ended in payment;/);
    const texts = Array.from(body(few).querySelectorAll("svg text"), textOf);
    assert.includeMembers(texts, ["1/2", "2/3"]);
    const large = {...few, quarters: [...few.quarters, quarter("2026Q4", [], [])]};
    assert.match(trialsTitle(view(large)), /^No trial of 2026Q4 is over; 2 of 3 trials of 2026Q3 paid,/);
  });
  it("counts beside the ARR of the referred those that pay it", () => {
    assert.strictEqual(
      referralsTitle(view()),
      "1 account referred 5 others, of which 3 pay $2.50\u00a0k ARR today"
    );
    const gone = DATA.referrals.slice(0, 1).map((d) => ({...d, paying: false, arr: 0}));
    assert.strictEqual(
      referralsTitle(view({...DATA, referrals: gone})),
      "1 account referred 1 other, none of which pays today"
    );
  });
  it("asks for no reference where there is nobody to ask, and judges no leads where no year is over", () => {
    assert.strictEqual(
      advocatesTitle(view({...DATA, advocates: []})),
      "No account has promoters and no detractor"
    );
    assert.strictEqual(
      outcomeTitle(view({...DATA, past: null})),
      "No account can be judged by its leads of a year ago"
    );
  });
});

import {describe, expect, it} from "vitest";
import {formatFor} from "../../src/lib/format.js";
import {playNumbers, playNumbersNow} from "../../src/lib/playText.js";
import type {PlaybookRow, PlayNumber} from "../../src/metrics/plays/playbookData.js";
import {PLAY_METRICS} from "../../src/metrics/plays/playMetrics.js";

const format = formatFor({currency: "USD"});
const said = (numbers: Record<string, PlayNumber>, numbers_ahead: Record<string, PlayNumber> | null = null) =>
  playNumbers({numbers, numbers_ahead}, format).replaceAll("\u00a0", " ");

describe("playNumbers(row, format)", () => {
  it("says a yes, a no and a text as people would", () => {
    expect(said({quiet: true})).toBe("use falls and no word from them");
    expect(said({quiet: false})).toBe("no longer quiet");
    expect(said({champion_risk: "left"})).toBe("a champion has left");
    expect(said({health_band: "at risk"})).toBe("band: at risk");
    expect(said({segment: "Enterprise"})).toBe("segment Enterprise");
  });

  it("counts one as one, and days that are none as that day", () => {
    expect(said({unanswered_detractors: 1})).toBe("1 detractor without an answer");
    expect(said({unanswered_detractors: 2})).toBe("2 detractors without an answer");
    expect(said({days_since_proactive: 1, days_to_renewal: 18})).toBe(
      "our last outreach 1 day ago; renewal in 18 days"
    );
    expect(said({days_since_checkin: 0, days_to_renewal: 0})).toBe(
      "last check-in that day; renewal that day"
    );
  });

  it("says which way a price went without a sign", () => {
    expect(said({price_change_90d: 0.216})).toBe("price up 21.6% in 90 days");
    expect(said({price_change_90d: -0.05})).toBe("price down 5.0% in 90 days");
  });

  it("says name and value where there is no phrase, and where a number was going", () => {
    expect(said({danger_zone: "near", engagement_index: 35, danger_line: 32})).toBe(
      "zone: near; engagement index 35; danger line 32"
    );
    expect(said({days_since_checkin: null})).toBe("days since the last check-in not known");
    expect(said({seats: 12}, {seats: 9})).toBe("12 seats, 9 in a month at this pace");
  });

  it("tells never from not known, and says an outreach once", () => {
    expect(said({days_since_proactive: null, proactive_ever: false, days_to_renewal: 92})).toBe(
      "no outreach from us yet; renewal in 92 days"
    );
    expect(said({days_since_proactive: 75, proactive_ever: true})).toBe("our last outreach 75 days ago");
    expect(said({days_since_proactive: null, proactive_ever: null})).toBe(
      "days since our last outreach not known; outreach from us not known"
    );
  });

  it("has words for every metric, none of which is a name of code", () => {
    for (const {name, type, values} of PLAY_METRICS) {
      const sample = type === "number" ? [2] : type === "boolean" ? [true, false] : (values ?? ["Growth"]);
      for (const value of sample) expect(said({[name]: value}), name).not.toMatch(/_|undefined|NaN/);
    }
  });
});

describe("playNumbersNow(row, format)", () => {
  type Numbers = Record<string, PlayNumber>;
  const now = (numbers: Numbers, numbers_now: Numbers | null, parts: Partial<PlaybookRow> = {}) =>
    playNumbersNow({numbers, numbers_now, numbers_ahead: null, ended_on: null, ...parts}, format).replaceAll(
      "\u00a0",
      " "
    );

  it("says today's numbers, with those of the firing day where they read otherwise", () => {
    expect(now({days_to_renewal: 79, seats: 12}, {days_to_renewal: 18, seats: 12})).toBe(
      "renewal in 18 days (was 79); 12 seats"
    );
    expect(
      now({health_band: "watch", health_score: 50.2}, {health_band: "at risk", health_score: 49.8})
    ).toBe("band: at risk (was: watch); health score 50");
    expect(now({champion_risk: "left"}, {champion_risk: "one"})).toBe(
      "one champion only (was: a champion has left)"
    );
  });

  it("calls the day today, and a number that is not known any more so", () => {
    expect(now({days_to_renewal: 61, days_since_use: 14}, {days_to_renewal: 0, days_since_use: null})).toBe(
      "renewal today (was 61); days since the last use not known (was 14)"
    );
  });

  it("says where a number was bound for as of the day on which it was so", () => {
    const ahead = {numbers_ahead: {seats: 9}};
    expect(now({seats: 12}, {seats: 12}, ahead)).toBe("12 seats, 9 in a month at this pace");
    expect(now({seats: 12}, {seats: 11}, ahead)).toBe("11 seats (was 12, bound for 9)");
  });

  it("says nothing of an outreach that there was not when it fired", () => {
    const then = {days_since_proactive: null, proactive_ever: false};
    expect(now(then, {days_since_proactive: 5, proactive_ever: true})).toBe("our last outreach 5 days ago");
  });

  it("keeps the numbers of the firing day where its reason ended, or nobody pays any more", () => {
    expect(now({seats: 12}, {seats: 40}, {ended_on: "2026-09-30"})).toBe("12 seats");
    expect(now({seats: 12}, null)).toBe("12 seats");
  });
});

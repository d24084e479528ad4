import {describe, expect, it} from "vitest";
import {formatFor} from "../../src/lib/format.js";
import {playNumbers} from "../../src/lib/playText.js";
import type {PlayNumber} from "../../src/metrics/plays/playbookData.js";
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

  it("has words for every metric, none of which is a name of code", () => {
    for (const {name, type, values} of PLAY_METRICS) {
      const sample = type === "number" ? [2] : type === "boolean" ? [true, false] : (values ?? ["Growth"]);
      for (const value of sample) expect(said({[name]: value}), name).not.toMatch(/_|undefined|NaN/);
    }
  });
});

import type {ScorecardData} from "../../src/lib/scorecardData.js";
import {packInts} from "../../src/lib/packedInts.js";
import {packValues} from "../../src/lib/scorecardData.js";
import type {Scorecard} from "../../src/metrics/health.js";

/** Usage weighs 3 of 4, of which the rate is all; support the rest. The rate's points are 100 times the rate. */
export const CARD: Scorecard = {
  id: "one",
  version: "1",
  groups: {
    usage: {weight: 3, components: {active_rate: {weight: 2, bad: 0, good: 1}}},
    support: {weight: 1, components: {ticket_rate: {weight: 1, bad: 20, good: 0}}}
  }
};

/** An account's months: rate, tickets, and whether it left afterwards (null: not known yet). */
export interface ScorecardHistory {
  name: string;
  segment?: string;
  /** the first month's place; default 0 */
  from?: number;
  months: readonly (readonly [rate: number | null, tickets: number | null, left?: 0 | 1 | null])[];
}

const POINTS = ["2026-01-31", "2026-02-28", "2026-03-31"];

/** What a company would publish whose accounts were scored by one scorecard; the first two months judge. */
export function scorecardOf(
  histories: readonly ScorecardHistory[],
  {cards = [CARD]}: {cards?: Scorecard[]} = {}
): ScorecardData {
  const rows = histories.flatMap(({months, from = 0}) => months.map((d, i) => ({point: from + i, d})));
  let at = 0;
  return {
    ...{as_of: "2026-03-31", currency: "USD", bands: {at_risk: 50, healthy: 75}, min_coverage: 0.6},
    ...{built_in: false, cards, points: POINTS, test: {points: [0, 1], horizon_days: 90}},
    accounts: {
      account_id: histories.map((_, i) => `K${i}`),
      name: histories.map((d) => d.name),
      segment: histories.map((d) => d.segment ?? "Small"),
      arr: histories.map((_, i) => 1000 * (i + 1)),
      first: histories.map(({months}) => (at += months.length) - months.length)
    },
    rows: {
      point: packInts(rows.map((d) => d.point)),
      card: packInts(rows.map(() => 0)),
      left: packInts(rows.map(({d}) => d[2] ?? -1)),
      judged_by: null,
      tenure_days: null
    },
    values: {
      active_rate: packValues(rows.map(({d}) => d[0])),
      ticket_rate: packValues(rows.map(({d}) => d[1]))
    }
  };
}

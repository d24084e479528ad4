import type {AccountMonthsData} from "../../src/lib/accountMonthsData.js";
import {packBins} from "../../src/lib/monthBins.js";

/**
 * Account-months of accounts K0, K1 … with as many months each: engagement 8 times the number (up to 100), half the seats
 * in use, months of tenure from zero, and a health score that only even accounts have. K0 to K2 left.
 */
export function monthsOf(
  accounts: number,
  months: number,
  name = (i: number) => `Company ${i}`
): AccountMonthsData {
  const all = Array.from({length: accounts * months}, (_, row) => ({
    i: Math.floor(row / months),
    m: row % months
  }));
  const column = (width: number, bins: number, open: boolean, of: (d: {i: number; m: number}) => number) => {
    return {width, bins, open, rows: packBins(all.map(of), bins)};
  };
  return {
    as_of: "2026-09-30",
    first: accounts ? "2026-04-30" : null,
    last: accounts ? "2026-09-30" : null,
    horizon: 90,
    account_id: Array.from({length: accounts}, (_, i) => `K${i}`),
    name: Array.from({length: accounts}, (_, i) => name(i)),
    months: Array.from({length: accounts}, () => months),
    columns: {
      engagement_index: column(2, 50, false, ({i}) => Math.min(49, 4 * i)),
      seat_utilisation: column(0.025, 41, true, () => 20),
      tenure: column(1, 30, true, ({m}) => m),
      health_score: column(2, 50, false, ({i}) => (i % 2 ? 50 : 30))
    },
    left: all.map(({i, m}) => (m >= months - 2 ? "-" : i < 3 ? "1" : "0")).join("")
  };
}

import type {CauseLeaver, CausesData, CauseSignal} from "../../src/lib/causesData.js";

/** A signal of a made-up company. */
export function signalOf(key: string, more: Partial<CauseSignal> = {}): CauseSignal {
  const cut = {value: 0.3, inclusive: false, basis: "config"} as const;
  return {
    key,
    label: key,
    cause: "low_engagement",
    worse: "low",
    unit: "share",
    table: "usage",
    cut,
    ...more
  };
}

/** An account that left, compared with one that stayed. */
export function leaverOf(
  i: number,
  own: string,
  control: string,
  more: Partial<CauseLeaver> = {}
): CauseLeaver {
  return {
    account_id: `K${i}`,
    name: `Account ${i}`,
    segment: "Small",
    channel: "event",
    seller: "Ana",
    cohort: "2025",
    tenure_days: 300,
    churned_on: "2026-03-01",
    index_date: "2026-03-01",
    mrr_lost: 100,
    reason: "price",
    cause: "price",
    voluntary: true,
    own,
    own_at_index: own,
    controls: control === "" ? [] : [control],
    controls_at_index: control === "" ? [] : [control],
    ...more
  };
}

/** Causes of a made-up company with the signals *Quiet* (low engagement) and *Price rise* (price). */
export function causesOf(leavers: readonly CauseLeaver[], more: Partial<CausesData> = {}): CausesData {
  return {
    as_of: "2026-09-30",
    currency: "USD",
    signals: [
      signalOf("quiet", {label: "Quiet customer"}),
      signalOf("price_change", {label: "Price rise", cause: "price", worse: "high", table: "subscriptions"})
    ],
    leavers: [...leavers],
    lives: {segment: [], channel: [], seller: [], cohort: [], months: [], left: [], exposed: {}, from: {}},
    ...more
  };
}

/** Sixteen discordant pairs of which twelve speak for the first signal: odds ratio 3, p 0.0455, and none for the second. */
export function telling(more: Partial<CauseLeaver> = {}): CauseLeaver[] {
  const of = (i: number) => (i < 12 ? leaverOf(i, "10", "00", more) : leaverOf(i, "00", "10", more));
  return Array.from({length: 16}, (_, i) => of(i));
}

import type {MrrChange} from "./dailyMovements.js";
import type {MrrPair} from "./movements.js";

const pair = (
  account_id: string,
  start_mrr: number,
  end_mrr: number,
  rest: Partial<MrrPair> = {}
): MrrPair => ({
  account_id,
  start_mrr,
  end_mrr,
  fx_mrr: 0,
  paid_before: start_mrr > 0,
  left_and_returned: false,
  ...rest
});

/**
 * The end points of a quarter that the Definitions page works through: B leaves, C grows, D shrinks, E is new, F joins and
 * leaves again, G leaves and returns, H (churned a year earlier) returns, I grows and then shrinks.
 */
export const WORKED_PAIRS: readonly MrrPair[] = [
  pair("A", 100, 100),
  pair("B", 200, 0),
  pair("C", 300, 450),
  pair("D", 400, 250),
  pair("E", 0, 500),
  pair("F", 0, 0),
  pair("G", 250, 250, {left_and_returned: true}),
  pair("H", 0, 120, {paid_before: true}),
  pair("I", 100, 60)
];

const change = (
  account_id: string,
  before_mrr: number,
  after_mrr: number,
  paid_before = true
): MrrChange => ({
  account_id,
  day: "2026-08-01",
  before_mrr,
  after_mrr,
  paid_before
});

/** Every change inside that quarter. */
export const WORKED_CHANGES: readonly MrrChange[] = [
  change("B", 200, 0),
  change("C", 300, 450),
  change("D", 400, 250),
  change("E", 0, 500, false),
  change("F", 0, 150, false),
  change("F", 150, 0),
  change("G", 250, 0),
  change("G", 0, 250),
  change("H", 0, 120),
  change("I", 100, 180),
  change("I", 180, 60)
];

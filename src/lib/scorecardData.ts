import type {Scorecard} from "../metrics/health.js";
import type {BandBoundaries} from "../metrics/healthBands.js";
import type {PackedInts} from "./packedInts.js";
import {packInts, unpackInts} from "./packedInts.js";

/** The values that a component has had, and which of them each row has: place in *levels* + 1, 0 without data. */
export interface PackedValues {
  levels: number[];
  code: PackedInts;
}

/** The paying accounts' months, in order of account and point; columns of one length. */
export interface ScorecardRowColumns {
  /** place in *points* */
  point: PackedInts;
  /** place in *cards*; -1: scored by none of them */
  card: PackedInts;
  /** place of the scorecard that counts today for the row's segment, by which it is judged; null: the same as *card* */
  judged_by: PackedInts | null;
  /** 1: left within the horizon, 0: did not, -1: cannot be known yet, or the point is no month end */
  left: PackedInts;
  /** only where some anchors depend on it */
  tenure_days: (number | null)[] | null;
}

/** What the Health page's cards on the scorecard draw from: every score can be computed from it again. */
export interface ScorecardData {
  as_of: string;
  currency: string;
  bands: BandBoundaries;
  min_coverage: number;
  /** none is configured: the one chosen by what the data hold */
  built_in: boolean;
  cards: Scorecard[];
  /** Days on which scores are kept, the last of them as_of. */
  points: string[];
  /** How the backtest divides time: places in *points*; without months to judge by, the reason. */
  test: {points: number[]; horizon_days: number; reason?: string};
  /** Accounts that were ever scored; *first* is where an account's rows start. */
  accounts: {
    account_id: string[];
    name: string[];
    segment: string[];
    arr: number[];
    first: number[];
  };
  rows: ScorecardRowColumns;
  values: Record<string, PackedValues>;
}

/** The same, ready to compute with. */
export interface ScorecardPanel {
  data: ScorecardData;
  /** places of the scorecards that count on the last day, which alone can be tried out, and the scorecards */
  current: number[];
  current_cards: Scorecard[];
  /** number of rows */
  n: number;
  /** place of the row's account */
  account: Int32Array;
  point: Int32Array;
  card: Int16Array;
  left: Int8Array;
  /** by component; NaN without data */
  values: Record<string, Float64Array>;
  /** places of the rows of the last point, one an account that pays then */
  today: Int32Array;
  /** places of the rows that the backtest judges by: those of one in *one_in* accounts */
  test: Int32Array;
  one_in: number;
  /** the places of each card's rows */
  of_card: Int32Array[];
  /** the places of the test rows that each card is judged by; null: those that it scored */
  judged_of_card: Int32Array[] | null;
}

/** So many account-months are judged again within a slider's move. */
const MOST_JUDGED = 20_000;

/**
 * Unpacks what was published.
 *
 * @param most account-months to judge by; of more, a part of the accounts is taken, evenly and always the same
 */
export function unpackScorecard(data: ScorecardData, {most = MOST_JUDGED} = {}): ScorecardPanel {
  const {rows, accounts, points, values} = data;
  const point = unpackInts(rows.point);
  const n = point.length;
  const account = new Int32Array(n);
  accounts.first.forEach((from, i) => account.fill(i, from, accounts.first[i + 1] ?? n));
  const card = Int16Array.from(unpackInts(rows.card));
  const left = Int8Array.from(unpackInts(rows.left));
  const test_points = new Set(data.test.points);
  const decided = places(n, (i) => test_points.has(point[i]!) && left[i]! >= 0);
  const one_in = Math.max(1, Math.ceil(decided.length / most));
  const test = decided.filter((i) => account[i]! % one_in === 0);
  const judged_by = rows.judged_by === null ? null : unpackInts(rows.judged_by);
  const current = currentCards(data);
  const last = points.length - 1;
  const unpacked = Object.entries(values).map(([component, {levels, code}]) => {
    return [component, Float64Array.from(unpackInts(code), (d) => (d === 0 ? NaN : levels[d - 1]!))] as const;
  });
  return {
    data,
    current,
    current_cards: current.map((c) => data.cards[c]!),
    ...{n, account, point, card, left},
    values: Object.fromEntries(unpacked),
    today: places(n, (i) => point[i] === last),
    ...{test, one_in},
    of_card: data.cards.map((_, c) => places(n, (i) => card[i] === c)),
    judged_of_card: judged_by && data.cards.map((_, c) => test.filter((i) => judged_by[i] === c))
  };
}

function places(n: number, keep: (i: number) => boolean): Int32Array {
  const kept: number[] = [];
  for (let i = 0; i < n; ++i) if (keep(i)) kept.push(i);
  return Int32Array.from(kept);
}

/** Packs values by the row; null and what is no number is no data. Nine digits tell any two scores apart that matter. */
export function packValues(values: readonly (number | null)[]): PackedValues {
  const places = new Map<number, number>();
  const code = values.map((value) => {
    if (value === null || !Number.isFinite(value)) return 0;
    const level = Number(value.toPrecision(9));
    const known = places.get(level);
    if (known !== undefined) return known;
    places.set(level, places.size + 1);
    return places.size;
  });
  return {levels: [...places.keys()], code: packInts(code)};
}

/** The scorecards that count on the last day, by their place. */
export function currentCards({cards, as_of}: ScorecardData): number[] {
  return cards.flatMap((d, i) => {
    const valid = (d.valid_from ?? "") <= as_of && as_of <= (d.valid_to ?? "9999-12-31");
    const newer = cards.some(
      (o, k) =>
        k !== i &&
        o.id === d.id &&
        (o.valid_from ?? "") <= as_of &&
        (o.valid_from ?? "") > (d.valid_from ?? "")
    );
    return valid && !newer ? [i] : [];
  });
}

import type {Format} from "../lib/format.js";
import type {DeckOutcome} from "../metrics/deckData.js";
import {shortNumber} from "./compact.js";

/** How the numbers of one outcome are written, all in one precision. */
export interface OutcomeText {
  /** an arm's mean or share */
  arm: (value: number | null) => string;
  /** a difference with its sign and, of shares, in points */
  signed: (value: number | null) => string;
  /** a difference without its sign */
  size: (value: number | null) => string;
  /** −21.5 to −12.3; empty where there is no interval */
  low_high: (d: DeckOutcome["difference"], unsigned?: boolean) => readonly [string, string] | null;
}

/** Shares of fewer units than this have whole percents. */
const MANY = 200;
/** Beyond that a number is written short. */
const LARGE = 1e7;

/** Digits that suit the size of an outcome's values: three figures or so. */
export function outcomeDigits({kind, target, control, difference}: DeckOutcome): number {
  if (kind === "proportion") return Math.min(target.n, control.n) < MANY ? 0 : 1;
  const size = Math.max(...[target.mean, control.mean, difference.value].map((d) => Math.abs(d ?? 0)));
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}

/** A difference of shares with its sign: −2.1 pt. */
export function signedPoints(
  value: number | null,
  {format, digits}: {format: Format; digits: number}
): string {
  return value === null ? format.count(null) : `${format.signed(100 * value, digits)}\u00a0${format.point}`;
}

/** The writers of an outcome's numbers. */
export function outcomeText(outcome: DeckOutcome, format: Format): OutcomeText {
  const share = outcome.kind === "proportion";
  const digits = outcomeDigits(outcome);
  const sign = (value: number) => {
    const shown = share ? 100 * value : value;
    if (Math.abs(shown) < LARGE) return format.signed(shown, digits);
    return (shown > 0 ? "+" : "") + shortNumber(shown, format.locale);
  };
  const plain = (value: number) => {
    const shown = Math.abs(share ? 100 * value : value);
    return shown < LARGE ? format.decimal(shown, digits) : shortNumber(shown, format.locale);
  };
  const unit = share ? `\u00a0${format.point}` : "";
  return {
    arm: (value) => {
      if (value !== null && !share && Math.abs(value) >= LARGE) return shortNumber(value, format.locale);
      return share ? format.percent(value, digits) : format.decimal(value, digits);
    },
    signed: (value) => (value === null ? format.count(null) : sign(value) + unit),
    size: (value) => (value === null ? format.count(null) : plain(value) + unit),
    low_high({low, high}, unsigned = false) {
      if (low === null || high === null) return null;
      if (!unsigned) return [sign(low), sign(high)];
      return Math.abs(low) <= Math.abs(high) ? [plain(low), plain(high)] : [plain(high), plain(low)];
    }
  };
}

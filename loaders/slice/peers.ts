import type {PeerFigures} from "../../src/metrics/deckData.js";

/** Fewer peers than this are not anonymous. */
const LEAST_PEERS = 8;

/** Rounds to two significant digits, so that no single account can be worked out. */
export function twoDigits(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}

/** Linear interpolation between order statistics (Hyndman and Fan 1996, definition 7) of sorted values less one. */
function quantile(sorted: readonly number[], without: number, p: number): number {
  const n = sorted.length - 1;
  const at = (i: number) => sorted[i < without ? i : i + 1]!;
  const position = (n - 1) * p;
  const low = Math.floor(position);
  return at(low) + (position - low) * (at(Math.min(low + 1, n - 1)) - at(low));
}

/** An account of a segment and its value. */
export interface PeerValue {
  account_id: string;
  segment: string;
  value: number | null;
}

/**
 * Median and quartiles among the other accounts of each account's segment: nothing else of them leaves this function.
 *
 * @returns by account; null where fewer than 8 peers have a value
 */
export function peerFigures(rows: readonly PeerValue[]): Map<string, PeerFigures | null> {
  const segments = new Map<string, PeerValue[]>();
  for (const row of rows) segments.set(row.segment, [...(segments.get(row.segment) ?? []), row]);
  const found = new Map<string, PeerFigures | null>();
  for (const members of segments.values()) {
    const known = members.filter((d) => d.value !== null).sort((a, b) => a.value! - b.value!);
    const sorted = known.map((d) => d.value!);
    const place = new Map(known.map((d, i) => [d.account_id, i]));
    for (const {account_id} of members) found.set(account_id, without(sorted, place.get(account_id)));
  }
  return found;
}

function without(sorted: readonly number[], own: number | undefined): PeerFigures | null {
  const peers = own === undefined ? sorted.length : sorted.length - 1;
  if (peers < LEAST_PEERS) return null;
  // An account without a value is left out by appending one that no quantile reads.
  const [values, index] = own === undefined ? [[...sorted, Infinity], sorted.length] : [sorted, own];
  const at = (p: number) => twoDigits(quantile(values, index, p));
  return {median: at(0.5), low: at(0.25), high: at(0.75)};
}

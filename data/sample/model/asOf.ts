import type {Account, Line} from "./world.js";

/** The paid MRR of an account on a day, in its own currency. */
export function mrrOn(account: Account, day: number): number {
  let mrr = 0;
  for (const d of account.lines) if (runs(d, day)) mrr += d.mrr;
  return Math.round(mrr * 100) / 100;
}

/** The seats paid for on a day. */
export function seatsOn(account: Account, day: number): number {
  let seats = 0;
  for (const d of account.lines) if (runs(d, day)) seats += d.seats ?? 0;
  return seats;
}

/** The dated value that holds on a day; the first one before it starts. */
export function valueOn<T>(history: readonly {from: number; value: T}[], day: number): T {
  return (history.findLast((d) => d.from <= day) ?? history[0]!).value;
}

function runs(line: Line, day: number): boolean {
  return !line.is_trial && line.mrr > 0 && line.start <= day && (line.end === null || day < line.end);
}

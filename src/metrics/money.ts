/** An amount in whole cents, so that sums of many amounts are exact. */
export function cents(amount: number): number {
  return Math.round(amount * 100);
}

/** The sum of amounts, exact to the cent. */
export function sumMoney<T>(values: Iterable<T>, amount: (d: T) => number | null | undefined): number {
  let total = 0;
  for (const value of values) total += cents(amount(value) ?? 0);
  return total / 100;
}

import {zeros} from "./symmetric.js";

/**
 * Which columns carry information of their own, taken one after the other.
 *
 * @param information symmetric and positive semidefinite, p x p
 * @param least below this a diagonal element counts as zero
 * @returns of each column *own*; *dependent*: it follows from earlier ones; *none*: it carries nothing at all
 * @see Golub and Van Loan 2013, algorithm 4.2.1 (Cholesky), with columns skipped whose pivot vanishes
 */
export function independentColumns(
  information: readonly Float64Array[],
  least: number
): ("own" | "dependent" | "none")[] {
  const p = information.length;
  const lower = zeros(p);
  const own: number[] = [];
  return information.map((row, i) => {
    if (!(row[i]! > least)) return "none";
    let pivot = row[i]!;
    for (const j of own) {
      let sum = row[j]!;
      for (const k of own) if (k < j) sum -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = sum / lower[j]![j]!;
      pivot -= lower[i]![j] ** 2;
    }
    if (pivot <= 1e-10 * row[i]!) return "dependent";
    lower[i]![i] = Math.sqrt(pivot);
    own.push(i);
    return "own";
  });
}

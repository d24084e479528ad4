import {zeros} from "./symmetric.js";

/**
 * Which columns carry information of their own, taken one after the other.
 *
 * @param information symmetric and positive semidefinite, p x p; only what is on and below the diagonal is read
 * @param least up to this a diagonal element counts as zero
 * @param unexplained the share of it that earlier columns must leave for a column to count; default 1e-10
 * @returns of each column *own*; *dependent*: it follows from earlier ones; *none*: it carries nothing at all
 * @see Golub and Van Loan 2013, algorithm 4.2.1 (Cholesky), with columns skipped whose pivot vanishes
 */
export function independentColumns(
  information: readonly Float64Array[],
  {least, unexplained = 1e-10}: {least: number; unexplained?: number}
): ("own" | "dependent" | "none")[] {
  const lower = zeros(information.length);
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
    if (pivot <= unexplained * row[i]!) return "dependent";
    lower[i]![i] = Math.sqrt(pivot);
    own.push(i);
    return "own";
  });
}

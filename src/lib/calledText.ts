import type {RenewalRow, RenewalsView} from "./renewalsView.js";
import {plural} from "./words.js";

/** From so many points on, machine and CSM disagree. */
const APART = 20;

/** The CSM's probability less the machine's in whole points, as it is shown; null where one of them is missing. */
export function pointsApart({difference}: Pick<RenewalRow, "difference">): number | null {
  return difference === null ? null : Math.sign(difference) * Math.round(Math.abs(100 * difference));
}

/** How many of the renewals are called, and how many of the calls are far from the machine. */
export function calledTitle({rows, chosen}: Pick<RenewalsView, "rows" | "chosen">): string {
  const called = rows.filter((d) => d.said !== null);
  const far = called.filter((d) => Math.abs(pointsApart(d) ?? 0) >= APART).length;
  const apart = `${APART} points or more apart from the machine`;
  if (rows.length === 0)
    return chosen === "" ? "No renewal is to come" : "No renewal to come fits the choice";
  if (rows.length === 1) {
    if (called.length === 0) return "Nobody has called the renewal yet";
    if (pointsApart(rows[0]!) === null) return "The renewal is called";
    return `The renewal is called, ${far === 1 ? apart : `less than ${APART} points apart from the machine`}`;
  }
  const all = plural(rows.length, "renewal");
  if (called.length === 0) return `Nobody has called any of ${all} yet`;
  const [are, none] = [
    called.length === 1 ? "is" : "are",
    far === 0 ? "none is" : far === 1 ? "1 is" : `${far} are`
  ];
  return `${called.length} of ${all} ${are} called; ${none} ${apart}`;
}

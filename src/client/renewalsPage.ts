import {FilterBar} from "../components/filterBar.js";
import {chosenWords} from "../components/filterSpec.js";
import {formatFor} from "../lib/format.js";
import type {PendingLine} from "../lib/journalLine.js";
import {renewalsChoices} from "../lib/renewalsChoice.js";
import type {RenewalsData} from "../lib/renewalsData.js";
import type {RenewalRow} from "../lib/renewalsView.js";
import {addressValues} from "./address.js";
import {keepInAddress} from "./filters.js";
import {callForm} from "./journal/forms.js";
import {settledLines} from "./journal/pending.js";

type Bar = HTMLElement & {value: Record<string, string>};

/** The controls of the Renewals page, kept in the address: of which renewals it speaks. */
export function renewalsBar(data: RenewalsData): Bar {
  const specs = renewalsChoices(data);
  const words = (state: Readonly<Record<string, string>>) => chosenWords(specs, state) || "all renewals";
  const bar = FilterBar(specs, {value: addressValues(), words});
  return keepInAddress(bar, Object.fromEntries(specs.map((d) => [d.key, d.initial])));
}

/** The calls that wait for the next build. */
export function waitingCalls({company, calls}: RenewalsData): PendingLine<"renewal_calls">[] {
  return settledLines(company, "renewal_calls", calls);
}

/** Asks for a call on a renewal. */
export function askCall({company, currency}: RenewalsData): (row: RenewalRow) => void {
  const format = formatFor({currency});
  return ({account_id, name, arr, renewal_date, chance}) => {
    const machine = chance ? ` The machine says ${format.percent(chance.value, 0)}.` : "";
    const words = `${format.money(arr)} of ARR, on ${format.day(renewal_date)}.${machine}`;
    void callForm({company, account_id, name}, renewal_date, words);
  };
}

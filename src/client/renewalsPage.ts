import {FilterBar} from "../components/filterBar.js";
import {chosenWords, type FilterSpec} from "../components/filterSpec.js";
import {formatFor} from "../lib/format.js";
import type {PendingLine} from "../lib/journalLine.js";
import type {RenewalsData} from "../lib/renewalsData.js";
import type {RenewalRow} from "../lib/renewalsView.js";
import {addressValues} from "./address.js";
import {keepInAddress} from "./filters.js";
import {callForm} from "./journal/forms.js";
import {settledLines} from "./journal/pending.js";

type Bar = HTMLElement & {value: Record<string, string>};

/** The controls of the Renewals page, kept in the address: which renewals are listed. */
export function renewalsBar({quarters, renewals}: RenewalsData): Bar {
  const choice = (key: string, label: string, values: readonly string[]): FilterSpec => ({
    ...{key, label, initial: "all"},
    options: [{value: "all", label: "all"}, ...values.map((value) => ({value, label: value}))]
  });
  const names = (key: "segment" | "csm") => [...new Set(renewals.map((d) => d[key]))].sort();
  const specs = [
    choice(
      "quarter",
      "Due in",
      quarters.map((d) => d.quarter)
    ),
    choice("segment", "Segment", names("segment")),
    choice("csm", "CSM", names("csm"))
  ];
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

import {toCsv} from "./csv.js";
import type {JourneyView} from "./journeyView.js";

/** Every stay of every account of the choice, a line each. */
export function staysCsv({stays, accounts, data}: JourneyView): string {
  return toCsv(stays, [
    {key: "account_id", value: (d) => accounts.account_id[d.i]},
    {key: "account", value: (d) => accounts.name[d.i]},
    {key: "segment", value: (d) => accounts.segment[d.i]},
    {key: "csm", value: (d) => accounts.csm[d.i]},
    {key: "stage", value: (d) => d.stage},
    {key: "team", value: (d) => data.owners[d.stage]},
    {key: "entered_on", value: (d) => d.entered_on},
    {key: "days", value: (d) => d.days},
    {key: "end", value: (d) => d.end},
    {key: "next_stage", value: (d) => d.to},
    {key: "days_to_touch", value: (d) => (d.wait?.reached ? d.wait.days : null)}
  ]);
}

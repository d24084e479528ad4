import {toCsv} from "./csv.js";
import type {GrowthView} from "./growthView.js";

/** The leads for more seats, a line each. */
export function leadsCsv({leads, accounts}: GrowthView): string {
  return toCsv(leads, [
    {key: "account_id", value: (d) => accounts.account_id[d.i]},
    {key: "account", value: (d) => accounts.name[d.i]},
    {key: "segment", value: (d) => accounts.segment[d.i]},
    {key: "csm", value: (d) => accounts.csm[d.i]},
    {key: "mau", value: (d) => d.mau},
    {key: "seats", value: (d) => d.seats},
    {key: "trend", value: (d) => d.trend},
    {key: "health_score", value: (d) => d.health_score},
    {key: "arr", value: (d) => d.arr}
  ]);
}

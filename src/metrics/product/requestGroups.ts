import {group} from "d3";
import type {Metric} from "../metric.js";
import type {Follow} from "../survival.js";
import {durationMetric} from "../survivalQuantile.js";

/** A product request; *time* in days to its shipping, or to the end of the last day if it has not shipped. */
export interface ReviewRequest extends Follow {
  account_id: string;
  title: string;
  status: string;
}

/** All requests of one title. */
export interface RequestGroup {
  title: string;
  requests: number;
  accounts: number;
  /** ARR of the accounts that still wait: their request is open or planned. */
  arr_waiting: number;
  accounts_waiting: number;
  /** Of those that wait, the accounts that pay: it is their ARR. */
  paying_waiting: number;
  open: number;
  planned: number;
  shipped: number;
  declined: number;
  /** Days until half have shipped, those that wait censored, declined ones left out. */
  age: Metric;
  oldest_waiting_days: number | null;
}

/** The requests by title, the one that the most ARR waits for first. */
export function requestGroups(
  requests: readonly ReviewRequest[],
  arr: ReadonlyMap<string, number>
): RequestGroup[] {
  return Array.from(
    group(requests, (d) => d.title),
    ([title, D]) => requestGroup(title, D, arr)
  ).sort((a, b) => b.arr_waiting - a.arr_waiting || b.requests - a.requests || (a.title < b.title ? -1 : 1));
}

function requestGroup(
  title: string,
  requests: readonly ReviewRequest[],
  arr: ReadonlyMap<string, number>
): RequestGroup {
  const count = (status: string) => requests.filter((d) => d.status === status).length;
  const waits = requests.filter((d) => d.status === "open" || d.status === "planned");
  const waiting = new Set(waits.map((d) => d.account_id));
  return {
    title,
    requests: requests.length,
    accounts: new Set(requests.map((d) => d.account_id)).size,
    arr_waiting: [...waiting].reduce((sum, d) => sum + (arr.get(d) ?? 0), 0),
    accounts_waiting: waiting.size,
    paying_waiting: [...waiting].filter((d) => arr.has(d)).length,
    open: count("open"),
    planned: count("planned"),
    shipped: count("shipped"),
    declined: count("declined"),
    age: durationMetric(
      requests.filter((d) => d.status !== "declined"),
      {none: "all were declined"}
    ),
    oldest_waiting_days: waits.length === 0 ? null : Math.floor(Math.max(...waits.map((d) => d.time)))
  };
}

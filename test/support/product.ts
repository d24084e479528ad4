import type {ProductData} from "../../src/lib/productData.js";
import {poorFit, type SoldAccount} from "../../src/metrics/product/poorFit.js";
import {requestGroups, type ReviewRequest} from "../../src/metrics/product/requestGroups.js";
import {type ReviewTicket, ticketGroup, ticketGroups} from "../../src/metrics/product/ticketGroups.js";

/** What a Product review is made of. */
export interface MadeReview {
  tickets?: readonly ReviewTicket[];
  usability?: readonly ReviewTicket[];
  requests?: readonly ReviewRequest[];
  sold?: readonly SoldAccount[];
  arr?: ReadonlyMap<string, number>;
  given?: string[];
  categories?: boolean;
}

/** A defect of an account that was resolved after so many days. */
export function ticketOf(account_id: string, time: number, rest: Partial<ReviewTicket> = {}): ReviewTicket {
  return {
    ...{account_id, time, event: true, severity: 2, topic: "Crash", bug_id: "B-1"},
    ...{has_eta: false, eta_missed: null, workaround: null},
    ...rest
  };
}

/** The Product review of what is given, as it would be published. */
export function productOf({
  tickets = [],
  usability = [],
  requests = [],
  sold = [],
  arr = new Map(),
  given = ["tickets", "requests", "usage", "value"],
  categories = true
}: MadeReview = {}): ProductData {
  return {
    ...{
      company: "Made up",
      scope: null,
      as_of: "2026-06-30",
      since: "2025-06-30",
      currency: "USD",
      given,
      categories
    },
    arr: [...arr.values()].reduce((a, b) => a + b, 0),
    defects: ticketGroup("All defects", tickets, {arr}),
    severities: ticketGroups(tickets, (d) => String(d.severity), {arr, targets: {2: 3}}),
    bugs: ticketGroups(tickets, (d) => d.bug_id, {arr}),
    usability: ticketGroups(usability, (d) => d.topic, {arr}),
    older_open: 0,
    errors: {value: null, reason: "nothing was used in 90 days"},
    requests: requestGroups(requests, arr),
    fit: {cut: 0.5, ...poorFit(sold, 0.5)}
  };
}

import {SHARED, column, required} from "./columns.js";
import type {TableRule} from "./types.js";

const {account_id, currency} = SHARED;

/** Accounts and what they pay. */
export const REVENUE_TABLES = {
  accounts: {
    about: "a customer",
    required: true,
    key: "account_id",
    known_from: ["signup_date"],
    columns: {
      account_id: required("text", "Unique id of the customer"),
      name: required("text", "Name of the customer"),
      segment: column("text", "Segment, such as SMB or Enterprise"),
      plan: column("text", "Plan"),
      industry: column("text", "Industry"),
      country: column("text", "ISO 3166-1 alpha-2 code"),
      region: column("text", "Region"),
      csm: column("text", "Customer success manager in charge"),
      sold_by: column("text", "Who sold to the account"),
      signup_date: column("date", "Day of sign-up"),
      language: column("text", "BCP 47 tag, such as en, tr or ar"),
      timezone: column("text", "IANA time zone"),
      acquisition_source: column("text", "Channel through which the account came"),
      referred_by: column("text", "The account_id that referred it"),
      icp_fit: column("decimal", "Fit to the ideal customer profile, 0 to 1", {min: 0, max: 1}),
      employees: column("int", "Number of employees", {min: 0}),
      tags: column("text", "Comma-separated tags")
    }
  },
  subscriptions: {
    about: "a priced commitment over a period",
    required: true,
    key: "subscription_id",
    known_from: ["start_date"],
    blanked: {end_date: []},
    spans: [["start_date", "end_date"]],
    dates_as_of: ["start_date"],
    flow: true,
    columns: {
      subscription_id: required("text", "Unique id of the subscription"),
      account_id,
      product: column("text", "Product"),
      plan: column("text", "Plan"),
      seats: column("int", "Seats paid for", {min: 0}),
      mrr: required("money", "Monthly recurring revenue, in the subscription’s currency", {min: 0}),
      currency,
      start_date: required("date", "First day"),
      end_date: column("date", "First day after the last; empty: still running"),
      renewal_date: column("date", "Day on which the term ends or continues"),
      billing_period: column("text", "How often it is billed", {values: ["monthly", "quarterly", "annual"]}),
      is_trial: column("bool", "A trial carries no MRR whatever its price says", {default: "false"}),
      auto_renew: column("bool", "Whether it renews by itself")
    }
  },
  invoices: {
    about: "a bill",
    key: "invoice_id",
    known_from: ["issued_on"],
    blanked: {paid_on: []},
    flow: true,
    columns: {
      invoice_id: required("text", "Unique id of the invoice"),
      account_id,
      issued_on: required("date", "Day of issue"),
      due_on: column("date", "Day on which payment is due"),
      paid_on: column("date", "Day of payment"),
      amount: required("money", "Amount, in the invoice’s currency"),
      currency,
      status: column("text", "State of the bill", {values: ["open", "paid", "failed", "void"]})
    }
  },
  churn_events: {
    about: "a cancellation",
    known_from: ["churned_on", "notice_on"],
    blanked: {returned_on: []},
    spans: [["churned_on", "returned_on"]],
    dates_as_of: ["churned_on"],
    flow: true,
    columns: {
      account_id,
      churned_on: required("date", "First day without the service"),
      notice_on: column("date", "Day on which notice was given"),
      voluntary: column("bool", "False when payment failed or the company closed"),
      reason: column("text", "Reason that the account stated"),
      reason_detail: column("text", "Detail of the reason"),
      competitor: column("text", "Competitor it went to"),
      feedback: column("text", "What the customer said"),
      request_id: column("text", "The product request behind it"),
      topic: column("text", "Topic of the reason"),
      returned_on: column("date", "Day on which it came back")
    }
  }
} as const satisfies Record<string, TableRule>;

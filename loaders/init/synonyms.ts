const ACCOUNT = [
  "account id",
  "customer id",
  "company id",
  "organization id",
  "organisation id",
  "org id",
  "client id",
  "tenant id",
  "customer",
  "account",
  "customer oid"
];
const CREATED = ["created at", "created", "created date", "createdate", "creation date", "date created"];

/** Other names for the columns of the contract, by table; those of "*" hold for every table. */
export const SYNONYMS: Record<string, Record<string, string[]>> = {
  "*": {
    account_id: ACCOUNT,
    user_id: ["user", "requester id", "submitter id", "contact id", "member id", "person"],
    currency: ["currency code"],
    csm: [
      "owner",
      "owner id",
      "csm name",
      "customer success manager",
      "account manager",
      "account owner",
      "created by"
    ],
    language: ["locale", "lang"],
    status: ["state"]
  },
  accounts: {
    account_id: ["id", ...ACCOUNT, "account number"],
    name: ["company name", "customer name", "company", "title", "display name"],
    segment: ["tier", "size", "company size", "size band", "market segment"],
    plan: ["plan name", "plan tier", "subscription plan", "product"],
    industry: ["vertical", "sector"],
    country: ["country code", "billing country code", "billing country", "address country"],
    region: ["territory", "state", "geo", "billing state"],
    sold_by: ["sales rep", "account executive", "ae", "sales owner"],
    signup_date: [
      "signup",
      "sign up date",
      "customer since",
      "joined",
      "registered at",
      "start date",
      ...CREATED
    ],
    timezone: ["time zone", "tz"],
    acquisition_source: [
      "source",
      "referral source",
      "channel",
      "lead source",
      "account source",
      "utm source"
    ],
    referred_by: ["referrer", "referrer id"],
    employees: ["number of employees", "employee count", "headcount", "numberofemployees"],
    icp_fit: ["fit", "fit score", "icp score"],
    tags: ["labels"]
  },
  subscriptions: {
    subscription_id: ["id", "sub id", "contract id", "subscription oid", "contract number"],
    product: ["product name", "product id"],
    plan: ["plan name", "plan tier", "plan id", "tier"],
    seats: ["quantity", "licenses", "licences", "seat count", "number of seats", "subscription quantity"],
    mrr: [
      "mrr amount",
      "monthly recurring revenue",
      "monthly amount",
      "monthly price",
      "monthly fee",
      "mrr usd"
    ],
    start_date: ["started at", "start", "subscription started at", "valid from", "begin date", "from"],
    end_date: [
      "ended at",
      "end",
      "cancelled at",
      "canceled at",
      "cancel date",
      "subscription canceled at",
      "valid to",
      "to"
    ],
    renewal_date: ["renews on", "renews at", "next renewal", "renewal", "current period end"],
    billing_period: [
      "billing frequency",
      "bill period months",
      "billing period months",
      "bill period",
      "billing interval",
      "billing cycle",
      "interval",
      "frequency",
      "plan interval"
    ],
    is_trial: ["trial"],
    auto_renew: ["auto renew flag", "auto renewal", "autorenew"]
  },
  users: {
    user_id: ["id", "uid", "user"],
    role: ["user role", "job title", "title"],
    created_at: [...CREATED, "joined at", "signup date"],
    deactivated_at: ["deleted at", "disabled at", "left at", "deactivated on"],
    is_champion: ["champion"]
  },
  contacts: {
    name: ["full name", "contact name"],
    role: ["title", "job title", "contact role"],
    email: ["email address", "mail"],
    preferred_channel: ["channel", "preferred contact"],
    left_on: ["left at", "left company"]
  },
  usage: {
    usage_id: ["event id", "id"],
    ts: [
      "timestamp",
      "time",
      "event time",
      "occurred at",
      "usage date",
      "event date",
      "date",
      "day",
      "used at",
      ...CREATED
    ],
    feature: ["feature name", "event", "event name", "event type", "event type name", "action", "module"],
    count: ["usage count", "n", "uses", "event count", "events", "quantity"],
    duration_s: ["duration", "duration secs", "duration seconds", "usage duration secs", "seconds"],
    errors: ["error count"]
  },
  tickets: {
    ticket_id: ["id", "case id", "case number", "issue id", "number"],
    opened_at: ["submitted at", "opened", ...CREATED],
    first_response_at: ["first agent reply date", "first reply at", "first response", "first responded at"],
    resolved_at: ["closed at", "closed date", "solved at", "resolved", "resolution date"],
    severity: ["priority", "urgency"],
    category: ["type", "issue type"],
    topic: ["subject", "title"],
    csat: ["satisfaction score", "satisfaction rating", "csat score", "rating"],
    bug_id: ["problem id", "linked issue"],
    escalated: ["escalation flag", "is escalated"]
  },
  surveys: {
    response_id: ["id", "survey response id"],
    sent_at: ["invited at", "sent"],
    answered_at: ["responded at", "submitted at", "survey date", "date", ...CREATED],
    kind: ["survey type", "type"],
    question: ["survey question"],
    score: ["rating", "nps", "nps score", "answer"],
    comment: ["feedback", "verbatim", "comments"]
  },
  churn_events: {
    churned_on: ["churn date", "cancelled at", "canceled at", "cancellation date", "churned at"],
    notice_on: ["notice date", "cancellation requested at"],
    voluntary: ["is voluntary"],
    reason: ["reason code", "churn reason", "cancellation reason"],
    reason_detail: ["reason description", "sub reason"],
    feedback: ["feedback text", "comment"],
    returned_on: ["reactivated at", "returned at"]
  },
  invoices: {
    invoice_id: ["id", "number", "invoice number"],
    issued_on: ["issue date", "invoice date", "date", "issued at", "period start", ...CREATED],
    due_on: ["due date", "due at"],
    paid_on: ["paid at", "payment date", "date paid"],
    amount: ["total", "amount due", "invoice amount"],
    status: []
  },
  touches: {
    ts: ["timestamp", "activity date time", "activity date", "date", "start date time", ...CREATED],
    channel: ["task subtype", "activity type", "medium", "event subtype", "type"],
    purpose: ["reason"],
    summary: ["subject", "notes", "description"]
  },
  goals: {
    goal: ["objective", "name", "description"],
    current: ["current value", "actual"],
    due_date: ["deadline", "due"]
  },
  plans: {plan: ["action", "next step", "task"], due_date: ["deadline", "due"]},
  value: {item: ["benefit"], promised: ["expected"], realised: ["realized", "actual"]},
  experiments: {name: ["title"], start_date: ["started at", "start"], end_date: ["ended at", "end"]},
  stages: {stage: ["status", "lifecycle stage"], entered_at: ["timestamp", "changed at", ...CREATED]},
  requests: {
    request_id: ["id", "idea id"],
    title: ["subject", "name"],
    created_at: CREATED,
    shipped_at: ["released at", "completed at"]
  }
};

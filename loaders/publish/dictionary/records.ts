import type {TableText} from "./tableText.js";

const LINE = "Place in the journal: of two lines about one thing the later counts [line]";

/** The tables below the account: what happened, who is there, and what the rest is read with. */
export const RECORD_TABLES: Readonly<Record<string, TableText>> = {
  health_components: {
    about: "a component of an account's health score at a point",
    columns: {
      component: "Name of the component, a metric",
      component_group: "The group of the scorecard that it is in",
      value: "Value of the metric; its unit is that of the metric [unit of the metric]",
      points: "Points that the value gets on the scorecard [0–100]",
      weight: "Part of the score, among components with data [share]",
      contribution: "weight x points; the contributions sum to the health score [points]",
      change: "Contribution less that of the point before [points]",
      max_contribution: "What the contribution would be at 100 points [points]",
      status: "scored, or no data"
    }
  },
  champions: {
    about: "a champion of an account at a point; on the last day every user with a score",
    columns: {
      champion_score: "Champion score; empty where the account has fewer than 5 active users [0–100]",
      is_named: "Whether the CSM named the user as a champion",
      is_champion: "Whether the user is one, by score or by name",
      is_inactive: "Whether the user has not used the product for 30 days",
      has_left: "Whether the user was deactivated in the last 90 days"
    }
  },
  mrr_steps: {
    about: "a stretch of days on which an account pays the same for the same seats",
    columns: {
      from_date: "First day of the stretch",
      to_date: "First day after it; 9999-12-31 while it runs",
      mrr: "MRR in that currency [currency a month]",
      seats: "Seats paid for [seats]",
      currency: "Currency of the contract, an ISO 4217 code"
    }
  },
  movements_daily: {
    about: "a change of an account's MRR on a day",
    columns: {
      day: "Day of the change",
      kind: "new, reactivation, expansion, contraction or churned",
      amount: "Size of the change, always above 0, at the rate of the day's month [money a month]"
    }
  },
  cohorts: {
    about: "accounts that first paid in one month, so many months later, by segment, plan, region and CSM",
    columns: {
      cohort_month: "First day of the month of the first payment",
      age_months: "Month ends since; 0 is the end of that month itself [months]",
      plan: "Plan",
      region: "Region",
      csm: "Customer success manager in charge",
      accounts: "Accounts that began [accounts]",
      retained: "Of accounts, those that pay at that age [accounts]",
      start_mrr: "MRR on the first paid day, at the rate of cohort_month [money a month]",
      kept_mrr: "MRR at that age, of each account at most what it began with [money a month]",
      mrr: "MRR at that age, at the rate of cohort_month [money a month]"
    }
  },
  churns: {
    about: "a churn: an account stopped paying, or its cancellation took effect",
    columns: {
      spell: "Counts the account's churns from 1 [count]",
      start_date: "Day on which the account began, or began again",
      churned_on: "First day without MRR or service",
      mrr_lost: "MRR of the day before, at the rate of that month [money a month]",
      reason: "Reason that the account stated; empty: none",
      voluntary: "False when payment failed or the company closed",
      notice_on: "Day on which notice was given",
      source: "What shows the churn: payment, event or both",
      confirmed: "Whether settings.gap_days have passed without a payment"
    }
  },
  usage_user_day: {
    about: "the usage of one user on one day",
    columns: {
      day: "Day of the usage",
      rows: "Rows of the source that were rolled up [rows]",
      uses: "How often features were used [uses]",
      duration_s: "Time in the product [seconds]",
      errors: "Errors that the user met [errors]"
    }
  },
  usage_feature_point: {
    about: "the use of a feature by an account in 28 days, at a quarter's last day or the data's",
    columns: {
      feature: "Name of the feature",
      users: "Users of the feature; empty where usage names no user [users]",
      uses: "How often it was used [uses]"
    }
  },
  subscriptions: {
    about: "a priced commitment over a period",
    columns: {
      seats: "[seats]",
      mrr: "[currency a month]",
      currency: "Currency of mrr, an ISO 4217 code",
      is_trial: "Whether it is a trial, which carries no MRR whatever its price says"
    }
  },
  invoices: {
    about: "an invoice",
    columns: {amount: "[currency]", currency: "Currency of the amount, an ISO 4217 code"}
  },
  users: {
    about: "a user of an account",
    columns: {is_champion: "Whether the CSM named the user as a champion"}
  },
  tickets: {about: "a support ticket", columns: {severity: "[1–4]", csat: "[1–5]"}},
  surveys: {about: "an invitation to a survey, with its answer", columns: {score: "[points]"}},
  touches: {about: "a contact with the customer"},
  churn_events: {about: "a cancellation, as recorded"},
  contacts: {about: "a person whom the CSM deals with"},
  goals: {
    about: "what the customer wants to reach",
    columns: {baseline: "[as in unit]", target: "[as in unit]", current: "[as in unit]"}
  },
  plans: {about: "an agreed next step"},
  value: {
    about: "promised and realised value of an item in a month",
    columns: {promised: "[money]", realised: "[money]"}
  },
  stages: {about: "a step of the customer journey that was reached"},
  requests: {about: "a product request or piece of feedback"},
  overrides: {
    about: "a judgement that stands beside a computed health score",
    columns: {score: "[0–100]", line: LINE}
  },
  actions: {about: "the state of a play that fired", columns: {line: LINE}},
  renewal_calls: {about: "a judgement on a renewal", columns: {probability: "[share]", line: LINE}},
  experiment_readouts: {
    about: "a KPI of an experiment, with the estimate on which its verdict rests",
    like: "experiments",
    columns: {
      account_id: "The account it is for; empty: across accounts",
      randomised: "Whether units were drawn into arms by lot",
      state: "running, ended, or why it cannot be read: blocked, cannot decide, no control",
      kpi: "Name of the KPI",
      role: "Part that it plays: primary, secondary, guardrail",
      direction: "Which way is better: up or down",
      control_n: "Units in the control arm [units]",
      control_mean: "Mean of the control arm [unit of the KPI]",
      target_n: "Units in the target arm [units]",
      target_mean: "Mean of the target arm [unit of the KPI]",
      estimate:
        "How the effect was estimated: difference, cuped (variance reduced) or did (difference in differences)",
      effect: "Target less control, by that estimate [unit of the KPI]",
      low: "Lower end of the 95 % interval of the effect [unit of the KPI]",
      high: "Upper end of the 95 % interval of the effect [unit of the KPI]",
      p: "Chance of an effect at least as large if there were none [probability]",
      margin: "Of a guardrail: the worst change that is accepted [unit of the KPI]",
      stands: "Of a secondary KPI: whether it stands after Benjamini-Hochberg over all of them",
      outcome: "What the KPI came to, in a word",
      verdict: "What the KPI came to, in a sentence"
    }
  },
  settings: {
    about: "what the data are read with; a single row",
    columns: {
      company: "Name of the company whose data these are",
      as_of: "Last day of the data",
      currency: "Reporting currency, an ISO 4217 code",
      time_zone: "IANA time zone in which days begin and end",
      fiscal_year_start: "Month in which the fiscal year starts [1–12]",
      gap_days: "Without payment for so long, an account has churned [days]",
      churn_basis: "What shows a churn: payment or events",
      quiet_days: "An account can be quiet after so long without contact [days]",
      pay_within_days: "A trial converts if it pays so long after its end at most [days]",
      first_day: "First day of the data"
    }
  },
  points: {
    about: "a day for which history is kept: each month's last, and the last of the data",
    columns: {
      month: "First day of its month",
      is_month_end: "Whether it is the last day of its month",
      is_as_of: "Whether it is the last day of the data",
      quarter: "The fiscal quarter whose last day it is; else empty"
    }
  },
  fx: {
    about: "the rate of a currency in a month",
    columns: {
      currency: "The currency, an ISO 4217 code",
      month: "First day of the month",
      rate: "Money of the reporting currency for one of this [reporting currency per unit]"
    }
  },
  table_counts: {
    about: "a table that was read, and what became of its rows",
    columns: {
      table_name: "Name of the table in the data contract",
      configured: "Whether the configuration names a source for it",
      source: "Where it was read from",
      read: "Rows read [rows]",
      accepted: "Rows that kept all rules [rows]",
      rejected: "Rows that broke a rule [rows]",
      cascaded: "Of rejected, those that only refer to a rejected row [rows]",
      known: "Rows that are known by the last day of the data [rows]",
      warnings: "Rows with a warning [rows]",
      first_day: "First day of its rows",
      last_day: "Last day of its rows"
    }
  }
};

import type {TableText} from "./tableText.js";

const NPS = {
  nps_n: "Users whose last answer counts towards NPS [users]",
  promoters: "Of nps_n, those who gave 9 or 10 [users]",
  detractors: "Of nps_n, those who gave 0 to 6 [users]",
  csat_surveys_n: "Answers to CSAT surveys [answers]",
  csat_surveys_good: "Of csat_surveys_n, those of 4 or 5 [answers]"
};

const rank = (what: string) =>
  `Rank of ${what} among the paying accounts of the reference: 100 is the best [0–100]`;

/** The tables with a row for each account, alone or with a day, a week or a quarter. */
export const ACCOUNT_TABLES: Readonly<Record<string, TableText>> = {
  account_dim: {
    about: "an account, as it stands on the last day of the data",
    like: "accounts",
    columns: {
      account_id: "Unique id of the account",
      first_paid_date: "First day with MRR",
      cohort_month: "First day of the month of the first payment",
      last_paid_date: "Last day with MRR; empty while it pays",
      churned_on: "Day of the last churn, while it lasts",
      notice_on: "Day on which a cancellation was announced that is not yet due",
      leaving_on: "Day from which that cancellation takes effect",
      paying: "Whether it has MRR",
      mrr: "MRR in the reporting currency, at the rate of the month [money a month]",
      contract_mrr: "MRR in the currency of the contract [contract_currency a month]",
      contract_currency: "Currency of the larger part of the MRR, an ISO 4217 code",
      seats: "Seats paid for [seats]",
      employees: "[people]",
      renewal_date: "The next day on which the term ends or continues",
      tenure_days: "Since the first payment [days]",
      activated_on: "Day on which the account was activated",
      time_to_value_days: "From the first paid day to activation; 0 when it was activated before [days]"
    }
  },
  account_point: {
    about: "an account on the last day of a month, or on the last day of the data",
    columns: {
      segment: "Segment, such as SMB or Enterprise",
      plan: "Plan",
      mrr: "MRR in the reporting currency, at the rate of the month [money a month]",
      contract_mrr: "MRR in the currency of the contract [contract_currency a month]",
      contract_currency: "Currency of the larger part of the MRR, an ISO 4217 code",
      seats: "Seats paid for [seats]",
      paying: "Whether it has MRR",
      tenure_days: "Since the first payment [days]",
      dau_mean: "Daily active users: mean over the last 28 days [users a day]",
      stickiness: "Daily over monthly active users: dau_mean / mau [share]",
      user_days: "Days with usage, each user's counted by themselves, in the last 28 days [user days]",
      features_used: "Different features used in the last 28 days [features]",
      features_available: "Features that anyone on the plan used in the last 28 days [features]",
      active_rate_base: "Denominator of active_rate: seats, or users where there are more [users]",
      unused_share: "Unused seats as a share of the seats [share]",
      user_churn_base: "Denominator of user_churn: users active in the 28 days before the last 28 [users]",
      days_since_inbound: "Since the customer last spoke to us [days]",
      tickets_28d: "Tickets opened in the last 28 days [tickets]",
      open_sev1: "Tickets of severity 1 that are open [tickets]",
      oldest_sev1_days: "Since the oldest open ticket of severity 1 was opened [days]",
      first_response_median_hours_90d:
        "Median time to the first answer of tickets of the last 90 days (Kaplan-Meier) [hours]",
      csat_n: "Rated tickets that were resolved in the last 90 days [tickets]",
      csat_good: "Of csat_n, those rated 4 or 5 [tickets]",
      ...NPS,
      surveys_sent_90d: "Invitations of the last 90 days that are at least 14 days old [invitations]",
      surveys_answered_90d: "Of surveys_sent_90d, those answered [invitations]",
      touches_90d: "Contacts in the last 90 days [touches]",
      proactive_90d: "Of touches_90d, those that we began, escalations apart [touches]",
      champion_risk:
        "left: a champion left in the last 90 days; none: there is none; inactive: one of them is; one: there is only one",
      promised_to_date: "Value promised since the first month [money]",
      promised_measured_to_date: "Value promised in the months that were measured [money]",
      realised_to_date: "Value realised in the months that were measured [money]",
      paid_to_date: "Fees of the months that were measured [money]",
      goals_open: "Goals that are open [goals]",
      goals_met: "Goals that were met [goals]",
      goals_missed: "Goals that were missed [goals]",
      invoices_overdue: "Unpaid invoices past their due day [invoices]",
      oldest_overdue_days: "Since the due day of the oldest unpaid invoice; 0 without one [days]",
      rank_active_rate: rank("the active-user rate"),
      rank_active_days: rank("active days per user"),
      rank_breadth: rank("feature breadth"),
      rank_trend: rank("the usage trend"),
      engagement_reference: "The accounts that the ranks compare with: the segment, or all where it is small",
      quiet: "Whether the customer has been silent for the days of settings.quiet_days while its usage falls",
      quiet_reason: "Why it is quiet, or why that cannot be said",
      health_change: "Health score less that of the point before [points]",
      scorecard: "Id of the scorecard that gave the health score",
      scorecard_version: "Version of that scorecard",
      most_movable: "The component whose way to 100 points would add most to the health score",
      most_movable_gain: "What it would add [points]",
      health_band: "Healthy, watch or at risk by the health score; else not enough data"
    }
  },
  account_week: {
    about: "an account in a week that is over",
    columns: {
      week_end: "Sunday on which the week ends",
      active_days: "Days of the week with usage [days]",
      seats: "Seats paid for on week_end [seats]",
      missing: "Whether no account has any usage in the week: it was not recorded, which is not zero"
    }
  },
  account_quarter: {
    about: "an account in a fiscal quarter",
    columns: {
      quarter: "Name of the fiscal quarter",
      first_day: "First day of the quarter",
      last_day: "Last day of the quarter, or of the data",
      is_complete: "Whether the quarter is over",
      start_mrr: "MRR on the day before the quarter, at the rate of that month [money a month]",
      end_mrr: "MRR on last_day, at the same rate as start_mrr [money a month]",
      tickets_opened: "Tickets opened in the quarter [tickets]",
      severity_1: "Of them, those of severity 1, the worst [tickets]",
      severity_2: "Of them, those of severity 2 [tickets]",
      severity_3: "Of them, those of severity 3 [tickets]",
      severity_4: "Of them, those of severity 4 [tickets]",
      severity_unknown: "Of them, those without a severity [tickets]",
      tickets_escalated: "Of them, those that were escalated [tickets]",
      tickets_resolved: "Tickets resolved in the quarter [tickets]",
      tickets_open_end: "Tickets open at the end of the quarter [tickets]",
      first_response_median_hours: "Median time to the first answer (Kaplan-Meier) [hours]",
      first_response_p90_hours: "Time to the first answer that 90 % do not exceed (Kaplan-Meier) [hours]",
      resolution_median_hours: "Median time to the solution (Kaplan-Meier) [hours]",
      resolution_p90_hours: "Time to the solution that 90 % do not exceed (Kaplan-Meier) [hours]",
      csat_tickets_n: "Rated tickets that were resolved in the quarter [tickets]",
      csat_tickets_good: "Of csat_tickets_n, those rated 4 or 5 [tickets]",
      ...NPS,
      ces_n: "Answers to customer effort surveys [answers]",
      ces_mean: "Mean customer effort score [1–7]",
      surveys_sent: "Invitations sent that had 14 days for an answer [invitations]",
      surveys_answered: "Of surveys_sent, those answered [invitations]",
      touches: "Contacts in the quarter [touches]",
      touches_proactive: "Of touches, those that we began, escalations apart [touches]",
      requests_made: "Product requests made in the quarter [requests]",
      requests_shipped: "Product requests shipped in the quarter [requests]",
      users_before: "Users active in the 28 days before the quarter [users]",
      users_after: "Users active in the last 28 days of the quarter [users]",
      users_lost: "Of users_before, those that are not among users_after [users]",
      promised: "Value promised [money]",
      promised_measured: "Value promised in the months that were measured [money]",
      realised: "Value realised in the months that were measured [money]",
      paid: "Fees of the months that were measured [money]"
    }
  }
};
